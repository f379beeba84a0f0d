// Stretches as plain {start, end}: which line each is drawn on, and what none of them covers.
const LANES = 4;

// the lowest line that none of those it overlaps has; the last is shared when there are more
function freeLane(one, others, most) {
  const taken = new Set();
  for (const other of others) {
    if (other.id !== one.id && other.start < one.end && one.start < other.end) taken.add(other.lane);
  }
  for (let lane = 0; lane < most; lane += 1) if (!taken.has(lane)) return lane;
  return most - 1;
}

function giveLanes(rows, most) {
  const sorted = [...rows].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  let active = [];
  for (const row of sorted) {
    active = active.filter((other) => other.end > row.start);
    row.lane = freeLane(row, active, most);
    active.push(row);
  }
  return sorted;
}

function united(ranges) {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  const found = [];
  for (const { start, end } of sorted) {
    const last = found.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end); else found.push({ start, end });
  }
  return found;
}

// what of the turns that count no range covers, as far as it holds a letter or a digit
function uncovered(doc, ranges, counts) {
  const covered = united(ranges);
  const found = [];
  let first = 0;
  for (const turn of doc.turns) {
    if (!counts(turn)) continue;
    while (first < covered.length && covered[first].end <= turn.start) first += 1;
    let at = turn.start;
    const add = (start, end) => {
      const words = end > start && turn.text.slice(toU16(turn.map, start - turn.start), toU16(turn.map, end - turn.start));
      if (words && /[\p{L}\p{N}]/u.test(words)) found.push({ start, end });
    };
    for (let n = first; n < covered.length && covered[n].start < turn.end; n += 1) {
      add(at, Math.max(at, covered[n].start));
      at = Math.max(at, covered[n].end);
    }
    add(at, turn.end);
  }
  return found;
}

// the share of what counts that is covered, from 0 to 1
function share(doc, ranges, counts) {
  let all = 0, done = 0, first = 0;
  const covered = united(ranges);
  for (const turn of doc.turns) {
    if (!counts(turn)) continue;
    all += turn.end - turn.start;
    while (first < covered.length && covered[first].end <= turn.start) first += 1;
    for (let n = first; n < covered.length && covered[n].start < turn.end; n += 1) {
      done += Math.max(0, Math.min(turn.end, covered[n].end) - Math.max(turn.start, covered[n].start));
    }
  }
  return all ? done / all : 0;
}
