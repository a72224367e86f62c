// The excerpt desk. Joins its parts; each does one thing.
import { Archive, LoggedOut, Refused } from "./asking.js";
import { Cutting } from "./cutting.js";
import { Elsewhere } from "./elsewhere.js";
import { emptyEntry } from "./form.js";
import { Hand } from "./hand.js";
import { Keeping } from "./keeping.js";
import { listen } from "./keys.js";
import { showList } from "./list.js";
import { paint, priority, takeOver } from "./painting.js";
import { Paper } from "./paper.js";
import { backToReading } from "./reading.js";
import { notice, say, withdraw } from "./saying.js";
import { Selecting } from "./selecting.js";
import { shortcuts } from "./shortcuts.js";
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
      moved: () => this.paper?.follow(),
    });
    this.hand = new Hand(this);
    this.selecting = new Selecting(this.text, { picked: (span) => this.picked(span), clicked: (point) => this.clicked(point) });
    this.cutting = new Cutting(this, root.dataset);
    this.elsewhere = new Elsewhere({
      archive: this.archive,
      box: get("found-elsewhere"),
      open: (finding) => this.open({ finding }),
      link: (one) => this.link(one),
    });
    this.paper = new Paper({
      archive: this.archive,
      text: this.text,
      passage: () => this.passage(),
      open: (finding) => this.findings.has(finding) && this.open({ finding }),
      trouble: (error) => this.trouble(error),
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
    listen(shortcuts(this));
    this.paper.views?.begin();
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
    this.paper.refresh();
  }

  received(finding) {
    this.findings.set(finding.id, finding);
    const ordered = [...this.findings.values()].sort((a, b) => a.spans[0][0] - b.spans[0][0] || a.id - b.id);
    this.findings = new Map(ordered.map((each) => [each.id, each]));
    this.paper.refresh();
  }

  paint() {
    const inHand = this.hand.work?.finding;
    const others = [...this.findings.values()].filter((finding) => finding.id !== inHand);
    paint(this.text, "finding", others.flatMap((finding) => finding.spans));
    paint(this.text, "in-hand", this.hand.spans);
    priority("in-hand", 2);
    this.suggestions.paint();
    showList({ findings: [...this.findings.values()], unsaved: this.works.unsaved(), text: this.text, open: (which) => this.open(which), arrived: this.arrivals });
    this.cutting.offer();
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
    this.cutting.offer();
    this.look();
    this.paper.follow();
  }

  /** What the eye is on: a suggestion, words selected, or the quotation in hand. */
  passage() {
    if (this.suggestions.now) return { spans: this.suggestions.now.spans, tone: "suggestion" };
    if (this.selecting.span) return { spans: [this.selecting.span], tone: "picked" };
    return this.hand.spans.length ? { spans: this.hand.spans, tone: "in-hand", finding: this.hand.work.finding } : null;
  }

  clicked(point) {
    const finding = [...this.findings.values()].find((each) => each.spans.some(([start, end]) => start <= point && point < end));
    if (finding && finding.id === this.hand.work?.finding) return undefined; // the caret goes where it was put
    if (finding) return this.open({ finding: finding.id });
    const suggestion = this.suggestions.at(point);
    if (suggestion) return this.suggestions.show(suggestion);
    return this.hand.open || this.paper.at(point);
  }

  /** Whether the words selected, or else those in hand, were excerpted before. */
  look() {
    const { span } = this.selecting;
    if (span) this.elsewhere.look([span]);
    else if (this.hand.open && this.hand.spans.length) this.elsewhere.look(this.hand.spans, this.hand.work.finding);
    else this.elsewhere.hide();
  }

  // --- suggestions and links ---

  async accept(entry, suggestion) {
    const work = this.works.fresh(emptyEntry(suggestion.spans));
    if (!(await this.hand.saving.store(work, entry))) this.suggestions.reopen(suggestion);
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
    if (activeElement.closest("#hand, #card, #page-line")) return backToReading();
    if (this.suggestions.now) return this.suggestions.leave();
    if (this.selecting.span) return this.selecting.clear();
    return this.hand.open && this.hand.putDown();
  }
}

new Desk().begin();
