// Shows how far a reading is without loading the page again and again. Without it the page has a link.

const place = document.querySelector("[data-progress]");
const bar = place.querySelector("progress");
const count = place.querySelector("[data-count]");

async function look() {
  let told;
  try {
    const response = await fetch(place.dataset.progress, { headers: { Accept: "application/json" } });
    if (response.redirected || !response.ok) return location.reload(); // logged out: the page itself says so
    told = await response.json();
  } catch {
    return setTimeout(look, 5000); // no connection; the reading goes on without us
  }
  if (!told.going_on) return location.reload();
  if (told.total > 1) {
    bar.max = told.total;
    bar.value = told.done;
    count.textContent = `${told.done} of ${told.total} pages.`;
  }
  setTimeout(look, 1000);
}

setTimeout(look, 500);
