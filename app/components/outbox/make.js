// Everything people wrote enters through textContent, never as markup.
function make(tag, name, text) {
  const part = document.createElement(tag);
  if (name) part.className = name;
  if (text !== undefined && text !== null) part.textContent = text;
  return part;
}

const folded = new Map();
function fold(text) {
  if (!folded.has(text)) folded.set(text, text.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/[’ʼ]/g, "'").toLowerCase());
  return folded.get(text);
}

const say = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const newId = () => crypto.randomUUID ? crypto.randomUUID() : "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (c ^ (Math.random() * 16 >> c / 4)).toString(16));

function press(label, title, act, name = "") {
  const made = make("button", `qc-press ${name}`, label);
  made.type = "button";
  if (title) made.title = title;
  made.addEventListener("click", act);
  return made;
}
