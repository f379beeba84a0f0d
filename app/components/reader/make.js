// Everything people wrote enters through textContent, never as markup.
function make(tag, name, text) {
  const part = document.createElement(tag);
  if (name) part.className = name;
  if (text !== undefined && text !== null) part.textContent = text;
  return part;
}

const say = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function icon(name) {
  const sign = make("span", "qc-icon", name);
  sign.setAttribute("aria-hidden", "true");
  sign.translate = false;
  return sign;
}

// a button with a sign, with words, or with both; its name is always said
function press(name, sign, label, act, shown) {
  const made = make("button", `qc-press ${name}`);
  made.type = "button";
  if (sign) made.append(icon(sign));
  if (shown || !sign) made.append(make("span", "qc-press-said", shown || label));
  made.setAttribute("aria-label", label);
  made.title = label;
  made.addEventListener("click", act);
  return made;
}

// a UUID also where the page came without encryption and randomUUID is missing
function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
