// A file that is dropped anywhere on the form is the one to be read.

const form = document.querySelector(".ask");
const input = form.querySelector("input[type=file]");
const hint = form.querySelector(".drop-here");
hint.hidden = false;

/** Says beside the field what the server would say after the whole way. */
function check() {
  const [file] = input.files;
  const isTooLarge = file && file.size > Number(form.dataset.largest);
  input.setCustomValidity(isTooLarge ? form.dataset.tooLarge : "");
  if (isTooLarge) input.reportValidity();
}
input.addEventListener("change", check);

form.addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  form.classList.add("over");
});
form.addEventListener("dragleave", (event) => {
  if (!form.contains(event.relatedTarget)) form.classList.remove("over");
});
form.addEventListener("drop", (event) => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  form.classList.remove("over");
  input.files = event.dataTransfer.files;
  check();
});
