// The codes used last. Nine of them have a key of their own, which stays theirs while in use.
class Recent {
  constructor(owner, ids) {
    this.owner = owner;
    this.used = [...ids];
    this.slots = [];
    for (const id of ids) if (this.slots.length < 9 && owner.book.get(id)) this.slots.push(id);
  }

  ids() { return this.used; }
  last() { return this.used.find((id) => this.owner.book.get(id)); }
  slotOf(id) { return this.slots.indexOf(id) + 1; }
  at(slot) { const id = this.slots[slot - 1]; return this.owner.book.get(id) ? id : null; }

  // codes that turned out to be somebody else's
  follow(same) {
    const now = (id) => same.get(id) ?? id;
    this.used = [...new Set(this.used.map(now))];
    this.slots = this.slots.map(now);
  }

  use(id) {
    this.used = [id, ...this.used.filter((one) => one !== id)].slice(0, 60);
    if (this.slots.includes(id)) return;
    if (this.slots.length < 9) { this.slots.push(id); return; }
    let oldest = 0, rank = -1;
    this.slots.forEach((one, n) => {
      const at = this.used.indexOf(one);
      const age = at < 0 ? Infinity : at;
      if (age > rank) { rank = age; oldest = n; }
    });
    this.slots[oldest] = id;
  }
}
