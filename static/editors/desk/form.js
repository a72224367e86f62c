// The form of the finding in hand: filled from an entry, read into one. It knows nothing of saving.
import { combobox } from "./combobox.js";
import { Figures } from "./figures.js";
import { Parties } from "./parties.js";
import { Passages } from "./passages.js";
import { make } from "./saying.js";
import { Themes } from "./themes.js";

const FIELDS = ["summary", "direction", "content_note"];
const get = (id) => document.getElementById(id);

export function emptyEntry(spans) {
  return {
    spans, kind: "", summary: "", retold: false, report: null, report_label: "", direction: "", groups: [],
    content_note: "", themes: [], parties: [], figures: [],
  };
}

export class Form {
  constructor(archive, text, changed) {
    this.element = get("hand");
    this.text = text;
    const told = () => !this.filling && changed();
    this.passages = new Passages(get("passages"), text, (spans) => {
      this.spans = spans;
      this.passages.show(spans, false);
      told();
    });
    this.themes = new Themes(archive, told);
    this.parties = new Parties(archive, told);
    this.figures = new Figures(told, () => text.words(this.spans));
    this.report = { id: null, label: "" };
    combobox(get("report"), {
      label: "Reports",
      offer: async (q) => (await archive.read("names", { of: "report", q })).choices,
      chosen: (choice) => {
        this.setReport(choice.id, choice.label);
        told();
      },
    });
    get("report").addEventListener("change", () => {
      if (get("report").value.trim() === "") this.setReport(null, "");
      else get("report").value = this.report.label; // only a chosen report counts
      told();
    });
    this.element.addEventListener("input", (event) => {
      if (event.target.name) told();
    });
    this.element.addEventListener("change", (event) => {
      if (event.target.name === "kind") this.meaning();
    });
  }

  fill(entry) {
    this.filling = true;
    this.spans = entry.spans;
    for (const radio of this.kinds()) radio.checked = radio.value === entry.kind;
    for (const name of FIELDS) this.element.elements[name].value = entry[name] || "";
    get("retold").checked = entry.retold;
    for (const box of this.element.elements.groups) box.checked = entry.groups.includes(box.value);
    this.setReport(entry.report, entry.report_label);
    this.passages.show(entry.spans, this.fixed);
    this.themes.show([...entry.themes]);
    this.parties.show(entry.parties.map((line) => ({ ...line })));
    this.figures.show(entry.figures.map((figure) => ({ ...figure })));
    if (entry.retold || entry.report || entry.direction || entry.groups.length || entry.content_note) get("more").open = true;
    this.meaning();
    this.filling = false;
  }

  read() {
    const { elements } = this.element;
    return {
      spans: this.spans,
      words: this.text.words(this.spans),
      kind: this.kinds().find((radio) => radio.checked)?.value || "",
      ...Object.fromEntries(FIELDS.map((name) => [name, elements[name].value.trim()])),
      retold: get("retold").checked,
      report: this.report.id,
      report_label: this.report.label,
      groups: [...elements.groups].filter((box) => box.checked).map((box) => box.value),
      themes: this.themes.read(),
      parties: this.parties.read(),
      figures: this.figures.read(),
    };
  }

  /** A finding that is not changed here is shown, and every field of it is still. */
  lock(locked) {
    this.fixed = locked;
    for (const field of this.element.querySelectorAll("input, select, textarea, #add-figure, .chosen button")) field.disabled = locked;
  }

  setReport(id, label) {
    this.report = { id: id || null, label: label || "" };
    get("report").value = this.report.label;
  }

  kinds() {
    return [...this.element.querySelectorAll("[name=kind]")];
  }

  chooseKind(key) {
    const radio = this.kinds().find((each) => each.dataset.key === key);
    if (!radio || radio.disabled) return null;
    radio.checked = true;
    radio.dispatchEvent(new Event("input", { bubbles: true }));
    radio.dispatchEvent(new Event("change", { bubbles: true }));
    return radio.value;
  }

  meaning() {
    get("kind-meaning").textContent = this.kinds().find((radio) => radio.checked)?.dataset.meaning || "";
  }

  /** What is wrong, each beside its field; whatever has no field, above. */
  complain(problem, fields = {}) {
    for (const place of this.element.querySelectorAll("[data-errors]")) {
      place.textContent = (fields[place.dataset.errors] || []).join(" ");
      if (place.textContent) place.closest("details")?.setAttribute("open", "");
    }
    const known = new Set([...this.element.querySelectorAll("[data-errors]")].map((place) => place.dataset.errors));
    const others = Object.entries(fields).filter(([name]) => !known.has(name)).flatMap(([, sentences]) => sentences);
    const box = get("problems");
    box.hidden = !problem;
    box.replaceChildren(...[problem, ...others].filter(Boolean).map((sentence) => make("p", { textContent: sentence })));
  }
}
