// One turn cut wherever a coding or a note begins or ends: one tint, up to four lines under it.
const DRAWN = [
  (colour) => `linear-gradient(${colour},${colour})`,
  (colour) => `repeating-linear-gradient(90deg,${colour} 0 7px,transparent 7px 10px)`,
  (colour) => `repeating-linear-gradient(90deg,${colour} 0 2.5px,transparent 2.5px 5px)`,
  (colour) => `repeating-linear-gradient(90deg,${colour} 0 12px,transparent 12px 14px,${colour} 14px 16px,transparent 16px 18px)`,
];
const LOOKS = new Map();

// how a stretch under some codings looks; the first of them tints it
function look(rows, book) {
  const lines = new Map();
  for (const row of rows) {
    const lane = Math.min(row.lane, LANES - 1);
    if (!lines.has(lane)) lines.set(lane, book.colour(row.code));
  }
  const key = [...lines].join(";");
  if (!LOOKS.has(key)) {
    const lanes = [...lines].sort((a, b) => a[0] - b[0]);
    LOOKS.set(key, {
      backgroundImage: lanes.map(([lane, colour]) => DRAWN[lane](colour)).join(","),
      backgroundPosition: lanes.map(([lane]) => `0 calc(1.3em + ${lane * 3.5}px)`).join(","),
      backgroundSize: lanes.map(() => "100% 2.2px").join(","),
      tint: lanes[0][1],
    });
  }
  return LOOKS.get(key);
}

function drawTurn(row, rows, book) {
  const { turn, body } = row;
  const cuts = new Set([0, turn.text.length]);
  const inside = (point) => toU16(turn.map, Math.max(0, Math.min(point, turn.end) - turn.start));
  const marks = rows.map((coding) => ({ coding, from: inside(coding.start), to: inside(coding.end) }));
  const notes = turn.notes.map(([from, to]) => [toU16(turn.map, from), toU16(turn.map, to)]);
  for (const mark of marks) { cuts.add(mark.from); cuts.add(mark.to); }
  for (const [from, to] of notes) { cuts.add(from); cuts.add(to); }
  const edges = [...cuts].sort((a, b) => a - b);
  const wanted = [];
  for (let n = 0; n + 1 < edges.length; n += 1) {
    const [from, to] = [edges[n], edges[n + 1]];
    const over = marks.filter((mark) => mark.from <= from && to <= mark.to).map((mark) => mark.coding);
    const noted = notes.some(([start, end]) => start <= from && to <= end);
    wanted.push({ said: turn.text.slice(from, to), over, noted, drawn: over.length ? look(over, book) : null });
  }
  row.pieces = row.kept = exchange(body, row.kept ?? [], wanted);
}

// the pieces that look as before stay: in a long turn a coding changes a few of a thousand
function exchange(body, before, wanted) {
  const most = Math.min(before.length, wanted.length);
  let head = 0, tail = 0;
  while (head < most && alike(before[head], wanted[head])) head += 1;
  while (tail < most - head && alike(before[before.length - 1 - tail], wanted[wanted.length - 1 - tail])) tail += 1;
  const fresh = wanted.slice(head, wanted.length - tail).map(piece);
  const pieces = [...before.slice(0, head), ...fresh, ...before.slice(before.length - tail)];
  if (!before.length) body.replaceChildren(...pieces);
  else {
    const next = before[before.length - tail] ?? null;
    for (const old of before.slice(head, before.length - tail)) old.remove();
    for (const part of fresh) body.insertBefore(part, next);
  }
  pieces.forEach((part, n) => { part.codings = wanted[n].over; });
  return pieces;
}

const alike = (part, { said, noted, drawn }) => part.said === said && part.noted === noted && part.drawn === drawn;

function piece({ said, noted, drawn }) {
  const part = make("span", noted ? "qc-piece qc-note" : "qc-piece", said);
  Object.assign(part, { said, noted, drawn });
  if (!drawn) { part.classList.add("qc-bare"); return part; }
  const { tint, ...style } = drawn;
  part.classList.add("qc-coded");
  Object.assign(part.style, style);
  part.style.setProperty("--tint", tint);
  return part;
}
