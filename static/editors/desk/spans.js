// The passages of one quotation: a list of [start, end], in order, apart from each other. Nothing here knows the page.

/** With one more passage. Passages that overlap or touch become one. */
export function added(spans, span) {
  return merged([...spans, span]);
}

/** Without the words of `span`: an end gets shorter, a middle becomes two passages. */
export function without(spans, [from, to]) {
  return spans.flatMap(([start, end]) => {
    if (to <= start || from >= end) return [[start, end]];
    return [[start, from], [to, end]].filter(([first, last]) => last > first);
  });
}

/** Passage `index` and the next one, with all between them, as one. */
export function joined(spans, index) {
  if (index < 0 || index + 1 >= spans.length) return spans;
  const one = [spans[index][0], spans[index + 1][1]];
  return [...spans.slice(0, index), one, ...spans.slice(index + 2)];
}

/** With the first passage that `halves` answers two for as those two; null where it answers none. */
export function broken(spans, halves) {
  for (const [index, span] of spans.entries()) {
    const two = halves(span);
    if (two) return [...spans.slice(0, index), ...two, ...spans.slice(index + 1)];
  }
  return null;
}

/** With another start or end of passage `index`; refused, by the same list, where nothing of it would be left. */
export function moved(spans, index, [start, end]) {
  if (end <= start) return spans;
  return merged(spans.map((span, at) => (at === index ? [start, end] : span)));
}

export function overlap(ours, theirs) {
  let shared = 0;
  for (const [a, b] of ours) for (const [c, d] of theirs) shared += Math.max(0, Math.min(b, d) - Math.max(a, c));
  return shared;
}

export function size(spans) {
  return spans.reduce((sum, [start, end]) => sum + end - start, 0);
}

/** Whether most of one of them stands in the other: the same passage, more or less. */
export function same(ours, theirs) {
  return overlap(ours, theirs) * 2 > Math.min(size(ours), size(theirs));
}

export function equal(ours, theirs) {
  return JSON.stringify(ours) === JSON.stringify(theirs);
}

function merged(spans) {
  const made = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = made.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else made.push([start, end]);
  }
  return made;
}
