// What other editors save shows up here too: a light question every few seconds, while the page is looked at.
import { LoggedOut, Unanswered } from "./asking.js";

const EVERY = 4000;

export function watch({ archive, arrived, trouble, back }) {
  let busy = false;
  let troubled = false;
  async function ask() {
    if (busy || document.hidden) return;
    busy = true;
    try {
      const data = await archive.read("findings", {}, { tagged: true });
      if (troubled) back();
      troubled = false;
      if (data) arrived(data.findings);
    } catch (error) {
      if (error instanceof LoggedOut || error instanceof Unanswered) {
        troubled = true;
        trouble(error);
      }
    } finally {
      busy = false;
    }
  }
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
  addEventListener("focus", ask);
  addEventListener("online", ask);
  return ask;
}
