// Over the text: finding, going on, what is shown, how it looks, taking back, and what is saved.
const SIZES = [14, 15, 16, 17, 18.5, 20, 22, 25];
const WIDTHS = ["narrow", "middle", "wide"];

class Bar {
  constructor(owner) {
    this.owner = owner;
    this.root = make("div", "qc-bar");
    this.root.setAttribute("role", "toolbar");
    this.outside = (event) => { if (!event.target.closest?.(".qc-menu-box")) this.closeMenus(); };
    document.addEventListener("mousedown", this.outside);
  }

  dress() {
    const { owner } = this;
    const { words } = owner;
    this.root.setAttribute("aria-label", words.tools);
    this.sought = make("input", "qc-find");
    this.sought.type = "search";
    this.sought.placeholder = words.find;
    this.sought.setAttribute("aria-label", words.find);
    this.sought.addEventListener("input", () => owner.find(this.sought.value));
    this.sought.addEventListener("keydown", (event) => this.findKey(event));
    this.hits = make("span", "qc-hits");
    this.hits.setAttribute("aria-live", "polite");
    this.progress = make("span", "qc-progress");
    this.progress.setAttribute("role", "progressbar");
    this.progress.setAttribute("aria-label", words.progress_said);
    this.fill = make("span", "qc-progress-fill");
    this.progress.append(this.fill);
    this.percent = make("span", "qc-percent");
    this.finished = press("qc-finish", "check_circle", words.finish, () => owner.finish(), words.finish);
    this.undo = press("", "undo", words.undo, () => owner.undo("undo"));
    this.redo = press("", "redo", words.redo, () => owner.undo("redo"));
    this.status = make("span", "qc-status");
    this.shown = make("div", "qc-shown");
    const parts = [
      this.sought, this.hits,
      press("qc-next", "skip_next", words.next_uncoded, () => owner.nextUncoded(1), words.next_uncoded_short),
      this.progress, this.percent, this.finished, make("span", "qc-space"), this.shown,
      this.menu("filter_alt", words.filter, (box) => this.filters(box)),
      this.menu("text_fields", words.look, (box) => this.looks(box)),
      this.menu("keyboard", words.keys, (box) => this.keys(box)),
      this.undo, this.redo, this.status,
    ];
    this.root.replaceChildren(...parts);
    if (!owner.may.code) for (const part of [this.finished, this.undo, this.redo]) part.hidden = true;
  }

  menu(sign, label, fill) {
    const box = make("div", "qc-menu-box");
    const open = press("qc-menu-open", sign, label, () => {
      const was = !list.hidden;
      this.closeMenus();
      list.hidden = was;
      open.setAttribute("aria-expanded", String(!was));
      if (!was) { list.replaceChildren(); fill(list); list.querySelector("input, button")?.focus(); }
    });
    open.setAttribute("aria-expanded", "false");
    const list = make("div", "qc-menu");
    list.hidden = true;
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", label);
    box.append(open, list);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !list.hidden) { this.closeMenus(); open.focus(); event.stopPropagation(); }
    });
    return box;
  }

  closeMenus() {
    for (const list of this.root.querySelectorAll(".qc-menu")) list.hidden = true;
    for (const open of this.root.querySelectorAll(".qc-menu-open")) open.setAttribute("aria-expanded", "false");
  }

  tick(label, value, act) {
    const line = make("label", "qc-tick");
    const box = make("input");
    box.type = "checkbox";
    box.checked = value;
    box.addEventListener("change", () => act(box.checked));
    line.append(box, make("span", "", label));
    return line;
  }

  filters(box) {
    const { owner } = this;
    const { words } = owner;
    box.append(make("div", "qc-menu-head", words.codings_of));
    for (const coder of owner.coders.values()) {
      if (!owner.present.has(coder.id)) continue;
      box.append(this.tick(coder.name, !owner.hidden.has(coder.id), (on) => owner.showCoder(coder.id, on)));
    }
    if (!owner.present.size) box.append(make("p", "qc-quiet", words.nothing_coded));
    box.append(make("p", "qc-quiet", words.branch_hint));
  }

  looks(box) {
    const { owner } = this;
    const { words, prefs } = owner;
    const pair = make("div", "qc-menu-line");
    const size = (by) => owner.prefer("size", Math.max(0, Math.min(SIZES.length - 1, prefs.size + by)));
    pair.append(make("span", "", words.size), press("", "text_decrease", words.smaller, () => size(-1)), press("", "text_increase", words.larger, () => size(1)));
    const width = make("div", "qc-menu-line");
    const select = make("select");
    select.setAttribute("aria-label", words.width);
    for (const name of WIDTHS) {
      const option = make("option", "", words.widths[name]);
      option.value = name;
      option.selected = prefs.width === name;
      select.append(option);
    }
    select.addEventListener("change", () => owner.prefer("width", select.value));
    width.append(make("span", "", words.width), select);
    box.append(pair, width,
      this.tick(words.snap_words, prefs.words, (on) => owner.prefer("words", on)),
      this.tick(words.palette_at_once, prefs.palette, (on) => owner.prefer("palette", on)),
      this.tick(words.show_uncoded, prefs.uncoded, (on) => owner.prefer("uncoded", on)),
      this.tick(words.without_interviewer, prefs.alone, (on) => owner.prefer("alone", on)),
      this.tick(words.show_margin, prefs.margin, (on) => owner.prefer("margin", on)));
  }

  keys(box) {
    const list = make("dl", "qc-keys");
    for (const [keys, said] of this.owner.words.key_table) {
      list.append(make("dt", "", keys), make("dd", "", said));
    }
    list.tabIndex = 0;
    box.append(list);
    box.classList.add("qc-menu-wide");
  }

  findKey(event) {
    event.stopPropagation();
    if (event.key === "Enter") { this.owner.nextFound(event.shiftKey ? -1 : 1); event.preventDefault(); }
    if (event.key === "Escape") { this.sought.value = ""; this.owner.find(""); this.owner.focusText(); }
  }

  drawHits(n, at) {
    this.hits.textContent = this.sought.value.trim() ? (n ? `${at + 1}/${n}` : "0") : "";
  }

  drawProgress(part) {
    const percent = part >= 1 ? 100 : Math.min(99, Math.round(part * 100));
    this.fill.style.width = `${percent}%`;
    this.progress.setAttribute("aria-valuenow", percent);
    this.percent.textContent = say(this.owner.words.coded_share, { n: percent });
    this.percent.title = this.owner.words.progress_said;
  }

  drawFinished(on) {
    const { words } = this.owner;
    this.finished.setAttribute("aria-pressed", String(on));
    this.finished.querySelector(".qc-press-said").textContent = on ? words.finished : words.finish;
    this.finished.title = on ? words.finished_said : words.finish_said;
    this.finished.setAttribute("aria-label", this.finished.title);
  }

  // what is not stored yet is said, and since when
  drawStatus() {
    const { outbox, words, root } = this.owner;
    const waits = outbox.waits();
    const late = waits > 4;
    const said = !outbox.pending.size ? words.saved : late ? say(words.unsaved, { n: Math.round(waits) }) : words.saving;
    if (this.status.textContent !== said) this.status.textContent = said;
    this.status.classList.toggle("qc-late", late);
    root.dataset.pending = outbox.pending.size;
    if (late !== this.late) {
      this.late = late;
      if (late) this.owner.tell(words.unsaved_said);
    }
  }

  drawShown() {
    const { owner } = this;
    this.shown.replaceChildren();
    if (owner.branch) {
      const chip = press("qc-chip-off", "close", owner.words.show_all, () => owner.onlyBranch(null), owner.book.name(owner.branch.id));
      this.shown.append(chip);
    }
    if (owner.hidden.size) this.shown.append(press("qc-chip-off", "close", owner.words.show_everybody, () => owner.showEverybody(), owner.words.some_coders));
  }

  destroy() { document.removeEventListener("mousedown", this.outside); }
}
