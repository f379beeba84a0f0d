// What is shown, and how it looks.
const looks = {
  showCoder(id, on) { if (on) this.hidden.delete(id); else this.hidden.add(id); this.filtered(); },
  showEverybody() { this.hidden.clear(); this.filtered(); },
  onlyBranch(id) { this.branch = id ? { id, ids: this.book.branch(id) } : null; this.filtered(); },

  filtered() {
    for (const index of this.doc.turns.keys()) this.redraw(index);
    this.recount();
    this.memos.arrange();
    this.bar.drawShown();
  },

  prefer(name, value, aloud) {
    this.prefs[name] = value;
    try { localStorage.setItem(PREFS, JSON.stringify(this.prefs)); } catch { /* only a taste */ }
    const anchor = this.page.anchor();
    this.applyPrefs();
    if (name !== "words" && name !== "palette") { this.page.restore(anchor); this.relaid(); }
    if (aloud) this.tell(value ? this.words.words_on : this.words.words_off);
  },

  applyPrefs() {
    this.root.style.setProperty("--qc-size", `${SIZES[this.prefs.size]}px`);
    this.root.dataset.width = this.prefs.width;
    this.root.classList.toggle("qc-show-bare", this.prefs.uncoded);
    this.root.classList.toggle("qc-alone", this.prefs.alone);
    this.root.classList.toggle("qc-no-margin", !this.prefs.margin);
  },
};
