// Letters without accents, capitals and ligatures, as they are looked for.
const JOINED = { "œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "‘": "'", "\u00a0": " ", "\u202f": " " };

function fold(text) {
  const low = text.toLowerCase();
  if (!/[^\x00-\x7f]/.test(low)) return low;
  return low.normalize("NFD").replace(/\p{M}/gu, "").replace(/[œæß’‘\u00a0\u202f]/g, (letter) => JOINED[letter]);
}

// folded text with, for each of its letters, the index it comes from
function folded(text) {
  const letters = [], from = [];
  for (let at = 0; at < text.length;) {
    const wide = text.codePointAt(at) > 0xffff ? 2 : 1;
    const said = fold(text.slice(at, at + wide));
    for (let n = 0; n < said.length; n += 1) { letters.push(said[n]); from.push(at); }
    at += wide;
  }
  from.push(text.length);
  return { text: letters.join(""), from };
}

// every place of some words in a text, as UTF-16 ranges
function places(text, wanted, cache) {
  const page = cache || folded(text);
  const found = [];
  if (!wanted) return found;
  for (let at = page.text.indexOf(wanted); at >= 0; at = page.text.indexOf(wanted, at + wanted.length)) {
    const start = page.from[at];
    let end = page.from[at + wanted.length];
    while (end < text.length && /\p{M}/u.test(text[end])) end += 1;
    found.push([start, Math.max(end, start + 1)]);
  }
  return found;
}
