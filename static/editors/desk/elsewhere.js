// Whether the words in hand were excerpted before, here or in another source, and the way to link them.
import { make } from "./saying.js";

const PAUSE = 350;

export class Elsewhere {
  constructor({ archive, box, open, link }) {
    Object.assign(this, { archive, box, open, link });
    this.timer = 0;
    this.asked = 0;
    this.found = [];
  }

  hide() {
    clearTimeout(this.timer);
    this.asked += 1;
    this.found = [];
    this.box.hidden = true;
  }

  /** Look for the words of these spans, soon; of a saved finding by its number too. */
  look(spans, finding = null) {
    this.hide();
    const mine = this.asked;
    this.timer = setTimeout(async () => {
      const query = { spans: spans.map((span) => span.join("-")).join(","), ...(finding ? { finding } : {}) };
      const answer = await this.archive.read("elsewhere", query).catch(() => null);
      if (answer && mine === this.asked) this.show(answer, spans);
    }, PAUSE);
  }

  show({ here, elsewhere }, spans) {
    this.found = elsewhere;
    this.spans = spans;
    const lines = [
      ...here.map((one) => this.line(one, `Excerpted in this text already: ${one.shown_id}`, one.summary || one.words, [["Open it", () => this.open(one.finding)]])),
      ...elsewhere.map((one, index) => this.line(one, `The same words: ${one.label}`, one.summary || one.words, [[index ? "Link as also in" : "Link as also in (l)", () => this.link(one, spans)]])),
    ];
    this.box.replaceChildren(...lines);
    this.box.hidden = !lines.length;
  }

  line(one, title, words, deeds) {
    const line = make("div", { className: "elsewhere" }, make("p", { className: "elsewhere-title", textContent: title }), make("p", { className: "elsewhere-words", textContent: words }));
    for (const [label, deed] of deeds) {
      const button = make("button", { type: "button", textContent: label });
      button.addEventListener("click", deed);
      line.append(button);
    }
    return line;
  }

  /** Link the first that was found. */
  linkFirst() {
    if (this.found.length) this.link(this.found[0], this.spans);
  }
}
