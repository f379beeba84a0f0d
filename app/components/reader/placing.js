// Where one was in a transcript, and what is not stored yet: both outlive the page.
const placing = {
  // where one was: after another screen, after the page was loaded anew
  arriveBack() {
    const was = stored(sessionStorage, this.place);
    if (was?.version !== this.page_data.version) return;
    if (was.anchor) this.page.restore(was.anchor);
    this.selecting.caret = was.caret ?? null;
    if (was.chosen) this.selecting.set(was.chosen, was.chosen.start, was.chosen.end);
  },

  remember() {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keepPlace(), 150);
    if (this.palette.open) this.palette.place();
  },

  keepPlace() {
    if (!this.doc || !this.root.isConnected) return;
    const { chosen, caret, spent } = this.selecting;
    const held = { version: this.page_data.version, anchor: this.page.anchor(), chosen: spent ? null : chosen, caret };
    try { sessionStorage.setItem(this.place, JSON.stringify(held)); } catch { /* a place is not worth an error */ }
  },
};

function stored(store, place) {
  try { return JSON.parse(store.getItem(place) || "null"); } catch { return null; }
}

// which of the person's tabs this is: each keeps what it has not stored yet under its own name
function tabId() {
  window.__qcTab ??= freshId();
  return window.__qcTab;
}

// what a tab left behind when it was closed is taken over; sent twice it is still done once
function adoptWaiting(prefix) {
  const own = prefix + tabId();
  try {
    const left = Object.keys(localStorage).filter((key) => key.startsWith(prefix) && key !== own);
    if (!left.length) return;
    const all = [own, ...left].flatMap((key) => JSON.parse(localStorage.getItem(key) || "[]"));
    localStorage.setItem(own, JSON.stringify(all));
    for (const key of left) localStorage.removeItem(key);
  } catch { /* without a store there is nothing to take over */ }
}
