// Operations wait here until the program has confirmed each; all that wait are sent each time.
const HUB = (window.__qcReview ??= { boxes: new Map(), buses: new Map() });
const AGAIN_MS = 3000;

class Outbox {
  constructor(confirmed) {
    this.pending = new Map();
    this.tries = 0;
    this.confirmed = confirmed;
    this.timer = setInterval(() => this.again(), 500);
    this.leaving = (event) => { if (this.pending.size) event.preventDefault(); };
    window.addEventListener("beforeunload", this.leaving);
  }

  push(operation) {
    const id = crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}`;
    this.pending.set(id, { id, ...operation });
    this.tries = 0;
    this.send();
    return id;
  }

  send() {
    if (!this.pending.size) return;
    this.sentAt = Date.now();
    this.tries += 1;
    const whole = [...this.pending.values()];
    // a fragment that the server has forgotten answers nothing: every second try goes round it
    const bus = HUB.buses.get(this.name);
    if (bus && this.tries % 2) bus(whole); else this.part.setTriggerValue("ops", whole);
  }

  again() {
    if (this.pending.size && Date.now() - this.sentAt > AGAIN_MS) this.send();
  }

  settle(answers) {
    let n = 0;
    for (const [id, trouble] of Object.entries(answers)) {
      const operation = this.pending.get(id);
      if (!operation) continue;
      this.pending.delete(id);
      this.confirmed(operation, trouble);
      n += 1;
    }
    if (n) { this.tries = 0; this.send(); }
    return n;
  }

  close() {
    clearInterval(this.timer);
    window.removeEventListener("beforeunload", this.leaving);
  }
}
