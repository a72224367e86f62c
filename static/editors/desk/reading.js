// Where the reader's place is: in the text, or, where the page of the file stands instead of it, on that.
export function backToReading() {
  const text = document.getElementById("text-pane");
  const place = document.getElementById(text.hidden ? "page-pane" : "words");
  place.focus({ preventScroll: true });
}
