// The straight way: operations go to the program and news come back without a run of the page.
const LOOK_MS = 1000, PATIENCE_MS = 8000, ROUND_MS = 4000;

class Straight {
  constructor(hub, name) {
    this.hub = hub;
    this.name = name;
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  // what the bus is drawn with: where to send, which page is shown, and what is new on it
  take(drawn) {
    const { way, key } = drawn;
    Object.assign(this, { way, key });
    return this.latest(drawn);
  }

  // news may overtake each other: of those of one page the latest hold, and all answers
  latest(told) {
    const later = this.told?.stamp === told.stamp && this.told.at > told.at;
    this.told = later ? { ...this.told, answers: told.answers, jump: told.jump } : told;
    this.hub.last.set(this.name, this.told);
    return this.told;
  }

  look() { if (!this.asking) this.ask([]); }
  send(operations) { this.ask(operations); }

  async ask(ops) {
    const { name, key } = this;
    const { stamp, at } = this.told;
    this.asking = (this.asking ?? 0) + 1;
    try {
      const answer = await fetch(new URL(this.way, location.origin), {
        method: "POST", body: JSON.stringify({ name, key, stamp, at, ops }),
        headers: { "content-type": "application/json" }, signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.status === 200) this.hear(await answer.json());
      else if (answer.status !== 204) this.goRound();
    } catch { /* no connection: the outbox sends again, the next look asks again */ }
    this.asking -= 1;
  }

  hear(told) {
    const box = this.hub.boxes.get(this.name);
    if (told.stale) { box?.outbox.settle(told.answers); this.goRound(); return; }
    if (told.stamp === this.told.stamp) box?.heard(this.latest(told));
  }

  // the study was opened anew, or the page no longer holds: a run settles both
  goRound() {
    if (Date.now() - (this.wentAt ?? 0) < ROUND_MS) return;
    this.wentAt = Date.now();
    this.hub.boxes.get(this.name)?.outbox.goRound();
  }

  close() { clearInterval(this.timer); }
}
