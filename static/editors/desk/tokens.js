// Words of a text, so that no passage begins or ends within one, and ends can move by a word.
import { pointsOf, unitsOf } from "./offsets.js";

const TOKEN = /[\p{L}\p{N}\p{M}]+(?:['’ʼ‐‑\-][\p{L}\p{M}\p{N}]+|(?<=\p{N})[.,](?=\p{N})\p{N}+)*|[^\s\p{L}\p{N}\p{M}]/gu;
const OPENING = "“‘\"'«„‚";
const PAIRS = { "“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "„": "“", "‚": "‘" };
const SENTENCE_END = /[.!?…]["'”’)\]]*(?=\s|$)/g;

const cache = new Map();

/** The words and marks of a paragraph, each as [start, end] in positions of the whole text. */
export function tokens(text, index) {
  if (!cache.has(index)) {
    const body = text.texts[index];
    const start = text.starts[index];
    const found = [...body.matchAll(TOKEN)].map((match) => [
      start + pointsOf(body, match.index),
      start + pointsOf(body, match.index + match[0].length),
    ]);
    if (cache.size > 60) cache.clear();
    cache.set(index, found);
  }
  return cache.get(index);
}

/** The span without white space at its ends, and with the words that it cuts taken whole; null where nothing is left. */
export function wholeWords(text, [start, end]) {
  const first = after(text, start, ([, stop]) => stop > start);
  const last = before(text, end, ([from]) => from < end);
  if (!first || !last || last[1] <= first[0]) return null;
  const cutFirst = first[0] < start && isWord(text, first) ? first[0] : Math.max(start, first[0]);
  const cutLast = last[1] > end && isWord(text, last) ? last[1] : Math.min(end, last[1]);
  return cutLast > cutFirst ? [cutFirst, cutLast] : null;
}

/** A quotation holds the words within its marks: a pair put round the whole is left aside. */
export function withoutMarks(text, [start, end]) {
  const words = text.slice(start, end);
  const closing = PAIRS[words[0]];
  if (closing && words.length > 2 && words.at(-1) === closing && !words.slice(1, -1).includes(words[0])) return [start + 1, end - 1];
  return [start, end];
}

/** The end of the first word that goes beyond `end`. */
export function nextEnd(text, end) {
  return (after(text, end, ([, stop]) => stop > end) || [0, end])[1];
}

/** The start of the last word that begins before `start`. */
export function previousStart(text, start) {
  return (before(text, start, ([from]) => from < start) || [start])[0];
}

/** The start of the word after the one that begins at `start`. */
export function nextStart(text, start) {
  return (after(text, start, ([from]) => from > start) || [start])[0];
}

/** The end of the word before the one that ends at `end`. */
export function previousEnd(text, end) {
  return (before(text, end, ([, stop]) => stop < end) || [0, end])[1];
}

/** The passage in two at `point`; a word that holds it goes to the second. Null where no white space parts them. */
export function halves(text, [start, end], point) {
  if (point <= start || point >= end) return null;
  const second = after(text, point, ([, stop]) => stop > point)?.[0];
  const first = second === undefined ? undefined : before(text, second, ([, stop]) => stop <= second)?.[1];
  return first > start && second < end && first < second ? [[start, first], [second, end]] : null;
}

/** The sentence in which `point` stands. */
export function sentenceAt(text, point) {
  const index = text.indexAt(point);
  const body = text.texts[index];
  const at = unitsOf(body, point - text.starts[index]);
  const ends = [...body.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
  const begins = ends.filter((end) => end <= at).at(-1) ?? 0;
  const stops = ends.find((end) => end > at) ?? body.length;
  const from = begins + body.slice(begins).search(/\S|$/);
  const start = text.starts[index];
  return [start + pointsOf(body, from), start + pointsOf(body, stops)];
}

/** The words between the quotation marks around `point`, within its paragraph; null where there are none. */
export function quotationAt(text, point) {
  const index = text.indexAt(point);
  const body = text.texts[index];
  const at = unitsOf(body, point - text.starts[index]);
  for (let open = Math.min(at, body.length - 1); open >= 0; open -= 1) {
    if (!OPENING.includes(body[open]) || isApostrophe(body, open)) continue;
    const closing = PAIRS[body[open]];
    let close = open + 1;
    while (close < body.length && (body[close] !== closing || isApostrophe(body, close))) close += 1;
    if (close < at || close === open + 1) continue;
    const start = text.starts[index];
    return [start + pointsOf(body, open + 1), start + pointsOf(body, close)];
  }
  return null;
}

function isApostrophe(body, at) {
  return "'’‘".includes(body[at]) && /\p{L}/u.test(body[at - 1] || "") && /\p{L}/u.test(body[at + 1] || "");
}

function isWord(text, token) {
  return /[\p{L}\p{N}]/u.test(text.slice(...token));
}

function after(text, point, wanted) {
  for (let index = text.indexAt(point); index < text.starts.length; index += 1) {
    const found = tokens(text, index).find(wanted);
    if (found) return found;
  }
  return null;
}

function before(text, point, wanted) {
  for (let index = text.indexAt(point); index >= 0; index -= 1) {
    const found = tokens(text, index).findLast(wanted);
    if (found) return found;
  }
  return null;
}
