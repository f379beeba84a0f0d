// Codes proposed for the words at hand, each with its reason. A number, Enter or a click takes one;
// nothing is put that nobody took.
const ASK_MS = 20000, LOOK_AGAIN_MS = 500;
const SETTLE_MS = 700;  // a key meant for the list before is not taken for this one

class Suggest {
  constructor(owner) {
    this.owner = owner;
    this.root = make("div", "qc-palette qc-suggest");
    this.root.hidden = true;
    this.root.setAttribute("role", "dialog");
    this.quote = make("div", "qc-palette-quote");
    this.state = make("div", "qc-suggest-state");
    this.state.setAttribute("role", "status");
    this.list = make("div", "qc-palette-list qc-suggest-list");
    this.list.setAttribute("role", "listbox");
    this.list.tabIndex = 0;
    this.foot = make("div", "qc-palette-foot qc-palette-keys");
    this.root.append(this.quote, this.state, this.list, this.foot);
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.click(event));
    this.outside = (event) => { if (this.open && !this.root.contains(event.target)) this.close(false); };
    document.addEventListener("mousedown", this.outside);
  }

  get open() { return !this.root.hidden; }

  show(about) {
    const { owner } = this, { words } = owner;
    this.about = about;
    this.shown = [];
    this.at = 0;
    this.meanwhile = false;  // codes by words alone are shown, till learning is done
    this.decided = new Set();
    this.changed = this.waiting = 0;
    const said = owner.doc.quote(about.start, about.end).replace(/\s+/g, " ");
    this.quote.textContent = said.length > 90 ? `${said.slice(0, 52)} … ${said.slice(-30)}` : said;
    this.root.setAttribute("aria-label", words.suggest.title);
    this.list.setAttribute("aria-label", words.suggest.codes);
    this.root.hidden = false;
    this.list.replaceChildren();
    this.list.hidden = true;
    this.list.removeAttribute("aria-activedescendant");
    this.say(words.suggest.asking);
    this.place();
    this.list.hidden = false;
    this.list.focus({ preventScroll: true });
    owner.root.dataset.suggest = "asking";
    this.ask(false);
  }

  place() { Palette.prototype.place.call(this); }

  close(back = true) {
    if (!this.open) return;
    clearTimeout(this.waiting);
    this.asked = null;
    this.root.hidden = true;
    delete this.owner.root.dataset.suggest;
    if (back) this.owner.focusText();
  }

  // by the straight way: no run of the page; what comes after one has left is not drawn
  async ask(again, stop = false) {
    const { owner, about } = this, { words } = owner;
    const straight = owner.outbox.hub.straight;
    if (!straight?.way) { this.say(words.suggest.nowhere); return; }
    const mark = (this.asked = {});
    const { start, end } = about;
    const body = { name: "suggesting", key: straight.key, me: owner.me, language: owner.page_data.language, source: owner.source, start, end, again, stop, meanwhile: this.meanwhile };
    let told = { trouble: words.suggest.no_answer };
    try {
      const answer = await fetch(new URL(straight.way, location.origin), {
        method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" }, signal: AbortSignal.timeout(ASK_MS),
      });
      if (answer.ok) told = await answer.json();
      else straight.goRound();
    } catch { /* no connection: said below */ }
    if (this.asked !== mark || !this.open) return;
    if (told.stale) { this.close(); straight.goRound(); return; }
    if (told.waits) {
      if (told.codes) { this.fill(told); this.meanwhile = true; }
      this.say(told.waits, true);
      this.place();
      this.waiting = setTimeout(() => this.ask(true), LOOK_AGAIN_MS);
      return;
    }
    this.waiting = 0;
    this.take(told);
  }

  take(told) {
    const { owner } = this, { words } = owner;
    if (told.trouble) { owner.root.dataset.suggest = "trouble"; this.say(told.trouble); return; }
    this.fill(told);
    this.say(this.shown.length ? "" : words.suggest.none);
    this.place();
    owner.root.dataset.suggest = "shown";
  }

  // the codes, in place of those shown meanwhile; the one looked at stays the one looked at
  fill({ codes, learnt }) {
    const { owner } = this, before = this.shown[this.at]?.code;
    this.learnt = learnt;
    if (this.meanwhile) this.changed = Date.now();
    this.shown = codes.filter((one) => owner.book.get(one.code) && !this.decided.has(one.code));
    this.at = this.at ? Math.max(0, this.shown.findIndex((one) => one.code === before)) : 0;
    this.draw();
    if (this.shown.length) owner.tell(say(owner.words.suggest.found, { n: this.shown.length }));
  }

  settling() { return Date.now() - this.changed < SETTLE_MS; }

  // a sentence in place of codes; while something is learnt, with a way to stop it
  say(said, learning = false) {
    const { words } = this.owner;
    this.state.hidden = !said;
    if (this.state.firstChild?.textContent !== said) this.state.replaceChildren(make("span", "", said));
    const stop = this.state.querySelector("button");
    if (learning && !stop) this.state.append(press("qc-suggest-stop", "", words.suggest.stop, () => { clearTimeout(this.waiting); this.ask(true, true); this.list.focus(); }));
    if (!learning) stop?.remove();
    this.foot.textContent = said && !this.shown.length ? words.suggest.keys_waiting : words.suggest.keys;
  }

  draw() {
    this.at = Math.max(0, Math.min(this.at, this.shown.length - 1));
    this.list.replaceChildren(...this.shown.map((one, n) => this.line(one, n)));
    this.list.dataset.count = this.shown.length;
    this.mark();
    this.place();
  }

  line(one, n) {
    const { owner } = this, { book, words } = owner;
    const code = book.get(one.code);
    const line = make("div", "qc-suggest-line");
    line.id = `qc-suggest-${n}`;
    line.dataset.n = n;
    line.setAttribute("role", "option");
    const head = make("div", "qc-suggest-head");
    const dot = make("span", "qc-dot");
    dot.style.setProperty("--tint", code.colour);
    head.append(keycap(n + 1), dot, make("span", "qc-palette-name", code.name));
    head.append(make("span", "qc-palette-path", code.above.join(" › ")));
    if (this.learnt) {  // by names alone nobody knows how likely it is, only which is likelier
      const chance = make("span", "qc-suggest-share", say(words.suggest.share, { n: Math.round(100 * one.share) }));
      chance.title = words.suggest.share_said;
      head.append(chance);
    }
    if (owner.may.code) {
      const no = make("span", "qc-suggest-no");
      no.append(icon("close"));
      no.title = words.suggest.reject;
      no.setAttribute("aria-hidden", "true");  // the key does it for who cannot point
      head.append(no);
    }
    line.append(head, ...this.reasons(one, code));
    return line;
  }

  // why: an extract already coded so, words both have, words of its definition
  reasons(one, code) {
    const { suggest } = this.owner.words;
    const found = one.near.slice(0, 1).map((near) => make("div", "qc-suggest-near", say(suggest.near, { quote: near.quote, who: near.who })));
    const common = [...new Set(one.near.flatMap((near) => near.words))];
    if (common.length) found.push(make("div", "qc-suggest-why", say(suggest.common, { words: common.join(", ") })));
    if (one.of_its_words.length) found.push(make("div", "qc-suggest-why", say(suggest.of_its_words, { words: one.of_its_words.join(", ") })));
    if (!found.length) found.push(make("div", "qc-suggest-why", code.definition || suggest.by_meaning));
    return found;
  }

  mark() {
    [...this.list.children].forEach((line, n) => {
      line.setAttribute("aria-selected", String(n === this.at));
      line.classList.toggle("qc-here", n === this.at);
    });
    const here = this.shown[this.at];
    if (!here) { this.list.removeAttribute("aria-activedescendant"); return; }
    this.list.setAttribute("aria-activedescendant", `qc-suggest-${this.at}`);
    this.list.children[this.at].scrollIntoView({ block: "nearest" });
    this.owner.side.describe(here.code);
  }

  operation(one) {
    const { owner } = this, { start, end } = this.about;
    const { share, model, words } = one;
    return { source: owner.source, start, end, quote: owner.doc.quote(start, end), share, model, words };
  }

  accept(n, stay = false) {
    const { owner } = this, one = this.shown[n];
    if (!one || !owner.may.code || this.settling()) return;
    this.decided.add(one.code);
    owner.outbox.push({ do: "accept", ...this.operation(one), codes: [[one.code, freshId()]] });
    owner.recent.use(one.code);
    owner.tell(say(owner.words.coded, { code: owner.book.name(one.code) }));
    owner.refresh();
    owner.side.look(one.code);
    if (stay) this.without(n); else { this.close(); owner.selecting.spend({ start: this.about.start, end: this.about.end }); owner.focusText(); }
  }

  reject(n) {
    const { owner } = this, one = this.shown[n];
    if (!one || !owner.may.code || this.settling()) return;
    this.decided.add(one.code);
    owner.outbox.push({ do: "reject", ...this.operation(one), code: one.code });
    owner.tell(say(owner.words.suggest.rejected, { code: owner.book.name(one.code) }));
    owner.status();
    this.without(n);
  }

  without(n) {
    this.shown.splice(n, 1);
    if (!this.shown.length && !this.waiting) this.say(this.owner.words.suggest.all_decided);
    this.draw();
    this.list.focus({ preventScroll: true });
  }

  click(event) {
    const line = event.target.closest("[data-n]");
    if (!line) return;
    const n = Number(line.dataset.n);
    if (event.target.closest(".qc-suggest-no")) this.reject(n);
    else this.accept(n, event.ctrlKey || event.metaKey);
  }

  key(event) {
    const { key } = event;
    if (event.isComposing) return;
    const on = event.target === this.list;
    const go = { ArrowDown: 1, ArrowUp: -1 }[key];
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    const ctrl = event.ctrlKey || event.metaKey;
    if (key === "Escape") this.close();
    else if (key === "Tab") (on ? this.state.querySelector("button") ?? this.list : this.list).focus();
    else if (on && go && this.shown.length) { this.at = (this.at + go + this.shown.length) % this.shown.length; this.mark(); }
    else if (on && key === "Enter") this.accept(this.at, ctrl);
    else if (digit && !event.altKey) this.accept(Number(digit[1]) - 1, ctrl);
    else if (on && (key === "Delete" || key === "Backspace" || key.toLowerCase() === "x") && !ctrl) this.reject(this.at);
    else { if (!ctrl && key.length === 1) event.stopPropagation(); return; }
    event.preventDefault();
    event.stopPropagation();
  }

  destroy() {
    clearTimeout(this.waiting);
    document.removeEventListener("mousedown", this.outside);
  }
}

const suggesting = {
  // what is selected, else the extract that is chosen, else the sentence at the caret
  suggestHere(about) {
    if (!this.may.code) return;
    const { selecting } = this;
    const row = this.row(this.chosen);
    const fresh = selecting.spent ? null : selecting.chosen;
    if (!about && !row && !selecting.chosen) selecting.whole("sentence");
    const wanted = about ?? fresh ?? row ?? selecting.chosen;
    if (!wanted) { this.tell(this.words.select_first); return; }
    this.palette.close(false);
    if (wanted === selecting.chosen) { selecting.spent = false; this.showSelection(); }
    this.suggest.show({ start: wanted.start, end: wanted.end });
  },
};
