// The list of places: filtered, one chosen, moved through by keyboard.
const SIGNS = { agreement: "=", boundary: "↔", parent_child: "⊂", other_code: "≠", omission: "∅" };

class PlacesList {
  constructor(owner) {
    this.owner = owner;
    this.root = make("div", "qc-cp-left");
    this.filters = make("div", "qc-bar");
    this.kind = this.select();
    this.source = this.select();
    this.code = this.select();
    this.open = make("input");
    this.open.type = "checkbox";
    this.openLabel = make("label", "qc-quiet");
    this.openLabel.append(this.open, make("span"));
    this.filters.append(this.kind, this.source, this.code, this.openLabel);
    this.counted = make("div", "qc-quiet");
    this.list = make("div", "qc-cp-list");
    this.list.tabIndex = 0;
    this.list.setAttribute("role", "listbox");
    this.root.append(this.filters, this.counted, this.list);
    for (const part of [this.kind, this.source, this.code, this.open]) part.addEventListener("change", () => this.draw());
    this.list.addEventListener("click", (event) => { const row = event.target.closest(".qc-cp-row"); if (row) owner.choose(row.dataset.key); });
    this.rows = new Map();
  }

  select() {
    const made = make("select", "qc-field qc-cp-filter");
    made.addEventListener("keydown", (event) => event.stopPropagation());
    return made;
  }

  fill(select, label, all, choices) {
    const before = select.value;
    select.setAttribute("aria-label", label);
    select.replaceChildren(...[["", all], ...choices].map(([id, said]) => { const o = make("option", "", said); o.value = id; return o; }));
    select.value = [...select.options].some((o) => o.value === before) ? before : "";
  }

  dress(page) {
    const { words } = page;
    this.fill(this.kind, words.kinds, words.disagreements, [...page.kinds.map((k) => [k.id, `${SIGNS[k.id]} ${k.said} (${k.n})`]), ["*", words.everything]]);
    this.fill(this.source, words.transcript, words.all_transcripts, page.sources.map((s) => [s.id, `${s.label} (${s.n})`]));
    this.fill(this.code, words.code, words.all_codes, page.code_counts.map((c) => [c.id, `${c.name} (${c.n})`]));
    this.openLabel.lastChild.textContent = ` ${words.only_open}`;
    this.list.setAttribute("aria-label", words.list);
  }

  shown() {
    const kind = this.kind.value, source = this.source.value, code = this.code.value;
    return this.owner.page.places.filter((p) => (kind === "*" || (kind ? p.kind === kind : p.kind !== "agreement"))
      && (!source || p.source === source) && (!code || p.sides.some((s) => s.code === code))
      && (!this.open.checked || !this.owner.decided(p)));
  }

  draw() {
    const found = this.shown(), top = this.list.scrollTop;
    const before = [...this.rows.values()];
    this.rows = new Map(found.map((place) => [place.key, this.same(place) ?? this.row(place)]));
    const rows = [...this.rows.values()];
    if (rows.length !== before.length || rows.some((row, n) => row !== before[n])) {
      this.list.replaceChildren(...rows);
      this.list.scrollTop = top;
    }
    this.counted.textContent = say(this.owner.page.words.shown, { n: found.length });
    if (!found.length) this.list.replaceChildren(make("p", "qc-quiet", this.owner.page.words.none));
    this.mark();
  }

  // the row as it stands, while all that it says still holds
  same(place) {
    const row = this.rows.get(place.key);
    return row?.said === this.saying(place) ? row : null;
  }

  saying(place) { return JSON.stringify([place, Boolean(this.owner.decided(place)), this.owner.source(place.source).label]); }

  row(place) {
    const made = make("div", "qc-cp-row");
    made.dataset.key = place.key;
    made.id = `qc-cp-${place.key}`;
    made.setAttribute("role", "option");
    const head = make("div", "qc-cp-rowhead");
    const sign = make("span", "qc-cp-sign", SIGNS[place.kind]);
    sign.title = place.kind_said;
    const codes = [...new Set(place.sides.map((s) => s.name))].join(" / ");
    head.append(sign, make("strong", "", codes), make("span", "qc-quiet qc-cp-label", this.owner.source(place.source).label));
    const state = this.owner.decided(place);
    if (state) head.append(make("span", "qc-cp-done", "✓"));
    if (place.said.length) head.append(make("span", "qc-quiet", `💬${place.said.length}`));
    made.append(head, make("div", "qc-cp-quote", place.quote));
    made.classList.toggle("qc-cp-settled", Boolean(state));
    made.said = this.saying(place);
    return made;
  }

  again(place) {
    const before = this.rows.get(place.key);
    if (!before) return;
    const fresh = this.row(place);
    before.replaceWith(fresh);
    this.rows.set(place.key, fresh);
    this.mark();
  }

  mark() {
    const row = this.rows.get(this.owner.chosen);
    // asked before anything changes: afterwards the browser would lay everything out for it
    const { offsetTop: y, offsetHeight: h } = row ?? {}, { scrollTop: t, clientHeight: c } = this.list;
    this.list.querySelectorAll(".qc-cp-chosen").forEach((each) => { each.classList.remove("qc-cp-chosen"); each.ariaSelected = "false"; });
    if (!row) return;
    row.classList.add("qc-cp-chosen");
    this.list.setAttribute("aria-activedescendant", row.id);
    row.ariaSelected = "true";
    if (y < t) this.list.scrollTop = y; else if (y + h > t + c) this.list.scrollTop = y + h - c;
  }

  step(by) {
    const keys = [...this.rows.keys()], at = keys.indexOf(this.owner.chosen);
    const next = keys[Math.max(0, Math.min(keys.length - 1, at + by))];
    if (next) this.owner.choose(next);
  }

  nextOpen() {
    const keys = [...this.rows.keys()], at = keys.indexOf(this.owner.chosen);
    const open = (key) => !this.owner.decided(this.owner.place(key));
    return keys.slice(at + 1).find(open) ?? keys.slice(0, Math.max(0, at)).find(open);
  }
}
