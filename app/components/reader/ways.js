// Ways through the transcript: uncoded text, a code's extracts, words, overlapping codings.
const ways = {
  nextUncoded(way) {
    const open = uncovered(this.doc, [...this.ledger.view.values()], counts);  // by codings shown or not
    const from = this.selecting.caret ?? this.firstSeen();
    const next = way > 0 ? open.find((one) => one.start > from) ?? open[0] : open.findLast((one) => one.end < from) ?? open.at(-1);
    if (!next) { this.tell(this.words.all_coded); return; }
    const first = whole(this.doc, next.start, "sentence");
    const end = Math.min(next.end, first ? first.end : next.end);
    const stretch = this.doc.refine(next.start, end, false);
    this.selecting.set(stretch, stretch.start, stretch.end);
    this.selecting.caret = stretch.start;
    this.arrive(stretch);
  },

  // the next extract of a code, of the chosen coding's code if none is named
  nextOf(id, way) {
    const wanted = id ?? this.row(this.chosen)?.code ?? this.side.present ?? this.recent.last();
    if (!wanted) return;
    const branch = this.book.branch(wanted);
    const rows = [...this.ledger.view.values()].filter((row) => branch.has(row.code) && this.isShown(row)).sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
    if (!rows.length) { this.tell(say(this.words.none_of, { code: this.book.name(wanted) })); return; }
    const here = rows.findIndex((row) => row.id === this.chosen);
    const from = this.selecting.caret ?? this.firstSeen();
    let next;
    if (here >= 0) next = rows[(here + way + rows.length) % rows.length];
    else next = way > 0 ? rows.find((row) => row.start >= from) ?? rows[0] : rows.findLast((row) => row.start < from) ?? rows.at(-1);
    this.selecting.caret = next.start;
    this.arrive(next);
    this.choose(next.id);
  },

  arrive(stretch) {
    this.page.show(stretch.start, stretch.end);
    this.focusText();
    this.readOut(stretch.start, "sentence");
  },

  find(typed) {
    const wanted = fold(typed.trim());
    this.hits = [];
    if (wanted.length > 1) {
      for (const turn of this.doc.turns) {
        if (this.prefs.alone && turn.role === "interviewer") continue;
        turn.letters ??= folded(turn.text);
        for (const [from, to] of places(turn.text, wanted, turn.letters)) {
          this.hits.push({ start: this.doc.point(turn, from), end: this.doc.point(turn, to) });
        }
      }
    }
    const from = this.selecting.caret ?? this.firstSeen();
    this.hit = Math.max(0, this.hits.findIndex((one) => one.start >= from));
    this.overlays.set("qc-found", this.hits);
    this.showHit(false);
  },

  nextFound(way) {
    if (!this.hits.length) return;
    if (this.hitShown) this.hit = (this.hit + way + this.hits.length) % this.hits.length;
    this.showHit(true);
  },

  showHit(go) {
    const one = this.hits[this.hit];
    this.hitShown = go;
    this.overlays.set("qc-found-here", one && go ? [one] : []);
    this.bar.drawHits(this.hits.length, this.hit);
    if (one && go) { this.selecting.caret = one.start; this.page.show(one.start, one.end); }
  },

  // the codings one may see at a place, the shortest first
  shownAt(point) {
    return this.ledger.between(point, point + 1).filter((row) => this.isShown(row)).sort((a, b) => (a.end - a.start) - (b.end - b.start));
  },

  cycle(rows) {
    const here = rows.findIndex((row) => row.id === this.chosen);
    this.choose(rows[(here + 1) % rows.length].id);
  },

  cycleHere() {
    const point = this.selecting.caret ?? this.firstSeen();
    const here = this.shownAt(point);
    const { turn } = this.doc.locate(point, true);
    const rows = here.length ? here : this.ledger.inTurn(turn.index).filter((row) => this.isShown(row));
    if (rows.length) this.cycle(rows); else this.tell(this.words.none_here);
  },

  // the coding just put on a stretch, else the shortest at the caret
  takeHere(stretch) {
    const own = (row) => row.coder === this.me && row.start === stretch.start && row.end === stretch.end;
    const rows = stretch ? this.ledger.between(stretch.start, stretch.end).filter(own) : this.shownAt(this.selecting.caret);
    const row = rows.find((one) => one.code === this.recent.last()) ?? rows[0];
    if (row) this.choose(row.id);
  },

  // codes that stand on or near a stretch: likely the next ones
  near({ start, end }) {
    const first = this.doc.turnAt(start), last = this.doc.turnAt(end, true);
    const from = this.doc.turns[Math.max(0, first.index - 3)].start;
    const to = this.doc.turns[Math.min(this.doc.turns.length - 1, last.index + 3)].end;
    const far = (row) => Math.max(0, row.start - end, start - row.end);
    return [...new Set(this.ledger.between(from, to).sort((a, b) => far(a) - far(b)).map((row) => row.code))];
  },
};

const counts = (turn) => turn.role !== "interviewer";
