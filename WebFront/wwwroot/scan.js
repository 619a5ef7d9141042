// A scanner types a code and Enter and goes on at once. The code is taken here: a server that emptied the input would wipe
// away the beginning of the next one. form[data-scan] has a visible input and a hidden one that the page listens to.
// A scan waits in the tab's storage until the page has written it into the pad; its id, handed over with it, lets the page
// know one that comes again.
import * as storage from "./storage.js";
import { newId } from "./ids.js";

const waiting = () => JSON.parse(storage.get("scans") ?? "[]");

const keep = scans => scans.length ? storage.set("scans", JSON.stringify(scans)) : storage.remove("scans");

function hand(scans) {
  const listener = document.querySelector("[data-live] form[data-scan] input[type=hidden]");
  if (!listener || !document.getElementById("connection").hidden) return;
  for (const { id, code } of scans) {
    listener.value = `${id} ${code}`;
    listener.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** Hands over whatever waits, also what was handed over before and may have got lost. */
export const deliver = () => hand(waiting());

/** The page has written the scan into the pad, or told that nothing bears its code. */
export const taken = id => keep(waiting().filter(scan => scan.id !== id));

document.addEventListener("submit", event => {
  const form = event.target.closest?.("form[data-scan]");
  if (!form) return;
  event.preventDefault();
  const typed = form.querySelector("input:not([type=hidden])");
  const code = typed.value.trim();
  typed.value = "";
  typed.dispatchEvent(new Event("input", { bubbles: true }));
  if (!code) return;
  const scan = { id: newId(), code };
  keep([...waiting(), scan]);
  hand([scan]);
});

// The page focuses the input as soon as it listens.
document.addEventListener("focusin", event => {
  if (event.target.closest?.("form[data-scan]")) deliver();
});
