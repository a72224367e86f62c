// Saving: what is in hand goes to the archive, one save after the other; what fails is kept, with what to do about it.
import { LoggedOut, Refused, Unanswered } from "./asking.js";
import { choose } from "./conflict.js";
import { say, withdraw } from "./saying.js";

export class Saving {
  constructor(hand) {
    this.hand = hand;
    this.desk = hand.desk;
    this.queue = Promise.resolve();
  }

  /** One save after the other, so that none overtakes another. True where the archive has it. */
  store(work, entry = () => work.entry) {
    const done = this.queue.then(() => this.storeNow(work, entry()));
    this.queue = done.catch(() => false);
    return done;
  }

  async storeNow(work, entry) {
    this.hand.outcome("Saving …", work);
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
    const inHand = this.hand.work === work;
    const after = inHand ? JSON.stringify(this.hand.form.read()) : typed;
    this.desk.works.forget(work);
    this.desk.received(finding);
    this.desk.suggestions.learn(entry, finding);
    if (inHand) {
      const next = this.desk.works.of(finding);
      if (after !== JSON.stringify({ ...entry, words: undefined }) && after !== typed) {
        next.entry = this.hand.form.read(); // typed while the save was under way
        this.hand.work = next;
        this.desk.works.keep(next);
      } else {
        this.hand.work = next;
        this.hand.refill(next.entry);
      }
      this.hand.form.complain("");
      this.hand.head();
      this.hand.outcome(finding.missing.length ? "Saved as a draft." : "Saved.");
      this.desk.look();
    }
    this.desk.paint();
    say(`Saved ${finding.shown_id}.`);
  }

  async failed(work, error) {
    this.desk.works.keep(work);
    this.desk.paint();
    if (error instanceof Refused && error.status === 409 && error.data.theirs) return this.settle(work, error.data.theirs);
    if (this.hand.work !== work) this.hand.take(work, { show: false });
    if (error instanceof Refused) this.hand.form.complain(error.message, error.data.fields);
    else this.desk.trouble(error);
    this.hand.outcome("Not saved. Kept in this browser.");
    say(`Not saved. ${error.message}`);
    if (!(error instanceof Refused || error instanceof LoggedOut || error instanceof Unanswered)) throw error;
    return undefined;
  }

  async settle(work, theirs) {
    this.hand.outcome("Not saved: changed by somebody else.", work);
    this.desk.received(theirs);
    const answer = await choose({ ...work.entry, words: this.desk.text.words(work.entry.spans) }, theirs, work.base);
    if (answer === null) return;
    if (answer === "theirs") {
      this.desk.works.forget(work);
      if (this.hand.work === work) this.hand.take(this.desk.works.of(theirs), { show: false });
      return;
    }
    const next = { ...this.desk.works.of(theirs), entry: answer };
    this.desk.works.forget(work);
    this.desk.works.keep(next);
    this.hand.take(next, { show: false });
    setTimeout(() => this.store(next)); // after this save has ended
  }

  async send() {
    if (this.desk.works.on(this.hand.work.finding) && !(await this.hand.save())) return;
    const { finding } = this.hand;
    try {
      const answer = await this.desk.archive.send("send", { finding: finding.id, revision: finding.revision });
      this.desk.received(answer.finding);
      this.hand.take(this.desk.works.of(answer.finding), { show: false });
      this.hand.outcome("Sent for review.");
      say("Sent for review.");
    } catch (error) {
      if (error instanceof Refused) this.hand.form.complain(error.message);
      else this.desk.trouble(error);
    }
  }
}
