// The codings: as the program last told them, with what was done here and is not confirmed yet.
class Ledger {
  constructor(doc) {
    this.doc = doc;
    this.server = new Map();
    this.view = new Map();
    this.overlay = new Map();
    this.dirty = new Set();
    this.byTurn = doc.turns.map(() => new Set());
  }

  reset(rows) {
    const fresh = new Map(rows.map((row) => [row.id, row]));
    for (const id of this.server.keys()) if (!fresh.has(id)) this.dirty.add(id);
    if (!this.view.size) {
      for (const row of giveLanes(rows.map((one) => ({ ...one })), 64)) { this.view.set(row.id, row); this.index(row, true); }
    } else for (const id of fresh.keys()) this.dirty.add(id);
    this.server = fresh;
  }

  hear(rows, gone) {
    for (const row of rows) {
      if (!same(this.server.get(row.id), row)) { this.server.set(row.id, row); this.dirty.add(row.id); }
    }
    for (const id of gone) if (this.server.delete(id)) this.dirty.add(id);
  }

  // what pending operations make of the rows; gives the rows that differ from before
  refresh(pending, me) {
    const overlay = new Map();
    const now = (id) => (overlay.has(id) ? overlay.get(id) : this.server.get(id));
    for (const op of pending) this.lay(op, overlay, now, me);
    const ids = new Set([...this.dirty, ...this.overlay.keys(), ...overlay.keys()]);
    this.dirty.clear();
    this.overlay = overlay;
    const changed = [];
    for (const id of ids) {
      const before = this.view.get(id), after = now(id) || undefined;
      if (same(before, after) && before?.unsaved === after?.unsaved) continue;
      if (before) { this.index(before, false); this.view.delete(id); }
      if (after) {
        const row = { ...after };
        row.lane = before && before.start === row.start && before.end === row.end ? before.lane : this.laneFor(row);
        this.view.set(id, row);
        this.index(row, true);
      }
      changed.push({ before, after: this.view.get(id) });
    }
    return changed;
  }

  lay(op, overlay, now, me) {
    if (op.source !== this.source) return;
    if (op.do === "code" || op.do === "accept") {
      for (const [code, id] of op.codes) {
        if (!this.there(op, code, me)) overlay.set(id, { id, code, coder: me, start: op.start, end: op.end, comment: "", unsaved: true });
      }
      return;
    }
    const row = op.coding && now(op.coding);
    if (!row) return;
    if (op.do === "uncode") overlay.set(op.coding, null);
    if (op.do === "resize") overlay.set(op.coding, { ...row, start: op.start, end: op.end, unsaved: true });
    if (op.do === "recode") overlay.set(op.coding, { ...row, code: op.code, unsaved: true });
    if (op.do === "comment") overlay.set(op.coding, { ...row, comment: op.text, unsaved: true });
  }

  there(op, code, me) {
    for (const row of this.between(op.start, op.end)) {
      if (row.code === code && row.coder === me && row.start === op.start && row.end === op.end && this.server.has(row.id)) return true;
    }
    return false;
  }

  laneFor(row) { return freeLane(row, this.between(row.start, row.end), 64); }

  span(row) {
    const first = this.doc.turnAt(row.start).index;
    return [first, this.doc.turnAt(row.end, true).index];
  }

  index(row, there) {
    const [first, last] = this.span(row);
    for (let turn = first; turn <= last; turn += 1) {
      if (there) this.byTurn[turn]?.add(row.id); else this.byTurn[turn]?.delete(row.id);
    }
  }

  // rows that touch a stretch, in text order
  between(start, end) {
    const ids = new Set();
    const last = this.doc.turnAt(end, true).index;
    for (let turn = this.doc.turnAt(start).index; turn <= last; turn += 1) for (const id of this.byTurn[turn]) ids.add(id);
    return [...ids].map((id) => this.view.get(id))
      .filter((row) => row.start < end && start < row.end)
      .sort((a, b) => a.start - b.start || b.end - a.end || a.lane - b.lane);
  }

  inTurn(index) {
    return [...this.byTurn[index]].map((id) => this.view.get(id)).sort((a, b) => a.start - b.start || a.lane - b.lane);
  }
}

function same(a, b) {
  if (!a || !b) return a === b;
  return a.code === b.code && a.coder === b.coder && a.start === b.start && a.end === b.end && a.comment === b.comment;
}
