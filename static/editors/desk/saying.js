// What the desk tells: quietly to those who listen, and in a line above the panes where something must be done.
const live = document.getElementById("said");
const notices = document.getElementById("notices");

/** For the live region. The same sentence twice is said twice. */
export function say(sentence) {
  live.textContent = "";
  requestAnimationFrame(() => {
    live.textContent = sentence;
  });
}

/** A line that stays until it is taken away. `actions`: pairs of words and deed, or a link by its address. */
export function notice(name, sentence, actions = [], tone = "warning") {
  withdraw(name);
  const line = make("div", { className: `notice ${tone}`, role: "alert" });
  line.dataset.notice = name;
  line.append(make("span", { textContent: sentence }));
  for (const [words, deed] of actions) {
    if (typeof deed === "string") {
      line.append(make("a", { href: deed, target: "_blank", rel: "noopener", textContent: words }));
    } else {
      const button = make("button", { type: "button", textContent: words });
      button.addEventListener("click", deed);
      line.append(button);
    }
  }
  notices.append(line);
}

export function withdraw(name) {
  for (const line of notices.querySelectorAll(`[data-notice="${name}"]`)) line.remove();
}

/** An element with these properties and children. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}
