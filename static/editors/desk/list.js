// The findings of this text in its order, with those not saved yet on top.
import { make } from "./saying.js";

const list = document.getElementById("findings");
const short = (words, most = 150) => (words.length > most ? `${words.slice(0, most).replace(/\s+\S*$/, "")} …` : words);

export function showList({ findings, unsaved, text, open, arrived }) {
  const focused = document.activeElement?.closest?.("#findings button")?.dataset.key;
  const rows = unsaved
    .filter((work) => work.finding === null)
    .map((work) => row(`work-${work.token}`, text.words(work.entry.spans), ["not saved"], "unsaved", () => open({ token: work.token })));
  const changed = new Set(unsaved.map((work) => work.finding));
  for (const finding of findings) {
    const about = [finding.kind_label || "no kind yet", finding.state_label];
    if (finding.role === "also-in") about.push("also in this text");
    if (changed.has(finding.id)) about.push("changes not saved");
    const missing = finding.missing.length && finding.state === "draft" ? "lacking" : "";
    const one = row(`finding-${finding.id}`, finding.words, about, `${finding.state} ${missing}`, () => open({ finding: finding.id }));
    if (arrived.has(finding.id)) one.classList.add("arrived");
    if (finding.summary) one.querySelector(".row-words").after(make("span", { className: "row-summary", textContent: finding.summary }));
    rows.push(one);
  }
  list.replaceChildren(...rows);
  document.getElementById("finding-count").textContent = findings.length;
  if (focused) list.querySelector(`[data-key="${focused}"]`)?.focus();
}

function row(key, words, about, state, deed) {
  const button = make(
    "button",
    { type: "button", className: `row ${state}` },
    make("span", { className: "row-words", textContent: short(words) }),
    make("span", { className: "row-about", textContent: about.join(" · ") }),
  );
  button.dataset.key = key;
  button.addEventListener("click", deed);
  const item = make("li", {}, button);
  return item;
}
