// Selecting words: a caret that reads but does not write, so that mouse, touch, keys and screen readers all work as in
// any text. What is selected is taken in whole words.
import { say } from "./saying.js";
import { quotationAt, sentenceAt, wholeWords, withoutMarks } from "./tokens.js";

export class Selecting {
  constructor(text, { picked, clicked }) {
    this.text = text;
    this.picked = picked;
    this.span = null;
    this.caret = 0;
    const { root } = text;
    root.contentEditable = "true";
    root.inputMode = "none"; // no keyboard comes up on a touch screen
    root.addEventListener("beforeinput", (event) => event.preventDefault());
    for (const name of ["dragstart", "drop", "paste", "cut"]) root.addEventListener(name, (event) => event.preventDefault());
    root.addEventListener("compositionend", () => text.restore());
    document.addEventListener("selectionchange", () => this.read());
    root.addEventListener("click", (event) => {
      this.read(); // after a tap the selection has changed, but nobody has been told yet
      if (!this.span && event.detail > 0) clicked(this.caret);
    });
  }

  read() {
    const selection = document.getSelection();
    if (!this.text.root.contains(selection.anchorNode)) return;
    const selected = this.text.selected();
    if (!selected) return;
    this.caret = selected[0];
    const span = selected[1] > selected[0] ? wholeWords(this.text, selected) : null;
    this.span = span && withoutMarks(this.text, span);
    this.picked(this.span);
  }

  /** The quotation around the caret, or else the sentence; pressed again on a sentence, the next one too. */
  quotation() {
    this.read(); // a key can come before the browser has told of the caret's move
    const found = quotationAt(this.text, this.caret);
    if (found) this.set(found);
    else this.sentence();
  }

  sentence() {
    this.read();
    const from = this.span ? this.span[0] : sentenceAt(this.text, this.caret)[0];
    const [, stop] = this.span ? sentenceAt(this.text, Math.min(this.nextAfter(this.span[1]), this.text.end)) : sentenceAt(this.text, this.caret);
    this.set([from, stop]);
  }

  nextAfter(point) {
    const index = this.text.indexAt(point);
    const rest = this.text.slice(point, this.text.ends[index]);
    if (rest.trim()) return point + 1 + (rest.length - rest.trimStart().length);
    return index + 1 < this.text.starts.length ? this.text.starts[index + 1] : this.text.end;
  }

  set([start, end]) {
    this.text.root.focus({ preventScroll: true });
    this.text.select(start, end);
    this.read();
    say(`Selected: ${this.text.slice(start, end)}`);
  }

  clear() {
    this.span = null;
    const selection = document.getSelection();
    if (this.text.root.contains(selection.anchorNode)) selection.collapseToStart();
    this.picked(null);
  }
}
