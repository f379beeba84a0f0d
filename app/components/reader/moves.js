// Where the caret goes, counted in the text itself and not on the screen.
function stepInside(unit, text, at, way, language) {
  if (unit === "grapheme") {
    if (way > 0) return at >= text.length ? null : around("grapheme", text, at)[1];
    return at <= 0 ? null : around("grapheme", text, at - 1)[0];
  }
  if (way > 0) {
    for (let here = at; here < text.length;) {
      const [, end, word] = around(unit, text, here, language);
      if (unit !== "word" || word) return end;
      here = end;
    }
    return at < text.length ? text.length : null;
  }
  for (let here = at; here > 0;) {
    const [start, , word] = around(unit, text, here - 1, language);
    if (unit !== "word" || word) return start;
    here = start;
  }
  return at > 0 ? 0 : null;
}

// the place one step on from a code point; the next turn when this one ends
function step(doc, point, unit, way) {
  if (unit === "document") return way > 0 ? doc.turns.at(-1).end : doc.turns[0].start;
  const { turn, at } = doc.locate(point, true);
  if (unit === "turn") {
    if (way < 0 && at > 0) return turn.start;
    const next = doc.turns[turn.index + way];
    return next ? next.start : way > 0 ? turn.end : turn.start;
  }
  if (unit === "edge") return way > 0 ? turn.end : turn.start;
  const found = stepInside(unit, turn.text, at, way, doc.language);
  if (found !== null) return doc.point(turn, found);
  const next = doc.turns[turn.index + way];
  if (!next) return point;
  return way > 0 ? next.start : next.end;
}

// the whole word, sentence or turn at a code point
function whole(doc, point, unit) {
  const { turn, at } = doc.locate(point, true);
  if (unit === "turn") return doc.refine(turn.start, turn.end, false);
  let [from, to, word] = around(unit, turn.text, at, doc.language);
  if (unit === "word" && !word && at > 0) {
    const before = around(unit, turn.text, at - 1, doc.language);
    if (before[2]) [from, to] = before;
  }
  return doc.refine(doc.point(turn, from), doc.point(turn, to), false);
}
