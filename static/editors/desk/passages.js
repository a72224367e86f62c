// The quotation in the form: its passages with their words, and buttons that move each end by a word.
import { make } from "./saying.js";
import { joined, moved, without } from "./spans.js";
import { nextEnd, nextStart, previousEnd, previousStart } from "./tokens.js";

const SHOWN = 260;
const ENDS = [
  ["widen-start", "start +", "One word more at the start", (text, [start, end]) => [previousStart(text, start), end]],
  ["narrow-start", "start −", "One word less at the start", (text, [start, end]) => [nextStart(text, start), end]],
  ["narrow-end", "end −", "One word less at the end", (text, [start, end]) => [start, previousEnd(text, end)]],
  ["widen-end", "end +", "One word more at the end", (text, [start, end]) => [start, nextEnd(text, end)]],
];

export class Passages {
  constructor(list, text, changed) {
    Object.assign(this, { list, text, changed, spans: [], fixed: false });
    this.at = 0;
    list.addEventListener("focusin", (event) => {
      const row = event.target.closest("li");
      if (row) this.at = [...list.children].indexOf(row);
    });
  }

  show(spans, fixed) {
    Object.assign(this, { spans, fixed });
    this.at = Math.min(this.at, Math.max(0, spans.length - 1));
    const held = document.activeElement?.closest("#passages") ? document.activeElement.dataset.deed : null;
    const row = this.at;
    this.list.replaceChildren(...spans.map((span, index) => this.row(span, index)));
    if (held) this.list.children[row]?.querySelector(`[data-deed="${held}"]`)?.focus();
  }

  /** Move an end of the passage last touched. */
  move(name) {
    const [, , , deed] = ENDS.find(([each]) => each === name);
    if (!this.fixed && this.spans.length) this.changed(moved(this.spans, this.at, deed(this.text, this.spans[this.at])));
  }

  join() {
    if (!this.fixed && this.spans.length > 1) this.changed(joined(this.spans, Math.min(this.at, this.spans.length - 2)));
  }

  row(span, index) {
    const words = this.text.slice(...span);
    const short = words.length > SHOWN ? `${words.slice(0, SHOWN / 2)} … ${words.slice(-SHOWN / 2)}` : words;
    const row = make("li", {}, make("p", { className: "passage-words", textContent: short }));
    if (this.fixed) return row;
    const deeds = make("div", { className: "ends", role: "group", "aria-label": `Ends of passage ${index + 1}` });
    for (const [name, sign, title, deed] of ENDS) {
      deeds.append(this.button(name, sign, title, () => this.changed(moved(this.spans, index, deed(this.text, span)))));
    }
    if (index + 1 < this.spans.length) deeds.append(this.button("join", "Join with next", "Take the words between in", () => this.changed(joined(this.spans, index))));
    if (this.spans.length > 1) deeds.append(this.button("drop", "Leave out", "Leave this passage out", () => this.changed(without(this.spans, span))));
    row.append(deeds);
    return row;
  }

  button(name, words, title, deed) {
    const button = make("button", { type: "button", title, textContent: words, "aria-label": title });
    button.dataset.deed = name;
    button.addEventListener("click", deed);
    return button;
  }
}
