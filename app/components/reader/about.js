// What a code means, read while coding and written where it is read.
class About {
  constructor(owner) {
    this.owner = owner;
    this.root = make("div", "qc-about");
    this.root.setAttribute("role", "region");
    this.root.tabIndex = 0;
    this.root.addEventListener("dblclick", (event) => { if (!event.target.closest("button, form")) this.write(); });
  }

  // definition, inclusion, exclusion and example of a code, and the ways through its extracts
  draw(id) {
    if (this.form) return;
    const code = this.owner.book.get(id);
    const { words } = this.owner;
    if (this.shown === code && code) return;
    this.shown = code;
    if (!code) { this.root.replaceChildren(make("p", "qc-quiet", words.no_code_chosen)); return; }
    const parts = [this.head(code), make("p", "", code.definition || words.no_definition)];
    for (const [label, said] of [[words.inclusion, code.inclusion], [words.exclusion, code.exclusion], [words.example, code.example]]) {
      if (!said) continue;
      const line = make("p", "qc-about-more");
      line.append(make("span", "qc-quiet", `${label} `), said);
      parts.push(line);
    }
    this.root.replaceChildren(...parts);
    this.root.scrollTop = 0;
  }

  head(code) {
    const { owner } = this, { words } = owner;
    const head = make("div", "qc-about-head");
    const ways = make("div", "qc-about-ways");
    ways.append(
      press("", "arrow_upward", words.previous_of, () => owner.nextOf(code.id, -1)),
      press("", "arrow_downward", words.next_of, () => owner.nextOf(code.id, 1)),
      press("", "filter_alt", words.only_this, () => owner.onlyBranch(code.id)),
    );
    if (owner.may.create) ways.append(press("", "edit", words.define, () => this.write()));
    head.append(make("strong", "qc-about-name", code.name), ways);
    return head;
  }

  // the four texts in fields; `typed` are those of somebody who was second
  write(typed) {
    const { owner } = this, { words } = owner, code = this.shown;
    if (!code || !owner.may.create) return;
    const form = make("form", "qc-about-form");
    const fields = {}, now = textsOf(code);
    for (const name of TEXTS) {
      const line = make("label", "qc-about-field");
      const field = (fields[name] = make("textarea", "qc-card-text"));
      field.rows = name === "definition" ? 3 : 2;
      field.value = (typed || now)[name];
      line.append(make("span", "qc-quiet", words.texts[name]), field);
      if (typed && typed[name] !== now[name]) line.append(make("span", "qc-quiet", `${words.now_reads} ${now[name] || "—"}`));
      form.append(line);
    }
    const keep = make("button", "qc-press qc-primary", words.keep);
    keep.type = "submit";
    form.append(keep);
    const away = () => { this.writing(null); this.shown = null; owner.side.look(code.id); owner.focusText(); };
    const send = () => {
      owner.define(code, Object.fromEntries(TEXTS.map((name) => [name, fields[name].value.trim()])));
      away();
    };
    form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
    form.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); send(); }
      if (event.key === "Escape") away();
    });
    this.writing(form);
    this.root.replaceChildren(make("strong", "qc-about-name", code.name), form);
    fields.definition.focus();
  }

  // somebody else was first: both are shown, and what one typed is still there
  refused(op) {
    const { book } = this.owner;
    const code = book.get(op.code);
    if (!code) return;
    if (TEXTS.every((name) => (code[name] || "") === op.texts[name])) book.take([{ ...code, ...op.was }], []);
    this.writing(null);
    this.shown = book.get(op.code);
    this.write(op.texts);
  }

  // while it is written, the form has the room of the card as well
  writing(form) {
    this.form = form;
    this.root.classList.toggle("qc-about-written", !!form);
    this.owner.side.root.classList.toggle("qc-side-writing", !!form);
  }
}
