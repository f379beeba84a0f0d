// The codes: their tree, their paths, and which of them some typed letters mean.
const BLANK = { parent: null, position: 0, definition: "", inclusion: "", exclusion: "", example: "", retired: false };

// whether some word of a text begins with these letters
function begins(text, letters) {
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1])) return true;
  }
  return false;
}

// what the program goes by when a code is made under a name that is there
function placeAndName(code) { return `${code.parent ?? ""} ${code.name.trim().toLowerCase()}`; }

class Book {
  constructor(codes) {
    this.byId = new Map();
    this.made = new Set();
    this.same = new Map();
    this.take(codes, []);
  }

  // codes made here, of which the program has not told yet
  make(codes) {
    for (const code of codes) this.made.add(code.id);
    const drawn = { position: 1e6, definition: "", colour: "#7A7A7A", kind: "code", parent: null };
    for (const code of codes) this.byId.set(code.id, { ...BLANK, ...drawn, ...code });
    this.arrange();
  }

  take(codes, gone) {
    for (const code of codes) { this.byId.set(code.id, { ...BLANK, ...code }); this.made.delete(code.id); this.same.delete(code.id); }
    this.twins();
    for (const id of gone) { this.byId.delete(id); this.made.delete(id); }
    this.arrange();
  }

  // a code made here under a name that somebody else gave a code meanwhile: theirs is the one
  twins() {
    for (const id of this.made) {
      const mine = this.byId.get(id);
      for (const code of this.byId.values()) {
        if (this.made.has(code.id) || code.retired || placeAndName(code) !== placeAndName(mine)) continue;
        this.same.set(id, code.id);
        this.byId.delete(id);
        this.made.delete(id);
        break;
      }
    }
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

  get(id) { return this.byId.get(this.same.get(id) ?? id); }
  name(id) { return this.get(id)?.name ?? "—"; }
  path(id) { return this.get(id)?.path ?? "—"; }
  colour(id) { return this.get(id)?.colour ?? "#7A7A7A"; }

  // a code and everything under it
  branch(id) {
    const found = new Set([id]);
    for (const code of this.order) if (found.has(code.parent)) found.add(code.id);
    return found;
  }

  // usable codes that answer some letters, best first; `recent` and `near` are ids, best first
  ranked(typed, recent, near, most) {
    const words = fold(typed.trim()).split(/\s+/).filter(Boolean);
    const likely = [...new Set([...recent, ...(near || [])])];
    if (!words.length) return this.likeliest(likely, most);
    const used = new Map(likely.map((id, n) => [id, n]));
    const scored = [];
    for (const code of this.order) {
      const fit = code.retired ? -1 : this.fit(code, words);
      // one number: how well it fits, then how lately it was used, then its place in the tree
      if (fit >= 0) scored.push([fit * 1e9 + (used.get(code.id) ?? 9999) * 1e5 + code.rank, code]);
    }
    return scored.sort((a, b) => a[0] - b[0]).slice(0, most).map((one) => one[1]);
  }

  likeliest(ids, most) {
    const found = new Set();
    for (const id of ids) {
      const code = this.byId.get(id);
      if (code && !code.retired && found.size < most) found.add(code);
    }
    for (const code of this.order) {
      if (found.size >= most) break;
      if (!code.retired) found.add(code);
    }
    return [...found];
  }

  // 0 begins the name, 1 begins a word of it, 2 inside the name, 3 in the path, 4 in the definition;
  // a small word counts where a word begins with it only: the "de" of a new code's name is no "Solitude"
  fit(code, words) {
    let worst = 0;
    for (const word of words) {
      const at = code.soughtName.indexOf(word);
      let fit;
      if (at === 0) fit = 0;
      else if (begins(code.soughtName, word)) fit = 1;
      else if (at > 0 && word.length > 2) fit = 2;
      else if (begins(code.soughtPath, word) || (word.length > 2 && code.soughtPath.includes(word))) fit = 3;
      else if (begins(code.soughtTexts, word) || (word.length > 2 && code.soughtTexts.includes(word))) fit = 4;
      else return -1;
      worst = Math.max(worst, fit);
    }
    return worst;
  }

  // whether a code's own name holds every typed word
  holds(code, typed) {
    const words = fold(typed.trim()).split(/\s+/).filter(Boolean);
    return !!code && this.fit(code, words) < 3;
  }

  named(name) {
    const wanted = fold(name.trim());
    return this.order.find((code) => !code.retired && code.soughtName === wanted);
  }
}
