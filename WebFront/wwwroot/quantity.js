// Quantity inputs, whole packs by button or arrow key, without waiting for the server.
// The server's value is in data-quantity of the form; it replaces what the input shows unless somebody is editing there.
import * as typed from "./typed.js";

const idle = 600;
const timers = new WeakMap();

const inputOf = form => form.querySelector("input[data-quantity-input]");
const packOf = form => Number(form.dataset.pack) || 1;

/** The quantity typed, or null (and a message beside it) where it is none. */
export function quantityOf(form) {
  const input = inputOf(form);
  const typed = input.value.trim();
  if (/^\d{1,7}$/.test(typed)) return Number(typed);
  refused(form, form.dataset.invalid);
  return null;
}

/** The edit is on its way: Enter, which changes and submits, sends one. The next keystroke begins another. */
export function posted(form) {
  clearTimeout(timers.get(form));
  delete form.dataset.editing;
  typed.forget(form);
  form.dataset.posted = inputOf(form).value.trim();
}

/** An edit that was on its way has arrived: an edit begun meanwhile, and the next one, replace it too. */
export function saw(form, seen) {
  form.dataset.seen = union(form.dataset.seen ?? "", seen);
  if (form.dataset.editing !== undefined) form.dataset.editing = union(form.dataset.editing, seen);
}

/** What somebody has seen who saw both. */
export const union = (one, other) => [...new Set([...one.split(","), ...other.split(",")])].filter(name => name).join(",");

export function refused(form, text) {
  delete form.dataset.posted;
  const input = inputOf(form);
  input.setAttribute("aria-invalid", "true");
  const place = form.querySelector("[data-error]");
  if (place) place.textContent = text;
  form.dataset.refused = "true";
}

export function settled(form) {
  delete form.dataset.posted;
  if (form.dataset.editing !== undefined) return;
  clear(form);
  delete form.dataset.dirty;
  if (form.dataset.outbox === "set") show(form);
}

function clear(form) {
  inputOf(form).removeAttribute("aria-invalid");
  const place = form.querySelector("[data-error]");
  if (place) place.textContent = "";
  delete form.dataset.refused;
}

function show(form) {
  const input = inputOf(form);
  if (!form.dataset.dirty && input.value !== form.dataset.quantity) input.value = form.dataset.quantity;
}

// From the first keystroke on, the edit replaces what the page showed then.
function begin(form) {
  clear(form);
  if (form.dataset.dirty && form.dataset.editing !== undefined) return;
  form.dataset.dirty = "true";
  form.dataset.editing = form.dataset.seen ?? "";
}

function step(form, direction) {
  begin(form);
  const input = inputOf(form);
  const pack = packOf(form);
  const now = Number(input.value) || 0;
  const least = form.dataset.outbox === "set" ? 0 : pack;
  input.value = Math.max(least, direction > 0 ? Math.floor(now / pack) * pack + pack : Math.ceil(now / pack) * pack - pack);
  typed.keep(form, input.value);
  settle(form, idle);
}

function settle(form, delay) {
  clearTimeout(timers.get(form));
  if (form.dataset.outbox !== "set") return;
  timers.set(form, setTimeout(() => {
    if (!form.dataset.dirty) return;
    if (inputOf(form).value.trim() !== (form.dataset.posted ?? form.dataset.quantity))
      return void form.dispatchEvent(new Event("quantity-settled", { bubbles: true }));
    delete form.dataset.editing;
    typed.forget(form);
    if (form.dataset.posted === undefined) delete form.dataset.dirty;
  }, delay));
}

document.addEventListener("click", event => {
  const button = event.target.closest?.("button[data-step]");
  if (button) step(button.closest("form"), Number(button.dataset.step));
  const remove = event.target.closest?.("button[data-set-to]");
  if (!remove) return;
  const form = remove.closest("form");
  begin(form);
  inputOf(form).value = remove.dataset.setTo;
  settle(form, 0);
});

document.addEventListener("input", event => {
  const form = event.target.matches?.("[data-quantity-input]") ? event.target.form : null;
  if (!form) return;
  begin(form);
  typed.keep(form, event.target.value);
});

document.addEventListener("change", event => {
  const form = event.target.matches?.("[data-quantity-input]") ? event.target.form : null;
  if (form) settle(form, 0);
});

document.addEventListener("keydown", event => {
  const form = event.target.matches?.("[data-quantity-input]") ? event.target.form : null;
  if (!form || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  event.preventDefault();
  step(form, event.key === "ArrowUp" ? 1 : -1);
});

new MutationObserver(changes => changes.forEach(change => show(change.target)))
  .observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-quantity"] });

// A quantity that was being typed is given back to be finished: who left it there may not have meant it yet. It counts when
// it is confirmed by Enter or by leaving its field.
function giveBack(form, { value, seen }) {
  if (form.dataset.outbox === "set" && value.trim() === form.dataset.quantity) return typed.forget(form);
  begin(form);
  form.dataset.editing = seen ?? form.dataset.editing;
  inputOf(form).value = value;
  const place = form.querySelector("[data-error]");
  if (place && form.dataset.unsent) place.textContent = form.dataset.unsent;
}

document.addEventListener("focusout", event => {
  const form = event.target.matches?.("[data-quantity-input]") ? event.target.form : null;
  if (form?.dataset.dirty && form.dataset.editing !== undefined) settle(form, 0);
});

new MutationObserver(changes => {
  for (const added of changes.flatMap(change => [...change.addedNodes]))
    for (const [form, kept] of typed.under(added)) giveBack(form, kept);
}).observe(document.body, { childList: true, subtree: true });
