// The address holds the whole search: a button that copies it.
for (const button of document.querySelectorAll(".copy")) {
  if (!navigator.clipboard) break;
  const told = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = told; }, 2000);
  });
}
