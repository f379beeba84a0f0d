// The tree by keyboard alone: walk, mark, type ahead, move, cut and paste, rename.
const WALK = { ArrowDown: 1, ArrowUp: -1, Home: -1e6, End: 1e6, PageDown: 12, PageUp: -12 };
const TOGETHER_MS = 900;

class TreeKeys {
  constructor(tree) {
    this.tree = tree;
    this.typed = "";
    this.typedAt = -Infinity;
    tree.list.addEventListener("keydown", (event) => {
      if (event.target.closest("input")) return;
      if (this.handled(event)) { event.preventDefault(); event.stopPropagation(); }
      else if (event.key.length === 1) event.stopPropagation();  // r and c mean something to the page
    });
  }

  handled(event) {
    const { tree } = this, { key } = event, row = tree.model.byId.get(tree.active);
    const control = event.ctrlKey || event.metaKey;
    if (control) return this.controlled(event, key.toLowerCase());
    if (!row) return false;
    if (event.altKey) { if (key in WALK || key.startsWith("Arrow")) { tree.shift(key); return true; } return false; }
    if (key in WALK) { tree.walk(WALK[key], event.shiftKey); return true; }
    if (key === "ArrowRight") { if (row.inner && tree.closed.has(row.id)) tree.toggle(row.id); else tree.walk(row.inner ? 1 : 0); return true; }
    if (key === "ArrowLeft") { if (row.inner && !tree.closed.has(row.id) && !tree.sought) tree.toggle(row.id); else if (row.parent) tree.activate(row.parent, true); return true; }
    if (key === "Enter") { tree.choose(row.id); return true; }
    if (key === " " && !this.within(event)) { tree.mark(row.id); return true; }
    if (key === "F2") { tree.rename(row.id); return true; }
    if (key === "Insert") { tree.fresh(); return true; }
    if (key === "Delete") { tree.retire(); return true; }
    if (key === "Escape") { tree.cut.clear(); tree.only(tree.active); return true; }
    if (key === "*") { tree.openBeside(row); return true; }
    if (key.length === 1) { this.type(key, event); return true; }
    return false;
  }

  controlled(event, key) {
    const { tree } = this;
    const acts = { a: () => tree.markAll(), x: () => tree.cutMarked(), v: () => tree.paste(), g: () => tree.gather(), m: () => tree.ask("merge"), y: () => tree.push({ do: "redo" }), z: () => tree.push({ do: event.shiftKey ? "redo" : "undo" }) };
    if (key === " " && tree.active) { tree.mark(tree.active); return true; }
    if (!(key in acts)) return false;
    acts[key]();
    return true;
  }

  // by when the keys were struck, not by when a busy page comes to read them
  within(event) { return this.typed !== "" && event.timeStamp - this.typedAt < TOGETHER_MS; }

  // several letters in a second look for a name that begins so, wherever it stands
  type(letter, event) {
    const { tree } = this;
    this.typed = (this.within(event) ? this.typed : "") + fold(letter);
    this.typedAt = event.timeStamp;
    const shown = tree.visible(), from = shown.findIndex((row) => row.id === tree.active);
    const start = this.typed.length > 1 ? from : from + 1;
    const order = [...shown.slice(start), ...shown.slice(0, Math.max(0, start))];
    const found = order.find((row) => fold(row.name).startsWith(this.typed)) ?? tree.model.rows.find((row) => fold(row.name).startsWith(this.typed));
    if (found) { tree.open(found.id); tree.activate(found.id, true); }
  }
}
