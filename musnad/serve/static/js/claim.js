// The way of a claim: what leads to a box and on from it stands out while it is pointed at.
const drawing = document.querySelector("svg.way");
if (drawing) {
  const lines = [...drawing.querySelectorAll(".line")];
  const boxes = new Map([...drawing.querySelectorAll(".node")].map((box) => [box.dataset.node, box]));
  const others = (from, to) => {
    const next = new Map();
    for (const line of lines) {
      const key = line.dataset[from];
      next.set(key, [...(next.get(key) ?? []), [line, line.dataset[to]]]);
    }
    return next;
  };
  const before = others("to", "from");
  const after = others("from", "to");

  const follow = (key, next, seen) => {
    for (const [line, other] of next.get(key) ?? []) {
      line.classList.add("on-way");
      if (!seen.has(other)) {
        seen.add(other);
        boxes.get(other).classList.add("on-way");
        follow(other, next, seen);
      }
    }
  };
  const clear = () => {
    drawing.classList.remove("followed");
    for (const marked of drawing.querySelectorAll(".on-way")) marked.classList.remove("on-way");
  };
  const show = (event) => {
    const box = event.target.closest(".node");
    if (!box) return;
    clear();
    drawing.classList.add("followed");
    box.classList.add("on-way");
    follow(box.dataset.node, before, new Set([box.dataset.node]));
    follow(box.dataset.node, after, new Set([box.dataset.node]));
  };
  for (const name of ["pointerover", "focusin"]) drawing.addEventListener(name, show);
  for (const name of ["pointerleave", "focusout"]) drawing.addEventListener(name, clear);
}

// Whoever follows a link to something folded sees it.
const unfold = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let each = target || null; each; each = each.parentElement) {
    if (each instanceof HTMLDetailsElement) each.open = true;
  }
  if (target) target.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();

const copy = document.getElementById("copy");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById("citation").textContent.trim());
    document.getElementById("copied").textContent = copy.dataset.done;
    copy.textContent = copy.dataset.done;
  });
}
