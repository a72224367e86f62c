// What this browser remembers, by name; one that keeps nothing is asked without harm.
export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** True where it is kept. */
export function remember(name, words) {
  try {
    localStorage.setItem(name, words);
    return true;
  } catch {
    return false;
  }
}
