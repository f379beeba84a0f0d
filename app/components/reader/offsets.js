// The program counts code points, the browser UTF-16 units: they meet here and nowhere else.
// A map gives the UTF-16 index of each code point; null while the two are the same.
function makeMap(text) {
  if (!/[\u{10000}-\u{10ffff}]/u.test(text)) return null;
  const map = [];
  for (let at = 0; at < text.length; at += text.codePointAt(at) > 0xffff ? 2 : 1) map.push(at);
  map.push(text.length);
  return map;
}

const toU16 = (map, point) => (map ? map[Math.max(0, Math.min(point, map.length - 1))] : point);

function toPoint(map, at) {
  if (!map) return at;
  let low = 0, high = map.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (map[middle] <= at) low = middle; else high = middle - 1;
  }
  return low;
}

const SEGMENTERS = new Map();
function segmenter(unit, language) {
  const key = `${unit} ${language}`;
  if (!SEGMENTERS.has(key)) SEGMENTERS.set(key, new Intl.Segmenter(language || undefined, { granularity: unit }));
  return SEGMENTERS.get(key);
}

// where the cluster, word or sentence that holds an index begins and ends
function around(unit, text, at, language) {
  if (!text.length) return [0, 0];
  const here = Math.max(0, Math.min(at, text.length - 1));
  const part = segmenter(unit, language).segment(text).containing(here);
  return [part.index, part.index + part.segment.length, part.isWordLike];
}

function floorCluster(text, at) {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
  return around("grapheme", text, at)[0];
}

function ceilCluster(text, at) {
  const start = floorCluster(text, at);
  return start === at ? at : around("grapheme", text, at)[1];
}

class Doc {
  constructor(turns, language) {
    this.language = language;
    this.turns = turns.map((turn, index) => {
      const map = makeMap(turn.text);
      const length = map ? map.length - 1 : turn.text.length;
      return { ...turn, index, map, end: turn.start + length, notes: turn.notes || [] };
    });
  }

  // the turn of a place; the end of one turn belongs to it, not to the next, when `closing`
  turnAt(point, closing) {
    let low = 0, high = this.turns.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { end } = this.turns[middle];
      if (closing ? end < point : end <= point) low = middle + 1; else high = middle;
    }
    return this.turns[low];
  }

  // turn and UTF-16 index of a code point
  locate(point, closing) {
    const turn = this.turnAt(point, closing);
    const inside = Math.max(0, Math.min(point, turn.end) - turn.start);
    return { turn, at: toU16(turn.map, inside) };
  }

  point(turn, at) { return turn.start + toPoint(turn.map, at); }

  quote(start, end) {
    let said = "";
    for (let index = this.turnAt(start).index; index < this.turns.length; index += 1) {
      const turn = this.turns[index];
      if (turn.start >= end) break;
      if (said || turn.start > start) said += turn.gap ?? "\n";
      const from = toU16(turn.map, Math.max(0, start - turn.start));
      said += turn.text.slice(from, toU16(turn.map, Math.min(turn.end, end) - turn.start));
    }
    return said;
  }

  // the same stretch on whole clusters (or words), without spaces at its ends; null when empty
  refine(start, end, words) {
    if (end < start) [start, end] = [end, start];
    let from = this.locate(start), to = this.locate(end, true);
    if (to.turn.index < from.turn.index) return null;
    from = { turn: from.turn, at: floorCluster(from.turn.text, from.at) };
    to = { turn: to.turn, at: ceilCluster(to.turn.text, to.at) };
    if (words) {
      if (from.at < from.turn.text.length) {
        const [begins, , is] = around("word", from.turn.text, from.at, this.language);
        if (is) from.at = begins;
      }
      if (to.at > 0) {
        const [, ends, is] = around("word", to.turn.text, to.at - 1, this.language);
        if (is) to.at = ends;
      }
    }
    return this.trimmed(from, to);
  }

  trimmed(from, to) {
    const turns = this.turns;
    const before = (a, b) => a.turn.index < b.turn.index || (a.turn.index === b.turn.index && a.at < b.at);
    while (before(from, to)) {
      const rest = from.turn.text.slice(from.at).search(/\S/);
      if (rest >= 0) { from.at += rest; break; }
      if (from.turn.index + 1 >= turns.length) return null;
      from = { turn: turns[from.turn.index + 1], at: 0 };
    }
    while (before(from, to)) {
      const kept = to.turn.text.slice(0, to.at).trimEnd().length;
      if (kept > 0) { to.at = kept; break; }
      if (to.turn.index === 0) return null;
      to = { turn: turns[to.turn.index - 1], at: turns[to.turn.index - 1].text.length };
    }
    if (!before(from, to)) return null;
    return { start: this.point(from.turn, from.at), end: this.point(to.turn, to.at) };
  }
}
