// Who stands in the finding in hand, and in which role: known by a record, new to the archive, or only described.
import { combobox } from "./combobox.js";
import { make, say } from "./saying.js";

export class Parties {
  constructor(archive, changed) {
    this.list = document.getElementById("parties");
    this.role = document.getElementById("party-role");
    this.changed = changed;
    this.lines = [];
    combobox(document.getElementById("party"), {
      label: "People, institutions, descriptions",
      offer: (q) => this.offer(archive, q),
      chosen: (choice) => {
        this.set([...this.lines, { role: this.role.value, ...choice.party }]);
        say(`${choice.party.label || choice.party.descriptor} added as ${this.role.selectedOptions[0].text}`);
      },
    });
  }

  async offer(archive, q) {
    const { choices } = await archive.read("names", { of: "party", q });
    const known = choices.map((choice) => ({ ...choice, party: party({ label: choice.label, [choice.noun]: choice.id }) }));
    if (q.length < 2) return known;
    const another = choices.some((choice) => choice.label.toLowerCase() === q.toLowerCase()) ? "Another new" : "New";
    return [
      ...known,
      { label: `${another} person “${q}”`, note: "made when you save", party: party({ label: q, new_name: q, new_noun: "person" }) },
      { label: `${another} institution “${q}”`, note: "made when you save", party: party({ label: q, new_name: q, new_noun: "institution" }) },
      { label: `Described as “${q}”`, note: "for somebody unnamed", party: party({ descriptor: q }) },
    ];
  }

  show(lines) {
    this.lines = lines;
    this.list.replaceChildren(...lines.map((line) => this.row(line)));
  }

  set(lines) {
    this.show(lines);
    this.changed();
  }

  row(line) {
    const roles = this.role.cloneNode(true);
    roles.removeAttribute("id");
    roles.value = line.role;
    roles.setAttribute("aria-label", `Role of ${line.label || line.descriptor}`);
    roles.addEventListener("change", () => this.replace(line, { role: roles.value }));
    const row = make("li", { className: "party" }, roles);
    if (line.label) {
      row.append(make("span", { className: "party-name", textContent: line.label }));
      if (line.new_name) row.append(make("span", { className: "new", textContent: `new ${line.new_noun}` }));
    }
    const described = make("input", { type: "text", value: line.descriptor || "", maxLength: 200, placeholder: line.label ? "described as" : "", "aria-label": line.label ? `How the source describes ${line.label}` : "Description" });
    described.addEventListener("input", () => this.replace(line, { descriptor: described.value }, false));
    const out = make("button", { type: "button", textContent: "×", "aria-label": `Take out ${line.label || line.descriptor}` });
    out.addEventListener("click", () => {
      this.set(this.lines.filter((each) => each !== line));
      document.getElementById("party").focus();
    });
    row.append(described, out);
    return row;
  }

  replace(line, change, redraw = true) {
    Object.assign(line, change);
    if (redraw) this.show(this.lines);
    this.changed();
  }

  read() {
    return this.lines;
  }
}

function party(known) {
  return { person: null, institution: null, new_name: "", new_noun: "", descriptor: "", label: "", ...known };
}
