// The coding that is chosen: what it says, whose it is, and what can be done with it.
class Card {
  constructor(owner) {
    this.owner = owner;
    this.root = make("section", "qc-card");
    this.root.hidden = true;
  }

  draw(row) {
    const { words, book, doc } = this.owner;
    this.root.hidden = !row;
    if (!row) { this.form = null; return; }
    if (this.form && this.form.id === row.id && this.root.contains(document.activeElement)) return;
    this.form = null;
    this.root.setAttribute("aria-label", words.card);
    const head = make("div", "qc-card-head");
    const dot = make("span", "qc-dot");
    dot.style.setProperty("--tint", book.colour(row.code));
    head.append(dot, make("strong", "qc-card-code", row.id ? book.name(row.code) : words.selection), press("qc-close", "close", words.close, () => { this.owner.choose(null); this.owner.focusText(); }));
    const quote = doc.quote(row.start, row.end);
    const said = make("blockquote", "qc-card-quote", quote.length > 220 ? `${quote.slice(0, 150)} … ${quote.slice(-60)}` : quote);
    const foot = make("div", "qc-quiet", `${this.owner.coder(row.coder)}${row.unsaved ? ` · ${words.saving}` : ""}`);
    const parts = [head, said, foot];
    if (row.comment) parts.push(make("p", "qc-card-comment", row.comment));
    const acts = make("div", "qc-card-acts");
    if (row.id && this.owner.mayChange(row)) {
      acts.append(
        press("", "swap_horiz", words.recode, () => this.owner.palette.show({ coding: row.id, start: row.start, end: row.end })),
        press("", "open_in_full", words.resize, () => this.owner.startResize()),
        press("", "chat_bubble", words.comment, () => this.write("comment", row)),
        press("", "delete", words.uncode, () => this.owner.uncode(row.id)),
      );
    }
    if (row.id) acts.append(press("", "sticky_note_2", words.memo, () => this.write("memo", row)));
    const over = this.owner.ledger.between(row.start, row.end).filter((one) => this.owner.isShown(one));
    if (row.id && over.length > 1) acts.append(press("", "layers", say(words.next_over, { n: over.length - 1 }), () => this.owner.cycle(over), `+${over.length - 1}`));
    this.root.replaceChildren(...parts, acts);
  }

  // a comment on the coding, or a memo about it; Ctrl+Enter keeps it, Escape leaves
  write(what, row) {
    const { owner } = this;
    const { words } = owner;
    this.draw(row);
    const form = make("form", "qc-card-form");
    const text = make("textarea", "qc-card-text");
    text.rows = 3;
    text.value = what === "comment" ? row.comment : "";
    text.setAttribute("aria-label", what === "comment" ? words.comment : words.memo);
    text.placeholder = what === "comment" ? words.comment_hint : words.memo_hint;
    const keep = make("button", "qc-press qc-primary", words.keep);
    keep.type = "submit";
    const send = () => {
      this.form = null;
      form.remove();
      if (what === "comment") owner.comment(row.id, text.value.trim());
      else if (text.value.trim()) owner.memo(row, text.value.trim());
      owner.focusText();
    };
    form.append(text, keep);
    form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
    form.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); send(); }
      if (event.key === "Escape") { this.form = null; form.remove(); owner.focusText(); }
    });
    this.root.append(form);
    this.form = { id: row.id };
    text.focus();
  }
}
