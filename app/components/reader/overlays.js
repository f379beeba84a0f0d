// What is drawn over the text without touching it: the selection, what was found, the caret.
const NAMES = ["qc-memo", "qc-pending", "qc-found", "qc-found-here"];

class Overlays {
  constructor(page) {
    this.page = page;
    this.ranges = new Map();
    this.can = typeof Highlight === "function" && !!CSS.highlights;
    this.caret = make("div", "qc-caret");
    this.caret.hidden = true;
    page.column.append(this.caret);
  }

  // stretches of the text under a name; drawn again when the turns they stand in are
  set(name, stretches) {
    this.ranges.set(name, stretches);
    this.paint(name);
  }

  paint(name) {
    if (!this.can) { this.fall(name); return; }
    const stretches = this.ranges.get(name) || [];
    if (!stretches.length) { CSS.highlights.delete(name); return; }
    const shown = new Highlight(...stretches.map(({ start, end }) => this.page.range(start, end)));
    shown.priority = NAMES.indexOf(name) + 1;
    CSS.highlights.set(name, shown);
  }

  // a browser without highlights shows the selection as its own
  fall(name) {
    const [one] = this.ranges.get(name) || [];
    if (name !== "qc-pending") return;
    const own = window.getSelection();
    own.removeAllRanges();
    if (one) own.addRange(this.page.range(one.start, one.end));
  }

  // the nodes of a turn are new: ranges that touched the old ones are made again
  redrawn(start, end) {
    for (const [name, stretches] of this.ranges) {
      if (!stretches.some((one) => one.start < end && start < one.end)) continue;
      if (name === "qc-pending") { this.paint(name); continue; }
      if (!this.waiting) requestAnimationFrame(() => { for (const late of this.waiting) this.paint(late); this.waiting = null; });
      (this.waiting ??= new Set()).add(name);
    }
  }

  putCaret(point, shown) {
    if (!this.caret.isConnected) this.page.column.append(this.caret);
    this.caret.hidden = !shown;
    if (!shown) return;
    const box = this.page.rect(point, true);
    const frame = this.page.column.getBoundingClientRect();
    this.caret.style.transform = `translate(${box.left - frame.left - 1}px, ${box.top - frame.top}px)`;
    this.caret.style.height = `${Math.min(box.height || 22, 30)}px`;
  }

  destroy() { if (this.can) for (const name of NAMES) CSS.highlights.delete(name); }
}
