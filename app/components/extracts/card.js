// One extract with what stands around it, and what can be done with it.
function toggle(label, title, on, act) {
  const made = press(label, title, act, on ? "qc-on" : "");
  made.setAttribute("aria-pressed", String(on));
  return made;
}

function extractCard(list, row) {
  const { words, editable } = list.page;
  const card = make("article", "qc-ex-card");
  card.dataset.id = row.id;
  card.tabIndex = row.id === list.present ? 0 : -1;
  card.classList.toggle("qc-present", row.id === list.present);
  card.setAttribute("aria-label", `${row.who}, ${row.code_name}`);
  const head = make("div", "qc-ex-head");
  const place = press([...new Set([row.who, row.source_label, row.turn ? say(words.turn, { n: row.turn }) : ""])].filter(Boolean).join(" · "), words.open, () => list.ask("open", row), "qc-link");
  head.append(place, make("span", "qc-ex-code", row.code_name));
  if (list.page.several) head.append(make("span", "qc-quiet", row.coder));
  if (row.divergent) head.append(make("span", "qc-ex-tag", `≠ ${words.divergent}`));
  if (row.old) head.append(make("span", "qc-ex-tag", `↻ ${words.old}`));
  if (row.picked !== null) head.append(make("span", "qc-ex-tag", `✓ ${words.in_report}`));
  const text = make("p", "qc-ex-text");
  text.append(make("span", "qc-around", row.before), make("mark", "", row.quote), make("span", "qc-around", row.after));
  card.append(head, text);
  if (row.comment) card.append(make("p", "qc-quiet qc-ex-comment", row.comment));
  if (editable) {
    const bar = make("div", "qc-bar qc-ex-bar");
    if (row.old) bar.append(press(words.seen, "s", () => list.push({ do: "seen", codings: [row.id] })));
    bar.append(
      toggle(words.to_report, "p", row.picked !== null, () => list.push({ do: "pick", coding: row.id, on: row.picked === null })),
      toggle(words.divergent, "d", row.divergent, () => list.push({ do: "divergent", coding: row.id, on: !row.divergent })),
      press(words.recode, "e", () => list.recode(row)),
      press(words.uncode, "x", () => list.push({ do: "uncode", coding: row.id })),
    );
    card.append(bar);
  }
  card.addEventListener("focus", () => list.go(row.id));
  card.addEventListener("click", (event) => { if (!event.target.closest("button, input, textarea")) list.go(row.id, true); });
  return card;
}
