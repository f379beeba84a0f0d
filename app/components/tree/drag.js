// Codes dragged onto a line, above it or below it; all that are marked go together.
class TreeDrag {
  constructor(tree) {
    this.tree = tree;
    const { list } = tree;
    list.addEventListener("dragstart", (event) => this.start(event));
    list.addEventListener("dragover", (event) => this.over(event));
    list.addEventListener("drop", (event) => this.drop(event));
    list.addEventListener("dragend", () => this.end());
  }

  start(event) {
    const line = event.target.closest("[data-id]");
    if (!line) return;
    const { id } = line.dataset;
    this.ids = this.tree.marked.has(id) ? [...this.tree.marked] : [id];
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", this.ids.map((each) => this.tree.model.byId.get(each)?.name).join("\n"));
  }

  over(event) {
    this.scroll(event);
    const line = event.target.closest("[data-id]");
    if (!this.ids || !line || !this.fits(line.dataset.id)) return this.mark(null);
    event.preventDefault();
    this.mark(line, this.where(line, event));
  }

  drop(event) {
    const line = event.target.closest("[data-id]");
    if (!this.ids || !line || !this.fits(line.dataset.id)) return;
    event.preventDefault();
    const where = this.where(line, event), { model } = this.tree, row = model.byId.get(line.dataset.id);
    const parent = where === "inside" ? row.id : row.parent || null;
    const level = model.kids(parent).filter((id) => !this.ids.includes(id));
    const position = where === "inside" ? level.length : level.indexOf(row.id) + (where === "after" ? 1 : 0);
    const { ids } = this;
    this.end();
    this.tree.moveTo(ids, parent, position);
  }

  fits(id) { return !this.ids.some((each) => this.tree.model.isUnder(id, each)); }

  where(line, event) {
    const box = line.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    return share < 0.28 ? "before" : share > 0.72 ? "after" : "inside";
  }

  scroll(event) {
    const box = this.tree.list.getBoundingClientRect();
    if (event.clientY < box.top + 24) this.tree.list.scrollTop -= 12;
    if (event.clientY > box.bottom - 24) this.tree.list.scrollTop += 12;
  }

  mark(line, where) {
    this.marked?.classList.remove("qc-drop-before", "qc-drop-after", "qc-drop-inside");
    this.marked = line;
    line?.classList.add(`qc-drop-${where}`);
  }

  end() { this.ids = null; this.mark(null); }
}
