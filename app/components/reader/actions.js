// What may be done to codings: each becomes an operation in the outbox, drawn before it is stored.
const actions = {
  put(stretch, ids, made) {
    if (!stretch || !this.may.code) return;
    this.book.make(made);
    ids = ids.map((id) => this.book.get(id)?.id ?? id);
    for (const id of ids) this.recent.use(id);
    this.outbox.push({
      do: "code", source: this.source, start: stretch.start, end: stretch.end,
      quote: this.doc.quote(stretch.start, stretch.end), codes: ids.map((id) => [id, freshId()]), new: made,
    });
    this.selecting.spend(stretch);
    this.tell(say(this.words.coded, { code: ids.map((id) => this.book.name(id)).join(", ") }));
    this.refresh();
    if (made.length) this.side.draw();
    this.side.look(ids.at(-1));
    this.focusText();
  },

  change(id, what, operation) {
    const row = this.row(id);
    if (!row || !this.mayChange(row)) return;
    const seen = { code: row.code, start: row.start, end: row.end, comment: row.comment };
    this.outbox.push({ do: what, source: this.source, coding: id, seen, ...operation });
    this.refresh();
  },

  recode(id, code, made) {
    this.book.make(made);
    this.recent.use(code);
    this.change(id, "recode", { code, new: made });
    this.tell(say(this.words.recoded, { code: this.book.name(code) }));
    if (made.length) this.side.draw();
  },

  resize(id, stretch) {
    const row = this.row(id);
    if (!row || (row.start === stretch.start && row.end === stretch.end)) return;
    this.change(id, "resize", { ...stretch, quote: this.doc.quote(stretch.start, stretch.end) });
    this.tell(this.words.resized);
  },

  uncode(id) {
    const row = this.row(id);
    if (!row) return;
    this.change(id, "uncode", {});
    this.tell(say(this.words.uncoded, { code: this.book.name(row.code) }));
    this.choose(null);
    this.focusText();
  },

  comment(id, text) {
    const row = this.row(id);
    if (row && row.comment !== text) this.change(id, "comment", { text });
  },

  memo(row, text, kind) {
    const about = row.id ? { about: "coding", about_id: row.id } : { start: row.start, end: row.end, quote: this.doc.quote(row.start, row.end) };
    this.outbox.push({ do: "memo", source: this.source, text, kind, ...about });
    this.tell(this.words.memo_kept);
    this.refresh();
  },

  editMemo(row, text, kind) {
    if (!text || (text === row.text && kind === row.kind)) return;
    this.outbox.push({ do: "edit_memo", source: this.source, memo: row.id, text, kind, was: row.text });
    this.tell(this.words.memo_kept);
    this.refresh();
  },

  removeMemo(row) {
    this.outbox.push({ do: "remove_memo", source: this.source, memo: row.id });
    this.tell(this.words.memo_removed);
    this.refresh();
    this.focusText();
  },

  // the texts of a code as the codebook knows them
  define(code, texts) {
    const was = textsOf(code);
    if (TEXTS.every((name) => texts[name] === was[name])) return;
    this.book.take([{ ...code, ...texts }], []);
    this.outbox.push({ do: "define", code: code.id, texts, was });
    this.tell(say(this.words.defined, { code: code.name }));
    this.status();
  },

  finish() {
    this.finished = !this.finished;
    this.bar.drawFinished(this.finished);
    this.outbox.push({ do: this.finished ? "finish" : "reopen", source: this.source });
    this.status();
  },

  undo(what) {
    if (!this.may.code) return;
    this.outbox.push({ do: what });
    this.tell(what === "undo" ? this.words.undone : this.words.redone);
    this.status();
  },

  // the program has answered an operation: trouble is said, and what was drawn goes back
  confirmed(op, trouble) {
    if (!trouble) return;
    if (op.do === "code" || op.do === "accept") this.selecting.set({ start: op.start, end: op.end });
    if (op.do === "finish" || op.do === "reopen") this.finished = op.do === "reopen";
    this.notices.add(op, trouble);
    if (op.new?.length) { this.book.take([], op.new.map((code) => code.id)); this.side.draw(); }
    if (op.do === "edit_memo" && this.memos.get(op.memo)) this.memos.write(this.memos.get(op.memo), op.text);
    if (op.do === "define") this.side.about.refused(op);
  },

  // keeps one's own change although somebody else changed the coding first
  insist(op, present) {
    const { id, ...rest } = op;
    const { code, start, end, comment } = present;
    this.outbox.push({ ...rest, seen: { code, start, end, comment } });
    this.refresh();
  },
};

const TEXTS = ["definition", "inclusion", "exclusion", "example"];
const textsOf = (code) => Object.fromEntries(TEXTS.map((name) => [name, code[name] || ""]));
