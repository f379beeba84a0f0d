// Two or more coders side by side; decisions wait in the outbox until they are stored.
const STEPS = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 8, PageUp: -8, Home: -1e6, End: 1e6 };
const LETTERS = { b: "both", n: "neither", w: "wider", i: "narrower", g: "agreed" };

class Compare {
  constructor(root) {
    this.root = root;
    this.opened = new Set();
    this.guess = new Map();
    this.outbox = new Outbox("compare", (operation, trouble) => this.confirmed(operation, trouble));
    this.head = make("div", "qc-bar qc-cp-head");
    this.trouble = make("p", "qc-trouble");
    this.trouble.setAttribute("role", "alert");
    this.live = make("div", "qc-live");
    this.live.setAttribute("aria-live", "polite");
    this.keys = make("p", "qc-quiet");
    this.list = new PlacesList(this);
    this.text = new TranscriptPane(this);
    this.panel = new DecisionPanel(this);
    const middle = make("div", "qc-cp-middle");
    this.names = make("div", "qc-cp-names");
    middle.append(this.names, this.text.root);
    const panes = make("div", "qc-cp-panes");
    panes.append(this.list.root, middle, this.panel.root);
    root.replaceChildren(this.head, this.trouble, panes, this.keys, this.live);
    root.addEventListener("keydown", (event) => this.key(event));
  }

  update(part) {
    const { data } = part;
    this.outbox.attach(part, "compare", data.place);
    this.page = data;
    data.codes_of = (place) => [...new Set(place.sides.map((s) => s.code))].map((id) => data.codes.find((c) => c.id === id)).filter(Boolean);
    this.byKey = new Map(data.places.map((place) => [place.key, place]));
    this.outbox.settle(data.answers);
    const waiting = new Set([...this.outbox.pending.values()].map((op) => op.key));
    for (const key of this.guess.keys()) if (!waiting.has(key)) this.guess.delete(key);
    this.keys.textContent = data.editable ? data.words.keys : "";
    const typed = this.root.contains(document.activeElement) && document.activeElement.matches("textarea, input.qc-field");
    if (this.stamp === data.stamp && typed) return;
    this.stamp = data.stamp;
    this.list.dress(data);
    this.heading();
    const before = this.text.source?.id;
    this.text.source = null;
    // a decision changes no stripe, and drawing them all takes the time of many clicks
    const drawn = JSON.stringify(data.places.map((place) => [place.key, place.source, place.sides]));
    if (this.drawn !== drawn) this.text.stale();
    this.drawn = drawn;
    this.list.draw();
    if (!this.byKey.has(this.chosen)) this.chosen = data.start || this.list.rows.keys().next().value;
    const place = this.place(this.chosen);
    this.text.show(this.source(place?.source ?? before) ?? data.sources[0]);
    this.drawChosen();
    this.root.dataset.ready = "1";
    this.root.dataset.pending = this.outbox.pending.size;
  }

  place(key) { return this.byKey.get(key); }
  source(id) { return this.page.sources.find((s) => s.id === id); }
  coder(id) { return this.page.coders.find((c) => c.id === id) ?? { id, name: "?" }; }
  pair() { return this.shownPair ?? this.page.coders.slice(0, 2); }
  decided(place) { return this.guess.has(place.key) ? this.guess.get(place.key) : place.decision_said; }

  heading() {
    const { page } = this, { words, progress } = page;
    const made = make("span", "qc-cp-progress");
    const bar = make("progress");
    bar.max = Math.max(1, progress.differing);
    bar.value = progress.differing - progress.left;
    bar.setAttribute("aria-label", words.progress);
    made.append(bar, document.createTextNode(" " + say(words.settled, { done: progress.differing - progress.left, all: progress.differing })));
    const parts = [made];
    if (page.editable) for (const each of page.bulk) {
      parts.push(press(each.said, each.help, () => this.send({ do: "bulk", kind: each.kind, decision: each.decision })));
    }
    if (page.editable) parts.push(press(words.undo, "u", () => this.send({ do: "undo" })));
    this.head.replaceChildren(...parts);
    this.names.replaceChildren(...[0, 1].map((at) => this.name(at)));
  }

  name(at) {
    const { coders, words } = this.page, pair = this.pair();
    const box = make("label", at ? "qc-cp-b" : "qc-cp-a");
    if (coders.length < 3) { box.append(make("strong", "", pair[at]?.name ?? "")); return box; }
    const select = make("select", "qc-field");
    select.setAttribute("aria-label", at ? words.right : words.left);
    select.append(...coders.map((c) => { const o = make("option", "", c.name); o.value = c.id; return o; }));
    select.value = pair[at].id;
    select.addEventListener("change", () => { const next = [...this.pair()]; next[at] = this.coder(select.value); this.shownPair = next; this.text.stale(); this.drawChosen(); });
    box.append(select);
    return box;
  }

  choose(key, fromText = false) {
    if (!this.byKey.has(key)) return;
    this.chosen = key;
    if (fromText && !this.list.rows.has(key)) { this.list.kind.value = "*"; this.list.source.value = ""; this.list.code.value = ""; this.list.open.checked = false; this.list.draw(); }
    const place = this.place(key);
    this.text.show(this.source(place.source));
    this.list.mark();
    this.drawChosen();
    this.live.textContent = `${place.kind_said}: ${place.quote}`;
  }

  drawChosen() {
    const place = this.place(this.chosen);
    this.panel.draw(place);
    if (this.text.source) this.text.mark(place);
    this.root.dataset.chosen = this.chosen || "";
  }

  decide(place, decision, coder) {
    this.trouble.textContent = "";
    const name = coder ? say(this.page.words.as, { name: this.coder(coder).name }) : this.page.words[decision];
    this.guess.set(place.key, name);
    this.outbox.push({ do: "decide", key: place.key, decision, coder: coder ?? null, reason: this.panel.reason?.value.trim() ?? "" });
    const next = this.list.nextOpen();
    this.list.again(place);
    this.root.dataset.pending = this.outbox.pending.size;
    if (next) this.choose(next); else this.drawChosen();
    this.list.list.focus({ preventScroll: true });
  }

  redrawn(place, code, span) {
    this.guess.set(place.key, this.page.words.redraw);
    this.send({ do: "redraw", key: place.key, code, start: span[0], end: span[1], reason: this.panel.reason?.value.trim() ?? "" });
    this.list.again(place);
  }

  takeBack(place) { this.guess.set(place.key, ""); this.send({ do: "back", key: place.key }); this.list.again(place); this.drawChosen(); }
  discuss(place, text) { this.send({ do: "discuss", key: place.key, text }); }
  define(code, text) { this.send({ do: "define", code: code.id, text }); }

  send(operation) {
    this.trouble.textContent = "";
    this.outbox.push(operation);
    this.root.dataset.pending = this.outbox.pending.size;
  }

  confirmed(operation, trouble) {
    if (operation.key) this.guess.delete(operation.key);
    if (trouble) this.complain(trouble);
    else this.live.textContent = this.page.words.stored;
  }

  complain(trouble) { this.trouble.textContent = trouble; }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select, summary")) return;
    const { key } = event, place = this.place(this.chosen);
    let done = true;
    if (key in STEPS) this.list.step(STEPS[key]);
    else if (key === "Enter" && event.target.matches("button")) done = false;
    else if (key === "Enter" && place) { this.text.mark(place); this.text.root.focus({ preventScroll: true }); }
    else if (key === "Escape") this.list.list.focus({ preventScroll: true });
    else if (!place || !this.page.editable) done = false;
    else if (/^[1-9]$/.test(key) && place.kind !== "agreement") {
      const coder = this.page.coders[Number(key) - 1];
      if (coder && place.sides.some((s) => s.coder === coder.id)) this.decide(place, "one", coder.id);
    } else if (key in LETTERS && this.fits(place, LETTERS[key])) this.decide(place, LETTERS[key]);
    else if (key === "r") this.panel.reason?.focus();
    else if (key === "t") this.panel.talk?.focus();
    else if (key === "u") this.send({ do: "undo" });
    else done = false;
    if (done || key.length === 1) event.stopPropagation();
    if (done) event.preventDefault();
  }

  fits(place, decision) { return place.kind === "agreement" ? decision === "agreed" : decision === "neither" || place.fits.includes(decision); }

  destroy() { this.outbox.close(); this.text.close(); }
}

export default function (part) {
  const root = part.parentElement.querySelector(".qc-compare-root");
  const compare = (root.__qcCompare ??= new Compare(root));
  compare.update(part);
  return () => { compare.destroy(); root.__qcCompare = null; };
}
