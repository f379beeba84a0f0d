// Operations wait here until the program has confirmed each; all that wait are sent each time.
// They are kept in the browser meanwhile: a closed tab or a stopped server loses none.
const AGAIN_MS = 3000;
const FLIGHT_MS = 700;  // what comes while others are under way leaves when they are answered
const HUBS = (window.__qcHubs ??= new Map());

// where the canvas of a component and its small bus in a fragment find each other
function hubOf(kind) {
  if (!HUBS.has(kind)) HUBS.set(kind, { boxes: new Map(), buses: new Map(), last: new Map() });
  return HUBS.get(kind);
}

class Outbox {
  constructor(kind, confirmed) {
    this.hub = hubOf(kind);
    this.pending = new Map();
    this.tries = 0;
    this.confirmed = confirmed;
    this.timer = setInterval(() => this.again(), 500);
    this.leaving = (event) => { if (this.pending.size) event.preventDefault(); };
    window.addEventListener("beforeunload", this.leaving);
  }

  // `part` sends, `name` finds the bus, `place` says whose operations wait in the browser
  attach(part, name, place) {
    this.part = part;
    this.name = name;
    if (!place || this.place === place) return;
    this.place = place;
    this.pending = new Map(this.kept().map((operation) => [operation.id, operation]));
    if (this.pending.size) setTimeout(() => this.send(), 0);
  }

  push(operation) {
    const id = crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}`;
    this.pending.set(id, { id, ...operation });
    this.since ??= Date.now();
    this.tries = 0;
    this.keep();
    if (Date.now() - (this.sentAt ?? 0) > FLIGHT_MS) this.send(); else this.unsent = true;
    return id;
  }

  send() {
    if (!this.pending.size || !this.part) return;
    this.sentAt = Date.now();
    this.unsent = false;
    this.since ??= Date.now();
    this.tries += 1;
    const whole = [...this.pending.values()];
    // a fragment that the server has forgotten answers nothing: every second try goes round it
    const bus = this.hub.buses.get(this.name);
    if (bus && this.tries % 2) bus(whole); else this.part.setTriggerValue("ops", whole);
  }

  // round the bus, whether something waits or not: a run of the page settles what the bus cannot
  goRound() { this.part?.setTriggerValue("ops", [...this.pending.values()]); }

  again() {
    const due = this.unsent ? FLIGHT_MS : AGAIN_MS;
    if (this.pending.size && Date.now() - this.sentAt > due) this.send();
  }

  // answers: operation id -> "" or what stood in the way
  settle(answers) {
    let n = 0;
    for (const [id, trouble] of Object.entries(answers)) {
      const operation = this.pending.get(id);
      if (!operation) continue;
      this.pending.delete(id);
      this.confirmed(operation, trouble);
      n += 1;
    }
    if (!this.pending.size) this.since = undefined;
    if (n) { this.tries = 0; this.sentAt = 0; this.keep(); this.send(); }
    return n;
  }

  // seconds since when something waits; 0 when all is stored
  waits() { return this.pending.size ? (Date.now() - (this.since ?? Date.now())) / 1000 : 0; }

  keep() {
    if (!this.place) return;
    try {
      if (this.pending.size) localStorage.setItem(this.place, JSON.stringify([...this.pending.values()]));
      else localStorage.removeItem(this.place);
    } catch { /* a full or forbidden store: the page itself still holds them */ }
  }

  kept() {
    try { return JSON.parse(localStorage.getItem(this.place) || "[]"); } catch { return []; }
  }

  close() {
    clearInterval(this.timer);
    window.removeEventListener("beforeunload", this.leaving);
  }
}
