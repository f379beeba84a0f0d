// What each coder did at the chosen place, how to settle it, what is said of it, the definitions.
class DecisionPanel {
  constructor(owner) {
    this.owner = owner;
    this.root = make("div", "qc-cp-panel");
    this.root.addEventListener("keydown", (event) => { if (event.target.matches("input, textarea, select")) event.stopPropagation(); });
  }

  draw(place) {
    const { page } = this.owner, { words } = page;
    if (!place) { this.root.replaceChildren(make("p", "qc-quiet", words.choose)); return; }
    const parts = [make("h2", "", `${SIGNS[place.kind]} ${place.kind_said}`), this.sides(place)];
    if (page.editable) parts.push(this.decisions(place));
    parts.push(this.state(place), this.discussion(place), ...page.codes_of(place).map((code) => this.definition(code)));
    this.root.replaceChildren(...parts);
  }

  sides(place) {
    const list = make("ul", "qc-cp-sides");
    for (const side of place.sides) {
      const line = make("li");
      const swatch = make("span", "qc-cp-swatch");
      swatch.style.background = side.colour;
      line.append(swatch, make("strong", "", this.owner.coder(side.coder).name), document.createTextNode(` ${side.name}`));
      list.append(line);
    }
    for (const id of place.missing) list.append(make("li", "qc-quiet", say(this.owner.page.words.nothing, { name: this.owner.coder(id).name })));
    return list;
  }

  decisions(place) {
    const { page } = this.owner, { words } = page;
    const box = make("div", "qc-cp-decide");
    const bar = make("div", "qc-bar");
    const add = (key, label, title, decision, coder) => {
      const button = press("", title, () => this.owner.decide(place, decision, coder), "qc-cp-choice");
      button.append(make("kbd", "", key), document.createTextNode(` ${label}`));
      button.dataset.decision = decision + (coder ? ` ${coder}` : "");
      bar.append(button);
    };
    if (place.kind === "agreement") add("g", words.agreed, "", "agreed");
    else {
      page.coders.forEach((coder, n) => { if (place.sides.some((s) => s.coder === coder.id)) add(String(n + 1), coder.name, say(words.as, { name: coder.name }), "one", coder.id); });
      if (place.fits.includes("both")) add("b", words.both, words.both_help, "both");
      if (place.fits.includes("wider")) add("w", words.wider, words.wider_help, "wider");
      if (place.fits.includes("narrower")) add("i", words.narrower, words.narrower_help, "narrower");
      add("n", words.neither, words.neither_help, "neither");
    }
    this.reason = make("input", "qc-field qc-cp-reason");
    this.reason.placeholder = words.reason;
    this.reason.setAttribute("aria-label", words.reason);
    this.reason.value = place.reason || "";
    this.reason.addEventListener("keydown", (event) => { if (event.key === "Escape" || event.key === "Enter") this.owner.list.list.focus({ preventScroll: true }); });
    box.append(this.reason, bar, this.redraw(place));
    return box;
  }

  redraw(place) {
    const { page } = this.owner, { words } = page;
    const box = make("details", "qc-cp-redraw");
    const code = make("select", "qc-field");
    code.setAttribute("aria-label", words.code);
    // a long codebook is listed for whoever opens this
    box.addEventListener("toggle", () => {
      if (!box.open || code.options.length) return;
      code.append(...page.codes.map((c) => { const o = make("option", "", c.path); o.value = c.id; return o; }));
      code.value = place.sides[0].code;
    });
    const go = press(words.redraw_go, "", () => {
      const span = this.owner.text.selected() ?? this.span;
      if (span) this.owner.redrawn(place, code.value, span); else this.owner.complain(words.select_first);
    });
    // opening the list of codes would lose the selection
    go.addEventListener("mousedown", (event) => event.preventDefault());
    code.addEventListener("mousedown", () => { this.span = this.owner.text.selected() ?? this.span; });
    this.span = null;
    box.append(make("summary", "", words.redraw), make("p", "qc-quiet", words.redraw_help), code, go);
    return box;
  }

  state(place) {
    const { page } = this.owner, { words } = page;
    const state = this.owner.decided(place), line = make("div", "qc-cp-state");
    if (!state) return line;
    line.append(make("span", "", `✓ ${state}`));
    if (page.editable && place.decision) line.append(press(words.take_back, "", () => this.owner.takeBack(place)));
    return line;
  }

  discussion(place) {
    const { page } = this.owner, { words } = page;
    const box = make("div", "qc-cp-talk");
    box.append(make("h3", "", words.discussion));
    for (const entry of place.said) {
      const line = make("p");
      line.append(make("strong", "", entry.who), make("span", "qc-quiet", ` ${entry.when}`), make("br"), document.createTextNode(entry.text));
      box.append(line);
    }
    if (!page.may_talk) return box;
    const field = make("textarea", "qc-field");
    field.rows = 2;
    field.setAttribute("aria-label", words.say);
    field.placeholder = words.say;
    const send = press(words.send, "", () => { if (field.value.trim()) { this.owner.discuss(place, field.value.trim()); field.value = ""; } });
    field.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send.click(); });
    box.append(field, send);
    this.talk = field;
    return box;
  }

  definition(code) {
    const { page } = this.owner, { words } = page;
    const box = make("details", "qc-cp-code");
    box.append(make("summary", "", say(words.definition_of, { code: code.name })));
    const field = make("textarea", "qc-field");
    field.rows = 3;
    field.value = code.definition;
    field.setAttribute("aria-label", say(words.definition_of, { code: code.name }));
    field.readOnly = !page.may_define;
    box.append(field);
    if (code.inclusion) box.append(make("p", "qc-quiet", `${words.inclusion} ${code.inclusion}`));
    if (code.exclusion) box.append(make("p", "qc-quiet", `${words.exclusion} ${code.exclusion}`));
    if (page.may_define) box.append(press(words.save_definition, "", () => this.owner.define(code, field.value)));
    box.open = !code.definition || this.owner.opened.has(code.id);
    box.addEventListener("toggle", () => { if (box.open) this.owner.opened.add(code.id); else this.owner.opened.delete(code.id); });
    return box;
  }
}
