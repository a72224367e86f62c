// The finding in hand: opened from the list, the text or a suggestion; kept while typed; never lost on the way.
import { Form } from "./form.js";
import { backToReading } from "./reading.js";
import { Saving } from "./saving.js";
import { make, notice, say } from "./saying.js";
import { equal } from "./spans.js";
import { entryOf } from "./works.js";

const get = (id) => document.getElementById(id);

export class Hand {
  constructor(desk) {
    this.desk = desk;
    this.work = null;
    this.saving = new Saving(this);
    this.form = new Form(desk.archive, desk.text, () => this.touched());
    this.form.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
    get("back").addEventListener("click", () => this.putDown());
    get("send").addEventListener("click", () => this.saving.send());
    get("drop").addEventListener("click", () => this.drop());
  }

  get open() {
    return this.work !== null;
  }

  get finding() {
    return this.work?.finding ? this.desk.findings.get(this.work.finding) : null;
  }

  get spans() {
    return this.work ? this.form.spans : [];
  }

  take(work, { show = true } = {}) {
    this.work = work;
    const { finding } = this;
    this.form.lock(Boolean(finding?.refusal));
    this.form.fill(work.entry);
    this.form.complain("");
    this.outcome("");
    get("more").open &&= true;
    get("list").hidden = true;
    this.form.element.hidden = false;
    get("beside").scrollTop = 0;
    this.head();
    if (show) this.desk.text.show(work.entry.spans[0][0], true);
    this.desk.paint();
    this.desk.look();
  }

  /** What surrounds the fields: whose finding it is, its state, what it still lacks. */
  head() {
    const { finding } = this;
    get("hand-title").textContent = finding ? finding.shown_id : "New finding";
    get("hand-state").textContent = finding ? finding.state_label : "not saved";
    get("refusal").hidden = !finding?.refusal;
    get("refusal").textContent = finding?.refusal || "";
    get("save").hidden = get("break").hidden = Boolean(finding?.refusal);
    get("own-page").hidden = !finding;
    get("drop").hidden = !this.desk.works.all.has(this.work.token);
    get("drop").textContent = finding ? "Drop changes" : "Drop";
    if (finding) get("own-page").href = finding.address;
    get("send").hidden = finding?.state !== "draft" || Boolean(finding.refusal);
    const missing = finding?.state === "published" ? [] : finding?.missing || [];
    get("missing").hidden = !missing.length && !finding?.review_note;
    get("missing").replaceChildren(...(finding?.review_note ? [make("p", { className: "note", textContent: `The reviewer asks: ${finding.review_note}` })] : []), ...(missing.length ? [make("h3", { textContent: "Before it can be published" }), make("ul", {}, ...missing.map((sentence) => make("li", { textContent: sentence })))] : []));
    get("also").hidden = !finding?.elsewhere.length;
    get("also").replaceChildren(...(finding?.elsewhere || []).map((one) => make("p", {}, `${one.role} `, make("a", { href: one.address, textContent: one.label }))));
  }

  touched() {
    if (!this.work) return;
    this.work.entry = this.form.read();
    this.desk.works.keep(this.work);
    get("drop").hidden = false;
    this.outcome(this.desk.works.lasting ? "Not saved yet; kept in this browser." : "Not saved yet. This browser keeps nothing: save soon.");
    this.desk.paint();
  }

  /** Change the passages, from the text or by keys. */
  place(spans) {
    if (this.finding?.refusal || !spans.length) return;
    this.form.passages.show(spans, false);
    this.form.spans = spans;
    this.touched();
    this.desk.look();
  }

  putDown() {
    this.work = null;
    this.form.element.hidden = true;
    get("list").hidden = false;
    this.desk.paint();
    this.desk.look();
    backToReading();
  }

  /** Forget what was typed since the last save; a suggestion is offered again. */
  drop() {
    const { work, finding } = this;
    this.desk.works.forget(work);
    if (work.suggestion) this.desk.suggestions.reopen({ key: work.suggestion });
    if (finding) this.take(this.desk.works.of(finding), { show: false });
    else this.putDown();
    say("Dropped.");
  }

  save() {
    const { work } = this;
    if (!work || this.finding?.refusal) return Promise.resolve(false);
    work.entry = this.form.read();
    this.desk.works.keep(work);
    return this.saving.store(work);
  }

  /** Show what is stored without moving the caret of the field somebody is in. */
  refill(entry) {
    const { activeElement } = document;
    const typing = activeElement.matches("#hand textarea, #hand input[name]") && activeElement;
    const place = typing && typing.type !== "radio" && typing.type !== "checkbox" ? [typing.selectionStart, typing.selectionEnd] : null;
    this.form.fill(entry);
    if (place) typing.setSelectionRange(...place);
  }

  /** Another editor saved it: shown at once where nothing was typed here, else said. */
  refresh(finding) {
    if (this.work?.finding !== finding.id || this.work.revision === finding.revision) return;
    if (this.desk.works.on(finding.id)) {
      notice("meanwhile", `${finding.shown_id} was changed by somebody else. When you save, you will see both versions.`, [], "quiet");
      return;
    }
    if (equal(entryOf(finding), this.work.base)) {
      this.work.revision = finding.revision; // only its state moved
      this.head();
    } else {
      this.take(this.desk.works.of(finding), { show: false });
      say("Changed by another editor; shown as saved.");
    }
  }

  outcome(sentence, work = this.work) {
    if (work === this.work) get("saved").textContent = sentence;
  }
}
