// The coding screen: it holds the parts together and knows what is shown, chosen and allowed.
const USUAL = { size: 3, width: "middle", words: true, palette: true, uncoded: false, alone: false, margin: true };
const PREFS = "qc-coding-looks";

class Canvas {
  constructor(root) {
    this.root = root;
    this.prefs = { ...USUAL, ...stored(localStorage, PREFS) };
    this.outbox = new Outbox("coding", (op, trouble) => this.confirmed(op, trouble));
    this.hidden = new Set();
    this.branch = null;
    this.hits = [];
    this.late = new Set();
    this.margins = new Set();
    this.page = new Page(this);
    this.overlays = new Overlays(this.page);
    this.selecting = new Selecting(this);
    this.palette = new Palette(this);
    this.suggest = new Suggest(this);
    this.carry = new Carry(this);
    this.handles = new Handles(this);
    this.memos = new Memos(this);
    this.drafts = new Drafts(this);
    this.side = new Side(this);
    this.bar = new Bar(this);
    this.notices = new Notices(this);
    this.live = make("div", "qc-live");
    this.live.setAttribute("aria-live", "polite");
    const main = make("div", "qc-main");
    main.append(this.page.pane, this.side.root);
    root.replaceChildren(this.bar.root, this.notices.root, main, this.palette.root, this.suggest.root, this.carry.ghost, this.memos.bubble, this.live);
    root.addEventListener("keydown", (event) => onKey(this, event));
    this.page.pane.addEventListener("click", (event) => this.clickMargin(event));
    for (const [name, on] of [["mouseover", true], ["mouseout", false]]) {
      this.page.pane.addEventListener(name, (event) => this.hover(event, on));
    }
    this.page.pane.addEventListener("scroll", () => { this.remember(); this.follow(); }, { passive: true });
    this.ticking = setInterval(() => this.bar.root.firstChild && this.bar.drawStatus(), 1000);
    this.resized = new ResizeObserver(() => this.relaid());
    this.resized.observe(this.page.column);
    this.resized.observe(root);
    this.fitRoom();
  }

  update(part) {
    const { data } = part;
    this.part = part;
    this.outbox.hub.boxes.set(data.name, this);
    if (!this.outbox.place) adoptWaiting(`qc-outbox:${data.study}:${data.me}:`);
    this.outbox.attach(part, data.name, `qc-outbox:${data.study}:${data.me}:${tabId()}`);
    if (this.stamp === data.stamp) return;
    this.stamp = data.stamp;
    this.page_data = data;
    this.words = data.words;
    this.may = data.may;
    this.me = data.me;
    this.coders = new Map(data.coders.map((coder) => [coder.id, coder]));
    this.book = new Book(data.codes);
    this.recent = this.recent && this.me === data.me ? this.recent : new Recent(this, data.recent);
    const anew = this.drawn !== data.text_stamp;
    this.drawn = data.text_stamp;
    if (anew) this.build(data);
    const ids = data.codes.map((code) => code.id), who = data.coders.map((coder) => coder.id);
    this.ledger.reset(data.codings.map(([id, code, coder, start, end, comment]) => ({ id, code: ids[code], coder: who[coder], start, end, comment })));
    this.memos.take(data.memos);
    this.finished = data.finished;
    this.side.latest = data.latest;
    this.drafts.attach(`qc-drafts:${data.study}:${data.source}:${data.me}`);
    const told = this.outbox.hub.last.get(data.name);
    if (told && told.stamp === data.stamp) this.hear(told);
    this.refresh(true);
    this.side.draw();
    this.side.drawDone(this.side.latest);
    this.bar.drawFinished(this.finished);
    if (anew) this.arriveBack();
    if (!this.page.near.size) this.page.begin();
    this.root.dataset.turns = this.doc.turns.length;
    this.root.dataset.ready = "1";
  }

  build(data) {
    this.palette.close(false);
    this.suggest.close(false);
    this.source = data.source;
    this.doc = new Doc(data.turns, data.language);
    this.ledger = new Ledger(this.doc);
    this.ledger.source = data.source;
    this.chosen = null;
    this.selecting.chosen = this.selecting.anchor = this.selecting.caret = null;
    this.page.build(this.doc, this.words);
    this.bar.dress();
    this.side.dress();
    this.applyPrefs();
    this.place = `qc-place:${data.study}:${data.source}`;
    this.page.pane.setAttribute("role", "region");
    this.page.pane.setAttribute("aria-label", this.words.text);
    if (data.notice) this.notices.add(null, { said: data.notice });
  }

  heard(told) {
    if (!this.ledger) return;
    if (told.stamp === this.stamp) this.hear(told);
    this.outbox.settle(told.answers);
    this.refresh();
  }

  hear(told) {
    if (told.codes.length || told.codes_gone.length) { this.book.take(told.codes, told.codes_gone); this.recent.follow(this.book.same); this.side.draw(); }
    this.ledger.hear(told.codings, told.gone);
    this.memos.take(told.memos ?? this.page_data.memos);
    const waits = [...this.outbox.pending.values()].some((op) => op.do === "finish" || op.do === "reopen");
    if (!waits) this.finished = told.finished;
    this.bar.drawFinished(this.finished);
    const key = JSON.stringify(told.latest);
    if (key !== this.latestKey) { this.latestKey = key; this.side.drawDone(told.latest); }
    if (told.jump && told.jump.mark !== this.jumped) {
      this.jumped = told.jump.mark;
      this.selecting.caret = told.jump.at;
      this.page.show(told.jump.at, told.jump.at);
      setTimeout(() => this.page.show(told.jump.at, told.jump.at), 60);
    }
  }

  // what changed is drawn again, and nothing else
  refresh(all) {
    const changed = this.ledger.refresh(this.outbox.pending.values(), this.me);
    const turns = new Set(), margins = new Set();
    for (const { before, after } of changed) {
      for (const row of [before, after]) {
        if (!row) continue;
        const [first, last] = this.ledger.span(row);
        for (let turn = first; turn <= last; turn += 1) (same(before, after) ? margins : turns).add(turn);
      }
    }
    for (const turn of all ? this.doc.turns.keys() : turns) this.redraw(turn);
    for (const turn of margins) if (!all && !turns.has(turn)) this.confirm(turn);
    if (changed.length || all) this.recount();
    this.memos.arrange();
    this.status();
    this.root.dataset.count = this.ledger.view.size;
  }

  recount() {
    this.present = new Set([...this.ledger.view.values()].map((row) => row.coder));
    this.several = this.present.size > 1;
    if (this.chosen && !this.row(this.chosen)) this.choose(null);
    else if (this.chosen) { this.side.card.draw(this.row(this.chosen)); requestAnimationFrame(() => { this.handles.draw(); this.lit(); }); }
    this.counting ??= whenIdle(() => {
      this.counting = null;
      if (!this.root.isConnected) return;
      this.side.recount();
      this.bar.drawProgress(share(this.doc, [...this.ledger.view.values()], counts));  // shown or not
    });
  }

  isShown(row) { return !this.hidden.has(row.coder) && (!this.branch || this.branch.ids.has(row.code)); }
  row(id) { return id ? this.ledger.view.get(id) : undefined; }
  coder(id) { return this.coders.get(id)?.name ?? "—"; }
  mayChange(row) { return this.may.code && (row.coder === this.me || this.may.edit); }
  described(row) { return say(this.words.coding, { code: this.book.path(row.code), quote: this.doc.quote(row.start, row.end).slice(0, 160), who: this.coder(row.coder) }); }
  tell(words) { this.live.textContent = ""; requestAnimationFrame(() => { this.live.textContent = words; }); }
  status() { this.bar.drawStatus(); }

  // after a selection was made: the palette, unless one prefers to call it
  offer() {
    if (this.selecting.chosen && this.prefs.palette && this.may.code) this.palette.show(this.selecting.chosen);
    else this.focusText();
  }

  selected() {
    this.selecting.spent = false;
    this.showSelection();
    if (this.selecting.chosen && this.chosen && !this.resizing) this.choose(null);
    this.remember();
  }

  showSelection() {
    const { chosen, spent } = this.selecting;
    this.overlays.set("qc-pending", chosen && !spent ? [chosen] : []);
    this.root.dataset.selected = chosen && !spent ? `${chosen.start}-${chosen.end}` : "";
    this.showCaret();
  }

  // once a frame, when everything stands where it will: to ask where costs a layout each time
  showCaret() {
    this.careting ??= requestAnimationFrame(() => {
      this.careting = null;
      const { caret } = this.selecting;
      this.overlays.putCaret(caret ?? 0, caret !== null && this.page.column.contains(document.activeElement));
    });
  }

  focusText() {
    const point = this.selecting.caret ?? this.firstSeen();
    const { turn } = this.doc.locate(point, true);
    const { root } = this.page.rows[turn.index];
    if (this.rover && this.rover !== root) this.rover.tabIndex = -1;
    this.rover = root;
    root.tabIndex = 0;
    root.focus({ preventScroll: true });
    this.showCaret();
  }

  firstSeen() {
    const [index] = this.page.anchor();
    return this.doc.turns[index]?.start ?? 0;
  }

  readOut(point, unit) {
    const { chosen } = this.selecting;
    if (chosen) { this.tell(this.doc.quote(chosen.start, chosen.end).slice(-200)); return; }
    const stretch = whole(this.doc, point, unit === "grapheme" ? "grapheme" : unit === "word" ? "word" : "sentence");
    if (stretch) this.tell(this.doc.quote(stretch.start, stretch.end));
  }

  choose(id) {
    this.memos.forget(!!id);
    this.chosen = this.row(id) ? id : null;
    const row = this.row(this.chosen);
    this.side.card.draw(row);
    this.handles.forget();
    this.lit();
    for (const made of this.page.column.querySelectorAll(".qc-label-press")) {
      if (made.dataset.coding === this.chosen) made.setAttribute("aria-pressed", "true"); else made.removeAttribute("aria-pressed");
    }
    if (row) { this.side.look(row.code); this.tell(this.described(row)); }
    this.root.dataset.chosen = this.chosen || "";
  }

  clickMargin(event) {
    const id = event.target.closest(".qc-label-press")?.dataset.coding;
    if (!id) return;
    this.selecting.caret = this.row(id)?.start ?? null;
    this.choose(id);
    this.focusText();
  }

  enter() {
    const { selecting } = this;
    if (this.resizing) { this.endResize(true); return; }
    if (!this.may.code) return;
    if (!selecting.chosen) selecting.whole("sentence");
    if (selecting.chosen) { selecting.spent = false; this.showSelection(); this.palette.show(selecting.chosen); }
  }

  bySlot(slot) {
    const id = this.recent.at(slot);
    if (id && this.selecting.chosen) this.put(this.selecting.chosen, [id], []);
    else this.tell(id ? this.words.select_first : this.words.no_recent);
  }

  again() {
    const id = this.recent.last();
    if (id && this.selecting.chosen) this.put(this.selecting.chosen, [id], []);
    else this.tell(id ? this.words.select_first : this.words.no_recent);
  }

  inVivo() {
    const { chosen } = this.selecting;
    if (!chosen || !this.may.create) { this.tell(this.words.select_first); return; }
    const name = this.doc.quote(chosen.start, chosen.end).replace(/\s+/g, " ").slice(0, 120);
    const known = this.book.named(name);
    const made = known ? [] : [{ id: freshId(), name }];
    this.put(chosen, [known ? known.id : made[0].id], made);
  }

  recodeChosen() {
    const row = this.row(this.chosen);
    if (row && this.mayChange(row)) this.palette.show({ coding: row.id, start: row.start, end: row.end });
  }

  writeOn(what) {
    const { chosen, spent } = this.selecting;
    const row = this.row(this.chosen);
    if (what === "memo" && !this.may.comment) return;
    if (row && (what === "memo" || this.mayChange(row))) this.side.card.write(what, row);
    else if (what === "memo" && chosen && !spent) this.side.card.write("memo", { code: "", coder: this.me, comment: "", ...chosen });
    else this.tell(this.words.choose_first);
  }

  // the definition of the code at hand, to write
  defineHere() {
    const id = this.row(this.chosen)?.code ?? this.side.present ?? this.recent.last();
    if (!id || !this.may.create) { this.tell(this.words.choose_first); return; }
    this.side.turn("codes");
    this.side.look(id);
    this.side.about.write();
  }

  // the ends of the chosen coding become a selection: moved as any, kept with Enter
  startResize() {
    const row = this.row(this.chosen);
    if (this.resizing) { this.endResize(true); return; }
    if (!row || !this.mayChange(row)) { this.tell(this.words.choose_first); return; }
    this.resizing = row.id;
    this.selecting.set({ start: row.start, end: row.end }, row.start, row.end);
    this.focusText();
    this.page.show(row.end, row.end);
    this.tell(this.words.resizing);
    this.root.dataset.resizing = row.id;
  }

  endResize(keep) {
    const id = this.resizing, stretch = this.selecting.chosen;
    this.resizing = null;
    delete this.root.dataset.resizing;
    this.selecting.set(null, this.selecting.caret, this.selecting.caret);
    if (keep && stretch) this.resize(id, stretch);
    this.choose(id);
  }

  escape() {
    if (this.resizing) this.endResize(false);
    else if (this.memos.opened) this.memos.close();
    else if (this.selecting.chosen && !this.selecting.spent) this.selecting.clear();
    else this.choose(null);
  }

  copy() { navigator.clipboard?.writeText(this.doc.quote(this.selecting.chosen.start, this.selecting.chosen.end)); }

  destroy() {
    this.keepPlace();
    clearInterval(this.ticking);
    for (const part of [this.page, this.overlays, this.selecting, this.palette, this.suggest, this.bar, this.outbox]) (part.destroy || part.close).call(part);
    this.resized.disconnect();
    this.outbox.hub.boxes.delete(this.page_data?.name);
  }
}

Object.assign(Canvas.prototype, drawing, actions, suggesting, ways, placing, looks);

// numbers wait until what was done is drawn
function whenIdle(act) {
  return window.requestIdleCallback ? requestIdleCallback(act, { timeout: 300 }) : setTimeout(act, 60);
}

// a page comes as bytes: its stamp, then all of it, read only when it is another page
const STAMP = 24;

function unpacked(bytes, held) {
  const stamp = new TextDecoder().decode(bytes.subarray(0, STAMP));
  if (held?.stamp === stamp) return held;
  const page = JSON.parse(new TextDecoder().decode(bytes.subarray(STAMP)));
  return { ...page, codes: page.codes.map((row) => named(row, page.codes)) };
}

// a code comes as a row without names, what is blank as null, and where the one above it stands last
const CODE = ["id", "name", "position", "kind", "colour", "definition", "inclusion", "exclusion", "example", "retired"];

function named(row, all) {
  const code = { parent: all[row[CODE.length]]?.[0] ?? null };
  CODE.forEach((name, n) => { if (row[n] !== null) code[name] = row[n]; });
  return code;
}

export default function (part) {
  const root = part.parentElement.querySelector(".qc-reader");
  const canvas = (root.__qcCanvas ??= new Canvas(root));
  canvas.update({ ...part, data: unpacked(part.data, canvas.page_data) });
  return () => { canvas.destroy(); root.__qcCanvas = null; };
}
