// The page of the file, beside the text or instead of it: its picture, and over it what stands there. It follows the
// passage in hand; turning pages leaves it for a while.
import { LoggedOut, Unanswered } from "./asking.js";
import { backToReading } from "./reading.js";
import { make, say } from "./saying.js";
import { sheet } from "./sheet.js";
import { choice, VIEWS } from "./views.js";

const get = (id) => document.getElementById(id);
const PAUSE = 60;

export class Paper {
  /** `passage` answers { spans, tone, finding } of what is in hand, or null. `open` is told of a finding that is clicked. */
  constructor({ archive, text, passage, open, trouble }) {
    Object.assign(this, { archive, text, passage, open, trouble });
    this.pane = get("page-pane");
    this.there = this.pane !== null;
    this.page = null;
    this.which = null; // what was asked for last
    this.followed = "";
    this.asked = 0;
    if (!this.there) return;
    this.views = choice((view) => this.show(view));
    get("page-before").addEventListener("click", () => this.turn(-1));
    get("page-after").addEventListener("click", () => this.turn(1));
    get("page-number").addEventListener("change", (event) => this.ask({ number: Number(event.target.value) || 1 }));
    this.pane.addEventListener("keydown", (event) => this.scroll(event));
  }

  get seen() {
    return this.there && !this.pane.hidden;
  }

  /** The next of the views that this window has room for. */
  turnView() {
    this.views.next();
  }

  show(view) {
    const held = document.activeElement?.closest("#text-pane, #page-pane");
    const place = this.text.top();
    get("text-pane").hidden = view === VIEWS.page;
    this.pane.hidden = view === VIEWS.text;
    get("desk").dataset.view = view;
    get(view === VIEWS.page ? "page-pane" : "text-pane").append(get("card"));
    if (held?.hidden) backToReading();
    const hand = this.passage();
    this.followed = JSON.stringify(hand);
    if (this.seen && hand) this.ask({ near: this.page?.number ?? 0 });
    else if (this.seen && place === null && this.page) this.ask({ near: this.page.number });
    else if (this.seen) this.ask({ at: place ?? 0 });
    if (view === VIEWS.page) return;
    if (hand) this.text.show(hand.spans[0][0], true);
    else if (place === null && this.page) this.text.show(this.page.start, true); // the page stood instead of the text
  }

  /** What is in hand has changed, or findings have: show the page that has it, marked as it is now. */
  follow() {
    if (!this.seen) return;
    const hand = this.passage();
    const now = JSON.stringify(hand);
    if (now === this.followed) return;
    this.followed = now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(this.page ? { near: this.page.number } : { at: 0 }), PAUSE);
  }

  /** Findings were saved meanwhile: the same page once more. */
  refresh() {
    if (this.seen && this.which) this.ask(this.which);
  }

  /** The page on which this place of the text stands. */
  at(point) {
    if (this.seen) this.ask({ at: point });
  }

  turn(direction) {
    if (!this.seen || !this.page) return;
    const number = this.page.number + direction;
    if (number >= 1 && number <= this.page.last) this.ask({ number }, true);
  }

  async ask(which, aloud = false) {
    const mine = ++this.asked;
    clearTimeout(this.timer);
    this.which = which;
    const hand = this.passage();
    const spans = hand ? { spans: hand.spans.map((span) => span.join("-")).join(",") } : {};
    try {
      const page = await this.archive.read("paper", { ...which, ...spans });
      if (mine === this.asked) this.lay(page, hand, aloud);
    } catch (error) {
      if (mine !== this.asked) return;
      if (error instanceof LoggedOut || error instanceof Unanswered) this.trouble(error);
      this.complain(error.message);
    }
  }

  lay(page, hand, aloud) {
    const turned = page.number !== this.page?.number;
    this.page = page;
    get("page-number").value = page.number;
    get("page-number").max = page.last;
    get("page-of").textContent = `of ${page.last}${page.label && page.label !== String(page.number) ? `, printed ${page.label}` : ""}`;
    get("page-before").disabled = page.number <= 1;
    get("page-after").disabled = page.number >= page.last;
    get("page-own").href = page.own_page;
    get("page-ocr").hidden = !page.ocr;
    get("page-ocr").textContent = page.ocr ? `Read by character recognition${page.sure === null ? "" : `, ${page.sure} % sure`}: compare the words with the picture.` : "";
    this.complain(hand && !page.stands_on.length ? "These words stand on no page: an editor put them into the text." : "");
    this.spread(page);
    const [drawn, marked] = sheet(page, hand, (finding) => this.open(finding), () => this.complain("This page could not be drawn. Try again in a moment."));
    get("page-sheet").replaceChildren(drawn);
    if (turned && !marked) this.pane.scrollTop = 0;
    if (marked) this.into(drawn, page);
    if (aloud) say(`Page ${page.number} of ${page.last}${marked ? ", with the passage" : ""}`);
  }

  /** A passage on several pages: a way to each of the others. */
  spread(page) {
    const others = page.stands_on.length > 1 || (page.stands_on.length && page.stands_on[0].number !== page.number) ? page.stands_on : [];
    get("page-spread").hidden = !others.length;
    get("page-spread").replaceChildren("The passage stands on ", ...others.flatMap((one, index) => {
      const button = make("button", { type: "button", className: "quiet", textContent: `page ${one.number}` });
      if (one.number === page.number) button.setAttribute("aria-current", "page");
      button.addEventListener("click", () => this.ask({ number: one.number }, true));
      return index ? [" ", button] : [button];
    }));
  }

  /** Scroll the marked rectangles into view, where they are not yet. */
  into(drawn, page) {
    const scale = drawn.getBoundingClientRect().width / page.width;
    const line = get("page-line").offsetHeight;
    const top = get("page-sheet").offsetTop + Math.min(...page.rectangles.map((sides) => sides[1])) * scale;
    const room = this.pane.clientHeight - line;
    if (top < this.pane.scrollTop + line || top > this.pane.scrollTop + line + room * 0.7) this.pane.scrollTop = top - line - room / 4;
  }

  scroll(event) {
    if (event.target !== this.pane || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    event.preventDefault();
    this.turn(event.key === "ArrowLeft" ? -1 : 1);
  }

  complain(sentence) {
    get("page-trouble").hidden = !sentence;
    get("page-trouble").textContent = sentence;
  }
}
