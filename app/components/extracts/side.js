// Beside the extracts: the analysis of the node, and the extracts of the report in their order.
const REST_MS = 1800;

class Side {
  constructor(list) {
    this.list = list;
    this.root = make("aside", "qc-ex-side");
    this.label = make("label", "qc-ex-label");
    this.text = make("textarea", "qc-field qc-ex-analysis");
    this.text.rows = 9;
    this.state = make("div", "qc-quiet");
    this.theirs = make("div", "qc-ex-theirs");
    this.title = make("h2", "qc-ex-title");
    this.picks = make("ol", "qc-ex-picks");
    this.label.append(make("span"), this.text);
    this.root.append(this.label, this.state, this.theirs, this.title, this.picks);
    this.text.addEventListener("input", () => { clearTimeout(this.rest); this.rest = setTimeout(() => this.keep(), REST_MS); this.say(); });
    this.text.addEventListener("blur", () => this.keep());
    this.text.addEventListener("keydown", (event) => event.stopPropagation());
  }

  update(page) {
    const { words } = page;
    this.label.firstChild.textContent = words.analysis;
    this.text.placeholder = words.analysis_hint;
    this.text.readOnly = !page.may_analyse;
    this.root.hidden = !page.node;
    if (this.node !== page.node) { this.node = page.node; this.known = page.analysis; this.text.value = page.analysis; this.theirs.replaceChildren(); }
    const waits = [...this.list.outbox.pending.values()].some((op) => op.do === "analysis" && op.code === this.node);
    if (!waits && page.analysis !== this.known && this.text.value === this.known) { this.text.value = page.analysis; this.known = page.analysis; }
    this.say();
  }

  keep() {
    clearTimeout(this.rest);
    if (!this.node || this.text.readOnly || this.text.value === this.known) return;
    const was = this.known;
    this.known = this.text.value;
    this.list.push({ do: "analysis", code: this.node, text: this.text.value, was });
  }

  // somebody else wrote meanwhile: both texts stay until one is chosen
  clash(operation) {
    const { words } = this.list.page, theirs = this.list.page.analysis;
    this.known = theirs;
    this.text.value = operation.text;
    const box = make("p", "qc-ex-theirs-text", theirs || "—");
    this.theirs.replaceChildren(make("strong", "", words.theirs), box,
      press(words.take_theirs, "", () => { this.text.value = this.known; this.theirs.replaceChildren(); this.say(); }),
      press(words.keep_mine, "", () => { this.theirs.replaceChildren(); this.keep(); }));
  }

  say() {
    const { words } = this.list.page;
    this.state.textContent = this.text.value !== this.known ? words.writing : "";
  }

  draw() {
    const { words, editable } = this.list.page, picked = this.list.picks();
    if (this.picks.contains(document.activeElement) && document.activeElement.tagName === "TEXTAREA") return;
    this.title.textContent = say(words.picks, { n: picked.length });
    this.picks.replaceChildren(...picked.map((row) => {
      const line = make("li", "qc-ex-pick");
      const text = make("textarea", "qc-field");
      text.value = row.trimmed || row.quote;
      text.rows = Math.min(6, 1 + Math.ceil(text.value.length / 48));
      text.setAttribute("aria-label", say(words.trim, { who: row.who }));
      text.readOnly = !editable;
      text.addEventListener("keydown", (event) => event.stopPropagation());
      text.addEventListener("blur", () => { if (text.value !== (row.trimmed || row.quote)) this.list.push({ do: "trim", coding: row.id, text: text.value }); });
      const bar = make("div", "qc-bar"), same = picked.filter((each) => each.code === row.code), place = same.indexOf(row);
      bar.append(make("span", "qc-quiet", row.code === this.list.page.node ? row.who : `${row.who} · ${row.code_name}`));
      if (editable) {
        const up = press("↑", words.up, () => this.order(row, place - 1)), down = press("↓", words.down, () => this.order(row, place + 1));
        up.disabled = place === 0;
        down.disabled = place === same.length - 1;
        up.setAttribute("aria-label", words.up);
        down.setAttribute("aria-label", words.down);
        bar.append(up, down, press(words.out, "", () => this.list.push({ do: "pick", coding: row.id, on: false })));
      }
      line.append(text, bar);
      return line;
    }));
    if (!picked.length) this.picks.append(make("li", "qc-quiet qc-ex-none", words.no_picks));
  }

  order(row, place) {
    const same = this.list.picks().filter((each) => each.code === row.code);
    const ids = same.map((each) => each.id).filter((id) => id !== row.id);
    ids.splice(place, 0, row.id);
    this.list.push({ do: "order", code: row.code, codings: ids });
  }
}
