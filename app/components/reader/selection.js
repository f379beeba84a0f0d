// Selecting with the mouse and with the keyboard: an anchor, a focus, and what lies between.
const FAR = 4;

class Selecting {
  constructor(owner) {
    this.owner = owner;
    this.anchor = null;
    this.caret = null;
    this.chosen = null;  // {start, end} in code points, ready to be coded
    this.dragging = false;
    const { pane } = owner.page;
    pane.addEventListener("mousedown", (event) => this.down(event));
    this.moving = (event) => this.drag(event);
    this.up = (event) => this.released(event);
    window.addEventListener("mouseup", this.up);
  }

  get doc() { return this.owner.doc; }

  set(stretch, anchor, caret) {
    this.chosen = stretch;
    this.anchor = anchor ?? stretch?.start ?? null;
    this.caret = caret ?? stretch?.end ?? this.caret;
    this.owner.selected();
  }

  // coded: it stays at hand for another code, yet no longer covers the text
  spend(stretch) {
    this.set(stretch, stretch.start, stretch.end);
    this.spent = true;
    this.owner.showSelection();
  }

  // the caret alone, at a place
  put(point) {
    this.set(null, point, point);
    this.owner.focusText();
  }

  clear() { if (this.chosen) this.set(null, this.caret, this.caret); }

  between(anchor, caret, words) {
    this.set(this.doc.refine(anchor, caret, words), anchor, caret);
  }

  // the browser's own selection is left out: it breaks when a turn is drawn anew under it
  down(event) {
    if (event.button !== 0 || event.target.closest("button, .qc-handle")) return;
    if (event.clientX > this.owner.page.pane.getBoundingClientRect().left + this.owner.page.pane.clientWidth) return;
    event.preventDefault();
    window.getSelection().removeAllRanges();
    const point = this.owner.page.pointAt(event.clientX, event.clientY);
    const { chosen } = this;
    if (event.shiftKey && this.anchor !== null && point !== null) {
      this.between(this.anchor, point, this.owner.prefs.words && !event.altKey);
      this.owner.offer();
      return;
    }
    const held = chosen && !this.spent && event.detail === 1 && point !== null && chosen.start <= point && point < chosen.end;
    if (held && this.inside(event)) { this.owner.carry.selection(event); return; }
    this.pressed = { x: event.clientX, y: event.clientY, point, times: event.detail };
    this.dragging = true;
    this.owner.palette.close(false);
    window.addEventListener("mousemove", this.moving);
  }

  // whether the mouse is over the selection itself and not beside the end of its lines
  inside(event) {
    const boxes = this.owner.page.range(this.chosen.start, this.chosen.end).getClientRects();
    return [...boxes].some((box) => box.left <= event.clientX && event.clientX <= box.right && box.top <= event.clientY && event.clientY <= box.bottom);
  }

  drag(event) {
    const { pressed } = this;
    this.last = event;
    if (!pressed || (!this.swept && !moved(pressed, event))) return;
    pressed.point ??= this.owner.page.pointNear(pressed.x, pressed.y);
    const point = this.owner.page.pointNear(event.clientX, event.clientY);
    if (point === null || pressed.point === null) return;
    this.swept = true;
    this.caret = point;
    this.chosen = this.doc.refine(pressed.point, point, this.owner.prefs.words && !event.altKey);
    this.owner.overlays.set("qc-pending", this.chosen ? [this.chosen] : []);
    this.scrollOn();
  }

  // over the edge of the text it goes on by itself
  scrollOn() {
    const { pane } = this.owner.page;
    const box = pane.getBoundingClientRect();
    const { clientY } = this.last;
    const by = clientY < box.top + 12 ? clientY - box.top - 12 : clientY > box.bottom - 12 ? clientY - box.bottom + 12 : 0;
    if (!by || this.scrolling) return;
    this.scrolling = setTimeout(() => {
      this.scrolling = null;
      if (!this.dragging) return;
      pane.scrollTop += Math.max(-40, Math.min(40, by));
      this.drag(this.last);
    }, 30);
  }

  released(event) {
    if (!this.dragging) return;
    window.removeEventListener("mousemove", this.moving);
    const { pressed, swept } = this;
    this.dragging = this.swept = false;
    this.pressed = null;
    if (swept) {
      const forwards = this.caret >= pressed.point;
      if (this.chosen) this.set(this.chosen, forwards ? this.chosen.start : this.chosen.end, forwards ? this.chosen.end : this.chosen.start);
      else this.set(null, pressed.point, this.caret);
      this.owner.offer();
    } else if (pressed.times >= 2 && pressed.point !== null) this.clicked(pressed.point, pressed.times);
    else this.click(pressed, event);
    this.owner.flush();
  }

  clicked(point, times) {
    const stretch = whole(this.doc, point, times === 2 ? "word" : "turn");
    if (!stretch) return;
    this.set(stretch, stretch.start, stretch.end);
    this.owner.offer();
  }

  click(pressed, event) {
    if (pressed.point === null) { this.beside(event); return; }
    this.set(null, pressed.point, pressed.point);
    const over = this.owner.shownAt(pressed.point);
    const hit = event.target.closest?.(".qc-coded") ? over : [];
    if (hit.length) this.owner.cycle(hit); else this.owner.choose(null);
    this.owner.focusText();
  }

  // a click on the number or beside the words: the keys begin at this turn
  beside(event) {
    this.owner.choose(null);
    const row = event.target.closest?.(".qc-turn-row");
    if (row) this.put(this.doc.turns[Number(row.dataset.turn)].start);
  }

  // the keyboard's caret: `way` by `unit`, with `extend` from where it began
  move(unit, way, extend) {
    const { owner } = this;
    const from = this.caret ?? owner.firstSeen();
    const to = unit === "line" ? this.line(from, way) : step(this.doc, from, unit, way);
    this.caret = to;
    if (!extend) this.set(null, to, to);
    else {
      this.anchor ??= from;
      this.set(this.doc.refine(this.anchor, to, false), this.anchor, to);
    }
    owner.page.show(to, to);
    owner.focusText();
    owner.readOut(to, unit);
  }

  line(from, way) {
    const { page } = this.owner;
    page.show(from, from);
    const box = page.rect(from, true);
    this.column ??= box.left;
    for (let n = 1; n <= 4; n += 1) {
      const found = page.pointAt(this.column, box.top + box.height / 2 + way * n * 26);
      if (found !== null && Math.sign(found - from) === way) return found;
    }
    return step(this.doc, from, "turn", way);
  }

  whole(unit) {
    const stretch = whole(this.doc, this.caret ?? this.owner.firstSeen(), unit);
    if (stretch) { this.set(stretch, stretch.start, stretch.end); this.owner.page.show(stretch.start, stretch.start); }
  }

  destroy() { window.removeEventListener("mouseup", this.up); }
}

const moved = (pressed, event) => Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > FAR;
