// The codes: their tree, their paths, and which of them some typed letters mean.
class Book {
  constructor(codes) {
    this.byId = new Map();
    this.take(codes, []);
  }

  take(codes, gone) {
    for (const code of codes) this.byId.set(code.id, { ...code });
    for (const id of gone) this.byId.delete(id);
    this.arrange();
  }

  arrange() {
    const children = new Map();
    for (const code of this.byId.values()) {
      const parent = code.parent && this.byId.has(code.parent) ? code.parent : "";
      if (!children.has(parent)) children.set(parent, []);
      children.get(parent).push(code);
    }
    for (const list of children.values()) list.sort((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1));
    this.children = children;
    this.order = [];
    const walk = (parent, above, depth) => {
      for (const code of children.get(parent) || []) {
        code.depth = depth;
        code.above = above;
        code.path = [...above, code.name].join(" › ");
        code.inner = children.has(code.id);
        if (code.letters !== code.path + code.definition) {
          code.letters = code.path + code.definition;
          code.soughtName = fold(code.name);
          code.soughtPath = fold(code.path);
          code.soughtTexts = fold(code.definition || "");
        }
        code.rank = this.order.length;
        this.order.push(code);
        walk(code.id, [...above, code.name], depth + 1);
      }
    };
    walk("", [], 0);
  }

  get(id) { return this.byId.get(id); }
  name(id) { return this.byId.get(id)?.name ?? "—"; }
  path(id) { return this.byId.get(id)?.path ?? "—"; }
  colour(id) { return this.byId.get(id)?.colour ?? "#7A7A7A"; }

  // a code and everything under it
  branch(id) {
    const found = new Set([id]);
    for (const code of this.order) if (found.has(code.parent)) found.add(code.id);
    return found;
  }

  // usable codes that answer some letters, best first; `recent` and `near` are ids, best first
  ranked(typed, recent, near, most) {
    const words = fold(typed.trim()).split(/\s+/).filter(Boolean);
    const latest = new Map(recent.map((id, n) => [id, n]));
    const close = new Map((near || []).map((id, n) => [id, n]));
    const scored = [];
    for (const code of this.order) {
      if (code.retired) continue;
      const fit = words.length ? this.fit(code, words) : 0;
      if (fit < 0) continue;
      const used = latest.has(code.id) ? latest.get(code.id) : close.has(code.id) ? 40 + close.get(code.id) : 1e4;
      scored.push([fit, used, code.rank, code]);
    }
    scored.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    return scored.slice(0, most).map((one) => one[3]);
  }

  // 0 begins the name, 1 begins a word of it, 2 inside the name, 3 in the path, 4 in the definition
  fit(code, words) {
    let worst = 0;
    for (const word of words) {
      const at = code.soughtName.indexOf(word);
      let fit;
      if (at === 0) fit = 0;
      else if (at > 0) fit = /[\p{L}\p{N}]/u.test(code.soughtName[at - 1]) ? 2 : 1;
      else if (code.soughtPath.includes(word)) fit = 3;
      else if (code.soughtTexts.includes(word)) fit = 4;
      else return -1;
      worst = Math.max(worst, fit);
    }
    return worst;
  }

  named(name) {
    const wanted = fold(name.trim());
    return this.order.find((code) => !code.retired && code.soughtName === wanted);
  }
}
