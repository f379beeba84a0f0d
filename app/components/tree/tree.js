// The codebook as an ARIA tree whose lines come and go as it is scrolled.
const MANY = 80, AROUND = 12, FOLLOW_MS = 350;

class Tree {
  constructor(root) {
    this.root = root;
    this.closed = null;
    this.sought = "";
    this.marked = new Set();
    this.cut = new Set();
    this.mine = new Set();
    this.base = [];
    this.model = new TreeModel([]);
    this.outbox = new Outbox("tree", (operation, trouble) => this.confirmed(operation, trouble));
    this.search = make("input", "qc-field qc-tree-search");
    this.search.type = "search";
    this.bar = make("div", "qc-bar qc-tree-bar");
    this.head = make("div", "qc-tree-head");
    this.list = make("div", "qc-tree");
    this.list.tabIndex = 0;
    this.list.setAttribute("role", "tree");
    this.list.setAttribute("aria-multiselectable", "true");
    this.space = make("div", "qc-tree-space");
    this.space.setAttribute("role", "none");
    this.list.append(this.space);
    this.trouble = make("p", "qc-trouble");
    this.trouble.setAttribute("role", "alert");
    this.live = make("div", "qc-live");
    this.live.setAttribute("aria-live", "polite");
    this.foot = make("div", "qc-quiet qc-tree-foot");
    root.replaceChildren(this.search, this.bar, this.trouble, this.head, this.list, this.foot, this.live);
    this.keys = new TreeKeys(this);
    this.drag = new TreeDrag(this);
    this.search.addEventListener("input", () => { this.sought = fold(this.search.value.trim()); this.list.scrollTop = 0; this.draw(); });
    this.search.addEventListener("keydown", (event) => { event.stopPropagation(); if (event.key === "ArrowDown") this.list.focus(); });
    this.list.addEventListener("scroll", () => this.paint(), { passive: true });
    this.list.addEventListener("click", (event) => this.click(event));
    this.list.addEventListener("dblclick", (event) => { const line = event.target.closest("[data-id]"); if (line) this.rename(line.dataset.id); });
    this.clock = setInterval(() => this.drawFoot(), 1000);
  }

  update(part) {
    this.part = part;
    const { data } = part;
    this.outbox.attach(part, "tree", data.place);
    this.page = data;
    this.outbox.settle(data.answers);
    if (this.stamp !== data.stamp) { this.base = data.rows; this.stamp = data.stamp; }
    if (this.closed === null) this.closed = new Set(data.rows.length > MANY ? data.rows.filter((r) => data.rows.some((c) => c.parent === r.id)).map((r) => r.id) : []);
    this.screenChose(data.selected);
    this.search.placeholder = data.words.search;
    this.search.setAttribute("aria-label", data.words.search);
    this.list.setAttribute("aria-label", data.words.tree);
    this.head.replaceChildren(make("span", "", data.words.head_code), make("span", "qc-tree-count", data.words.head_extracts), make("span", "qc-tree-count", data.words.head_people));
    this.recompute();
    if (this.seek) { this.seek = false; this.reveal(); }
    this.root.dataset.ready = "1";
  }

  // a code chosen by the screen; an echo of what was told here is no news
  screenChose(id) {
    if (id === this.told || this.mine.has(id)) return;
    this.told = id;
    if (!id) return;
    this.compute();
    this.open(id);
    this.active = id;
    this.marked = new Set([id]);
    this.seek = true;
  }

  compute() {
    this.model = new TreeModel(this.base);
    for (const op of this.outbox.pending.values()) this.model.apply(op);
    this.roots = new Map(this.model.kids(null).map((id, n) => [id, String(n + 1)]));
  }

  recompute() {
    this.compute();
    for (const id of this.marked) if (!this.model.byId.has(id)) this.marked.delete(id);
    if (!this.model.byId.has(this.active)) this.active = this.model.rows[0]?.id;
    this.draw();
  }

  confirmed(operation, trouble) {
    if (trouble) { this.trouble.textContent = trouble; return; }
    this.live.textContent = this.page.words.stored;
  }

  push(operation) {
    if (!this.page.editable) return;
    this.trouble.textContent = "";
    this.outbox.push(operation);
    this.recompute();
  }

  ask(what, ids = this.chosenIds()) { if (ids.length) this.part.setTriggerValue("ask", { what, codes: ids, id: newId() }); }
  chosenIds() { const ids = this.model.rows.filter((r) => this.marked.has(r.id)).map((r) => r.id); return ids.length ? ids : this.active ? [this.active] : []; }
  domId(id) { return `qc-tree-${id}`; }
  number(row) { return this.roots.get(row.id) || ""; }
  path(row) { const names = []; for (let up = row; up; up = this.model.byId.get(up.parent)) names.unshift(up.name); return names.join(" › "); }
  open(id) { for (let row = this.model.byId.get(id); row && row.parent; row = this.model.byId.get(row.parent)) this.closed.delete(row.parent); }

  visible() {
    if (this.sought) return this.model.rows.filter((row) => fold(row.name).includes(this.sought));
    const hidden = new Set();
    return this.model.rows.filter((row) => {
      const out = row.parent && (hidden.has(row.parent) || this.closed.has(row.parent));
      if (out) hidden.add(row.id);
      return !out;
    });
  }

  draw() {
    this.shown = this.visible();
    this.placeOf = new Map(this.shown.map((row, n) => [row.id, n]));
    if (!this.placeOf.has(this.active)) this.active = this.shown[0]?.id;
    this.space.style.height = `${this.shown.length * ROW_PX}px`;
    this.space.dataset.none = this.shown.length ? "" : this.page.words.none;
    this.paint();
    this.drawBar();
    this.drawFoot();
    this.list.dataset.count = this.model.rows.length;
  }

  paint() {
    if (!this.shown || this.editing) return;
    const first = Math.max(0, Math.floor(this.list.scrollTop / ROW_PX) - AROUND);
    const last = Math.min(this.shown.length, Math.ceil((this.list.scrollTop + this.list.clientHeight) / ROW_PX) + AROUND);
    const lines = [];
    for (let n = first; n < last; n += 1) lines.push(treeRow(this, this.shown[n], n));
    const at = this.placeOf.get(this.active);
    if (at !== undefined && (at < first || at >= last)) lines.push(treeRow(this, this.shown[at], at));
    if (this.page.editable && !this.sought) for (const line of lines) line.draggable = true;
    this.space.replaceChildren(...lines);
    if (this.active && at !== undefined) this.list.setAttribute("aria-activedescendant", this.domId(this.active)); else this.list.removeAttribute("aria-activedescendant");
  }

  drawBar() {
    const { words, editable } = this.page, n = this.chosenIds().length, one = this.model.byId.get(this.chosenIds()[0]);
    const parts = [];
    if (editable) {
      parts.push(press(words.fresh, "Insert", () => this.fresh()));
      if (n) parts.push(press(words.rename, "F2", () => this.rename(this.active)));
      if (n) parts.push(press(words.gather, "Ctrl+G", () => this.gather()));
      if (n > 1) parts.push(press(words.merge, "Ctrl+M", () => this.ask("merge")));
      if (one) parts.push(press(one.retired ? words.restore : words.retire, words.retire_key, () => this.retire()));
    }
    if (n) parts.push(press(words.table, "", () => this.ask("table")));
    if (n > 1) parts.push(make("span", "qc-quiet", say(words.marked, { n })));
    const held = this.bar.contains(document.activeElement);
    this.bar.replaceChildren(...parts);
    if (held) this.list.focus({ preventScroll: true });
  }

  drawFoot() {
    if (!this.page) return;
    const waits = this.outbox.waits(), n = this.outbox.pending.size;
    this.foot.textContent = waits > 4 ? say(this.page.words.unsaved, { n, s: Math.round(waits) }) : n ? this.page.words.saving : this.cut.size ? say(this.page.words.cut, { n: this.cut.size }) : this.page.editable ? this.page.words.keys : "";
    this.root.dataset.pending = n;
  }

  reveal() {
    const at = this.placeOf.get(this.active);
    if (at === undefined) return;
    const top = at * ROW_PX, { scrollTop, clientHeight } = this.list;
    if (top < scrollTop) this.list.scrollTop = top;
    else if (top + ROW_PX > scrollTop + clientHeight) this.list.scrollTop = top + ROW_PX - clientHeight;
    this.paint();
  }

  click(event) {
    const line = event.target.closest("[data-id]");
    if (!line || event.target.closest("input")) return;
    const { id } = line.dataset;
    this.list.focus({ preventScroll: true });
    if (event.target.closest(".qc-tree-turn") && this.model.byId.get(id).inner) return this.toggle(id);
    if (event.shiftKey) return this.extend(id);
    if (event.ctrlKey || event.metaKey) { this.active = id; return this.mark(id); }
    this.choose(id);
  }

  toggle(id) { if (this.closed.has(id)) this.closed.delete(id); else this.closed.add(id); this.draw(); }
  openBeside(row) { for (const id of this.model.kids(row.parent || null)) this.closed.delete(id); this.draw(); }
  only(id) { this.marked = new Set(id ? [id] : []); this.anchor = id; this.draw(); }
  mark(id) { if (this.marked.has(id)) this.marked.delete(id); else this.marked.add(id); this.anchor = id; this.draw(); }
  markAll() { this.marked = new Set(this.shown.map((row) => row.id)); this.draw(); }

  extend(id) {
    const from = this.placeOf.get(this.anchor ?? this.active) ?? 0, to = this.placeOf.get(id);
    this.marked = new Set(this.shown.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.id));
    this.active = id;
    this.draw();
    this.reveal();
  }

  walk(way, extends_ = false) {
    const at = this.placeOf.get(this.active) ?? 0;
    const row = this.shown[Math.max(0, Math.min(this.shown.length - 1, at + way))];
    if (!row) return;
    if (extends_) { this.anchor ??= this.active; this.extend(row.id); } else this.activate(row.id, true);
  }

  // the panel beside follows when the keys have come to rest
  activate(id, follows) {
    this.active = id;
    this.only(id);
    this.reveal();
    clearTimeout(this.follow);
    if (follows) this.follow = setTimeout(() => this.tell(id), FOLLOW_MS);
  }

  choose(id) { this.active = id; this.only(id); this.reveal(); this.tell(id); }
  tell(id) { if (this.told !== id) { this.told = id; this.mine.add(id); this.part.setStateValue("selected", id); } }

  moveTo(ids, parent, position) {
    if (parent) this.closed.delete(parent);
    this.cut.clear();
    this.push({ do: "move", codes: this.model.tops(ids), parent, position });
    this.reveal();
  }

  shift(key) {
    const ids = this.model.tops(this.chosenIds()), row = this.model.byId.get(ids[0]);
    if (!row || this.sought) return;
    const parent = row.parent || null, level = this.model.kids(parent).filter((id) => !ids.includes(id) || id === row.id), place = level.indexOf(row.id);
    const others = level.filter((id) => id !== row.id);
    if (key === "ArrowUp" && place > 0) this.moveTo(ids, parent, place - 1);
    if (key === "ArrowDown" && place < others.length) this.moveTo(ids, parent, place + 1);
    if (key === "ArrowRight" && place > 0) this.moveTo(ids, others[place - 1], this.model.kids(others[place - 1]).length);
    if (key === "ArrowLeft" && parent) {
      const above = this.model.byId.get(parent).parent || null;
      this.moveTo(ids, above, this.model.kids(above).filter((id) => !ids.includes(id)).indexOf(parent) + 1);
    }
  }

  cutMarked() { this.cut = new Set(this.model.tops(this.chosenIds())); this.draw(); }
  paste() {
    const ids = [...this.cut].filter((id) => this.model.byId.has(id));
    if (!ids.length || ids.some((id) => this.model.isUnder(this.active, id))) return;
    this.moveTo(ids, this.active, this.model.kids(this.active).length);
  }

  retire() {
    for (const id of this.model.tops(this.chosenIds())) this.push({ do: this.model.byId.get(id).retired ? "restore" : "retire", code: id });
  }

  // a name is written in the line itself
  write(place, depth, text, done) {
    const field = make("input", "qc-field qc-tree-edit");
    field.value = text;
    field.setAttribute("aria-label", this.page.words.name);
    field.style.top = `${place * ROW_PX}px`;
    field.style.left = `${2.6 + (depth - 1) * 1.1}rem`;
    this.editing = field;
    const end = (keep) => {
      if (this.editing !== field) return;
      this.editing = null;
      const said = field.value.trim();
      field.remove();
      if (keep && said) done(said); else this.draw();
      this.list.focus({ preventScroll: true });
    };
    field.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter") end(true);
      if (event.key === "Escape") end(false);
    });
    field.addEventListener("blur", () => end(true));
    this.space.append(field);
    field.focus();
    field.select();
  }

  rename(id) {
    const row = this.model.byId.get(id);
    if (!row || !this.page.editable) return;
    this.active = id;
    this.draw();
    this.reveal();
    this.write(this.placeOf.get(id), row.depth, row.name, (name) => { if (name !== row.name) this.push({ do: "rename", code: id, name }); else this.draw(); });
  }

  fresh() {
    const row = this.model.byId.get(this.active), code = newId();
    const inside = row && row.kind === "theme", parent = row ? (inside ? row.id : row.parent || null) : null;
    if (inside) { this.closed.delete(row.id); this.draw(); }
    const place = row ? this.placeOf.get(row.id) + 1 : 0;
    this.write(Math.min(place, Math.max(0, this.shown.length)), row ? row.depth + (inside ? 1 : 0) : 1, "", (name) => {
      const position = row ? (inside ? 0 : this.model.kids(parent).indexOf(row.id) + 1) : undefined;
      this.active = code;
      this.marked = new Set([code]);
      this.push({ do: "create", code, name, parent, position });
      this.reveal();
      this.tell(code);
    });
  }

  gather() {
    const ids = this.model.tops(this.chosenIds()), row = this.model.byId.get(ids[0]);
    if (!row || !this.page.editable) return;
    this.write(this.placeOf.get(row.id) ?? 0, row.depth, this.page.words.new_theme, (name) => {
      const code = newId();
      this.active = code;
      this.marked = new Set([code]);
      this.push({ do: "gather", codes: ids, name, code });
      this.reveal();
      this.tell(code);
    });
  }

  destroy() { clearInterval(this.clock); this.outbox.close(); }
}

export default function (part) {
  const root = part.parentElement.querySelector(".qc-tree-root");
  const tree = (root.__qcTree ??= new Tree(root));
  tree.update(part);
  return () => { tree.destroy(); root.__qcTree = null; };
}
