// Runs for an HTML component of the pages with long forms (Gradio: js_on_load); `element`, `trigger` and `watch`
// are given to it. What is typed stays in the browser's own controls; it goes to the server when a field is left.

const COMPONENT_EVENTS = { left: "blur", press: "submit", file: "upload" };

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button?.dataset.act) return;
  if (event.detail > 1) event.preventDefault(); // the second click of a double click
  else press(button.dataset, button);
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  press(event.target.dataset, event.target);
});

// A key held down presses a button again and again.
element.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.repeat) event.preventDefault();
});

element.addEventListener("change", (event) => {
  const form = event.target.form;
  if (!form || !element.contains(form)) return;
  applies(form);
  if (!("keep" in form.dataset)) return;
  form.unsaved = true; // on the element itself: it is shared by the components, and outlives a redrawing
  trigger(COMPONENT_EVENTS.left, { act: "left", fields: typed(form) });
});

window.addEventListener("beforeunload", (event) => {
  if ([...element.querySelectorAll("form")].some((form) => form.unsaved)) event.preventDefault();
});

// On paper a box would be cut off where it scrolls: what is written is printed as text.
window.addEventListener("beforeprint", () => {
  for (const place of element.querySelectorAll("[data-prints]"))
    place.textContent = document.getElementById(place.dataset.prints)?.value ?? "";
});

function press(data, from) {
  if (data.act === "print") return window.print();
  if (data.act === "show") return show(data.show, data.or);
  if (data.sure && !window.confirm(data.sure)) return;
  const form = data.form ? document.getElementById(data.form) : from.closest("form");
  if (data.act === "file") return send(form);
  if (form && ["word", "clear"].includes(data.act)) form.unsaved = false;
  const at = data.at ? Number(data.at) : 0;
  trigger(COMPONENT_EVENTS.press, { act: data.act, at, fields: form ? typed(form) : {} });
}

function typed(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
}

// A file goes with its bytes in the message, and lies nowhere where another reader could find it.
async function send(form) {
  const input = form.querySelector("input[type=file]");
  const file = input.files[0];
  const told = document.getElementById(`${input.id}-error`);
  const fault = !file ? input.dataset.none : file.size > Number(input.dataset.most) ? input.dataset.large : "";
  told.textContent = "";
  input.toggleAttribute("aria-invalid", Boolean(fault));
  if (fault) {
    told.textContent = fault;
    input.focus();
    return;
  }
  const status = form.querySelector("[role=status]");
  status.textContent = input.dataset.busy;
  try {
    trigger(COMPONENT_EVENTS.file, { act: "file", name: file.name, content: await encoded(file) });
  } catch {
    status.textContent = "";
    told.textContent = input.dataset.broken;
  }
}

function encoded(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

// Parts that apply only to some: `data-when` holds the name of a control, and the values that bring the part.
function applies(form) {
  for (const part of form.querySelectorAll("[data-when]")) {
    const [name, values] = part.dataset.when.split("=");
    part.hidden = !values.split(",").includes(form.elements[name]?.value);
  }
}

// Texts that belong beside a field come with another component.
function copy() {
  for (const text of element.querySelectorAll("[data-copy]")) {
    const place = document.getElementById(text.dataset.copy);
    if (!place) continue;
    if (place.textContent !== text.textContent) place.textContent = text.textContent;
    if (text.dataset.state) place.dataset.state = text.dataset.state;
    if (text.dataset.control) {
      const control = document.getElementById(text.dataset.control);
      if (text.textContent) control?.setAttribute("aria-invalid", "true");
      else control?.removeAttribute("aria-invalid");
    }
  }
}

function show(id, or) {
  let target = document.getElementById(id);
  if (!target?.offsetParent) target = document.getElementById(or);
  if (!target) return;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: target.matches("input, textarea, select") ? "center" : "start" });
}

let seen = marks();

// What tells one drawing of the component, and one file in it, from the next.
function marks() {
  const of = (name) => element.querySelector(`[${name}]`)?.getAttribute(name) ?? "";
  return { drawn: of("data-drawn"), file: of("data-save") };
}

function settle() {
  const before = seen;
  seen = marks();
  copy();
  if (seen.drawn !== before.drawn) redrawn();
  if (seen.file && seen.file !== before.file) element.querySelector("[data-save]").click();
}

// The page is changed in place: boxes keep what was typed until they are told to take what was sent.
function redrawn() {
  for (const form of element.querySelectorAll("form")) {
    form.reset();
    applies(form);
  }
  const focus = element.querySelector("[data-focus]")?.dataset.focus;
  if (focus) whenVisible(() => show(focus));
}

// A tab that is being opened shows its screen a moment later.
function whenVisible(act, tries = 30) {
  if (element.offsetParent) act();
  else if (tries > 0) requestAnimationFrame(() => whenVisible(act, tries - 1));
}

watch("value", settle);
copy();

// Opened from another tab for the first time: no change is seen, for it was drawn before.
const focus = element.querySelector("[data-focus]")?.dataset.focus;
if (focus) whenVisible(() => document.activeElement?.offsetParent || show(focus));
