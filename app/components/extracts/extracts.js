// The extracts of a node in one list: read, mark, pick, re-code.
const ACTS = { d: "divergent", p: "pick", s: "seen", e: "recode", x: "uncode", o: "open" };

class ExtractList {
  constructor(root) {
    this.root = root;
    this.outbox = new Outbox("extracts", (operation, trouble) => this.confirmed(operation, trouble));
    this.search = make("input", "qc-field");
    this.search.type = "search";
    this.only = make("select", "qc-field");
    this.bar = make("div", "qc-bar");
    this.counted = make("span", "qc-quiet");
    this.all = make("span");
    this.bar.append(this.search, this.only, this.counted, this.all);
    this.trouble = make("p", "qc-trouble");
    this.trouble.setAttribute("role", "alert");
    this.list = make("div", "qc-ex-list");
    this.side = new Side(this);
    this.palette = new Palette(this);
    const panes = make("div", "qc-ex-panes");
    panes.append(this.list, this.side.root);
    this.foot = make("div", "qc-quiet");
    this.live = make("div", "qc-live");
    this.live.setAttribute("aria-live", "polite");
    root.replaceChildren(this.bar, this.trouble, panes, this.foot, this.live);
    this.search.addEventListener("input", () => this.drawList());
    this.search.addEventListener("keydown", (event) => event.stopPropagation());
    this.only.addEventListener("change", () => this.drawList());
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.clock = setInterval(() => this.drawFoot(), 1000);
  }

  update(part) {
    const { data } = part;
    this.part = part;
    this.page = data;
    this.outbox.attach(part, "extracts", data.place);
    const before = [...this.outbox.pending.values()];
    this.outbox.settle(data.answers);
    const fresh = this.stamp !== data.stamp;
    if (fresh) { this.stamp = data.stamp; this.base = new Map(data.rows.map((row) => [row.id, row])); }
    this.dress();
    this.side.update(data);
    for (const op of before) if (op.do === "analysis" && data.answers[op.id]) this.side.clash(op);
    const touched = new Set(before.flatMap((op) => op.codings || [op.coding]).filter(Boolean));
    if (fresh) this.drawList(); else for (const id of touched) this.redraw(id);
    this.side.draw();
    this.drawFoot();
    this.root.dataset.ready = "1";
  }

  dress() {
    const { words } = this.page;
    this.search.placeholder = words.search;
    this.search.setAttribute("aria-label", words.search);
    this.only.setAttribute("aria-label", words.only);
    const value = this.only.value || "all";
    this.only.replaceChildren(...["all", "old", "divergent", "picked"].map((name) => { const o = make("option", "", words[`only_${name}`]); o.value = name; return o; }));
    this.only.value = value;
  }

  // a row as the program said it, with what waits to be stored laid over it
  get(id) {
    const known = this.base.get(id);
    if (!known) return null;
    let row = known;
    for (const op of this.outbox.pending.values()) {
      if (op.do === "seen" && op.codings.includes(id)) row = { ...row, old: false };
      if (op.do === "order" && op.codings.includes(id)) row = { ...row, picked: op.codings.indexOf(id) };
      if (op.coding !== id) continue;
      if (op.do === "divergent") row = { ...row, divergent: op.on };
      if (op.do === "pick") row = { ...row, picked: op.on ? row.picked ?? 1e6 : null };
      if (op.do === "trim") row = { ...row, trimmed: op.text };
      if (op.do === "recode") row = { ...row, code: op.code, code_name: op.name, gone: !this.page.inside.includes(op.code) };
      if (op.do === "uncode") row = { ...row, gone: true };
    }
    return row.gone ? null : row;
  }

  rows() { return [...this.base.keys()].map((id) => this.get(id)).filter(Boolean); }
  picks() {
    const place = new Map(this.page.inside.map((id, n) => [id, n]));
    return this.rows().filter((row) => row.picked !== null && place.has(row.code)).sort((a, b) => place.get(a.code) - place.get(b.code) || a.picked - b.picked);
  }

  shown() {
    const words = fold(this.search.value.trim()), only = this.only.value;
    return this.rows().filter((row) => (only === "all" || (only === "old" && row.old) || (only === "divergent" && row.divergent) || (only === "picked" && row.picked !== null))
      && (!words || fold(`${row.quote} ${row.who} ${row.code_name} ${row.comment}`).includes(words)));
  }

  // cards whose words are the same as before stay as they are: a list of hundreds is not built anew
  drawList() {
    const rows = this.shown(), held = this.list.contains(document.activeElement), top = this.list.scrollTop;
    if (!rows.some((row) => row.id === this.present)) this.present = rows[Math.min(this.at || 0, rows.length - 1)]?.id;
    const before = this.cards ?? new Map();
    this.cards = new Map(rows.map((row) => [row.id, this.made(row, before.get(row.id))]));
    const wanted = [...this.cards.values()].map(([card]) => card);
    if (!rows.length) wanted.push(make("p", "qc-quiet", this.page.words.none));
    const present = [...this.list.children];
    if (wanted.length !== present.length || wanted.some((card, n) => card !== present[n])) this.list.replaceChildren(...wanted);
    this.list.scrollTop = top;
    if (held && !this.list.contains(document.activeElement)) this.card(this.present)?.focus({ preventScroll: true });
    this.drawTop(rows);
  }

  made(row, before) {
    const said = JSON.stringify([row, this.page.editable, this.page.several, this.page.words.open]);
    if (before && before[1] === said) return before;
    return [extractCard(this, row), said];
  }

  drawTop(rows) {
    const old = rows.filter((row) => row.old);
    const n = new Set(rows.map((r) => [r.source, r.start, r.quote].join("\n"))).size; // two coders on the same words: one extract
    this.counted.textContent = say(this.page.words.counted, { n, codings: rows.length, people: new Set(rows.map((r) => r.who)).size });
    this.all.replaceChildren(...(this.page.editable && old.length ? [press(say(this.page.words.all_seen, { n: old.length }), "", () => this.push({ do: "seen", codings: old.map((row) => row.id) }))] : []));
    this.list.dataset.count = rows.length;
  }

  redraw(id) {
    const card = this.card(id), row = this.get(id);
    if (!card) return;
    if (!row) { this.drawList(); return; }
    const held = card.contains(document.activeElement), place = [...card.querySelectorAll("button")].indexOf(document.activeElement);
    const fresh = this.made(row, this.cards.get(id));
    if (fresh[0] === card) return;
    this.cards.set(id, fresh);
    card.replaceWith(fresh[0]);
    if (held) (place > 0 ? [...fresh[0].querySelectorAll("button")][place] ?? fresh[0] : fresh[0]).focus({ preventScroll: true });
  }

  card(id) { return id ? this.list.querySelector(`[data-id="${CSS.escape(id)}"]`) : null; }

  push(operation) {
    this.trouble.textContent = "";
    this.outbox.push(operation);
    if (operation.do === "seen" && operation.codings.length > 1 || operation.do === "uncode" || operation.do === "recode") this.drawList();
    else for (const id of operation.codings || [operation.coding]) if (id) this.redraw(id);
    this.side.draw();
    this.drawFoot();
  }

  confirmed(operation, trouble) {
    if (trouble) this.trouble.textContent = trouble;
    else this.live.textContent = this.page.words.stored;
  }

  recode(row) {
    this.palette.open(this.card(row.id), this.page.codes, this.page.words, (code) => this.push({ do: "recode", coding: row.id, code: code.id, name: code.name }));
  }

  ask(what, row) { this.part.setTriggerValue("ask", { what, source: row.source, start: row.start, id: newId() }); }
  focusList() { this.card(this.present)?.focus({ preventScroll: true }); }

  go(id, focuses) {
    if (this.present === id && !focuses) return;
    const before = this.card(this.present), now = this.card(id);
    if (before) { before.tabIndex = -1; before.classList.remove("qc-present"); }
    this.present = id;
    if (!now) return;
    this.at = [...this.list.children].indexOf(now);
    now.tabIndex = 0;
    now.classList.add("qc-present");
    if (focuses) now.focus({ preventScroll: true });
  }

  key(event) {
    if (event.target.closest("input, textarea, select")) return;
    const way = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, Home: -1e6, End: 1e6 }[event.key];
    const control = event.ctrlKey || event.metaKey;
    if (control && "zy".includes(event.key.toLowerCase())) { this.stop(event); this.push({ do: event.key.toLowerCase() === "y" || event.shiftKey ? "redo" : "undo" }); return; }
    if (control || event.altKey) return;
    if (way) { this.stop(event); this.step(way); return; }
    const row = this.present && this.get(this.present), act = ACTS[event.key];
    if (event.key.length === 1) event.stopPropagation();
    if (!row || !act) return;
    this.stop(event);
    if (act === "open") this.ask("open", row);
    else if (!this.page.editable) return;
    else if (act === "divergent") this.push({ do: "divergent", coding: row.id, on: !row.divergent });
    else if (act === "pick") this.push({ do: "pick", coding: row.id, on: row.picked === null });
    else if (act === "seen") { if (row.old) this.push({ do: "seen", codings: [row.id] }); }
    else if (act === "recode") this.recode(row);
    else this.push({ do: "uncode", coding: row.id });
  }

  step(way) {
    const cards = [...this.list.querySelectorAll(".qc-ex-card")], at = cards.findIndex((c) => c.dataset.id === this.present);
    const next = cards[Math.max(0, Math.min(cards.length - 1, at + way))];
    if (next) { this.go(next.dataset.id, true); next.scrollIntoView({ block: "nearest" }); }
  }

  stop(event) { event.preventDefault(); event.stopPropagation(); }

  drawFoot() {
    if (!this.page) return;
    const n = this.outbox.pending.size, waits = this.outbox.waits(), { words } = this.page;
    this.foot.textContent = waits > 4 ? say(words.unsaved, { n, s: Math.round(waits) }) : n ? words.saving : this.page.editable ? words.keys : "";
    this.root.dataset.pending = n;
  }

  destroy() { this.side.keep(); clearInterval(this.clock); this.outbox.close(); }
}

export default function (part) {
  const root = part.parentElement.querySelector(".qc-extracts-root");
  const list = (root.__qcExtracts ??= new ExtractList(root));
  list.update(part);
  return () => { list.destroy(); root.__qcExtracts = null; };
}
