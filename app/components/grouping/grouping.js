// Extracts as cards, laid on heaps by mouse or keyboard; the heaps become sub-themes.
class Grouping {
  constructor(root) {
    this.root = root;
    this.marked = new Set();
    this.heaps = [];
    this.outbox = new Outbox("grouping", (operation, trouble) => this.confirmed(operation, trouble));
    this.bar = make("div", "qc-bar");
    this.search = make("input", "qc-field");
    this.search.type = "search";
    this.counted = make("span", "qc-quiet");
    this.parent = make("select", "qc-field");
    this.parentLabel = make("label", "qc-quiet");
    this.parentLabel.append(make("span"), this.parent);
    this.retire = make("input");
    this.retire.type = "checkbox";
    this.retireLabel = make("label", "qc-quiet");
    this.retireLabel.append(this.retire, make("span"));
    this.bar.append(this.search, this.counted);
    this.trouble = make("p", "qc-trouble");
    this.trouble.setAttribute("role", "alert");
    this.table = make("div", "qc-gr-table");
    this.foot = make("div", "qc-bar qc-gr-foot");
    this.help = make("div", "qc-quiet");
    this.live = make("div", "qc-live");
    this.live.setAttribute("aria-live", "polite");
    root.replaceChildren(this.bar, this.trouble, this.table, this.foot, this.help, this.live);
    this.search.addEventListener("input", () => this.draw());
    this.search.addEventListener("keydown", (event) => event.stopPropagation());
    this.table.addEventListener("keydown", (event) => this.key(event));
  }

  update(part) {
    const { data } = part, { words } = data;
    this.part = part;
    this.page = data;
    this.outbox.attach(part, "grouping", data.place);
    this.outbox.settle(data.answers);
    if (this.table_ !== data.table) { this.table_ = data.table; this.heaps = this.kept(); this.marked.clear(); }
    this.byId = new Map(data.cards.map((card) => [card.id, card]));
    for (const heap of this.heaps) heap.cards = heap.cards.filter((id) => this.byId.has(id));
    this.search.placeholder = words.search;
    this.search.setAttribute("aria-label", words.search);
    this.parentLabel.firstChild.textContent = `${words.under} `;
    const before = this.parent.value || data.parent || "";
    this.parent.replaceChildren(...[["", words.top], ...data.parents].map(([id, path]) => { const o = make("option", "", path); o.value = id; return o; }));
    this.parent.value = [...this.parent.options].some((o) => o.value === before) ? before : "";
    this.retireLabel.lastChild.textContent = ` ${words.retire}`;
    this.help.textContent = data.editable ? words.keys : "";
    this.draw();
    this.root.dataset.ready = "1";
  }

  kept() { try { return JSON.parse(localStorage.getItem(this.page.heaps_place) || "[]"); } catch { return []; } }
  keep() {
    try {
      if (this.heaps.length) localStorage.setItem(this.page.heaps_place, JSON.stringify(this.heaps)); else localStorage.removeItem(this.page.heaps_place);
    } catch { /* the page itself still holds them */ }
  }

  loose() { const laid = new Set(this.heaps.flatMap((heap) => heap.cards)); return this.page.cards.filter((card) => !laid.has(card.id)); }
  ids(id) { return this.marked.has(id) ? [...this.marked] : [id]; }

  lay(ids, heap) {
    for (const each of this.heaps) each.cards = each.cards.filter((id) => !ids.includes(id));
    if (heap) heap.cards.push(...ids);
    this.marked.clear();
    this.live.textContent = say(this.page.words.laid, { n: ids.length, heap: heap ? heap.name : this.page.words.loose });
    this.keep();
    this.draw();
  }

  newHeap(ids = []) {
    const heap = { code: newId(), name: say(this.page.words.heap, { n: this.heaps.length + 1 }), cards: [] };
    this.heaps.push(heap);
    if (ids.length) this.lay(ids, heap); else { this.keep(); this.draw(); }
    const field = this.table.querySelector(`[data-heap="${heap.code}"] input`);
    field?.focus();
    field?.select();
  }

  draw() {
    const { words, editable } = this.page, held = document.activeElement?.dataset?.id, sought = fold(this.search.value.trim());
    const inside = this.table.contains(document.activeElement);
    const fits = (card) => !sought || fold(`${card.quote} ${card.who} ${card.code}`).includes(sought);
    const loose = this.loose();
    this.counted.textContent = say(words.counted, { n: this.page.cards.length, left: loose.length });
    const left = this.column(words.loose, loose.filter(fits), null, 0);
    const heaps = this.heaps.map((heap, n) => this.column(heap.name, heap.cards.map((id) => this.byId.get(id)).filter(fits), heap, n + 1));
    const more = make("div", "qc-gr-more");
    if (editable) { more.append(press(words.new_heap, "n", () => this.newHeap([...this.marked]))); this.target(more, () => this.newHeap(this.dragged)); }
    const right = make("div", "qc-gr-heaps");
    right.append(...heaps, more);
    const tops = [...this.table.querySelectorAll(".qc-gr-cards")].map((c) => c.scrollTop);
    this.table.replaceChildren(left, right);
    [...this.table.querySelectorAll(".qc-gr-cards")].forEach((c, n) => { c.scrollTop = tops[n] || 0; });
    if (inside && held) (this.card(held) ?? this.table.querySelector(".qc-gr-card"))?.focus({ preventScroll: true });
    this.drawFoot();
    this.root.dataset.heaps = this.heaps.length;
    this.root.dataset.pending = this.outbox.pending.size;
  }

  card(id) { return this.table.querySelector(`.qc-gr-card[data-id="${CSS.escape(id)}"]`); }

  drawFoot() {
    const { words, editable } = this.page;
    const ready = this.heaps.filter((heap) => heap.cards.length);
    const go = press(this.outbox.pending.size ? words.saving : say(words.go, { n: ready.length }), "", () => this.done(ready), "qc-press-strong");
    go.disabled = !ready.length || this.outbox.pending.size > 0;
    this.foot.replaceChildren(...(editable ? [this.parentLabel, this.retireLabel, go] : []));
  }

  column(title, cards, heap, number) {
    const { words, editable } = this.page;
    const box = make("section", `qc-gr-column${heap ? "" : " qc-gr-loose"}`);
    box.setAttribute("aria-label", title);
    const head = make("div", "qc-gr-head");
    if (heap) {
      box.dataset.heap = heap.code;
      const name = make("input", "qc-field qc-gr-name");
      name.value = heap.name;
      name.setAttribute("aria-label", say(words.name_of, { n: number }));
      name.readOnly = !editable;
      name.addEventListener("keydown", (event) => { event.stopPropagation(); if (event.key === "Enter") this.table.querySelector(".qc-gr-card")?.focus(); });
      name.addEventListener("input", () => { heap.name = name.value; this.keep(); });
      const away = press("✕", words.away, () => { this.heaps = this.heaps.filter((each) => each !== heap); this.keep(); this.draw(); });
      away.setAttribute("aria-label", words.away);
      head.append(make("kbd", "", String(number)), name, make("span", "qc-quiet", String(heap.cards.length)), ...(editable ? [away] : []));
    } else head.append(make("strong", "", title), make("span", "qc-quiet", String(cards.length)));
    const list = make("div", "qc-gr-cards");
    list.setAttribute("role", "list");
    list.append(...cards.map((card) => this.drawn(card)));
    box.append(head, list);
    if (editable) this.target(box, () => this.lay(this.dragged, heap));
    return box;
  }

  drawn(card) {
    const made = make("div", "qc-gr-card");
    made.dataset.id = card.id;
    made.tabIndex = 0;
    made.setAttribute("role", "listitem");
    made.classList.toggle("qc-marked", this.marked.has(card.id));
    if (this.marked.has(card.id)) made.setAttribute("aria-label", `✓ ${card.quote}`);
    made.append(make("div", "qc-gr-quote", card.quote), make("div", "qc-quiet", `${card.who} · ${card.code}`));
    made.draggable = this.page.editable;
    made.addEventListener("dragstart", (event) => { this.dragged = this.ids(card.id); event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", card.quote); });
    made.addEventListener("dragend", () => { this.dragged = null; });
    made.addEventListener("click", (event) => { made.focus(); if (event.ctrlKey || event.metaKey || event.shiftKey) this.mark(card.id, event.shiftKey); });
    return made;
  }

  mark(id, range) {
    if (range && this.anchor && this.card(this.anchor)) {
      const cards = [...this.card(id).parentElement.children].map((c) => c.dataset.id);
      const [a, b] = [cards.indexOf(this.anchor), cards.indexOf(id)];
      if (a >= 0) for (const each of cards.slice(Math.min(a, b), Math.max(a, b) + 1)) this.marked.add(each);
    } else if (this.marked.has(id)) this.marked.delete(id); else this.marked.add(id);
    this.anchor = id;
    this.draw();
    this.card(id)?.focus({ preventScroll: true });
  }

  target(box, drop) {
    box.addEventListener("dragover", (event) => { if (this.dragged) { event.preventDefault(); box.classList.add("qc-gr-over"); } });
    box.addEventListener("dragleave", (event) => { if (!box.contains(event.relatedTarget)) box.classList.remove("qc-gr-over"); });
    box.addEventListener("drop", (event) => { event.preventDefault(); box.classList.remove("qc-gr-over"); if (this.dragged) drop(); this.dragged = null; });
  }

  key(event) {
    const card = event.target.closest(".qc-gr-card");
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    const { id } = card.dataset, { key } = event;
    if (key.length === 1) event.stopPropagation();
    if (this.handled(card, id, key)) { event.preventDefault(); event.stopPropagation(); }
  }

  handled(card, id, key) {
    const beside = [...card.parentElement.children], at = beside.indexOf(card);
    const columns = [...this.table.querySelectorAll(".qc-gr-cards")], column = columns.indexOf(card.parentElement);
    if (key === "ArrowDown" || key === "ArrowUp") { (beside[at + (key === "ArrowDown" ? 1 : -1)] ?? card).focus(); return true; }
    if (key === "ArrowRight" || key === "ArrowLeft") { columns.slice(key === "ArrowRight" ? column + 1 : 0, key === "ArrowRight" ? undefined : column).at(key === "ArrowRight" ? 0 : -1)?.firstElementChild?.focus(); return true; }
    if (key === " ") { this.mark(id); return true; }
    if (!this.page.editable) return false;
    if (key === "n") { this.newHeap(this.ids(id)); return true; }
    if (/^[0-9]$/.test(key)) {
      const next = (beside[at + 1] ?? beside[at - 1])?.dataset.id;
      const heap = key === "0" ? null : this.heaps[Number(key) - 1];
      if (key !== "0" && !heap) return true;
      this.lay(this.ids(id), heap);
      (next && this.card(next) ? this.card(next) : this.table.querySelector(".qc-gr-card"))?.focus({ preventScroll: false });
      return true;
    }
    return false;
  }

  done(ready) {
    this.trouble.textContent = "";
    const heaps = ready.map((heap) => ({ name: heap.name, code: heap.code, codings: heap.cards.flatMap((id) => this.byId.get(id).codings) }));
    this.outbox.push({ do: "themes", heaps, parent: this.parent.value || null, retire: this.retire.checked, table: this.page.heaps_place });
    this.draw();
  }

  confirmed(operation, trouble) {
    if (trouble) { this.trouble.textContent = trouble; return; }
    const made = new Set(operation.heaps.map((heap) => heap.code));
    this.heaps = this.heaps.filter((heap) => !made.has(heap.code));
    localStorage.removeItem(operation.table);  // the table may be another by now
    if (this.page.heaps_place === operation.table) this.keep();
    this.live.textContent = this.page.words.stored;
  }

  destroy() { this.outbox.close(); }
}

export default function (part) {
  const root = part.parentElement.querySelector(".qc-grouping-root");
  const grouping = (root.__qcGrouping ??= new Grouping(root));
  grouping.update(part);
  return () => { grouping.destroy(); root.__qcGrouping = null; };
}
