// Memos beside the text: a mark where the words stand, what it says at hand, and what may change.
const MARK = 17;

class Memos {
  constructor(owner) {
    this.owner = owner;
    this.server = [];
    this.byTurn = new Map();
    this.bubble = make("div", "qc-memo-bubble");
    this.bubble.hidden = true;
    const { pane } = owner.page;
    for (const name of ["mouseover", "focusin"]) pane.addEventListener(name, (event) => this.point(event));
    for (const name of ["mouseout", "focusout"]) pane.addEventListener(name, (event) => { if (markOf(event)) this.leave(); });
    pane.addEventListener("click", (event) => { const mark = markOf(event); if (mark) this.open(mark.dataset.memo); });
    pane.addEventListener("scroll", () => this.leave(), { passive: true });
  }

  take(rows) { this.server = rows; }

  // what the program told, with what was written here and is not confirmed yet
  arrange() {
    const rows = new Map(this.server.map((row) => [row.id, row]));
    for (const op of this.owner.outbox.pending.values()) this.lay(op, rows);
    const before = new Set(this.byTurn.keys());
    this.rows = [...rows.values()].map((row) => this.placed(row)).filter(Boolean).sort((a, b) => a.start - b.start);
    this.byTurn = new Map();
    for (const row of this.rows) {
      const { index } = this.owner.doc.turnAt(row.start);
      if (!this.byTurn.has(index)) this.byTurn.set(index, []);
      this.byTurn.get(index).push(row);
    }
    const key = JSON.stringify(this.rows);
    if (key === this.key) return;
    this.key = key;
    for (const index of new Set([...before, ...this.byTurn.keys()])) this.owner.remargin(index);
    if (this.opened && !this.form) this.open(this.opened, true);
  }

  lay(op, rows) {
    if (op.source !== this.owner.source) return;
    if (op.do === "memo") rows.set(op.id, { id: op.id, kind: op.kind, text: op.text, coder: this.owner.me, when: "", coding: op.about_id ?? null, start: op.start ?? 0, end: op.end ?? 0, unsaved: true });
    if (op.do === "remove_memo") rows.delete(op.memo);
    if (op.do === "edit_memo" && rows.has(op.memo)) rows.set(op.memo, { ...rows.get(op.memo), text: op.text, kind: op.kind });
  }

  // where it stands now: a memo on a coding goes where the coding goes, and out of sight with it
  placed(row) {
    if (!row.coding) return row;
    const coding = this.owner.row(row.coding);
    return coding && this.owner.isShown(coding) ? { ...row, start: coding.start, end: coding.end } : null;
  }

  get(id) { return this.rows?.find((row) => row.id === id); }
  of(coding) { return (this.rows || []).filter((row) => row.coding === coding); }
  inTurn(index) { return this.byTurn.get(index) || []; }
  mine(row) { return !row.unsaved && this.owner.may.comment && (row.coder === this.owner.me || this.owner.may.edit); }

  said(row) {
    const { words } = this.owner;
    return say(words.memo_mark, { kind: words.memo_kinds[row.kind], who: this.owner.coder(row.coder), text: row.text });
  }

  // the marks of a turn, each at its first line, one under the other where several begin there
  marks(measured) {
    let free = 0;
    return measured.map(({ memo, top }) => {
      const mark = make("button", "qc-memo-mark");
      mark.type = "button";
      mark.tabIndex = -1;
      mark.dataset.memo = memo.id;
      mark.append(icon("sticky_note_2"));
      mark.setAttribute("aria-label", this.said(memo));
      mark.style.top = `${Math.max(free, top + 4)}px`;
      free = Math.max(free, top + 4) + MARK;
      return mark;
    });
  }

  point(event) {
    const mark = markOf(event);
    const row = mark && this.get(mark.dataset.memo);
    if (!row) return;
    this.show(row);
    const frame = this.owner.root.getBoundingClientRect(), box = mark.getBoundingClientRect();
    this.bubble.replaceChildren(make("div", "qc-quiet", this.head(row)), make("div", "qc-memo-text", row.text.length > 600 ? `${row.text.slice(0, 600)}…` : row.text));
    this.bubble.hidden = false;
    const under = box.bottom + 6 + this.bubble.offsetHeight < window.innerHeight;
    this.bubble.style.top = `${(under ? box.bottom + 4 : box.top - 4 - this.bubble.offsetHeight) - frame.top}px`;
    this.bubble.style.left = `${Math.min(box.left, frame.right - this.bubble.offsetWidth - 4) - frame.left}px`;
  }

  leave() {
    this.bubble.hidden = true;
    const row = this.get(this.opened);
    if (row) this.show(row); else this.owner.overlays.set("qc-memo", []);
  }

  show(row) { this.owner.overlays.set("qc-memo", row.end > row.start ? [row] : []); }

  head(row) { return [this.owner.words.memo_kinds[row.kind], this.owner.coder(row.coder), row.when].filter(Boolean).join(" · "); }

  // in the place of the chosen coding: the whole memo, and what may be done with it
  open(id, again) {
    const { owner } = this, { words } = owner;
    const row = this.get(id);
    if (!row) { this.close(); return; }
    if (!again) owner.choose(null);
    this.opened = id;
    this.form = null;
    this.show(row);
    const head = make("div", "qc-card-head");
    head.append(icon("sticky_note_2"), make("strong", "qc-card-code", words.memo), press("qc-close", "close", words.close, () => { this.close(); owner.focusText(); }));
    const quote = row.end > row.start ? owner.doc.quote(row.start, row.end) : words.memo_whole;
    const parts = [head, make("blockquote", "qc-card-quote", quote.length > 160 ? `${quote.slice(0, 110)} … ${quote.slice(-40)}` : quote),
      make("div", "qc-quiet", this.head(row)), make("p", "qc-card-comment", row.text)];
    const acts = make("div", "qc-card-acts");
    if (this.mine(row)) {
      acts.append(
        press("", "edit", words.memo_edit, () => this.write(row)),
        press("", "delete", words.memo_remove, () => { this.close(); owner.removeMemo(row); }),
      );
    }
    owner.side.card.fill(words.memo, [...parts, acts]);
    if (!again) owner.tell(this.said(row));
  }

  close() {
    this.forget(true);
    this.owner.side.card.draw(this.owner.row(this.owner.chosen));
  }

  // something else is looked at; what is being written stays until something else takes its place
  forget(all) {
    if (!this.opened || (this.form && !all)) return;
    this.opened = this.form = null;
    this.owner.overlays.set("qc-memo", []);
  }

  // the memo in a field; `typed` is what one had written when somebody else was first
  write(row, typed) {
    const { words } = this.owner;
    this.open(row.id, true);
    const more = typed === undefined ? null : make("p", "qc-quiet", `${words.now_reads} ${row.text}`);
    this.form = this.owner.side.card.field({
      about: draftOf("edit", row), label: words.memo_edit, hint: words.memo_hint, text: typed ?? row.text, kind: row.kind, more,
      keep: (text, kind) => { this.form = null; this.owner.editMemo(row, text, kind); this.open(row.id, true); },
      leave: () => { this.form = null; },
    });
  }

  next() {
    const rows = this.rows || [];
    if (!rows.length) { this.owner.tell(this.owner.words.no_memo); return; }
    const here = rows.findIndex((row) => row.id === this.opened);
    const from = this.owner.selecting.caret ?? this.owner.firstSeen();
    const row = here >= 0 ? rows[(here + 1) % rows.length] : rows.find((one) => one.start >= from) ?? rows[0];
    this.owner.selecting.caret = row.start;
    this.owner.page.show(row.start, Math.max(row.start, row.end));
    this.owner.focusText();
    this.open(row.id);
  }
}

const markOf = (event) => event.target.closest?.(".qc-memo-mark");
