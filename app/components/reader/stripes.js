// The margin of a turn: a stripe along each coding, its code beside it, all of it a list as well.
const LABEL = 18;
const STRIPES = 5;
const STRIPE_GAP = 7;
const AHEAD = 900;  // px over and under what is in sight
const BESIDE = 8;  // room for the marks of memos, next to the words

// first everything is measured, then everything is written: the page is laid out once
function drawMargins(rows, owner) {
  const measured = rows.map((row) => [row, measure(row, owner)]);
  for (const [row, marks] of measured) writeMargin(row, marks, owner);
}

function measure(row, owner) {
  const { top, bottom } = row.margin.getBoundingClientRect();
  const pane = owner.page.pane.getBoundingClientRect();
  // of a turn of many screens, what is near the one in sight; the rest when one comes there
  row.shown = bottom - top > pane.height + 3 * AHEAD ? [Math.max(0, pane.top - AHEAD - top), Math.min(bottom - top, pane.bottom + AHEAD - top)] : null;
  const [low, height] = row.shown ?? [0, bottom - top];
  const marks = new Map();
  for (let n = row.shown ? firstUnder(row.pieces, top + low) : 0; n < row.pieces.length; n += 1) {
    const part = row.pieces[n];
    if (!part.codings.length) continue;
    const boxes = part.getClientRects();
    if (!boxes.length) continue;
    if (boxes[0].top - top > height) break;
    for (const coding of part.codings) {
      const mark = marks.get(coding.id) || { coding, top: boxes[0].top - top, bottom: 0 };
      mark.bottom = Math.max(mark.bottom, boxes[boxes.length - 1].bottom - top);
      marks.set(coding.id, mark);
    }
  }
  const memos = owner.memos.inTurn(row.turn.index).map((memo) => ({ memo, top: owner.page.rect(memo.start).top - top }));
  return { low, height, marks: [...marks.values()], memos };
}

// the first of some pieces, one after the other down the page, that ends under a line
function firstUnder(pieces, line) {
  let low = 0, high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].getBoundingClientRect().bottom < line) low = middle + 1; else high = middle;
  }
  return low;
}

function writeMargin(row, { low, height, marks, memos }, owner) {
  const notes = owner.memos.marks(memos);
  if (!marks.length) { row.margin.replaceChildren(...notes); return; }
  const parts = marks.map((mark) => stripe(mark, owner));
  const list = make("ul", "qc-labels");
  list.setAttribute("aria-label", owner.words.codings_of_turn);
  const lanes = Math.min(STRIPES, Math.max(...marks.map((mark) => mark.coding.lane)) + 1);
  list.style.left = `${BESIDE + lanes * STRIPE_GAP + 4}px`;
  const room = Math.max(1, Math.floor((height - low) / LABEL));
  const shown = marks.length > room ? room - 1 : marks.length;
  const hidden = marks.slice(shown).map((mark) => mark.coding);
  let free = low;
  marks.forEach((mark, n) => {
    const line = label(mark.coding, owner);
    if (n < shown) {  // where its words begin, or higher when those under it need the room
      const top = Math.min(Math.max(free, mark.top + 2), height - (shown - n + (hidden.length ? 1 : 0)) * LABEL);
      line.style.top = `${top}px`;
      free = top + LABEL;
    } else line.classList.add("qc-unseen");
    list.append(line);
  });
  if (hidden.length) list.append(more(hidden, Math.min(free, height - LABEL), owner));
  row.margin.replaceChildren(...parts, ...notes, list);
}

function stripe(mark, owner) {
  const bar = make("div", `qc-stripe qc-pattern-${Math.min(mark.coding.lane, 3)}`);
  bar.style.top = `${mark.top}px`;
  bar.style.height = `${Math.max(8, mark.bottom - mark.top)}px`;
  bar.style.left = `${BESIDE + Math.min(mark.coding.lane, STRIPES - 1) * STRIPE_GAP}px`;
  bar.style.setProperty("--tint", owner.book.colour(mark.coding.code));
  bar.dataset.coding = mark.coding.id;
  bar.title = owner.book.path(mark.coding.code);
  return bar;
}

function label(coding, owner) {
  const line = make("li", "qc-label");
  const made = make("button", "qc-label-press");
  made.type = "button";
  made.tabIndex = -1;
  made.dataset.coding = coding.id;
  made.style.setProperty("--tint", owner.book.colour(coding.code));
  made.append(make("span", "qc-label-name", owner.book.name(coding.code)));
  if (coding.comment) made.append(icon("chat_bubble"));
  const who = owner.several ? owner.coder(coding.coder) : "";
  if (who) made.append(make("span", "qc-label-by", who));
  made.setAttribute("aria-label", owner.described(coding));
  made.title = owner.book.path(coding.code) + (who ? ` — ${who}` : "");
  if (coding.unsaved) made.classList.add("qc-unsaved");
  if (coding.id === owner.chosen) made.setAttribute("aria-pressed", "true");
  line.append(made);
  return line;
}

function more(hidden, top, owner) {
  const line = make("li", "qc-label");
  const made = make("button", "qc-more", `+${hidden.length}`);
  made.type = "button";
  made.tabIndex = -1;
  made.setAttribute("aria-label", say(owner.words.more, { n: hidden.length }));
  made.title = hidden.map((coding) => owner.book.name(coding.code)).join("\n");
  made.addEventListener("click", () => owner.cycle(hidden));
  line.style.top = `${top}px`;
  line.append(made);
  return line;
}
