// Beside the text: the coding that is chosen, the codes, and what one did last.
class Side {
  constructor(owner) {
    this.owner = owner;
    this.root = make("aside", "qc-side");
    this.card = new Card(owner);
    this.tabs = make("div", "qc-tabs");
    this.search = make("input", "qc-side-search");
    this.search.type = "search";
    this.list = make("div", "qc-codes");
    this.about = new About(owner);
    this.done = make("div", "qc-done");
    this.done.hidden = true;
    this.root.append(this.card.root, owner.drafts.root, this.tabs, this.search, this.list, this.about.root, this.done);
    this.closed = null;
    this.search.addEventListener("input", () => this.draw());
    this.search.addEventListener("keydown", (event) => this.searchKey(event));
    this.list.addEventListener("mousedown", (event) => this.down(event));
    this.list.addEventListener("click", (event) => this.click(event));
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("mouseover", (event) => {
      const line = event.target.closest(".qc-code");
      if (line) this.describe(line.dataset.code);
    });
    this.list.addEventListener("mouseleave", () => this.describe(this.present));
  }

  dress() {
    const { words } = this.owner;
    this.root.setAttribute("aria-label", words.beside);
    this.search.placeholder = words.filter_codes;
    this.search.setAttribute("aria-label", words.filter_codes);
    this.list.setAttribute("role", "group");
    this.list.setAttribute("aria-label", words.codes);
    this.about.root.setAttribute("aria-label", words.definition);
    const tab = (name, label) => {
      const made = make("button", "qc-tab", label);
      made.type = "button";
      made.dataset.tab = name;
      made.addEventListener("click", () => this.turn(name));
      return made;
    };
    this.tabs.replaceChildren(tab("codes", words.codes), tab("done", words.done_tab));
    this.turn(this.tab || "codes");
  }

  turn(name) {
    this.tab = name;
    for (const made of this.tabs.children) made.setAttribute("aria-pressed", String(made.dataset.tab === name));
    const codes = name === "codes";
    this.list.hidden = this.about.root.hidden = this.search.hidden = !codes;
    this.done.hidden = codes;
  }

  counts() {
    const found = new Map();
    for (const row of this.owner.ledger.view.values()) if (this.owner.isShown(row)) found.set(row.code, (found.get(row.code) || 0) + 1);
    return found;
  }

  visible() {
    const { book } = this.owner;
    const codes = book.order.filter((code) => !code.retired);
    if (this.closed === null) this.closed = new Set(codes.length > 150 ? codes.filter((code) => code.inner).map((code) => code.id) : []);
    const typed = this.search.value;
    if (typed.trim()) return book.ranked(typed, this.owner.recent.ids(), [], 200);
    const hidden = new Set();
    return codes.filter((code) => {
      const out = code.parent && (hidden.has(code.parent) || this.closed.has(code.parent));
      if (out) hidden.add(code.id);
      return !out;
    });
  }

  draw() {
    const held = this.list.contains(document.activeElement) && document.activeElement.dataset.code;
    const top = this.list.scrollTop;
    const counts = this.counts();
    const shown = this.visible();
    this.list.replaceChildren(...shown.map((code, n) => this.line(code, counts.get(code.id) || 0, n)));
    if (!shown.length) this.list.append(make("p", "qc-none", this.owner.book.order.length ? this.owner.words.palette_none : this.owner.words.no_codes));
    this.list.dataset.count = shown.length;
    this.list.scrollTop = top;
    if (held) this.list.querySelector(`[data-code="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
    this.describe(this.present);
  }

  // only the numbers and the keys change with a coding: the lines stay
  recount() {
    const counts = this.counts();
    for (const line of this.list.children) {
      const id = line.dataset.code;
      if (!id) continue;
      const n = counts.get(id) || 0;
      if (line.counted !== n) { line.lastChild.textContent = n || ""; line.counted = n; }
      this.slot(line, id);
    }
  }

  line(code, n, place) {
    const line = make("button", `qc-code qc-kind-${code.kind}`);
    line.type = "button";
    line.dataset.code = code.id;
    line.tabIndex = place ? -1 : 0;
    line.style.paddingLeft = `${0.3 + (this.search.value.trim() ? 0 : code.depth) * 0.85}rem`;
    const turn = make("span", "qc-turn", code.inner && !this.search.value.trim() ? (this.closed.has(code.id) ? "▸" : "▾") : "");
    turn.setAttribute("aria-hidden", "true");
    const dot = make("span", "qc-dot");
    dot.style.setProperty("--tint", code.colour);
    line.append(turn, dot, make("span", "qc-code-name", code.name), make("span", "qc-slot"), make("span", "qc-count", n || ""));
    line.title = code.path;
    line.counted = n;
    this.slot(line, code.id);
    return line;
  }

  slot(line, id) {
    const place = this.owner.recent.slotOf(id);
    if (line.placed === place) return;
    line.placed = place;
    const cap = line.querySelector(".qc-slot");
    cap.textContent = place || "";
    cap.classList.toggle("qc-key", !!place);
    cap.setAttribute("aria-hidden", "true");
  }

  down(event) {
    const line = event.target.closest(".qc-code");
    if (!line || event.button !== 0) return;
    event.preventDefault();
    if (event.target.closest(".qc-turn") && event.target.textContent) { this.toggle(line.dataset.code); return; }
    this.owner.carry.code(event, line.dataset.code);
  }

  click(event) {
    const line = event.target.closest(".qc-code");
    if (line && event.detail === 0) this.pick(line.dataset.code);  // by key or by a screen reader
  }

  // codes what is selected; without a selection the code is looked at
  pick(id) {
    const { chosen } = this.owner.selecting;
    this.look(id);
    if (chosen && !this.owner.selecting.spent) this.owner.put(chosen, [id], []);
    else for (const line of this.list.children) line.classList.toggle("qc-here", line.dataset.code === id);
  }

  toggle(id) {
    if (this.closed.has(id)) this.closed.delete(id); else this.closed.add(id);
    this.draw();
  }

  key(event) {
    const line = event.target.closest(".qc-code");
    if (!line) return;
    const to = { ArrowDown: line.nextElementSibling, ArrowUp: line.previousElementSibling, Home: this.list.firstElementChild, End: this.list.lastElementChild }[event.key];
    const id = line.dataset.code;
    if (to?.dataset.code) { line.tabIndex = -1; to.tabIndex = 0; to.focus(); this.describe(to.dataset.code); }
    else if (event.key === "ArrowRight" && this.closed.has(id)) this.toggle(id);
    else if (event.key === "ArrowLeft" && this.owner.book.get(id).inner && !this.closed.has(id)) this.toggle(id);
    else if (event.key === "Escape") this.owner.focusText();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  searchKey(event) {
    event.stopPropagation();
    const first = this.list.querySelector(".qc-code");
    if (event.key === "ArrowDown" && first) { first.focus(); event.preventDefault(); }
    if (event.key === "Enter" && first) { this.pick(first.dataset.code); event.preventDefault(); }
    if (event.key === "Escape") { this.search.value = ""; this.draw(); this.owner.focusText(); }
  }

  // what a code means stands under the list, for as long as it is pointed at…
  describe(id) { this.about.draw(id); }

  // …or until another is chosen
  look(id) { this.present = id; this.describe(id); }

  drawDone(latest) {
    const { words } = this.owner;
    const list = make("ol", "qc-done-list");
    for (const each of [...latest].reverse()) {
      const line = make("li", each.undone ? "qc-undone" : "");
      line.append(make("span", "qc-done-said", each.said), make("span", "qc-quiet", each.undone ? words.taken_back : each.when));
      list.append(line);
    }
    if (!latest.length) list.append(make("li", "qc-quiet", words.nothing_done));
    this.done.replaceChildren(list);
  }
}
