// Keeps what is typed into inputs with data-keep="NAME" over a lost circuit and a reload, and gives it back to the page.
import * as storage from "./storage.js";
import { newId } from "./ids.js";
import { taken } from "./scan.js";

const name = input => "keep:" + input.dataset.keep;
let focused = null;

document.addEventListener("input", event => {
  const input = event.target.closest?.("[data-keep]");
  if (!input) return;
  if (input.value === "") storage.remove(name(input));
  else storage.set(name(input), input.value);
}, true);

document.addEventListener("focusin", event => focused = event.target.dataset?.keep ?? null, true);

// An interactive page replaces its prerendered one: only then does somebody listen to the input.
function restore(input) {
  if (!input.closest("[data-live]") || input.dataset.kept) return;
  input.dataset.kept = "true";
  const value = storage.get(name(input));
  if (focused === input.dataset.keep && document.activeElement === document.body) input.focus();
  if (value === null || value === input.value) return;
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function look(root) {
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  if (root.matches("[data-keep]")) restore(root);
  root.querySelectorAll("[data-keep]").forEach(restore);
}

new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(look)))
  .observe(document.body, { childList: true, subtree: true });

/** The connection is back with the same circuit, which has not heard what was typed meanwhile. */
export function tellAgain() {
  for (const input of document.querySelectorAll("[data-live] [data-keep]"))
    if (storage.get(name(input)) === input.value) input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Forgets one: the server has it. */
export const forget = which => storage.remove("keep:" + which);

/** Keeps a value that was not typed, under the name of the hidden input that gives it back. */
export const keepGiven = (which, value) => storage.set("keep:" + which, value);

/** Forgets one unless more was typed meanwhile: the address has it, which says so over a reload too. */
export function forgetIf(which, value) {
  if ((storage.get("keep:" + which) ?? "").trim() === value) forget(which);
}

/** Forgets all whose names begin so. */
export const forgetUnder = prefix => storage.removeUnder("keep:" + prefix);

/** A command's id that is made when its page is first shown and stays the same over a reload. */
export function commandId(which) {
  const kept = storage.get("command:" + which);
  if (kept) return kept;
  const made = newId();
  storage.set("command:" + which, made);
  return made;
}

export const give = which => storage.set("given:" + which, "true");

export const wasGiven = which => storage.get("given:" + which) !== null;

export function forgetCommand(which) {
  storage.remove("command:" + which);
  storage.remove("given:" + which);
}

/** Keeps what the page itself wrote into an input; a scan that is in it is done with at the same moment. */
export function keep(which, value, scan) {
  if (value === "") forget(which);
  else storage.set("keep:" + which, value);
  if (scan) taken(scan);
}
