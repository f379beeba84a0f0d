// What was typed into a form and not saved is there again: after another screen, after a reload.
// Kept in this tab, as the drafts of the coding screen are.
const LOOK_AFTER_MS = 40;
// a page that is still being drawn may put a field back to what is saved
const LOOK_AGAIN_MS = 300;
const TRIES = 20;

class Unsaved {
  constructor(root) {
    this.root = root;
    root.hidden = true;
    root.setAttribute("role", "status");
    this.listening = new AbortController();
    document.addEventListener("input", (event) => this.typed(event.target), { capture: true, signal: this.listening.signal });
    this.watching = new MutationObserver(() => { this.soon ??= setTimeout(() => this.look(), LOOK_AFTER_MS); });
    this.watching.observe(document.body, { childList: true, subtree: true });
  }

  update({ place, about, fields, finished, words }) {
    if (this.place !== place) { this.place = place; this.tried = new WeakMap(); this.back = false; this.all = this.read(); }
    Object.assign(this, { about, words, fields });
    const seen = (window.qualcodeSaved ??= new Set());
    if (finished && !seen.has(finished)) { seen.add(finished); this.all = {}; }
    for (const { name, saved } of fields) if (this.all[name]?.text.trim() === saved.trim()) delete this.all[name];
    this.store();
    this.look();
  }

  read() {
    try { return JSON.parse(sessionStorage.getItem(this.place) || "{}"); } catch { return {}; }
  }

  store() {
    try {
      if (Object.keys(this.all).length) sessionStorage.setItem(this.place, JSON.stringify(this.all));
      else sessionStorage.removeItem(this.place);
    } catch { /* the field itself still holds it */ }
  }

  part(key) { return document.querySelector(`.st-key-${CSS.escape(key)} :is(textarea, input)`); }

  typed(part) {
    const field = this.fields.find(({ key }) => part.closest?.(`.st-key-${CSS.escape(key)}`));
    if (!field) return;
    if (part.value.trim() === field.saved.trim()) delete this.all[field.name];
    else this.all[field.name] = { text: part.value, was: this.all[field.name]?.was ?? field.saved, about: this.about };
    this.store();
    this.say();
  }

  // a field that has just been drawn, with what is saved in it
  look() {
    clearTimeout(this.soon);
    this.soon = undefined;
    for (const { name, key, saved } of this.fields) {
      const part = this.part(key), draft = this.all[name];
      if (!part || !draft || part.value !== saved || !this.mayTry(part)) continue;
      this.back = true;
      const { about } = draft;
      put(part, draft.text);
      if (this.all[name]) this.all[name].about = about;
      this.soon ??= setTimeout(() => this.look(), LOOK_AGAIN_MS);
    }
    this.store();
    this.say();
  }

  mayTry(part) {
    const tried = this.tried.get(part) || 0;
    this.tried.set(part, tried + 1);
    return tried < TRIES;
  }

  say() {
    const waiting = this.fields.filter(({ name }) => this.all[name]);
    this.root.hidden = !this.back || !waiting.length;
    if (this.root.hidden) { this.back = false; this.root.replaceChildren(); return; }
    const drafts = waiting.map((field) => ({ ...field, ...this.all[field.name] }));
    const begun = drafts.find(({ about }) => about !== this.about)?.about;
    const said = [this.words.back];
    if (begun) said.push(say(this.words.about, { about: begun }));
    if (drafts.some(({ was, saved }) => was !== saved)) said.push(this.words.changed);
    const line = said.join(" ");
    if (this.root.firstChild?.textContent === line) return;
    this.root.replaceChildren(make("span", "", line), press(this.words.away, "", () => this.away()));
  }

  away() {
    this.all = {};
    this.store();
    for (const { key, saved } of this.fields) { const part = this.part(key); if (part) put(part, saved); }
    this.part(this.fields[0].key)?.focus();
  }

  destroy() { clearTimeout(this.soon); this.watching.disconnect(); this.listening.abort(); }
}

// as if it had been typed: the page takes nothing else for it
function put(part, text) {
  const kind = part instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(part, text);
  part.dispatchEvent(new Event("input", { bubbles: true }));
}

export default function (part) {
  const root = part.parentElement.querySelector(".qc-unsaved-root");
  const unsaved = (root.__qcUnsaved ??= new Unsaved(root));
  unsaved.update(part.data);
  return () => { unsaved.destroy(); root.__qcUnsaved = null; };
}
