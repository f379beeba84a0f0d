// What is being written and was neither kept nor left: it waits while something else is looked at,
// and after the page was loaded again.
class Drafts {
  constructor(owner) {
    this.owner = owner;
    this.root = make("div", "qc-drafts");
    this.root.setAttribute("role", "group");
    this.all = new Map();
  }

  // those of this person in this transcript
  attach(place) {
    if (this.place === place) return;
    this.place = place;
    this.all = new Map(stored(sessionStorage, place) ?? []);
    this.root.setAttribute("aria-label", this.owner.words.drafts);
    this.draw();
  }

  get(key) { return this.all.get(key); }

  // `about`: what is written ("comment", "memo" or "edit"), on which coding or memo, on which words
  keep(about, text, kind) {
    if (text.trim()) this.all.set(about.key, { ...about, text, kind }); else this.all.delete(about.key);
    this.store();
  }

  drop(key) {
    if (this.all.delete(key)) this.store();
  }

  store() {
    try { sessionStorage.setItem(this.place, JSON.stringify([...this.all])); } catch { /* the page itself still holds them */ }
  }

  // one press for each that has no field now
  draw() {
    const { words, doc } = this.owner;
    const open = this.owner.side.card.root.querySelector("form")?.dataset.draft;
    const waiting = [...this.all.values()].filter((one) => one.key !== open);
    this.root.hidden = !waiting.length;
    this.root.replaceChildren(...waiting.map((one) => {
      const said = say(words.draft, { text: one.text.trim().slice(0, 60) });
      const made = press("qc-draft", "edit_note", said, () => this.open(one), said);
      made.title = doc.quote(one.start, one.end).slice(0, 200);
      return made;
    }));
  }

  // back to where it was begun; where that is gone, a memo on the same words
  open(one) {
    const { owner } = this;
    const memo = one.what === "edit" && owner.memos.get(one.id);
    const row = owner.row(one.id);
    owner.page.show(one.start, one.end);
    if (memo) { owner.memos.open(one.id); owner.memos.write(memo); return; }
    if (row) { owner.choose(row.id); owner.side.card.write(one.what, row); return; }
    const { start, end, text, kind } = one;
    const words = { code: "", coder: owner.me, comment: "", start, end };
    this.drop(one.key);
    this.keep(draftOf("memo", words), text, kind);
    owner.choose(null);
    owner.side.card.write("memo", words);
  }
}

const draftOf = (what, { id = "", start, end }) => ({ key: `${what} ${id || `${start}-${end}`}`, what, id, start, end });
