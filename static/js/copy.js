// Copy buttons: <button type="button" data-copies="id of the text" hidden>. They stay hidden where nothing can be copied.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copies]")) {
    const label = button.textContent;
    const status = document.getElementById("copy-status");
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent.trim());
        button.textContent = status.textContent = "Copied";
      } catch {
        status.textContent = "This browser does not allow copying. Select the text instead.";
      }
      setTimeout(() => { button.textContent = label; status.textContent = ""; }, 3000);
    });
  }
}
