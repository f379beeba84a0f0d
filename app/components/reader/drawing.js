// What is drawn again, and when: the turns in sight, their margins, what stands out.
const drawing = {
  redraw(index) {
    const row = this.page.rows[index];
    if (!row.pieces) return;
    if (!this.page.near.has(index)) { row.pieces = null; return; }
    if (this.selecting.dragging) { this.late.add(index); return; }
    row.pieces = null;
    this.draw(index);
  },

  // a coding was stored: the words stay, the pieces learn of the row as it is now; a code made a
  // moment ago has its colour only now
  confirm(index) {
    const { pieces } = this.page.rows[index];
    if (!pieces) return;
    for (const part of pieces) part.codings = part.codings.map((one) => this.row(one.id) ?? one);
    if (pieces.some((part) => part.drawn && part.drawn !== look(part.codings, this.book))) this.redraw(index);
    else this.remargin(index);
  },

  draw(index) {
    const row = this.page.rows[index];
    if (row.pieces) return;
    drawTurn(row, this.ledger.inTurn(index).filter((one) => this.isShown(one)), this.book);
    this.overlays.redrawn(row.turn.start, row.turn.end + 1);
    this.remargin(index);
  },

  drawMargins() {
    const rows = [...this.margins].map((index) => this.page.rows[index]).filter((row) => row?.pieces);
    this.margins.clear();
    if (this.prefs.margin) drawMargins(rows, this); else for (const row of rows) row.margin.replaceChildren();
    if (this.chosen) this.lit();
  },

  // the margin of a turn is drawn again, its words are not
  remargin(index) {
    if (!this.page.rows[index]?.pieces) return;
    if (!this.margins.size) requestAnimationFrame(() => this.drawMargins());
    this.margins.add(index);
  },

  // the margin of a turn of many screens goes along with what is in sight
  follow() {
    this.following ??= requestAnimationFrame(() => {
      this.following = null;
      const pane = this.page.pane.getBoundingClientRect();
      for (const index of this.page.near) {
        const { shown, margin } = this.page.rows[index];
        if (!shown) continue;
        const { top, bottom } = margin.getBoundingClientRect();
        const over = shown[0] > 0 && top + shown[0] > pane.top - AHEAD / 3;
        const under = top + shown[1] < bottom - 1 && top + shown[1] < pane.bottom + AHEAD / 3;
        if (over || under) this.remargin(index);
      }
    });
  },

  flush() {
    const late = [...this.late];
    this.late.clear();
    for (const index of late) this.redraw(index);
  },

  // how much room there is beside the menu: a magnified page has little
  fitRoom() {
    const { clientWidth } = this.root;
    this.root.dataset.room = clientWidth < 660 ? "small" : clientWidth < 860 ? "middle" : "ample";
  },

  relaid() {
    this.fitRoom();
    if (!this.doc) return;
    for (const index of this.page.near) if (this.page.rows[index].pieces) this.margins.add(index);
    clearTimeout(this.laying);
    this.laying = setTimeout(() => { this.drawMargins(); this.handles.draw(); this.showCaret(); }, 60);
  },

  // one coding stands out: the one under the mouse, else the one that is chosen
  lit() {
    const id = this.over || this.chosen;
    for (const part of this.page.column.querySelectorAll(".qc-lit")) part.classList.remove("qc-lit");
    for (const part of this.page.column.querySelectorAll(".qc-stripe-lit")) part.classList.remove("qc-stripe-lit");
    const row = this.row(id);
    this.root.classList.toggle("qc-isolating", !!row);
    if (!row) return;
    const [first, last] = this.ledger.span(row);
    for (let turn = first; turn <= last; turn += 1) {
      const { pieces, margin } = this.page.rows[turn];
      for (const part of pieces || []) {
        if (!part.codings.some((one) => one.id === id)) continue;
        part.classList.add("qc-lit");
        part.style.setProperty("--lit", this.book.colour(row.code));
      }
      for (const bar of margin.querySelectorAll(".qc-stripe")) bar.classList.toggle("qc-stripe-lit", bar.dataset.coding === id);
    }
  },

  hover(event, on) {
    const id = event.target.closest?.("[data-coding]")?.dataset.coding;
    if (!id) return;
    this.over = on ? id : null;
    this.lit();
  },
};
