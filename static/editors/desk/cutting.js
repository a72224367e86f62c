// What is done with words of the text: a finding is made of them, they are added to the quotation in hand, or left out.
import { emptyEntry } from "./form.js";
import { say } from "./saying.js";
import { added, broken, overlap, without } from "./spans.js";
import { halves } from "./tokens.js";

const bar = document.getElementById("selection-bar");

export class Cutting {
  constructor(desk, { mayAdd }) {
    this.desk = desk;
    this.text = desk.text;
    this.hand = desk.hand;
    this.selecting = desk.selecting;
    this.mayAdd = mayAdd;
    bar.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
    const deeds = { take: () => this.take(), add: () => this.add(), "leave-out": () => this.leaveOut() };
    bar.addEventListener("click", (event) => deeds[event.target.closest("button")?.dataset.deed]?.());
    document.getElementById("break").addEventListener("click", () => this.breakAtCaret());
  }

  /** The deeds that are possible now are offered beside the text. */
  offer() {
    const { span } = this.selecting;
    const changing = this.hand.open && !this.hand.finding?.refusal;
    bar.hidden = !span;
    bar.querySelector("[data-deed=add]").hidden = !changing;
    bar.querySelector("[data-deed=leave-out]").hidden = !changing || !span || !overlap(this.hand.spans, [span]);
  }

  take() {
    this.selecting.read();
    const { span } = this.selecting;
    if (!span || !this.mayAdd) return;
    this.desk.begun(this.desk.works.fresh(emptyEntry([span])));
    this.selecting.clear();
    say(`New finding of ${this.text.slice(...span).split(/\s+/).length} words. Choose the kind by its key, or press s for the summary.`);
  }

  add() {
    this.selecting.read();
    const { span } = this.selecting;
    if (!span || !this.hand.open) return;
    this.hand.place(added(this.hand.spans, span));
    this.selecting.clear();
    say(`Added. The quotation has ${this.hand.spans.length} passages.`);
  }

  leaveOut() {
    this.selecting.read();
    const { span } = this.selecting;
    if (!span || !this.hand.open) return;
    const left = without(this.hand.spans, span).map((each) => this.trimmed(each)).filter(Boolean);
    if (!left.length) return;
    this.hand.place(left);
    this.selecting.clear();
    say(`Left out. The quotation has ${left.length} passages.`);
  }

  /** Two passages of one; what stands between them is then narrowed at the ends. */
  breakAtCaret() {
    if (!this.hand.open || this.hand.finding?.refusal) return;
    this.selecting.read();
    const made = broken(this.hand.spans, (span) => halves(this.text, span, this.selecting.caret));
    if (!made) return this.tell("To break a passage in two, put the caret between two of its words.");
    this.hand.form.passages.at = made.findIndex(([, end]) => end > this.selecting.caret);
    this.hand.place(made);
    this.tell(`Broken in two. The quotation has ${made.length} passages.`);
  }

  /** Said to those who see and to those who listen. */
  tell(sentence) {
    if (this.hand.open && sentence) this.hand.outcome(sentence);
    say(sentence);
  }

  /** Without the white space that is left at an end where words were left out. */
  trimmed([start, end]) {
    const points = (words) => [...words].length;
    const words = this.text.slice(start, end);
    const from = start + points(words) - points(words.trimStart());
    const to = end - (points(words) - points(words.trimEnd()));
    return to > from ? [from, to] : null;
  }
}
