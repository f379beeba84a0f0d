// Dragging: a code from the list onto the selection, the selection onto a code.
const BEGINS = 5;

class Carry {
  constructor(owner) {
    this.owner = owner;
    this.ghost = make("div", "qc-ghost");
    this.ghost.hidden = true;
    this.ghost.setAttribute("aria-hidden", "true");
  }

  selection(event) {
    const said = this.owner.doc.quote(this.owner.selecting.chosen.start, this.owner.selecting.chosen.end);
    this.begin(event, said.slice(0, 40), {
      over: (target) => target.closest(".qc-code"),
      drop: (line) => this.owner.put(this.owner.selecting.chosen, [line.dataset.code], []),
      click: () => this.owner.selecting.put(this.owner.page.pointAt(event.clientX, event.clientY)),
    });
  }

  code(event, id) {
    this.begin(event, this.owner.book.name(id), {
      over: (target) => this.owner.selecting.chosen && target.closest(".qc-pane"),
      drop: () => this.owner.put(this.owner.selecting.chosen, [id], []),
      click: () => this.owner.side.pick(id),
      nowhere: () => this.owner.tell(this.owner.words.select_first),
    });
  }

  begin(event, said, act) {
    const from = { x: event.clientX, y: event.clientY };
    let going = false;
    const move = (now) => {
      if (!going && Math.hypot(now.clientX - from.x, now.clientY - from.y) < BEGINS) return;
      if (!going) { going = true; this.owner.palette.close(false); this.ghost.textContent = said; this.ghost.hidden = false; }
      this.ghost.style.transform = `translate(${now.clientX + 12}px, ${now.clientY + 10}px)`;
      this.mark(act.over(now.target));
    };
    const end = (now) => {
      window.removeEventListener("mousemove", move);
      window.removeEventListener("mouseup", end);
      window.removeEventListener("keydown", stop, true);
      this.ghost.hidden = true;
      const over = now && going && act.over(now.target);
      this.mark(null);
      if (!now) return;
      if (!going) act.click(); else if (over) act.drop(over); else act.nowhere?.();
    };
    const stop = (key) => { if (key.key === "Escape") { key.stopPropagation(); end(null); } };
    window.addEventListener("mousemove", move);
    window.addEventListener("mouseup", end);
    window.addEventListener("keydown", stop, true);
  }

  mark(target) {
    if (this.marked === target) return;
    this.marked?.classList.remove("qc-drop");
    this.marked = target || null;
    this.marked?.classList.add("qc-drop");
  }
}
