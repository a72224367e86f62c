// After htmx has swapped the results: folds stay as the reader left them, and the focus has a place to be.
const folds = () => document.querySelectorAll("#results-and-filters details[id]");
let left = new Map();

document.addEventListener("htmx:beforeSwap", (event) => {
  // What was pasted may lead away from the list, to a finding: that page is opened.
  if (!event.detail.serverResponse.includes('id="results-and-filters"')) {
    event.detail.shouldSwap = false;
    location.assign(event.detail.xhr.responseURL);
    return;
  }
  left = new Map([...folds()].map((fold) => [fold.id, { open: fold.open, focused: fold.contains(document.activeElement) && document.activeElement.id }]));
});

document.addEventListener("htmx:afterSwap", () => {
  let wanted = null;
  for (const fold of folds()) {
    const before = left.get(fold.id);
    if (!before) continue;
    fold.open = before.open;
    wanted ||= before.focused;
  }
  if (document.activeElement === document.body) {
    (document.getElementById(wanted || "") || document.getElementById("count")).focus({ preventScroll: true });
  }
});

// Whatever goes wrong on the way, the link still leads where it leads without scripts.
for (const trouble of ["htmx:responseError", "htmx:sendError", "htmx:swapError"]) {
  document.addEventListener(trouble, (event) => location.assign(event.detail.pathInfo.finalRequestPath || event.detail.pathInfo.requestPath));
}
