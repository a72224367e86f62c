// Asking the archive. Whatever goes wrong has a name: no answer, no session, or a refusal with its reasons.
export class Unanswered extends Error {}
export class LoggedOut extends Error {}
export class Refused extends Error {
  constructor(status, data) {
    super(data.problem || "The archive refused this.");
    this.status = status;
    this.data = data;
  }
}

const PATIENCE = 30_000;

export class Archive {
  constructor({ address, text, account }) {
    this.address = address;
    this.text = text;
    this.account = Number(account);
    this.token = null;
    this.tags = new Map();
  }

  /** What stands there; null where it has not changed since it was asked for last. */
  async read(door, asked = {}, { tagged = false } = {}) {
    const headers = tagged && this.tags.has(door) ? { "If-None-Match": this.tags.get(door) } : {};
    const response = await this.fetch(door, asked, { headers, cache: "no-store" });
    if (response.status === 304) return null;
    const data = await this.understand(response);
    if (tagged) this.tags.set(door, response.headers.get("ETag"));
    return data;
  }

  async send(door, body) {
    if (!this.token) await this.renew();
    let response = await this.post(door, body);
    if (response.status === 403 && !isJson(response)) {
      await this.renew(); // somebody logged in again elsewhere: the old token is void
      response = await this.post(door, body);
    }
    return this.understand(response);
  }

  /** Who is logged in, and a token to save with. */
  async renew() {
    const { account, token } = await this.understand(await this.fetch("session"));
    if (account !== this.account) throw new LoggedOut("You are logged in with another account now.");
    this.token = token;
  }

  post(door, body) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token };
    return this.fetch(door, {}, { method: "POST", headers, body: JSON.stringify(body) });
  }

  async fetch(door, asked = {}, options = {}) {
    const query = new URLSearchParams({ text: this.text, ...asked });
    try {
      return await fetch(`${this.address}${door}/?${query}`, {
        credentials: "same-origin",
        redirect: "manual",
        signal: AbortSignal.timeout(PATIENCE),
        ...options,
      });
    } catch {
      throw new Unanswered("The archive does not answer.");
    }
  }

  async understand(response) {
    if (response.type === "opaqueredirect") throw new LoggedOut("Your session has ended.");
    if (response.status >= 500) throw new Unanswered("The archive could not answer.");
    if (!isJson(response)) throw new LoggedOut("The archive asks you to log in again.");
    let data;
    try {
      data = await response.json();
    } catch {
      throw new Unanswered("The answer of the archive broke off.");
    }
    if (!response.ok) throw new Refused(response.status, data);
    return data;
  }
}

function isJson(response) {
  return (response.headers.get("Content-Type") || "").startsWith("application/json");
}
