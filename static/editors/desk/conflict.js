// Two versions of one finding, field by field, for the editor to choose from. Nothing is merged unseen.
import { make } from "./saying.js";

const dialog = document.getElementById("conflict");
const FIELDS = {
  words: "Quotation", kind: "Kind", summary: "Summary", retold: "Retold", report_label: "Report", direction: "Direction",
  groups: "Affected groups", content_note: "Content note", themes: "Themes", parties: "Who", figures: "Figures",
};
const ALONG = { words: ["words", "spans"], report_label: ["report_label", "report"] };

/** Asks; the answer is the entry to save, "theirs", or null for later. `base` is what the editor started from. */
export function choose(mine, theirs, base) {
  const differing = Object.keys(FIELDS).filter((name) => told(mine, name) !== told(theirs, name));
  const table = document.getElementById("differences");
  table.replaceChildren(...differing.map((name) => row(name, mine, theirs, base)));
  document.getElementById("save-chosen").hidden = !differing.length;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => answer(result(differing, mine, theirs)), { once: true });
  });
}

function result(differing, mine, theirs) {
  if (dialog.returnValue === "theirs") return "theirs";
  if (dialog.returnValue !== "chosen") return null;
  const chosen = { ...mine };
  for (const name of differing) {
    const taken = dialog.querySelector(`[name="choice-${name}"]:checked`).value === "theirs" ? theirs : mine;
    for (const part of ALONG[name] || [name]) chosen[part] = taken[part];
  }
  return chosen;
}

function row(name, mine, theirs, base) {
  const onlyTheirs = base && told(mine, name) === told(base, name);
  return make("tr", {}, make("th", { scope: "row", textContent: FIELDS[name] }), cell(name, "mine", mine, !onlyTheirs), cell(name, "theirs", theirs, onlyTheirs));
}

function cell(name, side, entry, checked) {
  const input = make("input", { type: "radio", name: `choice-${name}`, value: side, checked: Boolean(checked) });
  const words = make("span", { textContent: told(entry, name) || "empty", className: told(entry, name) ? "" : "none" });
  return make("td", {}, make("label", {}, input, words));
}

/** A field in words, also for telling whether two are the same. */
function told(entry, name) {
  const value = entry[name];
  if (name === "words") return String(value || "").replace(/\s+/g, " ");
  if (name === "retold") return value ? "yes" : "no";
  if (name === "groups") return [...value].sort().join(", ");
  if (name === "themes") return value.map((theme) => theme.label).join(", ");
  if (name === "parties") return value.map((party) => `${party.role}: ${[party.label, party.descriptor].filter(Boolean).join(", ")}`).join("; ");
  if (name === "figures") return value.map((figure) => ["qualifier", "as_stated", "value", "unit", "group", "comparator", "base", "period"].map((part) => figure[part]).filter(Boolean).join(" ")).join("; ");
  return String(value || "");
}
