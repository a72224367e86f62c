// The keys of the desk, in the order in which the help lists them. What each does is done by the desk and its parts.
import { backToReading } from "./reading.js";
import { say } from "./saying.js";

const get = (id) => document.getElementById(id);

const IN_TEXT = "In the text";
const QUOTATION = "The quotation in hand";
const FINDING = "The finding in hand";
const SUGGESTIONS = "Suggestions";
const PAGES = "The page of the file";
const EVERYWHERE = "Everywhere";

export function shortcuts(desk) {
  const { hand, selecting, cutting, suggestions, paper } = desk;
  const { passages } = hand.form;
  const kinds = hand.form.kinds();
  const kind = (event) => hand.open && say(hand.form.chooseKind(event.key.toLowerCase()) || "");
  return [
    { keys: ["arrows"], shown: ["←", "→", "↑", "↓"], does: "Move the caret in the text; with Shift select, with Ctrl by words", group: IN_TEXT },
    { keys: ["q"], does: "Select the quotation around the caret", group: IN_TEXT, deed: () => selecting.quotation() },
    { keys: ["z"], does: "Select the sentence; again: the next one too", group: IN_TEXT, deed: () => selecting.sentence() },
    { keys: ["Enter"], does: "Make a new finding of the selected words", group: IN_TEXT, deed: () => cutting.take() },
    { keys: ["+", "="], shown: ["+"], does: "Add the selected words to the quotation in hand", group: QUOTATION, deed: () => cutting.add() },
    { keys: ["-", "−"], shown: ["−"], does: "Leave the selected words out: narrows or splits", group: QUOTATION, deed: () => cutting.leaveOut() },
    { keys: ["b"], does: "Break the passage in two at the caret", group: QUOTATION, deed: () => cutting.breakAtCaret() },
    { keys: ["["], does: "One word more at the start", group: QUOTATION, deed: () => passages.move("widen-start") },
    { keys: ["{"], does: "One word less at the start", group: QUOTATION, deed: () => passages.move("narrow-start") },
    { keys: ["}"], does: "One word less at the end", group: QUOTATION, deed: () => passages.move("narrow-end") },
    { keys: ["]"], does: "One word more at the end", group: QUOTATION, deed: () => passages.move("widen-end") },
    { keys: ["u"], does: "Unite two passages, with all between them", group: QUOTATION, deed: () => passages.join() },
    { keys: kinds.map((radio) => radio.dataset.key), shown: ["1", "…", "0", "c", "j", "o"], does: "Choose the kind", group: FINDING, deed: kind },
    { keys: ["s"], does: "Summary", group: FINDING, deed: () => desk.focus("summary") },
    { keys: ["t"], does: "Themes", group: FINDING, deed: () => desk.focus("theme") },
    { keys: ["w"], does: "Who", group: FINDING, deed: () => desk.focus("party") },
    { keys: ["d"], does: "Figures: add one", group: FINDING, deed: () => hand.open && get("add-figure").click() },
    { keys: ["l"], does: "Link the same words elsewhere as also in", group: FINDING, deed: () => desk.elsewhere.linkFirst() },
    { keys: ["Ctrl s", "Ctrl Enter"], shown: ["Ctrl S"], does: "Save", group: FINDING, deed: () => hand.save(), anywhere: true },
    { keys: ["n"], does: "Next suggestion", group: SUGGESTIONS, deed: () => suggestions.step(1) },
    { keys: ["p"], does: "Previous suggestion", group: SUGGESTIONS, deed: () => suggestions.step(-1) },
    { keys: ["a"], does: "Accept: saved as a draft at once", group: SUGGESTIONS, deed: () => suggestions.accept() },
    { keys: ["e"], does: "Accept and edit before saving", group: SUGGESTIONS, deed: () => suggestions.accept(true) },
    { keys: ["x"], does: "Refuse: not offered again", group: SUGGESTIONS, deed: () => suggestions.refuse() },
    ...(paper.there
      ? [
          { keys: ["v"], does: "View the text, the page, or both", group: PAGES, deed: () => paper.turnView() },
          { keys: ["<"], does: "Page before", group: PAGES, deed: () => paper.turn(-1) },
          { keys: [">"], does: "Page after", group: PAGES, deed: () => paper.turn(1) },
        ]
      : []),
    { keys: ["."], does: "Next finding", group: EVERYWHERE, deed: () => desk.next(1) },
    { keys: [","], does: "Finding before", group: EVERYWHERE, deed: () => desk.next(-1) },
    { keys: ["g"], does: "To the text", group: EVERYWHERE, deed: () => backToReading() },
    { keys: ["Escape"], shown: ["Esc"], does: "Out of a field to the text; then leave what is open", group: EVERYWHERE, deed: () => desk.escape(), anywhere: true },
  ];
}
