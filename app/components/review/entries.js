// The list at the left: one line an element, those of the filter only.
const SIGNS = { proposed: "○", accepted: "✓", edited: "✎", rejected: "✕", deferred: "◷" };

class Entries {
  constructor(owner) {
    this.owner = owner;
    this.state = "open";
    this.kind = "";
    this.sought = "";
    this.bar = make("div", "qc-rv-filters");
    this.list = make("div", "qc-rv-list");
    this.list.setAttribute("role", "listbox");
    this.list.tabIndex = 0;
    this.root = make("div", "qc-rv-left");
    this.root.append(this.bar, this.list);
  }

  dress() {
    const { words, kinds } = this.owner.page;
    this.list.setAttribute("aria-label", words.list);
    const states = choice(Object.entries(words.states), this.state);
    const sorts = choice([["", words.all_kinds], ...Object.entries(kinds)], this.kind);
    const search = make("input");
    search.type = "search";
    search.value = this.sought;
    search.placeholder = words.search;
    states.setAttribute("aria-label", words.show);
    sorts.setAttribute("aria-label", words.kind);
    search.setAttribute("aria-label", words.search);
    states.addEventListener("change", () => { this.state = states.value; this.owner.draw(); });
    sorts.addEventListener("change", () => { this.kind = sorts.value; this.owner.draw(); });
    search.addEventListener("input", () => { this.sought = search.value; this.owner.draw(); });
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === "Escape") this.list.focus();
      event.stopPropagation();
    });
    this.search = search;
    this.states = states;
    this.bar.replaceChildren(states, sorts, search);
  }

  shown() {
    const wanted = fold(this.sought.trim());
    return this.owner.entities().filter((one) =>
      this.fits(one) && (!this.kind || one.kind === this.kind)
      && (!wanted || one.forms.some((form) => fold(form).includes(wanted)) || fold(one.replacement).includes(wanted)));
  }

  fits(one) {
    const { owner } = this;
    if (owner.page.second) {
      const mine = owner.mySecond(one);
      if (this.state === "open") return !mine;
      return this.state === "all" || mine === this.state;
    }
    if (this.state === "all") return true;
    if (this.state === "open") return owner.isOpen(one);
    if (this.state === "accepted") return one.decision === "accepted" || one.decision === "edited";
    return one.decision === this.state;
  }

  draw(present) {
    const shown = this.shown();
    this.ids = shown.map((one) => one.id);
    this.list.replaceChildren(...shown.map((one) => this.line(one, one.id === present)));
    if (!shown.length) {
      const none = make("div", "qc-rv-none", this.owner.page.words.none);
      none.setAttribute("role", "option");
      none.setAttribute("aria-selected", "false");
      this.list.append(none);
    }
    this.list.dataset.count = shown.length;
    if (present && this.ids.includes(present)) this.list.setAttribute("aria-activedescendant", `qc-rv-${present}`);
    else this.list.removeAttribute("aria-activedescendant");
    this.list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  line(one, chosen) {
    const { page } = this.owner;
    const state = page.second ? this.owner.mySecond(one) || "proposed" : one.decision;
    const line = make("div", `qc-rv-line qc-rv-${state}`);
    line.id = `qc-rv-${one.id}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", String(chosen));
    const sign = make("span", "qc-rv-sign", SIGNS[state]);
    sign.title = page.words.decisions[state];
    sign.setAttribute("aria-label", page.words.decisions[state]);
    sign.setAttribute("role", "img");
    const first = make("div", "qc-rv-first");
    first.append(make("span", "qc-rv-form", one.form), make("span", `qc-rv-tier qc-rv-${one.tier}`, page.tiers[one.tier]));
    const said = [page.kinds[one.kind], say(page.words.times, { n: one.mentions.length })];
    const second = make("div", "qc-rv-second", said.join(" · "));
    if (!page.second) second.append(make("span", "qc-rv-becomes", this.owner.becomes(one)));
    const body = make("div", "qc-rv-body");
    body.append(first, second);
    line.append(sign, body);
    line.addEventListener("click", () => { this.owner.choose(one.id); this.list.focus({ preventScroll: true }); });
    return line;
  }
}
