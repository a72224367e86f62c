// The keys of the desk: one table, which also is the help. None of them acts while somebody types in a field.
import { recall, remember } from "./remembering.js";
import { make } from "./saying.js";

const SINGLE = "desk:single-keys";
const dialog = document.getElementById("keys");
const single = document.getElementById("single-keys");

/** `table`: { keys, does, group, deed, anywhere }. `shown` stands for keys that the browser itself acts on. */
export function listen(table) {
  single.checked = recall(SINGLE) !== "off";
  single.addEventListener("change", () => remember(SINGLE, single.checked ? "on" : "off"));
  const help = () => {
    if (!dialog.open) dialog.showModal();
  };
  document.getElementById("help").addEventListener("click", help);
  const rows = [...table, { keys: ["?"], does: "This list", group: "Everywhere", deed: help }];
  fillHelp(rows);
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const row = rows.find((each) => each.deed && each.keys.some((key) => pressed(event, key)) && allowed(event, each));
    if (!row) return;
    event.preventDefault();
    row.deed(event);
  });
}

function pressed(event, key) {
  const wanted = key.startsWith("Ctrl ") ? key.slice(5) : key;
  const controlled = event.ctrlKey || event.metaKey;
  if (controlled !== key.startsWith("Ctrl ") || (event.altKey && !event.getModifierState("AltGraph"))) return false;
  return event.key === wanted || (wanted.length === 1 && event.key.length === 1 && event.key.toLowerCase() === wanted && (controlled || !event.shiftKey));
}

function allowed(event, row) {
  const key = event.key;
  const field = event.target.closest("input, textarea, select");
  const typing = field && !["radio", "checkbox"].includes(field.type);
  if (row.anywhere) return true;
  if (typing || event.ctrlKey || event.metaKey) return false;
  if (key === "Enter") return Boolean(event.target.closest("#words"));
  return single.checked && !(key === " " && event.target.closest("button, summary, a"));
}

function fillHelp(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) || []), row]);
  document.getElementById("key-list").replaceChildren(
    ...[...groups].map(([group, members]) => {
      const list = make("dl");
      for (const row of members) {
        const keys = (row.shown || row.keys).map((key) => make("kbd", { textContent: key }));
        list.append(make("dt", {}, ...keys), make("dd", { textContent: row.does }));
      }
      return make("section", {}, make("h3", { textContent: group }), list);
    }),
  );
}
