// What is marked in the text. Where the browser can paint ranges, nothing is put into the page for it; where it
// cannot, the marks that came with the page stay.
const CAN = typeof Highlight === "function" && CSS.highlights;
const ranges = new Map();

export function takeOver(text) {
  if (!CAN) return;
  for (const paragraph of new Set([...text.root.querySelectorAll("mark")].map((mark) => mark.closest("p")))) {
    paragraph.textContent = text.texts[text.paragraphs.indexOf(paragraph)];
  }
}

/** Paint the spans under that name, in place of those painted under it before. */
export function paint(text, name, spans) {
  if (!CAN) return;
  const ranges = spans.filter(([start, end]) => end > start && end <= text.end).map(([start, end]) => rangeOf(text, start, end));
  CSS.highlights.set(name, new Highlight(...ranges));
}

/** The text never changes, so neither does a range of it. */
function rangeOf(text, start, end) {
  const name = `${start}-${end}`;
  if (!ranges.has(name)) ranges.set(name, text.range(start, end));
  return ranges.get(name);
}

export function priority(name, rank) {
  if (CAN && CSS.highlights.has(name)) CSS.highlights.get(name).priority = rank;
}
