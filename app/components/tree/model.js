// The codebook in the page: what the program said, with what waits to be stored laid over it.
class TreeModel {
  constructor(rows) {
    this.byId = new Map();
    this.children = new Map([[null, []]]);
    for (const row of rows) {
      this.byId.set(row.id, { ...row });
      this.kids(row.parent || null).push(row.id);
    }
    this.flatten();
  }

  kids(parent) {
    if (!this.children.has(parent)) this.children.set(parent, []);
    return this.children.get(parent);
  }

  flatten() {
    this.rows = [];
    const walk = (parent, depth, root) => this.kids(parent).forEach((id, place, all) => {
      const row = this.byId.get(id);
      row.depth = depth;
      row.place = place + 1;
      row.among = all.length;
      row.inner = this.kids(id).length > 0;
      row.root = root ?? row;
      this.rows.push(row);
      walk(id, depth + 1, root ?? row);
    });
    walk(null, 1, null);
    return this;
  }

  isUnder(id, over) {
    for (let row = this.byId.get(id); row; row = this.byId.get(row.parent)) if (row.id === over) return true;
    return false;
  }

  // those of some codes that stand under none of the others, in the order of the tree
  tops(ids) {
    const all = new Set(ids);
    return this.rows.filter((row) => {
      if (!all.has(row.id)) return false;
      for (let up = this.byId.get(row.parent); up; up = this.byId.get(up.parent)) if (all.has(up.id)) return false;
      return true;
    }).map((row) => row.id);
  }

  apply(op) {
    const act = { move: this.move, rename: this.rename, retire: this.retire, restore: this.retire, gather: this.gather, create: this.create }[op.do];
    if (act) { act.call(this, op); this.flatten(); }
    return this;
  }

  move(op) {
    const ids = this.tops(op.codes);
    if (op.parent && (!this.byId.has(op.parent) || ids.some((id) => this.isUnder(op.parent, id)))) return;
    for (const id of ids) {
      const row = this.byId.get(id), old = this.kids(row.parent || null);
      old.splice(old.indexOf(id), 1);
      row.parent = op.parent || null;
    }
    const level = this.kids(op.parent || null);
    level.splice(op.position ?? level.length, 0, ...ids);
  }

  rename(op) { const row = this.byId.get(op.code); if (row) row.name = op.name; }

  retire(op) {
    const row = this.byId.get(op.code);
    if (row) for (const each of this.rows) if (this.isUnder(each.id, row.id)) each.retired = op.do === "retire";
  }

  born(op, kind, parent, position) {
    if (this.byId.has(op.code)) return;
    this.byId.set(op.code, { id: op.code, name: op.name, kind, parent, retired: false, own: [0, 0], all: [0, 0], flags: [] });
    const level = this.kids(parent);
    level.splice(position ?? level.length, 0, op.code);
  }

  create(op) { this.born(op, op.kind || "code", op.parent || null, op.position); }

  gather(op) {
    const first = this.byId.get(this.tops(op.codes)[0]);
    if (!first) return;
    const parent = first.parent || null;
    this.born(op, "theme", parent, this.kids(parent).indexOf(first.id));
    this.move({ codes: op.codes, parent: op.code });
  }
}
