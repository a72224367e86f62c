// The excerpt desk. Joins its parts; each does one thing.
import { Archive, LoggedOut, Refused } from "./asking.js";
import { Elsewhere } from "./elsewhere.js";
import { emptyEntry } from "./form.js";
import { Hand } from "./hand.js";
import { Keeping } from "./keeping.js";
import { listen } from "./keys.js";
import { showList } from "./list.js";
import { paint, priority, takeOver } from "./painting.js";
import { notice, say, withdraw } from "./saying.js";
import { Selecting } from "./selecting.js";
import { added, overlap, without } from "./spans.js";
import { Suggestions } from "./suggestions.js";
import { Text } from "./text.js";
import { watch } from "./watching.js";
import { Works } from "./works.js";

const get = (id) => document.getElementById(id);
const root = get("desk");

class Desk {
  constructor() {
    this.text = new Text(get("words"));
    takeOver(this.text);
    this.archive = new Archive(root.dataset);
    this.works = new Works(new Keeping(root.dataset));
    this.findings = new Map();
    this.arrivals = new Set();
    this.suggestions = new Suggestions({
      archive: this.archive,
      text: this.text,
      standing: () => [...this.findings.values()].map((finding) => finding.spans),
      save: (entry, suggestion) => this.accept(entry, suggestion),
      edit: (entry, suggestion) => this.begun({ ...this.works.fresh(entry), suggestion: suggestion.key }),
    });
    this.hand = new Hand(this);
    this.selecting = new Selecting(this.text, { picked: (span) => this.picked(span), clicked: (point) => this.clicked(point) });
    this.elsewhere = new Elsewhere({
      archive: this.archive,
      box: get("found-elsewhere"),
      open: (finding) => this.open({ finding }),
      link: (one) => this.link(one),
    });
    this.watch = watch({
      archive: this.archive,
      arrived: (findings) => this.arrived(findings),
      trouble: (error) => this.trouble(error),
      back: () => this.back(),
    });
  }

  async begin() {
    get("tools").hidden = get("list-hint").hidden = false;
    root.classList.add("scripted");
    this.buttons();
    listen(this.keys());
    await this.watch();
    const asked = Number(new URLSearchParams(location.search).get("finding"));
    const [left] = this.works.unsaved();
    if (asked && this.findings.has(asked)) this.open({ finding: asked });
    else if (left) {
      this.take(left, true);
      notice("restored", "These are words of yours that were not saved before. They are still not saved.", [], "quiet");
    }
    await this.suggestions.load().catch((error) => say(`No suggestions: ${error.message}`));
    root.dataset.ready = "yes";
  }

  // --- findings ---

  arrived(findings) {
    const known = this.findings;
    this.arrivals = new Set(known.size ? findings.filter((each) => known.get(each.id)?.revision !== each.revision).map((each) => each.id) : []);
    this.findings = new Map(findings.map((finding) => [finding.id, finding]));
    for (const finding of findings) this.hand.refresh(finding);
    this.paint();
  }

  received(finding) {
    this.findings.set(finding.id, finding);
    const ordered = [...this.findings.values()].sort((a, b) => a.spans[0][0] - b.spans[0][0] || a.id - b.id);
    this.findings = new Map(ordered.map((each) => [each.id, each]));
  }

  paint() {
    const inHand = this.hand.work?.finding;
    const others = [...this.findings.values()].filter((finding) => finding.id !== inHand);
    paint(this.text, "finding", others.flatMap((finding) => finding.spans));
    paint(this.text, "in-hand", this.hand.spans);
    priority("in-hand", 2);
    this.suggestions.paint();
    showList({ findings: [...this.findings.values()], unsaved: this.works.unsaved(), text: this.text, open: (which) => this.open(which), arrived: this.arrivals });
    this.bar();
  }

  open({ finding, token }) {
    const work = token ? this.works.all.get(token) : this.works.on(finding) || this.works.of(this.findings.get(finding));
    if (work) this.take(work, true);
  }

  take(work, show = false) {
    this.suggestions.leave();
    withdraw("restored");
    this.hand.take(work, { show });
  }

  /** Work that is kept from its first moment. */
  begun(work) {
    this.works.keep(work);
    this.take(work);
  }

  // --- words ---

  picked(span) {
    paint(this.text, "picked", span ? [span] : []);
    this.bar();
    this.look();
  }

  clicked(point) {
    const finding = [...this.findings.values()].find((each) => each.spans.some(([start, end]) => start <= point && point < end));
    if (finding) return this.open({ finding: finding.id });
    const suggestion = this.suggestions.at(point);
    if (suggestion) return this.suggestions.show(suggestion);
    return undefined;
  }

  bar() {
    const { span } = this.selecting;
    const changing = this.hand.open && !this.hand.finding?.refusal;
    get("selection-bar").hidden = !span;
    get("selection-bar").querySelector("[data-deed=add]").hidden = !changing;
    get("selection-bar").querySelector("[data-deed=leave-out]").hidden = !changing || !span || !overlap(this.hand.spans, [span]);
  }

  /** Whether the words selected, or else those in hand, were excerpted before. */
  look() {
    const { span } = this.selecting;
    if (span) this.elsewhere.look([span]);
    else if (this.hand.open && this.hand.spans.length) this.elsewhere.look(this.hand.spans, this.hand.work.finding);
    else this.elsewhere.hide();
  }

  takeSelection() {
    this.selecting.read();
    const { span } = this.selecting;
    if (!span || !root.dataset.mayAdd) return;
    this.begun(this.works.fresh(emptyEntry([span])));
    this.selecting.clear();
    say(`New finding of ${this.text.slice(...span).split(/\s+/).length} words. Choose the kind by its key, or press s for the summary.`);
  }

  addSelection() {
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

  /** Without the white space that is left at an end where words were left out. */
  trimmed([start, end]) {
    const points = (words) => [...words].length;
    const words = this.text.slice(start, end);
    const from = start + points(words) - points(words.trimStart());
    const to = end - (points(words) - points(words.trimEnd()));
    return to > from ? [from, to] : null;
  }

  // --- suggestions and links ---

  async accept(entry, suggestion) {
    const work = this.works.fresh(emptyEntry(suggestion.spans));
    if (!(await this.hand.store(work, entry))) this.suggestions.reopen(suggestion);
  }

  async link({ way, finding, version, spans }) {
    try {
      const answer = await this.archive.send("link", { way, finding, version, spans });
      this.received(answer.finding);
      const { work } = this.hand;
      if (way === "here" && work && work.finding === null) this.works.forget(work); // those words have their finding now
      if (way === "here" || work?.finding === finding) this.take(this.works.on(finding) || this.works.of(answer.finding));
      this.selecting.clear();
      this.paint();
      say(answer.said);
      notice("linked", answer.said, [], "quiet");
      setTimeout(() => withdraw("linked"), 6000);
    } catch (error) {
      if (error instanceof Refused) notice("linked", `Not linked. ${error.message}`, []);
      else this.trouble(error);
    }
  }

  // --- when something is in the way ---

  trouble(error) {
    if (error instanceof LoggedOut) {
      notice("logged-out", `${error.message} Nothing you typed is lost: it is kept in this browser. Log in in another tab, then save here.`, [["Log in in another tab", root.dataset.login]]);
    } else {
      notice("unanswered", `${error.message} Nothing you typed is lost: it is kept in this browser. Save again when the connection is back.`, this.hand.open ? [["Save again", () => this.hand.save()]] : []);
    }
  }

  back() {
    withdraw("logged-out");
    withdraw("unanswered");
    this.archive.token = null;
    say(this.works.unsaved().length ? "The archive answers again. Save now." : "The archive answers again.");
  }

  // --- hands ---

  buttons() {
    const bar = get("selection-bar");
    bar.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
    const deeds = { take: () => this.takeSelection(), add: () => this.addSelection(), "leave-out": () => this.leaveOut() };
    bar.addEventListener("click", (event) => deeds[event.target.closest("button")?.dataset.deed]?.());
  }

  focus(id) {
    if (this.hand.open) get(id)?.focus();
  }

  next(direction) {
    const ids = [...this.findings.keys()];
    if (!ids.length) return;
    const at = ids.indexOf(this.hand.work?.finding);
    this.open({ finding: ids[at < 0 && direction < 0 ? ids.length - 1 : (at + direction + ids.length) % ids.length] });
  }

  escape() {
    const { activeElement } = document;
    if (activeElement.closest("#hand") || activeElement.closest("#card")) return get("words").focus({ preventScroll: true });
    if (this.suggestions.now) return this.suggestions.leave();
    if (this.selecting.span) return this.selecting.clear();
    return this.hand.open && this.hand.putDown();
  }

  keys() {
    const kinds = this.hand.form.kinds();
    const kind = (event) => this.hand.open && say(this.hand.form.chooseKind(event.key.toLowerCase()) || "");
    const passages = this.hand.form.passages;
    return [
      { keys: ["arrows"], shown: ["←", "→", "↑", "↓"], does: "Move the caret in the text; with Shift select, with Ctrl by words", group: "In the text" },
      { keys: ["q"], does: "Select the quotation around the caret", group: "In the text", deed: () => this.selecting.quotation() },
      { keys: ["z"], does: "Select the sentence; again: the next one too", group: "In the text", deed: () => this.selecting.sentence() },
      { keys: ["Enter"], does: "Make a new finding of the selected words", group: "In the text", deed: () => this.takeSelection() },
      { keys: ["+", "="], shown: ["+"], does: "Add the selected words to the quotation in hand", group: "The quotation in hand", deed: () => this.addSelection() },
      { keys: ["-", "−"], shown: ["−"], does: "Leave the selected words out: narrows or splits", group: "The quotation in hand", deed: () => this.leaveOut() },
      { keys: ["["], does: "One word more at the start", group: "The quotation in hand", deed: () => passages.move("widen-start") },
      { keys: ["{"], does: "One word less at the start", group: "The quotation in hand", deed: () => passages.move("narrow-start") },
      { keys: ["}"], does: "One word less at the end", group: "The quotation in hand", deed: () => passages.move("narrow-end") },
      { keys: ["]"], does: "One word more at the end", group: "The quotation in hand", deed: () => passages.move("widen-end") },
      { keys: ["u"], does: "Unite two passages, with all between them", group: "The quotation in hand", deed: () => passages.join() },
      { keys: kinds.map((radio) => radio.dataset.key), shown: ["1", "…", "0", "c", "j", "o"], does: "Choose the kind", group: "The finding in hand", deed: kind },
      { keys: ["s"], does: "Summary", group: "The finding in hand", deed: () => this.focus("summary") },
      { keys: ["t"], does: "Themes", group: "The finding in hand", deed: () => this.focus("theme") },
      { keys: ["w"], does: "Who", group: "The finding in hand", deed: () => this.focus("party") },
      { keys: ["d"], does: "Figures: add one", group: "The finding in hand", deed: () => this.hand.open && get("add-figure").click() },
      { keys: ["l"], does: "Link the same words elsewhere as also in", group: "The finding in hand", deed: () => this.elsewhere.linkFirst() },
      { keys: ["Ctrl s", "Ctrl Enter"], shown: ["Ctrl S"], does: "Save", group: "The finding in hand", deed: () => this.hand.save(), anywhere: true },
      { keys: ["n"], does: "Next suggestion", group: "Suggestions", deed: () => this.suggestions.step(1) },
      { keys: ["p"], does: "Previous suggestion", group: "Suggestions", deed: () => this.suggestions.step(-1) },
      { keys: ["a"], does: "Accept: saved as a draft at once", group: "Suggestions", deed: () => this.suggestions.accept() },
      { keys: ["e"], does: "Accept and edit before saving", group: "Suggestions", deed: () => this.suggestions.accept(true) },
      { keys: ["x"], does: "Refuse: not offered again", group: "Suggestions", deed: () => this.suggestions.refuse() },
      { keys: ["."], does: "Next finding", group: "Everywhere", deed: () => this.next(1) },
      { keys: [","], does: "Finding before", group: "Everywhere", deed: () => this.next(-1) },
      { keys: ["g"], does: "To the text", group: "Everywhere", deed: () => get("words").focus({ preventScroll: true }) },
      { keys: ["Escape"], shown: ["Esc"], does: "Out of a field to the text; then leave what is open", group: "Everywhere", deed: () => this.escape(), anywhere: true },
    ];
  }
}

new Desk().begin();
