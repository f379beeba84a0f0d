// One line of the tree. Its colour is the branch's, with the branch's number on it.
const ROW_PX = 30;

function ink(colour) {
  const part = (at) => (parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2;
  const light = 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
  return light > 0.18 ? "#000" : "#fff";
}

// what is gathered under a theme is a sub-theme of it
function kindOf(row) { return row.kind === "theme" && row.depth > 1 ? "subtheme" : row.kind; }

function treeRow(tree, row, place) {
  const { words, kinds } = tree.page;
  const line = make("div", `qc-tree-row qc-kind-${row.kind}`);
  line.classList.toggle("qc-retired", row.retired);
  line.classList.toggle("qc-cut", tree.cut.has(row.id));
  line.classList.toggle("qc-active", row.id === tree.active);
  line.id = tree.domId(row.id);
  line.dataset.id = row.id;
  line.style.top = `${place * ROW_PX}px`;
  line.setAttribute("role", "treeitem");
  line.setAttribute("aria-level", row.depth);
  line.setAttribute("aria-posinset", row.place);
  line.setAttribute("aria-setsize", row.among);
  line.setAttribute("aria-selected", String(tree.marked.has(row.id)));
  if (row.inner) line.setAttribute("aria-expanded", String(!tree.closed.has(row.id)));
  const said = [row.name, kinds[kindOf(row)], row.retired ? words.retired : "", say(words.counted, { n: row.all[0], p: row.all[1] }), ...row.flags.map((f) => f[1])];
  line.setAttribute("aria-label", said.filter(Boolean).join(", "));
  line.append(...parts(tree, row));
  return line;
}

function parts(tree, row) {
  const indent = make("span", "qc-tree-indent");
  indent.style.width = `${tree.sought ? 0 : (row.depth - 1) * 1.1}rem`;
  const turn = make("span", "qc-tree-turn", row.inner && !tree.sought ? (tree.closed.has(row.id) ? "▸" : "▾") : "");
  const swatch = make("span", "qc-tree-colour", tree.number(row.root));
  const colour = row.colour || row.root.colour || "#7A7A7A";
  swatch.style.background = colour;
  swatch.style.color = ink(colour);
  const name = make("span", "qc-tree-name", row.name);
  name.title = tree.sought ? tree.path(row) : row.name;
  const tags = [];
  if (row.kind !== "code") tags.push(make("span", "qc-tree-tag", tree.page.kinds[kindOf(row)]));
  if (row.retired) tags.push(make("span", "qc-tree-tag", tree.page.words.retired));
  for (const [short, said] of row.flags) {
    const tag = make("span", "qc-tree-tag qc-tree-flag", short);
    tag.title = said;
    tags.push(tag);
  }
  return [indent, turn, swatch, name, ...tags, count(tree, row, 0), count(tree, row, 1)];
}

function count(tree, row, which) {
  const made = make("span", "qc-tree-count", String(row.all[which]));
  if (row.own[which] !== row.all[which]) made.append(make("small", "", ` (${row.own[which]})`));
  made.title = say(tree.page.words[which ? "people" : "extracts"], { n: row.all[which], own: row.own[which] });
  return made;
}
