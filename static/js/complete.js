// Completion: <form data-completes="address"> with a search box named q. What is typed is asked for, and what the archive
// answers can be chosen by arrow keys, mouse or touch. The box stays what it was: Enter without a choice searches.
const WAIT = 120; // milliseconds without a key, before anything is asked
const SHORTEST = 2;
let boxes = 0;

class Completion {
  constructor(form) {
    this.input = form.elements.q;
    this.address = form.dataset.completes;
    this.asked = 0;
    this.chosen = -1;
    this.list = Object.assign(document.createElement("ul"), { id: `completions-${++boxes}`, className: "completions", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.status = Object.assign(document.createElement("span"), { className: "vh" });
    this.status.setAttribute("role", "status");
    form.append(this.list, this.status);
    this.makeCombobox();
    this.input.addEventListener("input", (event) => event.isComposing || this.typed());
    this.input.addEventListener("compositionend", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
    this.list.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));
    form.addEventListener("submit", () => this.close());
  }

  makeCombobox() {
    const { selectionStart, selectionEnd } = this.input;
    this.input.type = "text"; // a field of the type “search” may not be a combobox
    if (document.activeElement === this.input) this.input.setSelectionRange(selectionStart, selectionEnd);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", this.list.id]]) {
      this.input.setAttribute(name, value);
    }
  }

  // What is shown stays until the next answer, but is no longer chosen: Enter searches for what was typed.
  typed() {
    this.forget();
    if (this.input.value.trim().length < SHORTEST) this.close();
    else this.timer = setTimeout(() => this.ask(), WAIT);
  }

  forget() {
    this.asked += 1;
    this.request?.abort();
    clearTimeout(this.timer);
    this.choose(-1);
  }

  async ask() {
    const number = ++this.asked;
    const { value } = this.input;
    this.request = new AbortController();
    try {
      const answer = await fetch(`${this.address}?q=${encodeURIComponent(value)}`, { signal: this.request.signal, credentials: "omit" });
      const { entries } = answer.ok ? await answer.json() : { entries: [] };
      // An answer to what stands there no longer, or to a box the reader has left, comes too late.
      if (number === this.asked && value === this.input.value && document.activeElement === this.input) this.show(entries);
    } catch {
      // No answer, no suggestions: the search itself needs none.
    }
  }

  show(entries) {
    this.list.replaceChildren(...entries.map((entry, number) => this.option(entry, number)));
    this.choose(-1);
    this.open(entries.length > 0);
    this.status.textContent = entries.length ? `${entries.length} suggestion${entries.length > 1 ? "s" : ""}` : "";
  }

  option(entry, number) {
    const option = Object.assign(document.createElement("li"), { id: `${this.list.id}-${number}` });
    option.setAttribute("role", "option");
    option.dataset.url = entry.url;
    const text = Object.assign(document.createElement("span"), { textContent: entry.text });
    const told = [entry.sort, entry.alias && `also “${entry.alias}”`, entry.count].filter((part) => part || part === 0).join(" · ");
    option.append(text, " ", Object.assign(document.createElement("span"), { className: "soft", textContent: told }));
    return option;
  }

  open(wanted) {
    this.list.hidden = !wanted;
    this.input.setAttribute("aria-expanded", String(wanted));
  }

  close() {
    this.forget();
    this.open(false);
    this.status.textContent = "";
  }

  choose(number) {
    this.chosen = number;
    for (const [each, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(each === number));
    }
    const option = this.list.children[number];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  // One step beyond the last, or before the first, is the box itself with what was typed.
  step(by) {
    const places = this.list.children.length + 1;
    this.choose(((this.chosen + 1 + by + places) % places) - 1);
  }

  pressed(event) {
    if (event.isComposing) return;
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.step(event.key === "ArrowDown" ? 1 : -1);
      else if (this.input.value.trim().length >= SHORTEST) this.ask();
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && isOpen && this.chosen >= 0) {
      event.preventDefault();
      this.go(this.list.children[this.chosen]);
    }
  }

  go(option) {
    if (!option) return;
    this.close();
    location.assign(option.dataset.url);
  }
}

function complete() {
  for (const form of document.querySelectorAll("form[data-completes]:not([data-completing])")) {
    form.dataset.completing = "";
    new Completion(form);
  }
}

complete();
for (const swapped of ["htmx:afterSwap", "htmx:historyRestore"]) document.addEventListener(swapped, complete);
