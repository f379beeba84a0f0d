// The codes by a few typed letters, beside the selection: Enter codes, Escape goes back.
const MOST_SHOWN = 60;
const IN_SIGHT = 12;  // lines drawn at every key; those under them once the keys rest
const REST_MS = 120;

class Palette {
  constructor(owner) {
    this.owner = owner;
    this.root = make("div", "qc-palette");
    this.root.hidden = true;
    this.lines = [];
    this.root.setAttribute("role", "dialog");
    this.quote = make("div", "qc-palette-quote");
    this.input = make("input", "qc-palette-input");
    this.input.type = "text";
    this.input.autocomplete = "off";
    this.input.spellcheck = false;
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-expanded", "true");
    this.input.setAttribute("aria-controls", "qc-palette-list");
    this.chips = make("div", "qc-palette-chips");
    this.list = make("div", "qc-palette-list");
    this.list.id = "qc-palette-list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-multiselectable", "true");
    this.foot = make("div", "qc-palette-foot");
    this.definition = make("div", "qc-palette-definition");
    this.keys = make("div", "qc-palette-keys");
    this.foot.append(this.definition, this.keys);
    this.ask = press("qc-suggest-ask", "lightbulb", "", () => owner.suggestHere(this.about), " ");
    this.root.append(this.quote, this.chips, this.input, this.list, this.foot, this.ask);
    this.input.addEventListener("input", () => { this.at = 0; this.draw(); });
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("scroll", () => { this.scrolled = true; }, { passive: true });
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.click(event));
    this.outside = (event) => { if (this.open && !this.root.contains(event.target) && !owner.root.contains(event.target)) this.close(false); };
    document.addEventListener("mousedown", this.outside);
  }

  get open() { return !this.root.hidden; }

  // `about` is a stretch to code, or a coding that shall have another code
  show(about) {
    const { words } = this.owner;
    this.about = about;
    this.picked = [];
    this.at = 0;
    this.input.value = "";
    this.input.placeholder = about.coding ? words.palette_recode : words.palette_hint;
    this.input.setAttribute("aria-label", about.coding ? words.palette_recode : words.palette);
    this.root.setAttribute("aria-label", about.coding ? words.palette_recode : words.palette);
    this.list.setAttribute("aria-label", words.codes);
    const said = this.owner.doc.quote(about.start, about.end).replace(/\s+/g, " ");
    this.quote.textContent = said.length > 90 ? `${said.slice(0, 52)} … ${said.slice(-30)}` : said;
    this.near = this.owner.near(about);
    this.ask.hidden = !!about.coding;
    this.ask.title = this.ask.querySelector(".qc-press-said").textContent = words.suggest.ask;
    this.ask.setAttribute("aria-label", words.suggest.ask);
    this.root.hidden = false;
    this.draw();
    this.place();
    this.input.focus({ preventScroll: true });
    this.owner.root.dataset.palette = "open";
  }

  close(back = true) {
    if (!this.open) return;
    clearTimeout(this.resting);
    this.root.hidden = true;
    delete this.owner.root.dataset.palette;
    if (back) this.owner.focusText();
  }

  // under the last line of the stretch, or over its first when there is no room
  place() {
    const { page, root } = this.owner;
    const frame = root.getBoundingClientRect();
    const seen = page.pane.getBoundingClientRect();
    const first = page.rect(this.about.start), last = page.rect(this.about.end, true);
    const height = this.root.offsetHeight, width = this.root.offsetWidth;
    let top = last.bottom + 8;
    if (top + height > Math.min(window.innerHeight, seen.bottom + 60)) top = first.top - height - 8;
    top = Math.max(seen.top - 30, Math.min(top, window.innerHeight - height - 8));
    const left = Math.max(seen.left, Math.min(last.left - 60, seen.right - width - 10));
    this.root.style.top = `${top - frame.top}px`;
    this.root.style.left = `${left - frame.left}px`;
  }

  rows() {
    const { owner } = this;
    const typed = this.input.value;
    const found = owner.book.ranked(typed, owner.recent.ids(), this.near, MOST_SHOWN).map((code) => ({ code }));
    if (!owner.page_data.may.create) return found;
    const exact = owner.book.named(lastPart(typed));
    // three words and more that no code's name holds together are a new name, not a search
    const naming = typed.trim().split(/\s+/).length > 2 && !owner.book.holds(found[0]?.code, typed);
    if (typed.trim() && !exact) found.splice(naming ? 0 : found.length, 0, { make: typed.trim() });
    const quote = owner.doc.quote(this.about.start, this.about.end).replace(/\s+/g, " ");
    if (!typed.trim() && quote.length <= 80 && !owner.book.named(quote)) found.push({ vivo: quote });
    return found;
  }

  // the lines stand: at a key they say something else, and what stays the same is left alone
  draw() {
    this.shown = this.rows();
    this.at = Math.max(0, Math.min(this.at, this.shown.length - 1));
    const shown = this.shown.slice(0, IN_SIGHT);
    for (let n = this.lines.length; n < shown.length; n += 1) this.lines.push(emptyLine(n));
    shown.forEach((row, n) => this.fill(this.lines[n], row));
    if (this.list.firstChild !== this.lines[0] || !shown.length) this.list.replaceChildren();
    for (const line of [...this.list.children].slice(shown.length)) line.remove();
    this.list.append(...this.lines.slice(this.list.children.length, shown.length));
    if (!shown.length) this.list.append(this.none());
    if (this.scrolled) { this.list.scrollTop = 0; this.scrolled = false; }
    this.list.dataset.count = this.shown.length;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.drawRest(), REST_MS);
    this.drawChips();
    this.mark();
  }

  drawRest() {
    clearTimeout(this.resting);
    const drawn = this.list.querySelectorAll("[data-n]").length;
    const rest = this.shown.slice(drawn).map((row, n) => this.fill(emptyLine(drawn + n), row));
    rest.forEach((line, n) => this.markLine(line, drawn + n));
    this.list.append(...rest);
    this.describe();
  }

  // beside the text stands what the code at hand means: drawn when the keys rest
  describe() {
    const here = this.shown[this.at];
    if (here?.code) this.owner.side.describe(here.code.id);
  }

  // another line is chosen, and brought into sight
  step(by) {
    this.drawRest();
    const n = this.shown.length || 1;
    this.at = (((this.at + by) % n) + n) % n;
    this.mark();
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
    this.describe();
  }

  none() {
    const line = make("div", "qc-palette-none", this.owner.words.palette_none);
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    return line;
  }

  fill(line, row) {
    const { words, book, recent } = this.owner;
    const [sign, name, path, slot] = line.children;
    const { code } = row;
    sign.className = code ? "qc-dot" : "qc-icon";
    write(sign, code ? "" : row.vivo ? "format_quote" : "add");
    if (code) sign.style.setProperty("--tint", book.colour(code.id));
    write(name, code ? code.name : say(row.vivo ? words.in_vivo : words.create, { name: row.vivo || row.make }));
    write(path, code?.above.join(" › "));
    write(slot, code && recent.slotOf(code.id));
    path.hidden = !path.textContent;
    slot.hidden = !slot.textContent;
    return line;
  }

  drawChips() {
    this.chips.replaceChildren(...this.picked.map((choice) => {
      const chip = make("span", "qc-chip", choice.code ? choice.code.name : choice.make || choice.vivo);
      chip.style.setProperty("--tint", choice.code ? this.owner.book.colour(choice.code.id) : "currentColor");
      return chip;
    }));
    this.chips.hidden = !this.picked.length;
  }

  markLine(line, n) {
    const row = this.shown[n];
    if (!row) return;
    const picked = this.isPicked(row);
    set(line, "aria-selected", String(picked || n === this.at));
    line.classList.toggle("qc-here", n === this.at);
    line.classList.toggle("qc-picked", picked);
  }

  mark() {
    const { words } = this.owner;
    [...this.list.children].forEach((line, n) => this.markLine(line, n));
    const here = this.shown[this.at];
    if (here) set(this.input, "aria-activedescendant", `qc-palette-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
    write(this.definition, here?.code ? here.code.definition || words.no_definition : here?.vivo ? words.in_vivo_said : here ? words.create_said : "");
    write(this.keys, this.about.coding ? words.palette_keys_one : words.palette_keys);
  }

  isPicked(row) { return this.picked.some((one) => (row.code ? one.code === row.code : one.make === row.make && one.vivo === row.vivo && !one.code)); }

  toggle(row) {
    if (!row || this.about.coding) return;
    if (this.isPicked(row)) this.picked = this.picked.filter((one) => one !== row && one.code !== row.code);
    else this.picked.push(row);
    this.input.value = "";
    this.at = 0;
    this.draw();
  }

  accept() {
    const here = this.shown[this.at];
    const rows = [...this.picked];
    if (here && (!rows.length || this.input.value.trim()) && !this.isPicked(here)) rows.push(here);
    if (!rows.length) return;
    this.take(rows);
  }

  take(rows) {
    const { about } = this;
    this.close();
    const made = [];
    const ids = rows.map((row) => {
      if (row.code) return row.code.id;
      const names = row.vivo ? [row.vivo] : partsOf(row.make);
      made.push(...newCodes(names, (name) => made.find((one) => one.name === name) || this.owner.book.named(name)));
      return made.at(-1).id;
    });
    if (about.coding) this.owner.recode(about.coding, ids[0], made);
    else this.owner.put(about, ids, made);
  }

  click(event) {
    const line = event.target.closest("[data-n]");
    if (!line) return;
    this.at = Number(line.dataset.n);
    if (event.ctrlKey || event.metaKey || event.shiftKey) this.toggle(this.shown[this.at]);
    else this.accept();
  }

  key(event) {
    const { key } = event;
    const go = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[key];
    if (event.altKey && event.code === "KeyP" && !this.about.coding) { event.preventDefault(); event.stopPropagation(); this.owner.suggestHere(this.about); return; }
    const slot = !this.input.value && /^[1-9]$/.test(key) && !event.ctrlKey && !event.altKey && this.owner.recent.at(Number(key));
    if (event.isComposing) return;
    if (event.target === this.ask && key !== "Tab" && key !== "Escape") { event.stopPropagation(); return; }
    if (go) this.step(go);
    else if (key === "Enter" && (event.ctrlKey || event.metaKey || event.shiftKey)) this.toggle(this.shown[this.at]);
    else if (key === "Enter") this.accept();
    else if (key === "Escape") this.close();
    else if (key === "Tab") (this.input === event.target && !this.ask.hidden ? this.ask : this.input).focus();
    else if (key === "Backspace" && !this.input.value && this.picked.length) { this.picked.pop(); this.draw(); }
    else if (slot) this.take([...this.picked, { code: this.owner.book.get(slot) }]);
    else { event.stopPropagation(); return; }
    event.preventDefault();
    event.stopPropagation();
  }

  destroy() { document.removeEventListener("mousedown", this.outside); }
}

// a line that says nothing yet: a sign, a name, where the code stands, its key
function emptyLine(n) {
  const line = make("div", "qc-palette-line");
  line.id = `qc-palette-${n}`;
  line.dataset.n = n;
  line.setAttribute("role", "option");
  const sign = icon("");
  line.append(sign, make("span", "qc-palette-name"), make("span", "qc-palette-path"), keycap(""));
  return line;
}

function set(part, name, said) {
  if (part.getAttribute(name) !== said) part.setAttribute(name, said);
}

function write(part, said) {
  const words = String(said || "");
  if (part.textContent !== words) part.textContent = words;
}

function keycap(said) {
  const cap = make("kbd", "qc-key", said);
  cap.setAttribute("aria-hidden", "true");
  return cap;
}

function partsOf(typed) {
  const parts = typed.split(/\s*[>›]\s*/).filter(Boolean);
  return parts.length ? parts : [typed];
}

const lastPart = (typed) => partsOf(typed).at(-1);

// "Theme > code" is made under the theme of that name; where there is none, the theme is made too
function newCodes(names, named) {
  let from = names.length - 1;
  while (from > 0 && !named(names[from - 1])) from -= 1;
  let parent = from > 0 ? named(names[from - 1]).id : null;
  return names.slice(from).map((name) => {
    const code = { id: freshId(), name, ...(parent ? { parent } : {}) };
    parent = code.id;
    return code;
  });
}
