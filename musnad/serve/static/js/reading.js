// Text and statements side by side: what is chosen on one side is found on the other.
// One listener for all of them, however many there are.

const reading = document.querySelector(".reading");
const ledger = reading.querySelector(".ledger");
const isNarrow = matchMedia("(max-width: 60rem)");
const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
let chosen = 0;
let raised = null;

document.documentElement.classList.add("js");
for (const hidden of reading.querySelectorAll(".keys, .copy")) hidden.hidden = false;

const card = (number) => document.getElementById(`s${number}`);
const cue = (number) => document.getElementById(`c${number}`);
const numbersOf = (element) => element.dataset.of.split(" ").map(Number);

function lower() {
  raised?.classList.remove("raised");
  raised = null;
}

/** Marks a statement on both sides and brings the other side than ``from`` into view. */
function choose(number, from) {
  for (const each of document.querySelectorAll(".current")) each.classList.remove("current");
  lower();
  chosen = number;
  if (!number) return;
  for (const each of document.querySelectorAll(`[data-of~="${number}"]`)) each.classList.add("current");
  const behavior = isCalm.matches ? "auto" : "smooth";
  const own = card(number);
  if (from !== "text") cue(number)?.scrollIntoView({ block: "center", behavior });
  if (!own) return;
  if (isNarrow.matches) {
    if (from === "text") {
      raised = own;
      own.classList.add("raised");
      // Not under what has just come up.
      cue(number)?.scrollIntoView({ block: "nearest", behavior });
    }
  } else {
    const top = own.getBoundingClientRect().top - ledger.getBoundingClientRect().top;
    ledger.scrollTo({ top: ledger.scrollTop + top - ledger.clientHeight / 4, behavior });
  }
}

function step(by) {
  const cards = [...ledger.querySelectorAll(".told")];
  if (!cards.length) return;
  const at = cards.indexOf(card(chosen));
  const next = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by];
  if (!next) return;
  const [number] = numbersOf(next);
  choose(number, "keys");
  next.querySelector(".number").focus({ preventScroll: true });
}

/** Copies without the clipboard's interface, which pages on other machines do not have. */
function copySelected(element) {
  element.closest("details").open = true;
  getSelection().selectAllChildren(element);
  return document.execCommand("copy");
}

async function copy(button) {
  const citation = button.parentElement.querySelector(".citation");
  try {
    await navigator.clipboard.writeText(citation.textContent);
  } catch {
    if (!copySelected(citation)) return;
  }
  const words = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => (button.textContent = words), 2000);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".copy");
  if (button) {
    copy(button);
    return;
  }
  if (event.target.closest("summary, a[href]:not(.cue, .number), button") || String(getSelection())) return;
  const element = event.target.closest("[data-of]");
  if (!element) {
    lower();
    return;
  }
  event.preventDefault();
  const isCard = element.classList.contains("told");
  const numbers = numbersOf(element);
  const number = element.classList.contains("cue") ? Number(element.id.slice(1)) : numbers.at(-1);
  choose(number, isCard ? "card" : "text");
  history.replaceState(null, "", `#${isCard ? "c" : "s"}${number}`);
});

// By place, not by letter: on an Arabic keyboard J and K write others.
const STEPS = { KeyJ: 1, KeyK: -1, ArrowDown: 1, ArrowUp: -1 };
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    choose(0);
    return;
  }
  const by = STEPS[event.code];
  const target = event.target;
  if (!by || event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea, select")) return;
  // Arrows scroll, except from a statement that was stepped to.
  if (event.code.startsWith("Arrow") && !target.closest(".number, .cue")) return;
  event.preventDefault();
  step(by);
});

/** What the address names: ``#s12`` or ``#c12``, or what the server marked. */
function land() {
  const named = /^#[sc](\d+)$/.exec(location.hash);
  const number = named ? Number(named[1]) : Number(ledger.querySelector(".asked")?.dataset.of ?? 0);
  for (const each of document.querySelectorAll(".asked")) each.classList.remove("asked");
  if (number && !card(number) && reading.dataset.here && reading.dataset.parts > 1) {
    const address = new URL(reading.dataset.here, location.href);
    address.searchParams.set("mark", number);
    address.hash = `c${number}`;
    location.replace(address);
  } else if (number) {
    choose(number, "address");
  }
}
land();
addEventListener("hashchange", land);
