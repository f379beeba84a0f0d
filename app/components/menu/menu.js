// The menu: every screen under its section, as links that open elsewhere too.
const FIELDS = "input, textarea, canvas, [contenteditable]";
const LOOK_MS = 100, CALM = 3, OVER = 8, WHILE_TYPING = 15, AT_MOST = 40;

class Menu {
  constructor(root) {
    this.root = root;
    this.wish = null;
    this.typing = false;  // whether what goes on began in a field
    this.begin = () => { this.wish = null; this.typing = !!document.activeElement?.closest(FIELDS); };
    this.listening = new AbortController();
    const { signal } = this.listening;
    for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, this.begin, { capture: true, signal });
    root.addEventListener("pointerdown", () => this.address(), { signal });
    root.addEventListener("click", (event) => this.click(event), { signal });
  }

  update(part) {
    this.part = part;
    const drawn = JSON.stringify(part.data);
    if (drawn !== this.drawn) this.draw(part.data);
    this.drawn = drawn;
  }

  draw([label, current, sections]) {
    this.root.setAttribute("aria-label", label);
    const held = this.root.contains(document.activeElement) ? document.activeElement.dataset.address : null;
    this.root.replaceChildren(...sections.map((section) => this.section(section)));
    this.address();
    this.mark(current);
    if (held !== null) this.link(held)?.focus({ preventScroll: true });
  }

  section([title, oneByOne, entries]) {
    const list = document.createElement("ul");
    list.className = oneByOne ? "qc-nav-list" : "qc-nav-list qc-nav-pairs";
    list.setAttribute("role", "list");
    list.setAttribute("aria-label", title);
    list.append(...entries.map((entry) => this.entry(entry)));
    const head = document.createElement("div");
    head.className = "qc-nav-head";
    head.textContent = title;
    head.setAttribute("aria-hidden", "true");  // the list bears it as its name
    const part = document.createElement("div");
    part.append(head, list);
    return part;
  }

  entry([address, title, icon, wide]) {
    const line = document.createElement("li"), link = document.createElement("a");
    const sign = document.createElement("span"), words = document.createElement("span");
    if (wide) line.className = "qc-nav-wide";
    link.className = "qc-nav-link";
    link.dataset.address = address;
    sign.className = "qc-nav-sign";
    sign.textContent = icon;
    sign.setAttribute("aria-hidden", "true");
    sign.translate = false;
    words.className = "qc-nav-words";
    words.textContent = title;
    link.append(sign, words);
    line.append(link);
    return line;
  }

  // another window opens the same study in the same language
  address() { for (const one of this.root.querySelectorAll("a")) one.href = new URL(one.dataset.address + location.search, new URL("./", location.href)).href; }

  link(address) { return [...this.root.querySelectorAll("a")].find((one) => one.dataset.address === address); }

  mark(address) {
    for (const one of this.root.querySelectorAll("a")) {
      if (one.dataset.address === address) one.setAttribute("aria-current", "page");
      else one.removeAttribute("aria-current");
    }
  }

  click(event) {
    const link = event.target.closest("a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { address } = link.dataset;
    if (address === this.part.data[1]) return;
    this.mark(address);
    this.wish = { to: address, said: 0 };
    const { typing } = this;
    this.typing = false;
    if (typing) document.activeElement?.blur?.(); else this.say(this.wish);
    this.follow(this.wish, 0, typing ? WHILE_TYPING : AT_MOST);
  }

  say(wish) { wish.said += 1; this.part.setTriggerValue("go", wish.to); }

  // Leaving a field by a click here tells the server two things: what was typed, and the screen
  // wished for. A table tells what was typed only after a moment, and the old screen then comes
  // back. So the wish waits until what was typed is taken in; should the old screen come back all
  // the same, it is said once more. Whatever else somebody does ends it.
  follow(wish, calm, left) {
    setTimeout(() => {
      if (this.wish !== wish) return;
      const app = document.querySelector('[data-testid="stApp"]');
      const still = app?.dataset.testScriptState === "notRunning" ? calm + 1 : 0;
      const there = this.part.data[1] === wish.to;
      if (!left || (still >= CALM && !there)) {
        if (there) return;
        if (wish.said > 1) { this.mark(this.part.data[1]); return; }
        this.say(wish);
        this.follow(wish, 0, AT_MOST);
      } else if (still < OVER) this.follow(wish, still, left - 1);  // what comes late comes within half a second
    }, LOOK_MS);
  }

  // one that went knows only where its page was: it must not mark that among the links of the next
  destroy() { this.listening.abort(); this.wish = null; }
}

export default function (part) {
  const root = part.parentElement.querySelector(".qc-nav");
  const menu = (root.__qcMenu ??= new Menu(root));
  menu.update(part);
  return () => { menu.destroy(); root.__qcMenu = null; };
}
