// The address holds the whole search, and nothing that is empty: a button copies it.
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

for (const form of document.querySelectorAll(".search")) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (!value) formData.delete(name);
  });
}
