// The panel at the right: one element, why it was found, and where it stands.
class Detail {
  constructor(owner) {
    this.owner = owner;
    this.root = make("section", "qc-rv-detail");
    this.at = 0;
    this.inside = false;
  }

  draw(one) {
    const { page } = this.owner;
    this.root.setAttribute("aria-label", page.words.detail);
    if (this.shown !== one?.id) { this.at = 0; this.inside = false; this.root.scrollTop = 0; }
    this.shown = one?.id;
    if (!one) {
      this.root.replaceChildren(make("p", "qc-rv-empty", this.owner.nothing()));
      return;
    }
    const parts = [this.head(one), this.actions(one)];
    const form = this.owner.forms.current(one);
    if (form) parts.push(form);
    parts.push(this.facts(one), this.same(one), this.mentions(one));
    this.root.replaceChildren(...parts.filter(Boolean));
  }

  head(one) {
    const { page } = this.owner;
    const head = make("div", "qc-rv-head");
    head.append(make("h2", "", one.form));
    const state = page.second ? this.owner.mySecond(one) || "proposed" : one.decision;
    head.append(make("span", "qc-rv-badge", page.kinds[one.kind]),
      make("span", `qc-rv-badge qc-rv-tier qc-rv-${one.tier}`, page.tiers[one.tier]),
      make("span", `qc-rv-badge qc-rv-state qc-rv-${state}`, `${SIGNS[state]} ${page.words.decisions[state]}`));
    return head;
  }

  actions(one) {
    const { words, second } = this.owner.page;
    const line = make("div", "qc-rv-actions");
    const add = (label, key, name, act) => line.append(button(label, key, name, () => this.owner.act(act)));
    add(words.accept, "a", "qc-rv-yes", "accept");
    add(words.reject, "r", "qc-rv-no", "reject");
    if (second) return line;
    add(words.edit, "e", "", "edit");
    add(words.merge, "m", "", "merge");
    add(words.split, "s", "", "split");
    add(words.defer, "d", "", "defer");
    return line;
  }

  facts(one) {
    const { page } = this.owner;
    const list = make("dl", "qc-rv-facts");
    const add = (term, said) => { if (said) list.append(make("dt", "", term), make("dd", "", said)); };
    if (!page.second) add(page.words.becomes, this.owner.becomes(one));
    add(page.words.why, this.reasons(one));
    if (one.forms.length > 1) add(page.words.forms, one.forms.join(" · "));
    if (!page.second && one.by) add(page.words.by, page.coders[one.by] || "");
    if (!one.everywhere && one.kind !== "OTHER") add(page.words.only, page.words.only_these);
    if (one.interview) add(page.words.only, one.interview);
    return list;
  }

  reasons(one) {
    const counted = new Map();
    for (const id of one.mentions) for (const why of this.owner.page.mentions[id]?.why || []) counted.set(why, (counted.get(why) || 0) + 1);
    if (!counted.size && one.hand) return this.owner.page.words.by_hand;
    return [...counted].sort((a, b) => b[1] - a[1]).slice(0, 5)
      .map(([why, n]) => (n > 1 ? `${why} (${n} ×)` : why)).join(" ; ");
  }

  same(one) {
    const { page } = this.owner;
    const near = this.owner.alike(one).slice(0, 4);
    if (!near.length || page.second) return null;
    const box = make("div", "qc-rv-same");
    box.append(make("span", "qc-rv-same-said", page.words.maybe_same));
    for (const [other, why] of near) {
      const made = button(`${other.form} (${why})`, "", "qc-rv-link", () => this.owner.openForm("merge", other.id));
      box.append(made);
    }
    return box;
  }

  mentions(one) {
    const { page } = this.owner;
    const box = make("div", "qc-rv-mentions");
    box.append(make("h3", "", say(one.mentions.length === 1 ? page.words.mention : page.words.mentions, { n: one.mentions.length })));
    const list = make("ol", "");
    one.mentions.forEach((id, number) => { if (page.mentions[id]) list.append(this.mention(one, id, number)); });
    box.append(list);
    return box;
  }

  mention(one, id, number) {
    const { page } = this.owner;
    const seen = page.mentions[id];
    const kept = Object.hasOwn(one.kept, id);
    const line = make("li", `qc-rv-mention${this.inside && number === this.at ? " qc-rv-here" : ""}`);
    line.append(make("span", "qc-rv-where", seen.where));
    const words = make("span", "qc-rv-words");
    const mark = make("mark", kept ? "qc-rv-kept" : "", seen.form);
    words.append(make("span", "", seen.before), mark, make("span", "", seen.after));
    line.append(words);
    if (page.second || !this.owner.isReplaced(one)) return line;
    const label = kept ? (one.kept[id] === null ? page.words.kept_here : say(page.words.here, { words: one.kept[id] })) : page.words.keep_here;
    const made = button(label, "", `qc-rv-except${kept ? " qc-rv-on" : ""}`, () => this.owner.exempt(one, id));
    made.setAttribute("aria-pressed", String(kept));
    made.tabIndex = -1;
    line.append(made);
    return line;
  }

  step(one, way) {
    this.inside = true;
    this.at = Math.max(0, Math.min(one.mentions.length - 1, this.at + way));
    this.draw(one);
    this.root.querySelector(".qc-rv-here")?.scrollIntoView({ block: "nearest" });
    const seen = this.owner.page.mentions[one.mentions[this.at]];
    if (seen) this.owner.tell(`${seen.where}: ${seen.before}${seen.form}${seen.after}`);
  }
}
