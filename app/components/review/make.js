// Everything people wrote enters through textContent, never as markup.
function make(tag, name, text) {
  const part = document.createElement(tag);
  if (name) part.className = name;
  if (text !== undefined && text !== null) part.textContent = text;
  return part;
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const say = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function button(label, key, name, press) {
  const made = make("button", `qc-rv-button ${name}`);
  made.type = "button";
  made.append(make("span", "", label));
  if (key) {
    const cap = make("kbd", "", key);
    cap.setAttribute("aria-hidden", "true");
    made.append(cap);
    made.setAttribute("aria-keyshortcuts", key);
  }
  made.addEventListener("click", press);
  return made;
}

function field(label, control) {
  const line = make("label", "qc-rv-field");
  line.append(make("span", "", label), control);
  return line;
}

function choice(options, present) {
  const made = make("select");
  for (const [value, said] of options) {
    const option = make("option", "", said);
    option.value = value;
    option.selected = value === present;
    made.append(option);
  }
  return made;
}
