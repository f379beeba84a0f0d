// A list of codes to choose from, found by letters of the name or the path, accents folded.
class Palette {
  constructor(owner) {
    this.owner = owner;
    this.root = make("div", "qc-ex-palette");
    this.root.hidden = true;
    this.field = make("input", "qc-field");
    this.field.type = "text";
    this.field.setAttribute("role", "combobox");
    this.field.setAttribute("aria-expanded", "true");
    this.list = make("div", "qc-ex-options");
    this.list.id = "qc-ex-options";
    this.list.setAttribute("role", "listbox");
    this.field.setAttribute("aria-controls", this.list.id);
    this.root.append(this.field, this.list);
    this.field.addEventListener("input", () => { this.at = 0; this.draw(); });
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("blur", () => setTimeout(() => this.close(), 120));
  }

  open(card, codes, words, done) {
    this.codes = codes;
    this.done = done;
    this.at = 0;
    this.none = words.no_code;
    this.field.value = "";
    this.field.placeholder = words.which_code;
    this.field.setAttribute("aria-label", words.which_code);
    this.list.setAttribute("aria-label", words.which_code);
    card.append(this.root);
    this.root.hidden = false;
    this.draw();
    this.field.focus();
  }

  found() {
    const wanted = fold(this.field.value.trim());
    const scored = this.codes.map((code) => [code, fold(code.name).indexOf(wanted), fold(code.path).indexOf(wanted)]);
    return scored.filter(([, name, path]) => name >= 0 || path >= 0)
      .sort((a, b) => (a[1] < 0) - (b[1] < 0) || (a[1] > 0) - (b[1] > 0)).slice(0, 40).map(([code]) => code);
  }

  draw() {
    this.shown = this.found();
    this.list.replaceChildren(...this.shown.map((code, n) => {
      const line = make("div", "qc-ex-option", code.path);
      line.id = `qc-ex-option-${n}`;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", String(n === this.at));
      line.addEventListener("mousedown", (event) => { event.preventDefault(); this.take(code); });
      return line;
    }));
    if (!this.shown.length) this.list.append(make("div", "qc-quiet", this.none));
    this.field.setAttribute("aria-activedescendant", this.shown.length ? `qc-ex-option-${this.at}` : "");
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    event.stopPropagation();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); this.at = Math.max(0, Math.min(this.shown.length - 1, this.at + step)); this.draw(); }
    if (event.key === "Enter" && this.shown[this.at]) this.take(this.shown[this.at]);
    if (event.key === "Escape") { this.close(); this.owner.focusList(); }
  }

  take(code) { const { done } = this; this.close(); done(code); }
  close() { this.root.hidden = true; this.root.remove(); }
}
