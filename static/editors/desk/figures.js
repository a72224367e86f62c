// The numbers that the finding in hand states, as data.
import { make } from "./saying.js";

const FIELDS = [
  ["as_stated", "As stated", 200, "in the words of the quotation"],
  ["value", "Value", 20, "81"],
  ["unit", "Unit", 50, "percent"],
  ["qualifier", "Qualifier", 50, "about, at least"],
  ["group", "Of whom", 200, ""],
  ["comparator", "Compared with", 200, ""],
  ["base", "Of how many", 200, ""],
  ["period", "When", 100, ""],
];
const NUMBER = /[£$€]?\d[\d,.]*\d?(?:\s?(?:%|percent|per cent))?|\b(?:half|a third|a quarter|a fifth|a tenth|hundreds|thousands|dozens)\b/i;

export class Figures {
  constructor(changed, words) {
    this.list = document.getElementById("figures");
    this.changed = changed;
    this.figures = [];
    this.words = words;
    document.getElementById("add-figure").addEventListener("click", () => this.add());
  }

  add() {
    const stated = this.words().match(NUMBER)?.[0] || "";
    const value = stated.match(/\d[\d,]*(?:\.\d+)?/)?.[0].replaceAll(",", "") || "";
    this.figures.push({ as_stated: stated, value, unit: /%|per ?cent/i.test(stated) ? "percent" : "" });
    this.show(this.figures);
    this.changed();
    this.list.lastElementChild.querySelector("input").focus();
  }

  show(figures) {
    this.figures = figures;
    this.list.replaceChildren(...figures.map((figure, index) => this.row(figure, index)));
  }

  row(figure, index) {
    const fields = FIELDS.map(([name, label, length, placeholder]) => {
      const input = make("input", { type: "text", maxLength: length, value: figure[name] || "", placeholder });
      if (name === "value") input.inputMode = "decimal";
      input.addEventListener("input", () => {
        figure[name] = input.value;
        this.changed();
      });
      return make("label", { className: `figure-${name}` }, make("span", { textContent: label }), input);
    });
    const out = make("button", { type: "button", textContent: "Take out", "aria-label": `Take out figure ${index + 1}`, className: "quiet" });
    out.addEventListener("click", () => {
      this.show(this.figures.filter((each) => each !== figure));
      this.changed();
      document.getElementById("add-figure").focus();
    });
    return make("li", { className: "figure-row" }, ...fields, out);
  }

  read() {
    return this.figures;
  }
}
