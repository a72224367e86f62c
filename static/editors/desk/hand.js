// The finding in hand: opened from the list, the text or a suggestion; kept while typed; saved; never lost on the way.
import { LoggedOut, Refused, Unanswered } from "./asking.js";
import { choose } from "./conflict.js";
import { Form } from "./form.js";
import { backToReading } from "./reading.js";
import { make, notice, say, withdraw } from "./saying.js";
import { equal } from "./spans.js";
import { entryOf } from "./works.js";

const get = (id) => document.getElementById(id);

export class Hand {
  constructor(desk) {
    this.desk = desk;
    this.work = null;
    this.queue = Promise.resolve();
    this.form = new Form(desk.archive, desk.text, () => this.touched());
    this.form.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
    get("back").addEventListener("click", () => this.putDown());
    get("send").addEventListener("click", () => this.send());
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
    return this.store(work);
  }

  /** One save after the other, so that none overtakes another. True where the archive has it. */
  store(work, entry = () => work.entry) {
    const done = this.queue.then(() => this.storeNow(work, entry()));
    this.queue = done.catch(() => false);
    return done;
  }

  async storeNow(work, entry) {
    this.outcome("Saving …", work);
    const typed = JSON.stringify(entry);
    work.entry = entry;
    try {
      const { finding } = await this.desk.archive.send("save", this.sent(work, entry));
      this.stored(work, entry, typed, finding);
      return true;
    } catch (error) {
      await this.failed(work, error);
      return false;
    }
  }

  sent(work, entry) {
    return { ...entry, words: this.desk.text.words(entry.spans), token: work.token, finding: work.finding, revision: work.revision };
  }

  stored(work, entry, typed, finding) {
    for (const name of ["unanswered", "logged-out"]) withdraw(name);
    const inHand = this.work === work;
    const after = inHand ? JSON.stringify(this.form.read()) : typed;
    this.desk.works.forget(work);
    this.desk.received(finding);
    this.desk.suggestions.learn(entry, finding);
    if (inHand) {
      const next = this.desk.works.of(finding);
      if (after !== JSON.stringify({ ...entry, words: undefined }) && after !== typed) {
        next.entry = this.form.read(); // typed while the save was under way
        this.work = next;
        this.desk.works.keep(next);
      } else {
        this.work = next;
        this.refill(next.entry);
      }
      this.form.complain("");
      this.head();
      this.outcome(finding.missing.length ? "Saved as a draft." : "Saved.");
      this.desk.look();
    }
    this.desk.paint();
    say(`Saved ${finding.shown_id}.`);
  }

  /** Show what is stored without moving the caret of the field somebody is in. */
  refill(entry) {
    const { activeElement } = document;
    const typing = activeElement.matches("#hand textarea, #hand input[name]") && activeElement;
    const place = typing && typing.type !== "radio" && typing.type !== "checkbox" ? [typing.selectionStart, typing.selectionEnd] : null;
    this.form.fill(entry);
    if (place) typing.setSelectionRange(...place);
  }

  async failed(work, error) {
    this.desk.works.keep(work);
    this.desk.paint();
    if (error instanceof Refused && error.status === 409 && error.data.theirs) return this.settle(work, error.data.theirs);
    if (this.work !== work) this.take(work, { show: false });
    if (error instanceof Refused) this.form.complain(error.message, error.data.fields);
    else this.desk.trouble(error);
    this.outcome("Not saved. Kept in this browser.");
    say(`Not saved. ${error.message}`);
    if (!(error instanceof Refused || error instanceof LoggedOut || error instanceof Unanswered)) throw error;
    return undefined;
  }

  async settle(work, theirs) {
    this.outcome("Not saved: changed by somebody else.", work);
    this.desk.received(theirs);
    const answer = await choose({ ...work.entry, words: this.desk.text.words(work.entry.spans) }, theirs, work.base);
    if (answer === null) return;
    if (answer === "theirs") {
      this.desk.works.forget(work);
      if (this.work === work) this.take(this.desk.works.of(theirs), { show: false });
      return;
    }
    const next = { ...this.desk.works.of(theirs), entry: answer };
    this.desk.works.forget(work);
    this.desk.works.keep(next);
    this.take(next, { show: false });
    setTimeout(() => this.store(next)); // after this save has ended
  }

  async send() {
    if (this.desk.works.on(this.work.finding) && !(await this.save())) return;
    const { finding } = this;
    try {
      const answer = await this.desk.archive.send("send", { finding: finding.id, revision: finding.revision });
      this.desk.received(answer.finding);
      this.take(this.desk.works.of(answer.finding), { show: false });
      this.outcome("Sent for review.");
      say("Sent for review.");
    } catch (error) {
      if (error instanceof Refused) this.form.complain(error.message);
      else this.desk.trouble(error);
    }
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
