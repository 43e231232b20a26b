// Runs for an HTML component whose value is a screen with forms (Gradio: js_on_load); `element`, `trigger` and
// `watch` are given to it. What is pressed goes to the server as one event; the address of the page stays.

const HERE = new Set(["print", "show"]); // presses that need no server

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (event.detail > 1) {
    event.preventDefault(); // the second click of a double click was meant for the screen before
    return;
  }
  if (button.dataset.act) press(button.dataset, button.closest("form"));
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  press(event.target.dataset, event.target);
});

// A key held down presses a button again and again.
element.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.repeat) event.preventDefault();
});

function press(data, form) {
  if (data.act === "print") window.print();
  if (data.act === "show") show(document.getElementById(data.show));
  if (data.act === "word" && save()) return;
  if (HERE.has(data.act)) return;
  const filled = form ? new FormData(form) : new FormData();
  const sent = { act: data.act };
  for (const name of new Set(filled.keys())) sent[name] = name === "ticked" ? filled.getAll(name) : filled.get(name);
  if (data.question) sent.question = data.question;
  if (data.answer) sent.answer = data.answer;
  trigger(data.act === "write" ? "select" : "submit", sent);
}

// A file comes inside the page; the browser keeps it where the reader keeps downloads.
function save() {
  const file = element.querySelector("a[data-save]");
  file?.click();
  return Boolean(file);
}

function show(target, from = target) {
  if (!target) return;
  target.focus({ preventScroll: true });
  from.scrollIntoView({ block: "start" });
}

const opened = new Set(); // what the reader has opened; a change of the same screen must not close it

// "toggle" does not bubble, so it is caught on its way down.
element.addEventListener(
  "toggle",
  (event) => {
    if (event.target.open) opened.add(event.target.id);
    else opened.delete(event.target.id);
  },
  true,
);

// Carry the keyboard on to the new screen, or to the control that has to be mended.
let seen = screenNow();

function screenNow() {
  return element.querySelector("[data-screen]")?.dataset.screen ?? "";
}

function settle() {
  const now = screenNow();
  if (now !== seen) {
    seen = now;
    opened.clear();
    for (const form of element.querySelectorAll("form")) form.reset();
    whenVisible(() => show(element.querySelector("[data-screen]"), element));
    return;
  }
  for (const id of opened) {
    const folded = id && document.getElementById(id);
    if (folded) folded.open = true;
  }
  element.querySelector("[aria-invalid]")?.focus();
  save();
}

// A tab that is being opened shows its screen a moment later.
function whenVisible(act, tries = 30) {
  if (element.offsetParent) act();
  else if (tries > 0) requestAnimationFrame(() => whenVisible(act, tries - 1));
}

watch("value", settle);

// A press in another tab of the page may have led here: then the keyboard comes along. Who chose this tab stays on it.
whenVisible(() => {
  if (seen && !document.activeElement?.matches("[role=tab]")) show(element.querySelector("[data-screen]"), element);
});
