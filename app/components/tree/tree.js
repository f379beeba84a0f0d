// The codebook as an ARIA tree. Names enter through textContent, never as markup.
const MANY = 80;

function make(tag, name, text) {
  const part = document.createElement(tag);
  if (name) part.className = name;
  if (text !== undefined) part.textContent = text;
  return part;
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

class Tree {
  constructor(root) {
    this.closed = null;
    this.sought = "";
    this.search = make("input", "qc-tree-search");
    this.search.type = "search";
    this.list = make("div", "qc-tree");
    this.list.setAttribute("role", "tree");
    root.replaceChildren(this.search, this.list);
    this.search.addEventListener("input", () => { this.sought = fold(this.search.value); this.draw(); });
    this.search.addEventListener("keydown", (event) => event.stopPropagation());
    this.list.addEventListener("keydown", (event) => this.key(event));
  }

  update(part) {
    this.part = part;
    const same = this.stamp === part.data.stamp;
    this.rows = part.data.rows;
    this.byId = new Map(this.rows.map((row) => [row.id, row]));
    if (this.closed === null) {
      const big = this.rows.length > MANY;
      this.closed = new Set(big ? this.rows.filter((r) => r.inner).map((r) => r.id) : []);
    }
    if (part.data.selected !== this.told) {  // chosen by the screen, not by us
      this.told = part.data.selected;
      this.chosen = part.data.selected;
      this.open(this.chosen);
    }
    this.search.setAttribute("aria-label", part.data.words.search);
    this.search.placeholder = part.data.words.search;
    this.list.setAttribute("aria-label", part.data.words.tree);
    this.stamp = part.data.stamp;
    this.draw(!same);
  }

  open(id) {
    for (let row = this.byId.get(id); row && row.parent; row = this.byId.get(row.parent)) this.closed.delete(row.parent);
  }

  visible() {
    if (this.sought) return this.rows.filter((row) => fold(row.name).includes(this.sought));
    const hidden = new Set();
    return this.rows.filter((row) => {
      const out = row.parent && (hidden.has(row.parent) || this.closed.has(row.parent));
      if (out) hidden.add(row.id);
      return !out;
    });
  }

  draw() {
    const held = this.list.contains(document.activeElement);
    const shown = this.visible();
    this.list.replaceChildren(...shown.map((row) => this.row(row)));
    if (!shown.length) this.list.append(make("div", "qc-tree-none", this.part.data.words.none));
    const here = shown.some((r) => r.id === this.chosen) ? this.chosen : shown[0]?.id;
    const entry = here && this.at(here);
    if (entry) { entry.tabIndex = 0; if (held) entry.focus({ preventScroll: true }); }
    this.list.dataset.count = this.rows.length;
  }

  at(id) { return this.list.querySelector(`[data-id="${CSS.escape(id)}"]`); }

  row(row) {
    const line = make("div", `qc-tree-row qc-kind-${row.kind}${row.retired ? " qc-retired" : ""}`);
    line.dataset.id = row.id;
    line.tabIndex = -1;
    line.setAttribute("role", "treeitem");
    line.setAttribute("aria-level", row.depth);
    line.setAttribute("aria-selected", String(row.id === this.chosen));
    if (row.inner) line.setAttribute("aria-expanded", String(!this.closed.has(row.id)));
    line.style.paddingLeft = `${0.35 + (this.sought ? 0 : row.depth - 1) * 1.15}rem`;
    const turn = make("span", "qc-tree-turn", row.inner && !this.sought ? (this.closed.has(row.id) ? "▸" : "▾") : "");
    turn.setAttribute("aria-hidden", "true");
    turn.addEventListener("click", (event) => { event.stopPropagation(); this.toggle(row.id); });
    const dot = make("span", "qc-tree-colour");
    dot.style.background = row.colour;
    const name = make("span", "qc-tree-name", row.name);
    line.append(turn, dot, name);
    if (row.tag) line.append(make("span", "qc-tree-tag", row.tag));
    const counts = make("span", "qc-tree-counts", row.counts);
    counts.title = row.counted;
    counts.setAttribute("aria-label", row.counted);
    counts.setAttribute("role", "img");
    line.append(counts);
    line.addEventListener("click", () => this.choose(row.id));
    if (this.part.data.editable && !this.sought) this.draggable(line, row);
    return line;
  }

  toggle(id) {
    if (this.closed.has(id)) this.closed.delete(id); else this.closed.add(id);
    this.draw();
  }

  choose(id) {
    if (this.chosen === id) return;
    this.chosen = this.told = id;
    for (const line of this.list.children) {
      line.setAttribute("aria-selected", String(line.dataset.id === id));
      line.tabIndex = line.dataset.id === id ? 0 : -1;
    }
    this.at(id)?.focus({ preventScroll: true });
    this.part.setStateValue("selected", id);
  }

  siblings(parent, without) {
    return this.rows.filter((r) => (r.parent || null) === parent && r.id !== without).map((r) => r.id);
  }

  move(id, parent, position) {
    this.chosen = this.told = id;
    if (parent) this.closed.delete(parent);
    this.part.setStateValue("selected", id);
    this.part.setTriggerValue("move", { id, parent, position });
  }

  isUnder(id, over) {
    for (let row = this.byId.get(id); row; row = this.byId.get(row.parent)) if (row.id === over) return true;
    return false;
  }

  draggable(line, row) {
    line.draggable = true;
    line.addEventListener("dragstart", (event) => {
      this.dragged = row.id;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.name);
    });
    line.addEventListener("dragend", () => { this.dragged = null; this.mark(null); });
    line.addEventListener("dragover", (event) => {
      if (!this.dragged || this.isUnder(row.id, this.dragged)) return;
      event.preventDefault();
      this.mark(line, this.where(line, event));
    });
    line.addEventListener("drop", (event) => {
      event.preventDefault();
      const id = this.dragged, where = this.where(line, event);
      this.mark(null);
      if (!id || this.isUnder(row.id, id)) return;
      if (where === "inside") return this.move(id, row.id, this.siblings(row.id, id).length);
      const parent = row.parent || null;
      this.move(id, parent, this.siblings(parent, id).indexOf(row.id) + (where === "after" ? 1 : 0));
    });
  }

  where(line, event) {
    const box = line.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    return share < 0.28 ? "before" : share > 0.72 ? "after" : "inside";
  }

  mark(line, where) {
    this.marked?.classList.remove("qc-drop-before", "qc-drop-after", "qc-drop-inside");
    this.marked = line;
    line?.classList.add(`qc-drop-${where}`);
  }

  shift(id, key) {
    const row = this.byId.get(id), parent = row.parent || null;
    const all = this.siblings(parent), place = all.indexOf(id);
    if (key === "ArrowUp" && place > 0) this.move(id, parent, place - 1);
    if (key === "ArrowDown" && place < all.length - 1) this.move(id, parent, place + 1);
    if (key === "ArrowRight" && place > 0) this.move(id, all[place - 1], this.siblings(all[place - 1]).length);
    if (key === "ArrowLeft" && parent) {
      const above = this.byId.get(parent).parent || null;
      this.move(id, above, this.siblings(above, id).indexOf(parent) + 1);
    }
  }

  key(event) {
    const line = event.target.closest("[data-id]");
    if (!line) return;
    const id = line.dataset.id, row = this.byId.get(id);
    const lines = [...this.list.querySelectorAll("[data-id]")], here = lines.indexOf(line);
    const go = (to) => { if (to) { line.tabIndex = -1; to.tabIndex = 0; to.focus(); } };
    const known = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "Enter", " "];
    if (!known.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey) { if (this.part.data.editable && !this.sought) this.shift(id, event.key); return; }
    if (event.key === "ArrowUp") go(lines[here - 1]);
    if (event.key === "ArrowDown") go(lines[here + 1]);
    if (event.key === "Home") go(lines[0]);
    if (event.key === "End") go(lines.at(-1));
    if (event.key === "Enter" || event.key === " ") this.choose(id);
    if (event.key === "ArrowRight" && row.inner) {
      if (this.closed.has(id)) { this.toggle(id); go(this.at(id)); } else go(lines[here + 1]);
    }
    if (event.key === "ArrowLeft") {
      if (row.inner && !this.closed.has(id)) { this.toggle(id); go(this.at(id)); } else if (row.parent) go(this.at(row.parent));
    }
  }
}

export default function (part) {
  const root = part.parentElement.querySelector(".qc-tree-root");
  root.tree ??= new Tree(root);
  root.tree.update(part);
}
