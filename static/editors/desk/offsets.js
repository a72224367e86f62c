// The archive counts Unicode code points; JavaScript counts UTF-16 units. One conversion, exact, in each direction.
const ASTRAL = /[\uD800-\uDBFF][\uDC00-\uDFFF]/;

/** How many units the first `points` code points of `text` take. */
export function unitsOf(text, points) {
  if (!ASTRAL.test(text)) return Math.min(points, text.length);
  let units = 0;
  for (let seen = 0; seen < points && units < text.length; seen += 1) units += text.codePointAt(units) > 0xffff ? 2 : 1;
  return units;
}

/** How many code points the first `units` units of `text` are. Half a pair counts as none. */
export function pointsOf(text, units) {
  if (!ASTRAL.test(text)) return Math.min(units, text.length);
  let points = 0;
  for (let at = 0; at < units && at < text.length; points += 1) {
    const width = text.codePointAt(at) > 0xffff ? 2 : 1;
    if (at + width > units) break;
    at += width;
  }
  return points;
}
