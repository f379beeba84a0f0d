// Draws a transcript. Everything people wrote enters through textContent, never as markup.
function make(tag, name, text) {
  const part = document.createElement(tag);
  if (name) part.className = name;
  if (text !== undefined) part.textContent = text;
  return part;
}

function underline(piece, turn, colours) {
  // one line a coding, the first nearest to the words
  const lanes = piece.marks.map((m) => [turn.codings[m].lane, colours[turn.codings[m].code]]);
  const images = lanes.map(([, colour]) => `linear-gradient(${colour}, ${colour})`);
  const places = lanes.map(([lane]) => `0 calc(1.28em + ${lane * 4}px)`);
  return { images: images.join(","), places: places.join(","), sizes: lanes.map(() => "100% 2.5px").join(",") };
}

function drawPiece(piece, turn, colours) {
  const part = make("span", piece.note ? "qc-note" : "", piece.text);
  if (!piece.marks.length) return part;
  const drawn = underline(piece, turn, colours);
  part.classList.add("qc-coded");
  part.style.backgroundImage = drawn.images;
  part.style.backgroundPosition = drawn.places;
  part.style.backgroundSize = drawn.sizes;
  part.dataset.marks = " " + piece.marks.join(" ") + " ";
  return part;
}

function drawWords(turn, colours) {
  const words = make("div", "qc-words");
  words.style.lineHeight = 1.5 + turn.lanes * 0.28;
  for (const piece of turn.pieces) {
    for (const mark of piece.begins) words.append(make("sup", "qc-mark", turn.codings[mark].mark));
    words.append(drawPiece(piece, turn, colours));
  }
  return words;
}

function drawLabels(turn, page, words) {
  const list = make("ul", "qc-labels");
  turn.codings.forEach((coding, index) => {
    const label = make("li", "qc-label");
    label.style.borderLeftColor = page.colours[coding.code];
    label.append(make("span", "qc-mark", coding.mark), make("span", "qc-name", page.names[coding.code]));
    label.title = page.paths[coding.code];
    if (coding.by) label.append(make("span", "qc-by", coding.by));
    const light = (on) => words.querySelectorAll(`[data-marks~="${index}"]`)
      .forEach((part) => part.classList.toggle("qc-lit", on));
    label.addEventListener("mouseenter", () => light(true));
    label.addEventListener("mouseleave", () => light(false));
    list.append(label);
  });
  return list;
}

function drawTurn(turn, page) {
  const row = make("section", `qc-turn-row qc-${turn.role}`);
  row.id = `qc-turn-${turn.number}`;
  row.tabIndex = -1;
  const head = make("div", "qc-head");
  head.append(make("span", "qc-number", turn.number));
  if (turn.time) head.append(make("span", "qc-time", turn.time));
  const body = make("div", "qc-body");
  if (turn.speaker) body.append(make("div", "qc-speaker", turn.speaker));
  const words = drawWords(turn, page.colours);
  body.append(words);
  row.append(head, body);
  row.append(turn.codings.length ? drawLabels(turn, page, words) : make("div"));
  return row;
}

function jump(root, page) {
  if (!page.jump || root.dataset.jumped === page.jumped) return;
  root.dataset.jumped = page.jumped;
  const turn = root.querySelector(`#qc-turn-${page.jump}`);
  if (!turn) return;
  // a first time to have what lies between drawn, a second for its true place
  turn.scrollIntoView({ block: "start" });
  requestAnimationFrame(() => {
    turn.scrollIntoView({ block: "start" });
    turn.focus({ preventScroll: true });
  });
}

export default function (part) {
  const root = part.parentElement.querySelector(".qc-reader");
  const page = part.data;
  if (root.dataset.drawn !== page.stamp) {
    root.replaceChildren(...page.turns.map((turn) => drawTurn(turn, page)));
    root.lang = page.language || "";
    root.dataset.drawn = page.stamp;
    root.dataset.turns = page.turns.length;
  }
  jump(root, page);
}
