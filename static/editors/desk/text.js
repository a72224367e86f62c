// The text on the page: paragraphs that know where they start, and ranges of them by position in the whole text.
import { pointsOf, unitsOf } from "./offsets.js";

export class Text {
  constructor(root) {
    this.root = root;
    this.paragraphs = [...root.querySelectorAll("p[data-start]")];
    this.starts = this.paragraphs.map((paragraph) => Number(paragraph.dataset.start));
    this.texts = this.paragraphs.map((paragraph) => paragraph.textContent);
    this.ends = this.texts.map((text, index) => this.starts[index] + pointsOf(text, text.length));
  }

  get end() {
    return this.ends[this.ends.length - 1];
  }

  /** Index of the last paragraph that starts at or before `point`. */
  indexAt(point) {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= point) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The position of a point of the document, or null where it is not in the text. */
  pointOf(node, offset) {
    if (!this.root.contains(node)) return null;
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const paragraph = element.closest("p[data-start]");
    if (!paragraph) return this.between(node, offset);
    const range = document.createRange();
    range.setStart(paragraph, 0);
    range.setEnd(node, offset);
    const index = this.paragraphs.indexOf(paragraph);
    return this.starts[index] + pointsOf(this.texts[index], range.toString().length);
  }

  between(node, offset) {
    const after = node.nodeType === Node.ELEMENT_NODE ? node.childNodes[offset] : node.nextSibling;
    if (!after) {
      const last = node === this.root ? this.paragraphs.length - 1 : this.lastWithin(node);
      return last < 0 ? 0 : this.ends[last];
    }
    const index = this.paragraphs.findIndex(
      (paragraph) => after === paragraph || after.contains(paragraph) || after.compareDocumentPosition(paragraph) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    return index < 0 ? this.end : this.starts[index];
  }

  lastWithin(node) {
    return this.paragraphs.findLastIndex((paragraph) => node.contains(paragraph) || node.compareDocumentPosition(paragraph) & Node.DOCUMENT_POSITION_PRECEDING);
  }

  /** The selected stretch as [start, end], or null where nothing in the text is selected. */
  selected() {
    const selection = document.getSelection();
    if (!selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const start = this.pointOf(range.startContainer, range.startOffset);
    const end = this.pointOf(range.endContainer, range.endOffset);
    return start === null || end === null ? null : [start, Math.max(start, end)];
  }

  range(start, end) {
    const range = document.createRange();
    range.setStart(...this.place(start, false));
    range.setEnd(...this.place(end, true));
    return range;
  }

  /** Node and offset of a position; at the seam of two paragraphs, `ending` keeps to the first. */
  place(point, ending) {
    let index = this.indexAt(point);
    if (ending && index > 0 && this.starts[index] === point) index -= 1;
    const text = this.texts[index];
    let units = unitsOf(text, Math.min(point, this.ends[index]) - this.starts[index]);
    const walker = document.createTreeWalker(this.paragraphs[index], NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node && units > node.length) {
      units -= node.length;
      node = walker.nextNode() || node;
    }
    return node ? [node, units] : [this.paragraphs[index], 0];
  }

  /** The words from `start` to `end`; between paragraphs stands an empty line. */
  slice(start, end) {
    const first = this.indexAt(start);
    const last = Math.max(first, this.indexAt(Math.max(start, end - 1)));
    const words = [];
    for (let index = first; index <= last; index += 1) {
      const text = this.texts[index];
      const from = index === first ? unitsOf(text, Math.max(0, start - this.starts[index])) : 0;
      const to = index === last ? unitsOf(text, Math.max(0, end - this.starts[index])) : text.length;
      words.push(text.slice(from, to));
    }
    return words.join("\n\n");
  }

  words(spans) {
    return spans.map(([start, end]) => this.slice(start, end)).join(" […] ");
  }

  /** Put the caret, or a selection, there and show it. */
  select(start, end = start) {
    const [node, offset] = this.place(start, false);
    const [endNode, endOffset] = this.place(end, end > start);
    document.getSelection().setBaseAndExtent(node, offset, endNode, endOffset);
    this.show(start);
  }

  /** Where the first paragraph in view starts; null where the text is not shown. */
  top() {
    const box = this.root.closest(".text-pane").getBoundingClientRect();
    if (!box.width) return null;
    for (let down = 40; down < box.height; down += 40) {
      const paragraph = document.elementFromPoint(box.left + box.width / 2, box.top + down)?.closest("p[data-start]");
      if (paragraph) return Number(paragraph.dataset.start);
    }
    return null;
  }

  /** Scroll the position into view, where it is not yet. */
  show(point, far = false) {
    const pane = this.root.closest(".text-pane");
    if (pane.hidden) return;
    const paragraph = this.paragraphs[this.indexAt(point)];
    const seen = () => {
      const rect = this.range(point, Math.min(point + 1, this.end)).getBoundingClientRect();
      const box = pane.getBoundingClientRect();
      const room = far ? box.height / 4 : 40;
      return { above: rect.top - box.top - room, below: rect.bottom - box.bottom + room, rect };
    };
    const { above, below } = seen();
    if (above >= 0 && below <= 0) return;
    paragraph.scrollIntoView({ block: "start" });
    pane.scrollTop += seen().rect.top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }

  /** Whatever got into a paragraph that is not its text is taken out again. */
  restore() {
    this.paragraphs.forEach((paragraph, index) => {
      if (paragraph.textContent !== this.texts[index]) paragraph.textContent = this.texts[index];
    });
  }
}
