// The turns down the page, and the way between a place in the text and a place on the screen.
// They stand in sheaves of about a screen: what a browser does for each part it watches and paints
// by itself, at every frame, is done for a few sheaves and not for every turn of a long interview.
const SHEAF = 1100;  // px
const LINE = 30, LETTERS_A_LINE = 78, LONG_LINES = 14;

class Page {
  constructor(owner) {
    this.owner = owner;
    this.pane = make("div", "qc-pane");
    this.pane.tabIndex = -1;
    this.column = make("div", "qc-column");
    this.pane.append(this.column);
    this.near = new Set();
    this.watch = new IntersectionObserver((entries) => this.seen(entries), { root: this.pane, rootMargin: "400px 0px" });
  }

  build(doc, words) {
    this.watch.disconnect();
    this.near.clear();
    this.doc = doc;
    this.rows = doc.turns.map((turn) => this.row(turn, words));
    this.sheaves = this.sheaved();
    this.column.replaceChildren(...this.sheaves.map((sheaf) => sheaf.root));
    for (const sheaf of this.sheaves) this.watch.observe(sheaf.root);
  }

  // neighbouring turns together, each sheaf with the height it has until it is first laid out
  sheaved() {
    const sheaves = [];
    let last = null;
    for (const row of this.rows) {
      if (!last || last.tall + row.tall / 2 > SHEAF) sheaves.push((last = { root: make("div", "qc-sheaf"), rows: [], tall: 0, alone: 0 }));
      last.rows.push(row);
      last.tall += row.tall;
      if (row.turn.role !== "interviewer") last.alone += row.tall;
    }
    sheaves.forEach((sheaf, n) => {
      sheaf.root.dataset.sheaf = n;
      sheaf.root.style.setProperty("--tall", `${sheaf.tall}px`);
      sheaf.root.style.setProperty("--tall-alone", `${sheaf.alone}px`);
      sheaf.root.append(...sheaf.rows.map((row) => row.root));
    });
    return sheaves;
  }

  row(turn, words) {
    const root = make("section", `qc-turn-row qc-${turn.role}`);
    root.id = `qc-turn-${turn.n}`;
    root.dataset.turn = turn.index;
    root.tabIndex = turn.index ? -1 : 0;
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", say(words.turn, { n: turn.n, who: turn.speaker || words.roles[turn.role] }));
    const lines = Math.ceil(turn.text.length / LETTERS_A_LINE) || 1;
    if (lines > LONG_LINES) root.classList.add("qc-long");
    const head = make("div", "qc-head");
    head.append(make("span", "qc-number", turn.n), make("span", "qc-speaker", turn.speaker));
    if (turn.time) head.append(make("span", "qc-time", turn.time));
    const body = make("div", "qc-words", turn.text);
    body.dir = "auto";
    const margin = make("div", "qc-margin");
    root.append(head, body, margin);
    return { root, body, margin, turn, pieces: null, tall: Math.max(48, lines * LINE + 16) };
  }

  seen(entries) {
    for (const { target, isIntersecting } of entries) {
      target.classList.toggle("qc-sheaf-near", isIntersecting);
      for (const { turn: { index }, pieces } of this.sheaves[Number(target.dataset.sheaf)].rows) {
        if (!isIntersecting) { this.near.delete(index); continue; }
        this.near.add(index);
        if (!pieces) this.owner.draw(index);
      }
    }
  }

  // what one sees first is drawn at once, before the browser has told what is in sight
  begin() {
    for (const { turn: { index } } of this.sheaves[0]?.rows ?? []) { this.near.add(index); this.owner.draw(index); }
  }

  // a place of the text as a node and an offset in it
  node(point, closing) {
    const { turn, at } = this.doc.locate(point, closing);
    const { body } = this.rows[turn.index];
    let left = at;
    const walk = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    let last = null;
    while (walk.nextNode()) {
      const { length } = walk.currentNode;
      if (left < length || (closing && left === length)) return [walk.currentNode, left];
      left -= length;
      last = walk.currentNode;
    }
    return last ? [last, last.length] : [body, 0];
  }

  range(start, end) {
    const range = document.createRange();
    range.setStart(...this.node(start));
    range.setEnd(...this.node(end, true));
    return range;
  }

  // where a boundary of the browser's own selection stands in the text
  pointOf(node, offset, closing) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const row = element.closest?.(".qc-turn-row");
    if (!row || !this.column.contains(row)) return null;
    const { turn, body } = this.rows[Number(row.dataset.turn)];
    if (!body.contains(node)) {
      const after = body.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
      return after ? turn.end : turn.start;
    }
    const range = document.createRange();
    range.setStart(body, 0);
    range.setEnd(node, offset);
    const at = range.toString().length;
    const exact = closing ? ceilCluster(turn.text, at) : floorCluster(turn.text, at);
    return this.doc.point(turn, exact);
  }

  pointAt(x, y) {
    let found = null;
    if (!document.elementFromPoint(x, y)?.closest(".qc-words")) return null;
    if (document.caretPositionFromPoint) {
      const place = document.caretPositionFromPoint(x, y);
      if (place) found = this.pointOf(place.offsetNode, place.offset);
    } else if (document.caretRangeFromPoint) {
      const place = document.caretRangeFromPoint(x, y);
      if (place) found = this.pointOf(place.startContainer, place.startOffset);
    }
    return found;
  }

  // the place nearest to a point of the screen, beside the text or between two turns
  pointNear(x, y) {
    const pane = this.pane.getBoundingClientRect();
    const column = this.rows.find((row) => this.near.has(row.turn.index) && row.body.clientWidth)?.body.getBoundingClientRect();
    if (!column) return null;
    const left = Math.max(column.left + 1, Math.min(x, column.right - 2));
    const top = Math.max(pane.top + 3, Math.min(y, pane.bottom - 3));
    for (const by of [0, 7, -7, 14, -14, 22, -22, 34, -34]) {
      const found = this.pointAt(left, top + by);
      if (found !== null) return found;
    }
    return null;
  }

  rect(point, closing) {
    const [node, at] = this.node(point, closing);
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at);
    const box = range.getClientRects()[0] || range.getBoundingClientRect();
    if (box.height) return box;
    return (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).getBoundingClientRect();
  }

  // brings a stretch into sight without moving anything that is in sight already
  show(start, end) {
    const first = this.doc.turnAt(start).index;
    const near = this.rows[first].root;
    const seen = this.pane.getBoundingClientRect();
    if (!this.near.has(first)) near.scrollIntoView({ block: "center" });
    this.owner.draw(first);
    const move = () => {
      const top = this.rect(start).top, bottom = this.rect(end, true).bottom;
      if (top < seen.top + 28) this.pane.scrollTop += top - seen.top - 90;
      else if (bottom > seen.bottom - 28) this.pane.scrollTop += Math.min(top - seen.top - 90, bottom - seen.bottom + 90);
    };
    move();
    requestAnimationFrame(move);
  }

  // what is at the top of the view, so that it can be put there again
  anchor() {
    const top = this.pane.getBoundingClientRect().top;
    for (const index of [...this.near].sort((a, b) => a - b)) {
      const box = this.rows[index].root.getBoundingClientRect();
      if (box.bottom > top) return [index, Math.round((top - box.top) * 100) / 100];
    }
    return [0, 0];
  }

  restore([index, inside]) {
    const row = this.rows[index];
    if (!row) return;
    const put = () => {
      this.pane.scrollTop += row.root.getBoundingClientRect().top - this.pane.getBoundingClientRect().top + inside;
    };
    put();
    this.near.add(index);
    this.owner.draw(index);
    requestAnimationFrame(() => { put(); requestAnimationFrame(put); });
  }

  destroy() { this.watch.disconnect(); }
}
