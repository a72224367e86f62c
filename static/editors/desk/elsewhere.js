// Whether the words in hand were excerpted before, here or in another source, and the way to link them.
import { make, say } from "./saying.js";

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
    this.found = elsewhere.filter((one) => one.way).map((one) => ({ ...one, spans: one.way === "here" ? spans : one.spans }));
    const lines = [
      ...here.map((one) => this.line(`Excerpted here already: ${one.shown_id}`, one.words, this.button("Open it", () => this.open(one.finding)))),
      ...elsewhere.map((one) => this.line(`The same words: ${one.title}`, one.words, this.deed(one), make("a", { href: one.address, target: "_blank", rel: "noopener", textContent: "Look" }))),
    ];
    this.box.replaceChildren(...lines);
    this.box.hidden = !lines.length;
    if (lines.length) say(`${here.length ? "Excerpted here already. " : ""}${elsewhere.length ? "The same words stand elsewhere; press l to link them." : ""}`);
  }

  deed(one) {
    const at = this.found.findIndex((each) => each.version === one.version && each.finding === one.finding);
    if (at < 0) return make("span", { className: "hint", textContent: "Save this finding to link them." });
    return this.button(at ? "Link as also in" : "Link as also in ", () => this.link(this.found[at]), at ? null : "l");
  }

  button(label, deed, key) {
    const button = make("button", { type: "button", textContent: label });
    if (key) button.append(make("kbd", { textContent: key }));
    button.addEventListener("click", deed);
    return button;
  }

  line(title, words, ...deeds) {
    return make("div", { className: "elsewhere" }, make("p", { className: "elsewhere-title", textContent: title }), make("p", { className: "elsewhere-words", textContent: words.length > 180 ? `${words.slice(0, 180)} …` : words }), make("p", { className: "elsewhere-deeds" }, ...deeds));
  }

  /** Link the first that can be. */
  linkFirst() {
    if (this.found.length) this.link(this.found[0]);
  }
}
