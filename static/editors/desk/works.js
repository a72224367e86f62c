// Pieces of work that are not saved yet, each under the token its save will have. They outlive the page.
import { emptyEntry } from "./form.js";

export class Works {
  constructor(keeping) {
    this.keeping = keeping;
    this.all = new Map(keeping.kept().map((work) => [work.token, work]));
    this.lasting = true;
  }

  fresh(entry) {
    return { token: crypto.randomUUID?.() || randomUuid(), finding: null, revision: null, base: null, entry, at: Date.now() };
  }

  of(finding) {
    return { ...this.fresh(entryOf(finding)), finding: finding.id, revision: finding.revision, base: entryOf(finding) };
  }

  /** Kept from now on, in this browser too. */
  keep(work) {
    work.at = Date.now();
    this.all.set(work.token, work);
    this.lasting = this.keeping.keep(work);
  }

  forget(work) {
    this.all.delete(work.token);
    this.keeping.forget(work.token);
  }

  unsaved() {
    return [...this.all.values()];
  }

  on(finding) {
    return this.unsaved().find((work) => work.finding === finding);
  }
}

/** Of a finding as the archive shows it, what an editor fills in. */
export function entryOf(finding) {
  const names = [...Object.keys(emptyEntry([])), "words"];
  return structuredClone(Object.fromEntries(names.map((name) => [name, finding[name]])));
}

function randomUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
