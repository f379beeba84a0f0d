// Editing, merging and splitting: small forms inside the panel; Enter saves, Escape leaves.
class Forms {
  constructor(owner) {
    this.owner = owner;
    this.open = null;
  }

  show(name, one, preset) {
    this.open = { name, id: one.id, preset, made: null };
  }

  close() {
    this.open = null;
  }

  current(one) {
    if (!this.open || this.open.id !== one.id) return null;
    // kept while the rest of the panel is drawn anew, so that nothing typed is lost
    return (this.open.made ??= this[this.open.name](one));
  }

  focus() {
    const first = this.open?.made?.querySelector("input, select, button");
    first?.focus();
    if (first?.tagName === "INPUT") first.select();
  }

  frame(title, save) {
    const { words } = this.owner.page;
    const form = make("form", "qc-rv-box");
    form.append(make("h3", "", title));
    const body = make("div", "qc-rv-box-body");
    const foot = make("div", "qc-rv-actions");
    const yes = make("button", "qc-rv-button qc-rv-yes", words.save);
    yes.type = "submit";
    if (save) foot.append(yes); // without anything to save there is only the way back
    foot.append(button(words.cancel, "", "", () => this.owner.closeForm()));
    form.append(body, foot);
    form.addEventListener("submit", (event) => { event.preventDefault(); if (save && save() !== false) this.owner.closeForm(); });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.owner.closeForm();
      // a closed list would open; what is chosen in it is saved, as it says below
      if (event.key === "Enter" && event.target.tagName === "SELECT") { event.preventDefault(); form.requestSubmit(); }
      event.stopPropagation();
    });
    return [form, body];
  }

  edit(one) {
    const { page } = this.owner;
    const { words } = page;
    const replacement = make("input", "qc-rv-wide");
    replacement.value = one.replacement;
    const policy = choice(Object.entries(page.policies), one.policy);
    const kind = choice(Object.entries(page.kinds), one.kind);
    const who = choice([["", words.nobody], ...page.participants.map((p) => [p, p])], one.participant);
    const [form, body] = this.frame(say(words.edit_of, { form: one.form }), () => this.owner.push({
      do: "edit", entity: one.id,
      replacement: replacement.value.trim() !== one.replacement ? replacement.value.trim() : null,
      policy: policy.value !== one.policy ? policy.value : null,
      kind: kind.value !== one.kind ? kind.value : null,
      participant: who.value !== one.participant ? who.value : null,
    }));
    body.append(field(words.becomes, replacement), field(words.policy, policy), field(words.kind, kind), field(words.participant, who));
    body.append(make("p", "qc-rv-hint", words.edit_hint));
    return form;
  }

  own(one) {
    const { words } = this.owner.page;
    const id = this.open.preset;
    const typed = make("input", "qc-rv-wide");
    typed.value = one.kept[id] ?? one.replacement;
    const [form, body] = this.frame(words.own, () => this.owner.push({ do: "exempt", entity: one.id, mention: id, replacement: typed.value.trim() || null }));
    const seen = this.owner.page.mentions[id];
    const said = make("p", "qc-rv-hint");
    said.append(`${seen.where} : ${seen.before}`, make("mark", "", seen.form), seen.after);
    body.append(said, field(words.own_hint, typed));
    return form;
  }

  merge(one) {
    const { page } = this.owner;
    const { words } = page;
    const near = this.owner.alike(one);
    const seen = new Set([one.id, ...near.map(([other]) => other.id)]);
    const others = this.owner.entities().filter((e) => !seen.has(e.id) && e.kind !== "OTHER").map((e) => [e, page.kinds[e.kind]]);
    const all = [...near, ...others];
    const search = make("input", "qc-rv-wide");
    search.placeholder = words.search;
    const list = make("div", "qc-rv-picks");
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", words.merge_with);
    const chosen = new Set(this.open.preset ? [this.open.preset] : []);
    const draw = () => {
      const wanted = fold(search.value.trim());
      const fits = all.filter(([e]) => chosen.has(e.id) || e.forms.some((f) => fold(f).includes(wanted))).slice(0, 30);
      list.replaceChildren(...fits.map(([e, why]) => this.pick(e.form, why, chosen, e.id)));
    };
    search.addEventListener("input", draw);
    search.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") { list.querySelector("input")?.focus(); event.preventDefault(); }
    });
    const [form, body] = this.frame(say(words.merge_of, { form: one.form }), () => {
      if (!chosen.size && search.value.trim()) list.querySelector("input")?.click();  // the first of those sought
      if (!chosen.size) { search.focus(); return false; }
      return this.owner.push({ do: "merge", entities: [one.id, ...chosen] });
    });
    body.append(field(words.merge_with, search), list, make("p", "qc-rv-hint", words.merge_hint));
    draw();
    return form;
  }

  split(one) {
    const { page } = this.owner;
    const { words } = page;
    const list = make("div", "qc-rv-picks");
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", words.split_what);
    const forms = new Set(), interviews = new Set();
    const spotted = one.mentions.filter((id) => page.mentions[id]?.why.length);
    const written = [...new Set(spotted.map((id) => page.mentions[id].form))];
    const labels = [...new Set(spotted.map((id) => page.mentions[id].label))];
    if (written.length > 1) for (const form of written) list.append(this.pick(form, words.form, forms, form));
    if (labels.length > 1) for (const label of labels) list.append(this.pick(label, words.interview, interviews, label, true));
    const save = () => {
      if (!forms.size && !interviews.size) return false;
      return this.owner.push({ do: "split", entity: one.id, forms: [...forms], interview: forms.size ? "" : [...interviews][0] });
    };
    const [form, body] = this.frame(say(words.split_of, { form: one.form }), list.children.length ? save : null);
    if (!list.children.length) body.append(make("p", "qc-rv-hint", words.split_none));
    else body.append(make("p", "qc-rv-hint", words.split_what), list);
    return form;
  }

  pick(said, why, chosen, value, single) {
    const line = make("label", "qc-rv-pick");
    const box = make("input");
    box.type = single ? "radio" : "checkbox";
    box.name = single ? "qc-rv-interview" : "";
    box.checked = chosen.has(value);
    box.addEventListener("change", () => {
      if (single) chosen.clear();
      if (box.checked) chosen.add(value); else chosen.delete(value);
    });
    box.addEventListener("keydown", (event) => this.move(event, line));
    line.append(box, make("span", "", said), make("span", "qc-rv-quiet", why));
    return line;
  }

  move(event, line) {
    const next = { ArrowDown: line.nextElementSibling, ArrowUp: line.previousElementSibling }[event.key];
    if (next) { next.querySelector("input").focus(); event.preventDefault(); }
    if (event.key === "Enter") {
      event.preventDefault();
      const box = event.target;
      if (!box.checked) box.click();
      box.form.requestSubmit();
    }
  }
}
