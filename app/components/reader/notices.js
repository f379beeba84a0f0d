// What could not be done is said over the text; where two changed the same thing, one chooses.
class Notices {
  constructor(owner) {
    this.owner = owner;
    this.root = make("div", "qc-notices");
    this.root.setAttribute("role", "alert");
  }

  add(op, trouble) {
    const { words } = this.owner;
    const line = make("div", "qc-notice");
    const away = () => { line.remove(); this.owner.focusText(); };
    line.append(icon("error"), make("span", "qc-notice-said", trouble.said));
    if (trouble.present) {
      const { present } = trouble;
      const now = this.owner.doc.quote(present.start, present.end);
      line.append(make("span", "qc-notice-now", say(words.stands_now, {
        code: this.owner.book.name(present.code), quote: now.length > 60 ? `${now.slice(0, 58)}…` : now,
      })));
      line.append(press("qc-primary", "", words.keep_theirs, away), press("", "", words.keep_mine, () => { this.owner.insist(op, present); away(); }));
    } else line.append(press("", "close", words.close, away));
    this.root.append(line);
    while (this.root.children.length > 3) this.root.firstChild.remove();
  }
}
