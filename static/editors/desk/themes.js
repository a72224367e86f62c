// The themes of the finding in hand, the best fitting first.
import { combobox } from "./combobox.js";
import { make, say } from "./saying.js";

export class Themes {
  constructor(archive, changed) {
    this.list = document.getElementById("themes");
    this.changed = changed;
    this.chosen = [];
    this.input = document.getElementById("theme");
    combobox(this.input, {
      label: "Themes",
      offer: async (q) => {
        const { choices } = await archive.read("names", { of: "theme", q });
        return choices.filter((choice) => !this.chosen.some((theme) => theme.id === choice.id));
      },
      chosen: (choice) => this.set([...this.chosen, { ...choice, suggested: false }], `Theme ${choice.label} added`),
    });
  }

  show(themes) {
    this.chosen = themes;
    this.list.replaceChildren(...themes.map((theme, index) => this.chip(theme, index)));
  }

  set(themes, sentence) {
    this.show(themes);
    this.changed();
    say(sentence);
  }

  chip(theme, index) {
    const chip = make("li", { className: "chip", title: theme.definition || "" }, make("span", { className: "code", textContent: theme.code || "" }), make("span", { textContent: theme.label }));
    if (index > 0) {
      chip.append(this.button("‹", `Put ${theme.label} before the theme ahead of it`, () => {
        const order = [...this.chosen];
        order.splice(index - 1, 2, order[index], order[index - 1]);
        this.set(order, `${theme.label} is now theme ${index}`);
      }));
    }
    chip.append(this.button("×", `Take out ${theme.label}`, () => {
      this.set(this.chosen.filter((each) => each !== theme), `Theme ${theme.label} taken out`);
      this.input.focus();
    }));
    return chip;
  }

  button(words, label, deed) {
    const button = make("button", { type: "button", textContent: words, "aria-label": label, title: label });
    button.addEventListener("click", deed);
    return button;
  }

  read() {
    return this.chosen;
  }
}
