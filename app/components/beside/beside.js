// Two columns: the original with its marks, the result with what stands instead. Text only.
const LOOK_MS = 100, TRIES = 80;
const HERE_MS = 5 * 60 * 1000; // reading is not being away: the vault stays open for who scrolls
const KEYS = { ArrowDown: 1, j: 1, n: 1, ArrowUp: -1, k: -1, p: -1 };

function make(tag, name, text) {
  const part = document.createElement(tag);
  if (name) part.className = name;
  if (text !== undefined && text !== null) part.textContent = text;
  return part;
}

class Beside {
  constructor(root) {
    this.root = root;
    this.tools = make("div", "qc-bs-tools");
    this.add = make("button", "qc-bs-add");
    this.add.type = "button";
    this.add.hidden = true;
    this.add.addEventListener("click", () => this.send());
    this.body = make("div", "qc-bs-body");
    this.body.tabIndex = 0;
    this.body.setAttribute("role", "region");
    this.tools.append(this.add);
    root.replaceChildren(this.tools, this.body);
    this.listen = () => this.selected();
    document.addEventListener("selectionchange", this.listen);
    this.body.addEventListener("keydown", (event) => this.key(event));
    this.body.addEventListener("scroll", () => this.here());
    this.told = Date.now();
  }

  here() {
    if (Date.now() - this.told < HERE_MS) return;
    this.told = Date.now();
    this.part.setTriggerValue("here", this.told);
  }

  update(part) {
    this.part = part;
    if (this.stamp === part.data.stamp) return;
    const other = this.source !== part.data.source;
    this.stamp = part.data.stamp;
    this.source = part.data.source;
    const top = this.body.scrollTop;
    const { words } = part.data;
    this.body.setAttribute("aria-label", words.label);
    const heads = make("div", "qc-bs-row qc-bs-heads");
    heads.append(make("div"), make("div", "", words.original), make("div", "", words.outcome));
    this.body.replaceChildren(heads, ...part.data.turns.map((turn) => this.row(turn)));
    this.body.scrollTop = other ? 0 : top;
    this.at = -1;
    this.root.dataset.turns = part.data.turns.length;
  }

  row(turn) {
    const row = make("div", `qc-bs-row qc-bs-${turn.role}`);
    const left = make("div", "qc-bs-cell qc-bs-original"), right = make("div", "qc-bs-cell");
    if (turn.speaker) left.append(make("span", "qc-bs-speaker", turn.speaker));
    if (turn.shown) right.append(make("span", "qc-bs-speaker", turn.shown));
    const before = make("div", "qc-bs-words"), after = make("div", "qc-bs-words");
    for (const piece of turn.pieces) {
      if (!piece.marked) { before.append(piece.text); after.append(piece.text); continue; }
      const kept = piece.instead === null;
      before.append(make("mark", kept ? "qc-bs-kept" : "", piece.text));
      after.append(make("mark", kept ? "qc-bs-kept" : "", kept ? piece.text : piece.instead));
    }
    before.dataset.turn = turn.number;
    left.append(before);
    right.append(after);
    row.append(make("div", "qc-bs-number", turn.number), left, right);
    return row;
  }

  selected() {
    const selection = document.getSelection();
    const inside = selection && selection.rangeCount && !selection.isCollapsed
      && this.body.contains(selection.anchorNode) && this.body.contains(selection.focusNode);
    const text = inside ? selection.toString().trim() : "";
    this.chosen = text.length > 1 && text.length <= 80 && !text.includes("\n") ? { form: text, ...this.where(selection) } : null;
    this.add.hidden = !this.chosen;
    if (this.chosen) this.add.textContent = this.part.data.words.add.replace("{form}", text);
  }

  // which turn of the original, and how many code points of it stand before
  where(selection) {
    const range = selection.getRangeAt(0);
    const words = (range.startContainer.parentElement ?? range.startContainer).closest(".qc-bs-original .qc-bs-words");
    if (!words?.contains(range.endContainer)) return { turn: null, start: null };
    const before = document.createRange();
    before.setStart(words, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const blanks = /^\s*/.exec(range.toString())[0];
    return { turn: Number(words.dataset.turn), start: [...before.toString() + blanks].length };
  }

  send() {
    if (!this.chosen) return;
    this.part.setTriggerValue("missed", this.chosen);
    this.wait(this.chosen.form, TRIES);
  }

  // the form opens below the texts, mostly out of sight: there as soon as it is drawn
  wait(form, tries) {
    clearTimeout(this.waiting);
    const field = [...document.querySelectorAll('[class*="st-key-qc_missed_"] input')].find((one) => one.value === form);
    if (field?.offsetParent) { field.closest("details, form").scrollIntoView({ block: "center" }); field.focus({ preventScroll: true }); return; }
    if (tries) this.waiting = setTimeout(() => this.wait(form, tries - 1), LOOK_MS);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1) event.stopPropagation();
    if (!(event.key in KEYS) || event.key.startsWith("Arrow")) return;
    const marks = [...this.body.querySelectorAll(".qc-bs-original mark")];
    if (!marks.length) return;
    marks[this.at]?.classList.remove("qc-bs-here");
    this.at = Math.max(0, Math.min(marks.length - 1, this.at + KEYS[event.key]));
    marks[this.at].classList.add("qc-bs-here");
    marks[this.at].scrollIntoView({ block: "center" });
    event.preventDefault();
  }

  destroy() { clearTimeout(this.waiting); document.removeEventListener("selectionchange", this.listen); }
}

export default function (part) {
  const root = part.parentElement.querySelector(".qc-beside");
  const beside = (root.__qcBeside ??= new Beside(root));
  beside.update(part);
  return () => { beside.destroy(); root.__qcBeside = null; };
}
