// What the archive proposes for this text: walked through in its order, taken with one key, never saved unasked.
import { hideCard, placeCard, showCard, spoken } from "./card.js";
import { emptyEntry } from "./form.js";
import { paint, priority } from "./painting.js";
import { say } from "./saying.js";
import { same } from "./spans.js";

const get = (id) => document.getElementById(id);

const PLACE = 2000; // characters

/** Finds the passages that stand near others, without looking at all of them. */
function byPlace(standing) {
  const places = new Map();
  const over = ([start, end]) => Array.from({ length: Math.floor(end / PLACE) - Math.floor(start / PLACE) + 1 }, (_, step) => Math.floor(start / PLACE) + step);
  for (const spans of standing) {
    for (const place of spans.flatMap(over)) places.set(place, [...(places.get(place) || []), spans]);
  }
  return (spans) => spans.flatMap(over).flatMap((place) => places.get(place) || []);
}

export class Suggestions {
  constructor({ archive, text, standing, save, edit, moved }) {
    Object.assign(this, { archive, text, standing, save, edit, moved });
    this.all = [];
    this.now = null;
    this.done = new Set(); // keys of those accepted or refused here
    this.made = new Map(); // names of records that were new here, with their numbers
    get("next-suggestion").addEventListener("click", () => this.step(1));
    get("previous-suggestion").addEventListener("click", () => this.step(-1));
    addEventListener("resize", () => this.now && placeCard(this.now, this.text));
  }

  async load() {
    const { suggestions } = await this.archive.read("suggestions");
    this.all = suggestions.sort((a, b) => a.spans[0][0] - b.spans[0][0]);
    this.paint();
  }

  /** Those still open: neither decided here, nor excerpted already. */
  open() {
    const near = byPlace(this.standing());
    return this.all.filter((each) => !this.done.has(each.key) && !near(each.spans).some((spans) => same(spans, each.spans)));
  }

  paint() {
    const open = this.open();
    if (this.now && !open.includes(this.now)) this.leave();
    paint(this.text, "suggestion", open.flatMap((each) => each.spans));
    paint(this.text, "suggestion-now", this.now ? this.now.spans : []);
    priority("suggestion-now", 3);
    get("suggested").hidden = !this.all.length;
    get("suggestion-count").textContent = open.length === 1 ? "1 suggestion" : `${open.length} suggestions`;
    get("next-suggestion").disabled = get("previous-suggestion").disabled = !open.length;
    this.moved();
  }

  /** The suggestion before or after the one in hand, or else the caret. */
  step(direction, from = this.now ? this.now.spans[0][0] : this.caret()) {
    const open = this.open();
    if (!open.length) return this.finish();
    const ordered = direction > 0 ? open : [...open].reverse();
    const beyond = ordered.find((each) => each !== this.now && direction * (each.spans[0][0] - from) >= 0);
    return this.show(beyond || ordered[0]);
  }

  caret() {
    const selected = this.text.selected();
    return selected ? selected[0] : 0;
  }

  at(point) {
    return this.open().find((each) => each.spans.some(([start, end]) => start <= point && point < end));
  }

  show(suggestion) {
    this.now = suggestion;
    this.paint();
    this.text.show(suggestion.spans[0][0], true);
    const open = this.open();
    const deeds = { accept: () => this.accept(), edit: () => this.accept(true), refuse: () => this.refuse(), next: () => this.step(1), leave: () => this.leave() };
    showCard(suggestion, { number: open.indexOf(suggestion) + 1, all: open.length }, this.text, deeds);
    say(spoken(suggestion, this.text.words(suggestion.spans)));
  }

  leave() {
    this.now = null;
    hideCard();
    paint(this.text, "suggestion-now", []);
    this.moved();
  }

  finish() {
    this.leave();
    this.paint();
    say("No suggestions are left in this text.");
  }

  accept(editing = false) {
    const taken = this.now;
    if (!taken) return this.step(1);
    this.done.add(taken.key);
    if (editing) {
      this.leave();
      this.edit(this.entry(taken), taken);
    } else {
      this.save(() => this.entry(taken), taken); // read when its turn comes: names new before it have records then
      this.step(1, taken.spans[0][0]);
    }
    return this.paint();
  }

  async refuse() {
    const refused = this.now;
    if (!refused) return;
    this.done.add(refused.key);
    this.step(1, refused.spans[0][0]);
    this.paint();
    try {
      await this.archive.send("refuse", { key: refused.key, words: refused.words });
    } catch (error) {
      this.done.delete(refused.key);
      this.paint();
      say(`The refusal was not kept: ${error.message}`);
    }
  }

  /** Offered again: it could not be saved. */
  reopen(suggestion) {
    this.done.delete(suggestion.key);
    this.paint();
  }

  /** A name that was new in a suggestion has a record from now on; the next suggestion uses it. */
  learn(entry, finding) {
    for (const party of entry.parties.filter((each) => each.new_name)) {
      const made = finding.parties.find((each) => each.label === party.new_name && each.role === party.role);
      if (made) this.made.set(`${party.new_noun}:${party.new_name}`, { person: made.person, institution: made.institution });
    }
  }

  entry(suggestion) {
    return {
      ...emptyEntry(suggestion.spans),
      kind: suggestion.kind,
      retold: suggestion.retold,
      parties: suggestion.parties.map((party) => {
        const known = this.made.get(`${party.new_noun}:${party.new_name}`);
        return { ...party, ...(known ? { ...known, new_name: "", new_noun: "" } : {}) };
      }),
      themes: suggestion.themes.map((theme) => ({ ...theme, suggested: true })),
      figures: suggestion.figures,
    };
  }
}
