// A page drawn: the picture, and shapes over it in the colours that the same things have in the text. Colours are
// attributes, as the archive's policy refuses styles.
const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 1600; // of the picture asked for: sharp in any of the panes
const TONES = { finding: ["#7cc4a4", "0.35"], "in-hand": ["#3fae7c", "0.55"], suggestion: ["#ffd400", "0.5"], picked: ["#6aa5ee", "0.5"] };

/** The drawing, and whether something of the passage in hand is on it. */
export function sheet(page, hand, open, failed) {
  const size = { width: page.width, height: page.height };
  const drawing = element("svg", { viewBox: `0 0 ${page.width} ${page.height}`, class: "page-image", role: "img", "aria-labelledby": "page-title" });
  const picture = element("image", { href: `${page.image}?width=${WIDTH}`, x: 0, y: 0, ...size, preserveAspectRatio: "none" });
  picture.addEventListener("error", failed);
  const marked = page.rectangles.length > 0;
  const title = element("title", { id: "page-title" });
  title.textContent = `Page ${page.number} of the file${marked ? ", with the passage in hand marked" : ""}`;
  drawing.append(title, picture);
  for (const finding of page.findings.filter((each) => each.id !== hand?.finding)) {
    const shape = outline(finding.rectangles, "finding");
    shape.dataset.finding = finding.id;
    shape.addEventListener("click", () => open(finding.id));
    drawing.append(shape);
  }
  if (marked) drawing.append(outline(page.rectangles, hand?.tone || "in-hand", { class: "marked passage-marked" }));
  return [drawing, marked];
}

/** All rectangles as one shape, so that where two meet it is no darker. */
function outline(rectangles, tone, more = {}) {
  const [fill, opacity] = TONES[tone];
  const d = rectangles.map(([left, top, right, bottom]) => `M${left} ${top}H${right}V${bottom}H${left}Z`).join("");
  return element("path", { class: "marked", d, fill, "fill-opacity": opacity, "fill-rule": "nonzero", ...more });
}

function element(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
