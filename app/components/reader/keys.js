// What the keys do while the text has the focus. Letters by what is written on the key; the row of
// numbers by its place, so that it serves with and without the shift key, on every keyboard.
const ARROWS = { ArrowLeft: ["grapheme", -1], ArrowRight: ["grapheme", 1], ArrowUp: ["line", -1], ArrowDown: ["line", 1], Home: ["edge", -1], End: ["edge", 1] };
const WITH_CTRL = { ArrowLeft: ["word", -1], ArrowRight: ["word", 1], ArrowUp: ["turn", -1], ArrowDown: ["turn", 1], Home: ["document", -1], End: ["document", 1] };
const WITH_ALT = { ArrowUp: ["sentence", -1], ArrowDown: ["sentence", 1], ArrowLeft: ["sentence", -1], ArrowRight: ["sentence", 1] };

function onKey(owner, event) {
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.isComposing) return;
  if (event.altKey && !ctrl && event.code === "KeyP") { owner.suggestHere(); return taken(event); }
  if (event.target.closest("input, textarea, select")) { event.stopPropagation(); return; }
  if (ctrl && !event.altKey && withCtrl(owner, event)) return taken(event);
  if (event.target.closest(".qc-pane") && !event.target.closest("button") && inText(owner, event, ctrl)) return taken(event);
  if (!ctrl && !event.altKey && event.key.length === 1) event.stopPropagation();  // r and c mean something to the page
}

function taken(event) {
  event.preventDefault();
  event.stopPropagation();
}

function withCtrl(owner, event) {
  const key = event.key.toLowerCase();
  if (key === "z") owner.undo(event.shiftKey ? "redo" : "undo");
  else if (key === "y") owner.undo("redo");
  else if (key === "c" && owner.selecting.chosen && !owner.selecting.spent) owner.copy();
  else return false;
  return true;
}

function inText(owner, event, ctrl) {
  const moves = event.altKey ? WITH_ALT : ctrl ? WITH_CTRL : ARROWS;
  const move = moves[event.key];
  if (move) {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") owner.selecting.column = undefined;
    owner.selecting.move(...move, event.shiftKey);
    return true;
  }
  if (ctrl || event.altKey) return false;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  if (digit) { owner.bySlot(Number(digit[1])); return true; }
  const act = LETTERS[event.key.length === 1 ? event.key : event.key];
  if (!act) return false;
  act(owner, event);
  return true;
}

// what was just coded, or stands at the caret, is at hand without being chosen first
function atHand(owner) {
  const { chosen, spent, caret } = owner.selecting;
  if (!owner.chosen && (!chosen || spent) && caret !== null) owner.takeHere(chosen);
  return owner;
}

const LETTERS = {
  Enter: (owner) => owner.enter(),
  c: (owner) => owner.enter(),
  " ": (owner) => owner.page.pane.scrollBy({ top: owner.page.pane.clientHeight * 0.85 }),
  s: (owner) => owner.selecting.whole("sentence"),
  t: (owner) => owner.selecting.whole("turn"),
  w: (owner) => owner.prefer("words", !owner.prefs.words, true),
  r: (owner) => owner.again(),
  p: (owner) => owner.suggestHere(),
  i: (owner) => owner.inVivo(),
  u: (owner) => owner.nextUncoded(1),
  U: (owner) => owner.nextUncoded(-1),
  g: (owner) => owner.nextOf(null, 1),
  G: (owner) => owner.nextOf(null, -1),
  k: (owner) => owner.cycleHere(),
  x: (owner) => atHand(owner).recodeChosen(),
  n: (owner) => atHand(owner).writeOn("comment"),
  m: (owner) => atHand(owner).writeOn("memo"),
  M: (owner) => owner.memos.next(),
  d: (owner) => owner.defineHere(),
  b: (owner) => atHand(owner).startResize(),
  Delete: (owner) => owner.uncode(owner.chosen),
  Backspace: (owner) => owner.uncode(owner.chosen),
  "/": (owner) => owner.bar.sought.focus(),
  f: (owner) => owner.bar.sought.focus(),
  Escape: (owner) => owner.escape(),
};
