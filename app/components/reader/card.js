// The coding that is chosen: what it says, whose it is, and what can be done with it.
class Card {
  constructor(owner) {
    this.owner = owner;
    this.root = make("section", "qc-card");
    this.root.hidden = true;
  }

  draw(row) {
    const { words, book, doc } = this.owner;
    if (!row && this.owner.memos.opened) return;  // a memo stands here
    this.root.hidden = !row;
    if (row && this.form && this.form.id === row.id && this.root.querySelector("form")) return;
    this.root.querySelector("form")?.remove();
    this.owner.drafts.draw();
    if (!row) { this.form = null; return; }
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
    if (row.id) parts.push(...this.memosOf(row));
    const acts = make("div", "qc-card-acts");
    if (row.id && this.owner.mayChange(row)) {
      acts.append(
        press("", "swap_horiz", words.recode, () => this.owner.palette.show({ coding: row.id, start: row.start, end: row.end })),
        press("", "open_in_full", words.resize, () => this.owner.startResize()),
        press("", "chat_bubble", words.comment, () => this.write("comment", row)),
        press("", "delete", words.uncode, () => this.owner.uncode(row.id)),
      );
    }
    if (row.id && this.owner.may.comment) acts.append(press("", "sticky_note_2", words.memo, () => this.write("memo", row)));
    const over = this.owner.ledger.between(row.start, row.end).filter((one) => this.owner.isShown(one));
    if (row.id && over.length > 1) acts.append(press("", "layers", say(words.next_over, { n: over.length - 1 }), () => this.owner.cycle(over), `+${over.length - 1}`));
    this.root.replaceChildren(...parts, acts);
  }

  memosOf(row) {
    const { memos, words } = this.owner;
    const rows = memos.of(row.id);
    if (!rows.length) return [];
    const list = make("div", "qc-card-memos");
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", words.memos_here);
    for (const memo of rows) {
      const made = press("qc-card-memo", "sticky_note_2", memos.said(memo), () => memos.open(memo.id), memo.text);
      list.append(made);
    }
    return [list];
  }

  // something else than a coding stands in this place
  fill(label, parts) {
    this.form = null;
    this.root.hidden = false;
    this.root.setAttribute("aria-label", label);
    this.root.replaceChildren(...parts);
    this.owner.drafts.draw();
  }

  // a comment on the coding, or a memo about it
  write(what, row) {
    const { owner } = this, { words } = owner;
    const memo = what === "memo";
    const away = () => { this.form = null; if (!row.id) this.draw(null); };
    this.draw(row);
    this.form = { id: row.id };
    this.field({
      about: draftOf(what, row), label: memo ? words.memo : words.comment, hint: memo ? words.memo_hint : words.comment_hint,
      text: memo ? "" : row.comment, kind: memo ? "theoretical" : null,
      keep: (text, kind) => {
        away();
        if (!memo) owner.comment(row.id, text); else if (text) owner.memo(row, text, kind);
      },
      leave: away,
    });
  }

  // a field to write in, with the kind of a memo; Ctrl+Enter keeps it, Escape leaves
  field({ about, label, hint, text, kind, more, keep, leave }) {
    const { owner } = this, { words, drafts } = owner;
    this.root.querySelector("form")?.remove();
    const form = make("form", "qc-card-form"), begun = drafts.get(about.key);
    form.dataset.draft = about.key;
    const field = make("textarea", "qc-card-text");
    field.rows = 3;
    field.value = begun?.text ?? text;
    field.setAttribute("aria-label", label);
    field.placeholder = hint;
    const foot = make("div", "qc-card-foot");
    const kinds = kind ? this.kinds(begun?.kind ?? kind) : null;
    form.addEventListener("input", () => drafts.keep(about, field.value, kinds?.value));
    const button = make("button", "qc-press qc-primary", words.keep);
    button.type = "submit";
    foot.append(button, ...(kinds ? [kinds] : []));
    const away = (act) => { form.remove(); drafts.drop(about.key); act(); drafts.draw(); owner.focusText(); };
    const send = () => away(() => keep(field.value.trim(), kinds?.value));
    form.append(...(more ? [more] : []), field, foot);
    form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
    form.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); send(); }
      if (event.key === "Escape") away(leave);
    });
    this.root.append(form);
    drafts.draw();
    field.focus();
    form.scrollIntoView({ block: "nearest" });
    return form;
  }

  kinds(present) {
    const { words } = this.owner;
    const select = make("select");
    select.setAttribute("aria-label", words.memo_kind);
    for (const [name, said] of Object.entries(words.memo_kinds)) {
      const option = make("option", "", said);
      option.value = name;
      select.append(option);
    }
    select.value = present;
    return select;
  }
}
