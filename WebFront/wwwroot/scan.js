// A scanner types a code and Enter and goes on at once. The code is taken here: a server that emptied the input would wipe
// away the beginning of the next one. form[data-scan] has a visible input and a hidden one that the page listens to.
// Codes scanned while the connection is down wait in the tab's storage.
import * as storage from "./storage.js";

const waiting = () => JSON.parse(storage.get("scans") ?? "[]");

const keep = codes => codes.length ? storage.set("scans", JSON.stringify(codes)) : storage.remove("scans");

export function deliver() {
  const listener = document.querySelector("[data-live] form[data-scan] input[type=hidden]");
  if (!listener || !document.getElementById("connection").hidden) return;
  const codes = waiting();
  keep([]);
  for (const code of codes) {
    listener.value = code;
    listener.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

document.addEventListener("submit", event => {
  const form = event.target.closest?.("form[data-scan]");
  if (!form) return;
  event.preventDefault();
  const typed = form.querySelector("input:not([type=hidden])");
  const code = typed.value.trim();
  typed.value = "";
  typed.dispatchEvent(new Event("input", { bubbles: true }));
  if (code) keep([...waiting(), code]);
  deliver();
});

// The page focuses the input as soon as it listens.
document.addEventListener("focusin", event => {
  if (event.target.closest?.("form[data-scan]")) deliver();
});
