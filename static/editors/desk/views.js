// Text, page, or both: chosen by buttons or a key, remembered by this browser. A narrow window has no room for both.
import { recall, remember } from "./remembering.js";

export const VIEWS = { text: "text", both: "both", page: "page" };

const KEPT = "desk:view";
const NARROW = matchMedia("(max-width: 60rem)");

/** Calls `show` with the view that is chosen, now and whenever it changes. */
export function choice(show) {
  const box = document.getElementById("views");
  const buttons = [...box.querySelectorAll("button")];
  let chosen = VIEWS[recall(KEPT)] || VIEWS.text;
  let shown = null;

  function apply() {
    const view = chosen === VIEWS.both && NARROW.matches ? VIEWS.page : chosen;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.view === view));
    if (view !== shown) show(view);
    shown = view;
  }

  function choose(view) {
    chosen = view;
    remember(KEPT, view);
    apply();
  }

  box.hidden = false;
  for (const button of buttons) button.addEventListener("click", () => choose(button.dataset.view));
  NARROW.addEventListener("change", apply);
  return {
    begin: apply,
    next() {
      const ways = Object.values(VIEWS).filter((view) => view !== VIEWS.both || !NARROW.matches);
      choose(ways[(ways.indexOf(shown) + 1) % ways.length]);
    },
  };
}
