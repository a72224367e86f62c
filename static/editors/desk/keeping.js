// Words that are not saved yet are kept in this browser, for this source and account, until they are.
import { remember } from "./remembering.js";

export class Keeping {
  constructor({ source, account, text }) {
    this.prefix = `desk:${source}:${account}:${text}:`;
  }

  /** Keep one piece of work under its token. False where this browser keeps nothing. */
  keep(work) {
    return remember(this.prefix + work.token, JSON.stringify(work));
  }

  forget(token) {
    try {
      localStorage.removeItem(this.prefix + token);
    } catch {
      return;
    }
  }

  /** What was left unsaved, the latest first. */
  kept() {
    const found = [];
    try {
      for (const name of Object.keys(localStorage)) {
        if (name.startsWith(this.prefix)) found.push(JSON.parse(localStorage.getItem(name)));
      }
    } catch {
      return found;
    }
    return found.filter((work) => work && work.entry && work.token).sort((a, b) => b.at - a.at);
  }
}
