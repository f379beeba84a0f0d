// The program counts code points, the browser UTF-16 units: they meet here and nowhere else.
const pointsIn = (text) => { let n = 0; for (const _ of text) n += 1; return n; };

// the UTF-16 index of a code point of a text
function unitAt(text, point) {
  let at = 0;
  for (let n = 0; n < point && at < text.length; n += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

// the smallest stretches on which the same spans lie: [start, end, indexes of the spans]
function stretches(start, end, spans) {
  const cuts = new Set([start, end]);
  for (const [a, b] of spans) { if (a > start && a < end) cuts.add(a); if (b > start && b < end) cuts.add(b); }
  const sorted = [...cuts].sort((x, y) => x - y), found = [];
  for (let i = 0; i + 1 < sorted.length; i += 1) {
    found.push([sorted[i], sorted[i + 1], spans.flatMap(([a, b], n) => (a <= sorted[i] && b >= sorted[i + 1] ? [n] : []))]);
  }
  return found;
}

// for each interval [top, bottom] the lowest lane free there
function lanesOf(intervals) {
  const ends = [];
  return intervals.map(([top, bottom]) => {
    let lane = ends.findIndex((end) => end <= top);
    if (lane < 0) { lane = ends.length; ends.push(0); }
    ends[lane] = bottom;
    return lane;
  });
}
