// Two versions of a text: what is gone is struck through, what is new underlined twice, never by colour alone.
class Versions {
  constructor(root) {
    this.root = root;
    this.tools = make("div", "qc-vs-tools");
    this.body = make("div", "qc-vs-body");
    this.body.tabIndex = 0;
    this.body.setAttribute("role", "region");
    this.live = make("div", "qc-live");
    this.live.setAttribute("aria-live", "polite");
    root.replaceChildren(this.tools, this.body, this.live);
    this.body.addEventListener("keydown", (event) => this.key(event));
    for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
      this.body.addEventListener(name, (event) => this.light(event, on));
    }
  }

  update({ data }) {
    if (this.stamp === data.stamp) return;
    this.stamp = data.stamp;
    this.page = data;
    const { words } = data;
    this.body.setAttribute("aria-label", words.label);
    const only = make("label", "qc-vs-only");
    this.only = make("input");
    this.only.type = "checkbox";
    this.only.addEventListener("change", () => this.draw());
    only.append(this.only, make("span", "", words.only));
    const again = (way) => () => this.go(way);
    const part = (label, way) => { const made = press(label, "", again(way)); made.disabled = !data.rows.some((row) => row.differs); return made; };
    this.tools.replaceChildren(part(words.previous, -1), part(words.next, 1), only, make("span", "qc-quiet", words.counted));
    this.at = -1;
    this.draw();
    this.body.scrollTop = 0;
    this.root.dataset.ready = "1";
  }

  draw() {
    const { words, rows } = this.page;
    const heads = make("div", "qc-vs-row qc-vs-heads");
    heads.append(...[words.old, words.new].map((said) => make("div", "qc-vs-cell", said)));
    this.rows = rows.filter((row) => row.differs || !this.only.checked).map((row) => this.row(row));
    this.body.replaceChildren(heads, ...this.rows);
    this.differing = this.rows.filter((row) => row.classList.contains("qc-vs-differs"));
  }

  row(row) {
    const made = make("div", `qc-vs-row${row.differs ? " qc-vs-differs" : ""}`);
    made.append(this.cell(row.old, "del", this.page.codings.old), this.cell(row.new, "ins", this.page.codings.new));
    return made;
  }

  cell(turn, mark, codings) {
    const { words } = this.page;
    if (!turn) { const none = make("div", "qc-vs-cell"); none.append(make("p", "qc-vs-none", mark === "del" ? words.not_yet : words.gone)); return none; }
    const cell = make("div", `qc-vs-cell qc-vs-${turn.role}`);
    cell.dataset.side = mark;
    const body = make("div", "qc-vs-words");
    body.dir = "auto";
    for (const { text, differs, codings: over } of turn.pieces) {
      const part = make(differs ? mark : "span", over.length ? "qc-vs-coded" : "", text);
      if (over.length) { part.style.setProperty("--tint", codings[over[0]].colour); part.dataset.codings = over.join(" "); }
      body.append(part);
    }
    cell.append(make("div", "qc-vs-who", [turn.n, turn.speaker].filter(Boolean).join(" · ")), body);
    const over = [...new Set(turn.pieces.flatMap((piece) => piece.codings))];
    if (over.length) cell.append(this.codes(over, codings));
    return cell;
  }

  codes(over, codings) {
    const list = make("ul", "qc-vs-codes");
    list.setAttribute("aria-label", this.page.words.codings);
    for (const n of over) {
      const { name, path, colour, who, waits } = codings[n];
      const made = make("button", "qc-vs-code");
      made.type = "button";
      made.dataset.coding = n;
      made.style.setProperty("--tint", colour);
      made.title = path;
      made.append(make("span", "qc-vs-dot"), make("span", "", who ? `${name} — ${who}` : name));
      if (waits) made.append(make("span", "qc-vs-waits", this.page.words.waits));
      const line = make("li");
      line.append(made);
      list.append(line);
    }
    return list;
  }

  // the words of the coding that is pointed at stand out
  light(event, on) {
    const code = event.target.closest?.(".qc-vs-code");
    if (!code) return;
    const { side } = code.closest(".qc-vs-cell").dataset;
    for (const part of this.body.querySelectorAll(`.qc-vs-cell[data-side="${side}"] [data-codings]`)) {
      if (!part.dataset.codings.split(" ").includes(code.dataset.coding)) continue;
      part.classList.toggle("qc-vs-lit", on);
      part.style.setProperty("--lit", code.style.getPropertyValue("--tint"));
    }
  }

  go(way) {
    if (!this.differing.length) return;
    this.differing[this.at]?.classList.remove("qc-vs-here");
    this.at = this.at < 0 && way < 0 ? this.differing.length - 1 : (this.at + way + this.differing.length) % this.differing.length;
    const row = this.differing[this.at];
    row.classList.add("qc-vs-here");
    const box = row.getBoundingClientRect(), seen = this.body.getBoundingClientRect();
    this.body.scrollTop += box.top - seen.top - Math.max(44, (seen.height - box.height) / 2);
    this.live.textContent = say(this.page.words.at, { n: this.at + 1, of: this.differing.length });
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1) event.stopPropagation();
    if (event.key !== "n" && event.key !== "p") return;
    this.go(event.key === "n" ? 1 : -1);
    event.preventDefault();
  }
}

export default function (part) {
  const root = part.parentElement.querySelector(".qc-versions-root");
  (root.__qcVersions ??= new Versions(root)).update(part);
}
