// Runs once for each HTML component of the page (Gradio: js_on_load); `element` and `watch` are given to it.

const opened = new Set(); // cards the reader has opened; a changed answer must not close them

element.addEventListener("click", (event) => {
  const citation = event.target.closest("a[data-card]");
  if (citation) {
    event.preventDefault();
    openCard(citation.dataset.card, citation.dataset.mark);
  }
  const ask = event.target.closest("button[data-ask]");
  if (ask) askThis(ask.dataset.ask);
});

// "toggle" does not bubble, so it is caught on its way down.
element.addEventListener(
  "toggle",
  (event) => {
    const id = event.target.id;
    if (!id || !event.target.isConnected) return;
    if (event.target.open) opened.add(id);
    else opened.delete(id);
  },
  true,
);

let asked = ""; // the id of the question whose heading was last seen

watch("value", () => {
  const heading = element.querySelector(".ca-question");
  if (heading && heading.id !== asked) {
    asked = heading.id;
    // The button that asked is now disabled or gone: carry the keyboard on to the answer. Who typed stays typing.
    const at = document.activeElement;
    if (!at || at === document.body || at.closest("#ask, .ca-ask")) heading.focus();
  }
  for (const id of opened) {
    const card = element.querySelector("#" + CSS.escape(id));
    if (card) card.open = true;
    else opened.delete(id);
  }
});

function openCard(cardId, markId) {
  const card = document.getElementById(cardId);
  if (!card) return;
  card.open = true;
  opened.add(cardId);
  const target = document.getElementById(markId) || card.querySelector("summary");
  target.focus({ preventScroll: true });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  target.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "center" });
}

function askThis(question) {
  const box = document.querySelector("#question textarea");
  const ask = document.querySelector("#ask");
  if (!box || !ask) return;
  box.value = question;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  // The component takes the text over before the button reads it.
  requestAnimationFrame(() => setTimeout(() => ask.click(), 0));
}
