// Keeps a quantity that is being typed over a reload, with what its author had seen when the typing began.
import * as storage from "./storage.js";

const name = form => "typed:" + ["outbox", "show", "group", "seller", "code"].map(part => form.dataset[part]).join("/");

export const keep = (form, value) => storage.set(name(form), JSON.stringify({ value, seen: form.dataset.editing }));

export const forget = form => storage.remove(name(form));

/** The forms under a new element, each with what was typed into it before the page was loaded anew. */
export function* under(root) {
  if (root.nodeType !== Node.ELEMENT_NODE || !root.closest("[data-live]") && !root.querySelector("[data-live]")) return;
  const forms = root.matches("form[data-outbox]") ? [root] : root.querySelectorAll("[data-live] form[data-outbox]");
  for (const form of forms) {
    if (form.dataset.given) continue;
    form.dataset.given = "true";
    const kept = storage.get(name(form));
    if (kept) yield [form, JSON.parse(kept)];
  }
}
