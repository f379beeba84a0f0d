// The review: a list of elements, a panel, the keyboard, and what waits to be confirmed.
const MOVES = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, Home: -1e6, End: 1e6, PageDown: 8, PageUp: -8 };
const ACTS = { a: "accept", r: "reject", d: "defer", e: "edit", m: "merge", s: "split", u: "undo" };
const DECIDED = { accept: "accepted", reject: "rejected", defer: "deferred" };

class Review {
  constructor(root) {
    this.root = root;
    this.entries = new Entries(this);
    this.detail = new Detail(this);
    this.forms = new Forms(this);
    this.outbox = new Outbox("review", (operation, trouble) => this.confirmed(operation, trouble));
    this.top = make("div", "qc-rv-top");
    this.help = make("p", "qc-rv-help");
    this.live = make("div", "qc-rv-live");
    this.live.setAttribute("aria-live", "polite");
    this.trouble = make("p", "qc-rv-trouble");
    this.trouble.setAttribute("role", "alert");
    const panes = make("div", "qc-rv-panes");
    panes.append(this.entries.root, this.detail.root);
    root.replaceChildren(this.top, this.trouble, panes, this.help, this.live);
    root.addEventListener("keydown", (event) => this.key(event));
  }

  update(part) {
    const fresh = this.stamp !== part.data.stamp;
    this.outbox.attach(part, part.data.name);  // nothing is kept in the browser: there are names in it
    this.outbox.hub.boxes.set(part.data.name, this);
    if (!fresh) return;
    this.stamp = part.data.stamp;
    this.page = part.data;
    this.base = new Map(part.data.entities.map((one) => [one.id, one]));
    this.changed = new Map();
    this.gone = new Set();
    this.guess = new Map();
    this.help.textContent = part.data.second ? part.data.words.help_second : part.data.words.help;
    this.entries.dress();
    const told = this.outbox.hub.last.get(part.data.name);
    if (told?.stamp === this.stamp) this.take(told);
    this.draw();
    if (!this.greeted && (document.activeElement === document.body || !document.activeElement)) this.entries.list.focus({ preventScroll: true });
    this.greeted = true;
    this.root.dataset.ready = "1";
  }

  heard(told) {
    if (told.stamp === this.stamp) this.take(told);
    this.outbox.settle(told.answers);
    this.draw();
  }

  take(told) {
    this.changed = new Map(told.changed.map((one) => [one.id, one]));
    this.gone = new Set(told.gone);
    for (const [id] of this.guess) if (![...this.outbox.pending.values()].some((op) => op.entity === id && !told.answers[op.id])) this.guess.delete(id);
  }

  confirmed(operation, trouble) {
    this.guess.delete(operation.entity);
    if (trouble) this.complain(trouble);
    else if (operation.do === "undo") this.tell(this.page.words.undone);
  }

  entities() {
    const order = [...this.page.entities.map((one) => one.id), ...[...this.changed.keys()].filter((id) => !this.base.has(id))];
    return order.filter((id) => !this.gone.has(id)).map((id) => this.get(id));
  }

  get(id) {
    const known = this.changed.get(id) || this.base.get(id);
    return this.guess.has(id) && known ? { ...known, ...this.guess.get(id) } : known;
  }

  isOpen(one) { return one.decision === "proposed" || one.decision === "deferred"; }
  mySecond(one) { return one.second[this.page.me] || ""; }

  isReplaced(one) {
    if (one.policy === "keep" || one.decision === "rejected") return false;
    return !this.isOpen(one) || one.kind !== "OTHER";
  }

  becomes(one) { return this.isReplaced(one) ? `→ ${one.replacement || "…"}` : `= ${this.page.words.stays}`; }

  alike(one) {
    const found = new Map();
    for (const [a, b, why] of this.page.alike) {
      const first = this.heir(a), second = this.heir(b);
      const other = first === one.id ? second : second === one.id ? first : null;
      if (other && other !== one.id && !found.has(other)) found.set(other, [this.get(other), why]);
    }
    return [...found.values()];
  }

  // an element, or the one it was merged into
  heir(id) {
    if (!this.gone.has(id)) return this.get(id) ? id : null;
    const { form } = this.base.get(id);
    return [...this.changed.values()].find((one) => one.forms.includes(form))?.id ?? null;
  }

  nothing() {
    const { words } = this.page;
    const filtered = this.entries.kind || this.entries.sought.trim();
    return this.entries.state === "open" && !filtered ? words.done : words.none;
  }

  draw() {
    const ids = this.entries.shown().map((one) => one.id);
    if (!ids.includes(this.present)) this.present = ids[Math.min(this.place || 0, ids.length - 1)];
    this.place = Math.max(0, ids.indexOf(this.present));
    if (this.forms.open && this.forms.open.id !== this.present) this.forms.close();
    this.entries.draw(this.present);
    this.detail.draw(this.present && this.get(this.present));
    this.drawTop();
    this.root.dataset.pending = this.outbox.pending.size;
  }

  drawTop() {
    const { words, second } = this.page;
    const all = this.entities().filter((one) => one.kind !== "OTHER");
    const done = second ? all.filter((one) => this.mySecond(one)) : all.filter((one) => !this.isOpen(one));
    const direct = all.filter((one) => this.isOpen(one) && this.page.direct.includes(one.kind));
    const sure = all.filter((one) => this.isOpen(one) && one.tier === "sure");
    const bar = make("progress", "qc-rv-progress");
    bar.max = Math.max(1, all.length);
    bar.value = done.length;
    bar.setAttribute("aria-label", words.progress);
    const said = make("span", "qc-rv-count", say(words.counted, { done: done.length, n: all.length }));
    const parts = [bar, said];
    if (!second) parts.push(make("span", direct.length ? "qc-rv-direct" : "qc-rv-clear", direct.length ? say(words.direct, { n: direct.length }) : words.no_direct));
    parts.push(make("span", "qc-rv-space"));
    if (this.outbox.pending.size) parts.push(make("span", "qc-rv-quiet", words.saving));
    if (!second) {
      if (sure.length) parts.push(button(say(words.accept_sure, { n: sure.length }), "⇧A", "", () => this.act("sure")));
      parts.push(button(words.undo, "u", "", () => this.act("undo")));
    }
    const held = this.top.contains(document.activeElement);
    this.top.replaceChildren(...parts);
    if (held) this.entries.list.focus({ preventScroll: true });
  }

  key(event) {
    const typing = event.target.closest("input, textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const one = this.present && this.get(this.present);
    const known = this.keyed(event, one);
    if (known) { event.preventDefault(); event.stopPropagation(); }
    else if (event.key.length === 1) event.stopPropagation();  // r and c mean something to the page
  }

  keyed(event, one) {
    const { key } = event;
    const inside = this.detail.inside && one;
    if (event.target.closest("button") && (key === "Enter" || key === " ")) return false;
    if (key === "/") { this.entries.search.focus(); return true; }
    if (key === "A" && event.shiftKey) { this.act("sure"); return true; }
    if (key === "ArrowRight" && one) { this.detail.step(one, 0); return true; }
    if ((key === "ArrowLeft" || key === "Escape") && inside) { this.detail.inside = false; this.detail.draw(one); return true; }
    if (inside && key === "x") { this.exempt(one, one.mentions[this.detail.at]); return true; }
    if (inside && key === "e" && !this.page.second) { this.openForm("own", one.mentions[this.detail.at]); return true; }
    if (key in MOVES) {
      if (inside) this.detail.step(one, Math.sign(MOVES[key])); else this.move(MOVES[key]);
      return true;
    }
    if (key in ACTS && (one || key === "u")) { this.act(ACTS[key]); return true; }
    return false;
  }

  move(way) {
    const ids = this.entries.ids;
    if (!ids.length) return;
    this.choose(ids[Math.max(0, Math.min(ids.length - 1, this.place + way))]);
  }

  choose(id) {
    this.present = id;
    this.trouble.textContent = "";
    this.draw();
    const one = this.get(id);
    this.tell(`${one.form}, ${this.page.kinds[one.kind]}, ${this.page.tiers[one.tier]}`);
  }

  act(what) {
    this.trouble.textContent = "";
    const one = this.present && this.get(this.present);
    if (what === "sure") { this.present = null; this.place = 0; }  // what is left begins with the riskiest
    if (what === "undo" || what === "sure") { if (!this.page.second) this.push({ do: what }); return; }
    if (!one) return;
    if (this.page.second) { if (what in DECIDED && what !== "defer") this.second(one, DECIDED[what]); return; }
    if (what in DECIDED) this.decide(one, what);
    else this.openForm(what);
  }

  decide(one, what) {
    const decision = DECIDED[what];
    this.guess.set(one.id, { decision, by: this.page.me });
    this.tell(`${one.form}: ${this.page.words.decisions[decision]}`);
    // what is put off stays in the list of what is open: the next one is looked at all the same
    this.push({ do: what, entity: one.id }, this.entries.state !== "open" || what === "defer");
  }

  second(one, decision) {
    this.guess.set(one.id, { second: { ...one.second, [this.page.me]: decision } });
    this.tell(`${one.form}: ${this.page.words.decisions[decision]}`);
    this.push({ do: "second", entity: one.id, decision }, this.entries.state !== "open");
  }

  exempt(one, mention) {
    if (!one || !mention || this.page.second || !this.isReplaced(one)) return;
    const kept = { ...one.kept };
    const was = Object.hasOwn(kept, mention);
    if (was) delete kept[mention]; else kept[mention] = null;
    this.guess.set(one.id, { ...(this.guess.get(one.id) || {}), kept });
    this.push(was ? { do: "unexempt", entity: one.id, mention } : { do: "exempt", entity: one.id, mention, replacement: null });
  }

  push(operation, onwards) {
    this.outbox.push(operation);
    if (onwards) this.place += 1;
    if (onwards && this.place < this.entries.ids.length) this.present = this.entries.ids[this.place];
    this.draw();
    return true;
  }

  openForm(name, preset) {
    const one = this.get(this.present);
    if (!one) return;
    this.forms.show(name, one, preset);
    this.detail.draw(one);
    this.forms.focus();
    this.root.dataset.form = name;
  }

  closeForm() {
    this.forms.close();
    delete this.root.dataset.form;
    this.draw();
    this.entries.list.focus({ preventScroll: true });
  }

  complain(words) { this.trouble.textContent = words; }
  tell(words) { this.live.textContent = words; }
  destroy() { this.outbox.close(); this.outbox.hub.boxes.delete(this.page?.name); }
}

export default function (part) {
  const root = part.parentElement.querySelector(".qc-review");
  const review = (root.__qcReview ??= new Review(root));
  review.update(part);
  return () => { review.destroy(); root.__qcReview = null; };
}
