// The two ends of the coding that is chosen: drag them, or move them with the arrow keys.
class Handles {
  constructor(owner) {
    this.owner = owner;
    this.ends = ["start", "end"].map((name) => this.handle(name));
    owner.page.column.append(...this.ends);
  }

  handle(name) {
    const made = make("button", `qc-handle qc-handle-${name}`);
    made.type = "button";
    made.hidden = true;
    made.dataset.end = name;
    made.addEventListener("mousedown", (event) => this.down(event, name));
    made.addEventListener("keydown", (event) => this.key(event, name));
    made.addEventListener("blur", () => this.settle());
    return made;
  }

  // drawn at the ends of a coding; hidden without one, or where it may not be changed
  draw() {
    const { owner } = this;
    const row = owner.row(owner.chosen);
    const shown = row && owner.mayChange(row);
    const { column } = owner.page;
    for (const handle of this.ends) {
      if (!handle.isConnected) column.append(handle);
      handle.hidden = !shown;
      if (!shown) continue;
      const closing = handle.dataset.end === "end";
      const range = this.moved || row;
      const box = owner.page.rect(closing ? range.end : range.start, closing);
      const frame = column.getBoundingClientRect();
      handle.style.left = `${box.left - frame.left}px`;
      handle.style.top = `${box.top - frame.top}px`;
      handle.style.height = `${Math.min(box.height || 24, 32)}px`;
      handle.style.setProperty("--tint", owner.book.colour(row.code));
      handle.setAttribute("aria-label", closing ? owner.words.handle_end : owner.words.handle_start);
      handle.title = handle.getAttribute("aria-label");
    }
  }

  down(event, name) {
    event.preventDefault();
    event.stopPropagation();
    const { owner } = this;
    const row = owner.row(owner.chosen);
    const move = (now) => {
      const point = owner.page.pointAt(now.clientX, now.clientY);
      if (point !== null) this.to(row, name, point, owner.prefs.words && !now.altKey);
    };
    const end = () => {
      window.removeEventListener("mousemove", move);
      window.removeEventListener("mouseup", end);
      this.settle();
    };
    window.addEventListener("mousemove", move);
    window.addEventListener("mouseup", end);
  }

  to(row, name, point, words) {
    const { doc, overlays } = this.owner;
    const start = name === "start" ? point : this.moved?.start ?? row.start;
    const end = name === "end" ? point : this.moved?.end ?? row.end;
    const stretch = end > start ? doc.refine(start, end, words) : null;
    if (!stretch) return;
    this.moved = stretch;
    overlays.set("qc-pending", [stretch]);
    this.draw();
  }

  key(event, name) {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const row = this.owner.row(this.owner.chosen);
    if (!row) return;
    if (way) {
      const unit = event.ctrlKey || event.metaKey ? "word" : "grapheme";
      const from = this.moved || row;
      this.to(row, name, step(this.owner.doc, from[name], unit, way), false);
      this.owner.tell(this.owner.doc.quote(this.moved.start, this.moved.end).slice(name === "end" ? -40 : 0).slice(0, 40));
    } else if (event.key === "Enter") { this.settle(); this.owner.focusText(); }
    else if (event.key === "Escape") { this.forget(); this.owner.focusText(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  forget() {
    this.moved = null;
    this.owner.showSelection();
    this.draw();
  }

  settle() {
    const stretch = this.moved, id = this.owner.chosen;
    if (!stretch) return;
    this.forget();
    this.owner.resize(id, stretch);
  }
}
