// A text field that offers what the typed words may mean: the pattern “combobox with listbox popup”.
import { make, say } from "./saying.js";

const PAUSE = 120;

/**
 * `offer(words)` promises choices: { label, note, definition, … }. `chosen(choice)` is told of the one taken.
 */
export function combobox(input, { offer, chosen, label }) {
  const list = make("ul", { id: `${input.id}-choices`, className: "choices-list", role: "listbox", hidden: true, "aria-label": label });
  const wrapper = make("div", { className: "combobox" });
  input.replaceWith(wrapper);
  wrapper.append(input, list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) {
    input.setAttribute(name, value);
  }
  let choices = [];
  let at = -1;
  let asked = 0;
  let timer = 0;

  function close() {
    asked += 1; // an answer on its way comes too late
    clearTimeout(timer);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  }

  function take(index) {
    const choice = choices[index];
    close();
    if (!choice) return;
    input.value = "";
    chosen(choice);
  }

  function move(index) {
    const rows = [...list.children];
    if (!rows.length) return;
    at = (index + rows.length) % rows.length;
    rows.forEach((row, number) => row.setAttribute("aria-selected", String(number === at)));
    input.setAttribute("aria-activedescendant", rows[at].id);
    rows[at].scrollIntoView({ block: "nearest" });
  }

  async function ask() {
    const mine = ++asked;
    const words = input.value.trim();
    const found = await offer(words).catch(() => []);
    if (mine !== asked || document.activeElement !== input) return;
    choices = found;
    list.replaceChildren(...choices.map((choice, index) => row(choice, index)));
    list.hidden = !choices.length;
    input.setAttribute("aria-expanded", String(choices.length > 0));
    at = -1;
    if (choices.length && words) move(0);
    else input.removeAttribute("aria-activedescendant");
    say(choices.length ? `${choices.length} to choose from` : "Nothing found");
  }

  function row(choice, index) {
    const item = make("li", { id: `${list.id}-${index}`, role: "option", "aria-selected": "false" }, make("span", { className: "choice-label", textContent: choice.label }));
    if (choice.code) item.prepend(make("span", { className: "code", textContent: choice.code }));
    if (choice.note) item.append(make("span", { className: "choice-note", textContent: choice.note }));
    if (choice.definition) item.append(make("span", { className: "definition", textContent: choice.definition }));
    item.addEventListener("pointerdown", (event) => event.preventDefault());
    item.addEventListener("click", () => take(index));
    return item;
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("focus", () => {
    if (!input.value) ask();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const open = !list.hidden;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) ask();
      else move(at < 0 && event.key === "ArrowUp" ? -1 : at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (open && at >= 0) take(at);
      else if (input.value.trim()) ask();
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      event.preventDefault();
      close();
    }
  });
  return { close };
}
