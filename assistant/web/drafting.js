// Runs after forms.js for the HTML components of drafting and checking; `element` and `watch` are given to it.

// The fitting of the wording is an event of its own: it goes on for minutes, and a press can end it.
element.addEventListener("click", (event) => {
  if (event.target.closest("button[data-fits]") && event.detail < 2) trigger("select", {});
});

// A button that had the keyboard may be gone after a change: then the same button drawn anew has it, or what is told.
let held = null; // the id of the control here that had the keyboard last; null when it was elsewhere

document.addEventListener("focusin", (event) => {
  held = element.contains(event.target) ? event.target.id : null;
});

function carryOn() {
  if (held === null || document.activeElement !== document.body) return;
  const same = held && document.getElementById(held);
  (same || element.querySelector("[data-told], [data-busy]"))?.focus({ preventScroll: true });
}

// What the reader has opened stays open when the same screen is changed.
const unfolded = new Set();

// "toggle" does not bubble, so it is caught on its way down.
element.addEventListener(
  "toggle",
  (event) => {
    if (!event.target.id || !event.target.isConnected) return;
    if (event.target.open) unfolded.add(event.target.id);
    else unfolded.delete(event.target.id);
  },
  true,
);

// A wording can be copied where the browser allows it; elsewhere it is selected, to be copied by hand.
element.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copies]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copies);
  const told = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(text.textContent);
    told.textContent = told.dataset.copied;
  } catch {
    text.focus();
    getSelection().selectAllChildren(text);
    told.textContent = told.dataset.selected;
  }
});

// A place in something that is folded can only be shown once it is open.
element.addEventListener(
  "click",
  (event) => {
    const target = document.getElementById(event.target.closest("button[data-show]")?.dataset.show);
    const fold = target?.closest("details");
    if (fold) fold.open = true;
  },
  true,
);

watch("value", () => {
  for (const id of unfolded) {
    const fold = document.getElementById(id);
    if (fold && element.contains(fold)) fold.open = true;
  }
  carryOn();
});
