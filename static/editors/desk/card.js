// One suggestion, shown at its place in the text with everything it guesses and why.
import { backToReading } from "./reading.js";
import { make } from "./saying.js";

const card = document.getElementById("card");
const pane = document.getElementById("text-pane");

/** Show the suggestion under its passage. `deeds`: accept, edit, refuse, next, previous, leave. */
export function showCard(suggestion, place, text, deeds) {
  const head = make("div", { className: "card-head" }, make("span", { className: "card-title", textContent: `Suggestion ${place.number} of ${place.all}` }), make("span", { className: "why", textContent: suggestion.why }));
  const facts = make("dl");
  fact(facts, "Kind", [[labelOf(suggestion.kind) || "not guessed", suggestion.kind_why]]);
  if (suggestion.retold) fact(facts, "Retold", [["in the reporting author’s own words", suggestion.retold_why]]);
  for (const [role, parties] of grouped(suggestion.parties)) {
    fact(facts, role, parties.map((party) => [`${party.label || party.descriptor}${party.new_name ? ` (new ${party.new_noun})` : ""}`, party.why]));
  }
  if (suggestion.themes.length) fact(facts, "Themes", suggestion.themes.map((theme) => [theme.label, theme.why]));
  if (suggestion.figures.length) fact(facts, "Figure", suggestion.figures.map((figure) => [[figure.qualifier, figure.as_stated, figure.group].filter(Boolean).join(" "), figure.why]));
  const buttons = make("div", { className: "deeds" });
  for (const [name, words, key, main] of [["accept", "Accept", "a", true], ["edit", "Accept and edit", "e"], ["refuse", "Refuse", "x"], ["next", "Next", "n"]]) {
    const button = make("button", { type: "button", className: main ? "main" : "" }, `${words} `, make("kbd", { textContent: key }));
    button.dataset.deed = name;
    button.addEventListener("click", () => deeds[name]());
    buttons.append(button);
  }
  const close = make("button", { type: "button", className: "close", textContent: "×", "aria-label": "Leave the suggestions (Esc)" });
  close.addEventListener("click", deeds.leave);
  head.append(close);
  const held = document.activeElement?.closest?.("#card") ? document.activeElement.dataset.deed : null;
  card.replaceChildren(head, facts, buttons);
  card.hidden = false;
  placeCard(suggestion, text);
  if (held) card.querySelector(`[data-deed="${held}"]`)?.focus({ preventScroll: true });
}

export function hideCard() {
  if (card.contains(document.activeElement)) backToReading();
  card.hidden = true;
}

export function placeCard(suggestion, text) {
  if (pane.hidden) return; // on the page of the file it keeps to the foot of the pane
  const rect = text.range(...suggestion.spans.at(-1)).getBoundingClientRect();
  const box = pane.getBoundingClientRect();
  card.style.setProperty("inset-block-start", `${rect.bottom - box.top + pane.scrollTop + 10}px`);
  const below = rect.bottom - box.top + card.offsetHeight + 24 - pane.clientHeight;
  if (below > 0) pane.scrollTop += Math.min(below, rect.top - box.top - 16);
}

/** What is said aloud of a suggestion. */
export function spoken(suggestion, words) {
  const parties = suggestion.parties.map((party) => `${party.role.replace("-", " ")} ${party.label || party.descriptor}`);
  const themes = suggestion.themes.map((theme) => theme.label);
  return [`Suggestion: ${words}`, labelOf(suggestion.kind), suggestion.retold ? "retold" : "", ...parties, themes.length ? `themes ${themes.join(", ")}` : ""].filter(Boolean).join(". ");
}

function labelOf(kind) {
  const radio = document.querySelector(`#kinds [value="${kind}"]`);
  return radio ? radio.nextElementSibling.firstChild.textContent.trim() : "";
}

function grouped(parties) {
  const roles = new Map();
  for (const party of parties) {
    const label = document.querySelector(`#party-role [value="${party.role}"]`)?.textContent || party.role;
    roles.set(label, [...(roles.get(label) || []), party]);
  }
  return roles;
}

function fact(list, term, values) {
  list.append(make("dt", { textContent: term }));
  for (const [words, why] of values) {
    const value = make("dd", {}, make("span", { className: "value", textContent: words }));
    if (why) value.append(" ", make("span", { className: "why", textContent: why }));
    list.append(value);
  }
}
