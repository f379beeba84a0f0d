// The transcript: one coder's stripes on the left, the other's on the right, the chosen place marked.
const LANE = 8, MOST_LANES = 5;

class TranscriptPane {
  constructor(owner) {
    this.owner = owner;
    this.root = make("div", "qc-cp-text");
    this.root.tabIndex = 0;
    this.sheets = new Map();
    this.watch = new ResizeObserver(() => { if (this.root.clientWidth !== this.width) { this.width = this.root.clientWidth; for (const sheet of this.sheets.values()) sheet.stripes = false; this.stripesSoon(); } });
    this.watch.observe(this.root);
    this.root.addEventListener("keydown", (event) => { if (event.key.startsWith("Arrow") || event.key.startsWith("Page")) event.stopPropagation(); });
  }

  // a transcript once laid out is kept: going back to it costs nothing
  show(source) {
    if (this.source === source) return;
    this.source = source;
    let sheet = this.sheets.get(source.id);
    if (!sheet || sheet.turns !== source.turns.length || sheet.first !== source.turns[0]?.text) {
      const turns = source.turns.map((turn) => this.turn(turn));
      sheet = { body: make("div", "qc-cp-body"), parts: turns, turns: source.turns.length, first: source.turns[0]?.text, marked: [], stripes: false };
      sheet.body.append(...turns.map((t) => t.box));
      this.sheets.set(source.id, sheet);
    }
    this.sheet = sheet;
    this.body = sheet.body;
    this.turns = sheet.parts;
    if (this.root.firstChild !== this.body) this.root.replaceChildren(this.body);
    this.stripesSoon();
  }

  // places or coders changed: every transcript draws its stripes anew
  stale() { for (const sheet of this.sheets.values()) sheet.stripes = false; this.stripesSoon(); }

  turn(turn) {
    const box = make("div", `qc-cp-turn${turn.interviewer ? " qc-cp-asks" : ""}`);
    if (turn.speaker) box.append(make("div", "qc-cp-speaker", turn.speaker));
    const words = make("p", "", turn.text);
    box.append(words);
    return { ...turn, box, words, end: turn.start + pointsIn(turn.text) };
  }

  // marks what each coder has at a place; gives the first mark
  mark(place) {
    for (const turn of this.sheet.marked) turn.words.textContent = turn.text;
    this.sheet.marked = [];
    if (!place || place.source !== this.source.id) return null;
    const [left, right] = this.owner.pair();
    const spans = [], whose = [];
    for (const side of place.sides) for (const span of side.spans) { spans.push(span); whose.push(side.coder); }
    for (const turn of this.turns) {
      if (turn.end <= place.start || turn.start >= place.end) continue;
      const parts = stretches(turn.start, turn.end, spans).map(([a, b, on]) => {
        const text = turn.text.slice(unitAt(turn.text, a - turn.start), unitAt(turn.text, b - turn.start));
        if (!on.length) return document.createTextNode(text);
        const made = make("mark", "qc-cp-mark", text), coders = new Set(on.map((n) => whose[n]));
        made.classList.toggle("qc-cp-a", coders.has(left?.id));
        made.classList.toggle("qc-cp-b", coders.has(right?.id));
        made.title = [...coders].map((id) => this.owner.coder(id).name).join(", ");
        return made;
      });
      turn.words.replaceChildren(...parts);
      this.sheet.marked.push(turn);
    }
    const first = this.body.querySelector(".qc-cp-mark");
    if (first) {
      const here = first.getBoundingClientRect(), pane = this.root.getBoundingClientRect();
      if (here.top < pane.top + 20 || here.bottom > pane.bottom - 40) this.root.scrollTop += here.top - pane.top - pane.height / 3;
    }
    return first;
  }

  // after the click is answered, when the browser has time
  stripesSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.stripes(), 90);
  }

  stripes() {
    if (!this.source || this.sheet.stripes) return;
    this.sheet.stripes = true;
    this.body.querySelectorAll(".qc-cp-stripe").forEach((s) => s.remove());
    const top = this.body.getBoundingClientRect().top, pair = this.owner.pair(), made = [];
    pair.forEach((coder, at) => {
      if (!coder) return;
      const bars = [];
      for (const place of this.owner.page.places) {
        if (place.source !== this.source.id) continue;
        for (const side of place.sides) if (side.coder === coder.id) for (const span of side.spans) {
          const rows = this.rows(span);
          if (rows) bars.push([rows[0] - top, rows[1] - top, place, side]);
        }
      }
      bars.sort((x, y) => x[0] - y[0] || y[1] - x[1]);
      const lanes = lanesOf(bars);
      bars.forEach(([y, end, place, side], n) => made.push(this.stripe(at, Math.min(lanes[n], MOST_LANES - 1), y, end, place, side)));
    });
    this.body.append(...made);
    this.body.dataset.stripes = made.length;
  }

  stripe(at, lane, y, end, place, side) {
    const bar = make("button", `qc-cp-stripe qc-cp-${at ? "right" : "left"} qc-cp-lane${lane % 4}`);
    bar.type = "button";
    bar.tabIndex = -1;
    bar.dataset.key = place.key;
    bar.style.top = `${y}px`;
    bar.style.height = `${Math.max(10, end - y - 2)}px`;
    bar.style[at ? "right" : "left"] = `${lane * LANE}px`;
    bar.style.setProperty("--qc-code", side.colour);
    bar.title = `${side.name} — ${this.owner.coder(side.coder).name}`;
    bar.setAttribute("aria-label", bar.title);
    bar.addEventListener("click", () => this.owner.choose(place.key, true));
    return bar;
  }

  rows([start, end]) {
    const first = this.at(start), last = this.at(Math.max(start, end - 1));
    if (!first || !last) return null;
    const range = document.createRange();
    range.setStart(...first);
    range.setEnd(...last);
    const rects = range.getClientRects();
    if (rects.length) return [rects[0].top, rects[rects.length - 1].bottom];
    const one = range.getBoundingClientRect();
    return one.height ? [one.top, one.bottom] : null;
  }

  // the text node and index of a place in the transcript
  at(point) {
    const turn = this.turns.find((t) => point < t.end) ?? this.turns[this.turns.length - 1];
    let left = unitAt(turn.text, Math.max(0, point - turn.start));
    const walk = document.createTreeWalker(turn.words, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
    return null;
  }

  // what is selected with the mouse or the keyboard, in code points of the transcript
  selected() {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    const ends = [[range.startContainer, range.startOffset], [range.endContainer, range.endOffset]].map(([node, offset]) => {
      const turn = this.turns.find((t) => t.words.contains(node));
      if (!turn) return null;
      const before = document.createRange();
      before.setStart(turn.words, 0);
      before.setEnd(node, offset);
      return turn.start + pointsIn(before.toString());
    });
    return ends[0] === null || ends[1] === null || ends[0] >= ends[1] ? null : ends;
  }

  close() { this.watch.disconnect(); clearTimeout(this.soon); }
}
