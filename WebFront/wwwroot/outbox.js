// Cart edits wait here (in the tab's storage) until the server has answered them. A form with data-outbox="add" is an
// edit when it is submitted; one with data-outbox="set" when its quantity was changed. An edit keeps its id, so sending
// it again after a lost circuit or a reload does no harm. Edits go one at a time, in order.
import * as storage from "./storage.js";
import { newId } from "./ids.js";
import { quantityOf, posted, saw, settled, refused, union } from "./quantity.js";

const pause = 2000;
let server = null;
let sending = false;

// What cannot be read must neither keep the edits behind it from being sent, nor be thrown away: it is set aside, and told.
function listIn(name) {
  const kept = storage.get(name);
  if (kept === null) return [];
  try {
    const list = JSON.parse(kept);
    if (Array.isArray(list)) return list;
  } catch (unreadable) {
    console.warn("The kept cart edits cannot be read.", unreadable);
  }
  return null;
}

function waiting() {
  const list = listIn("outbox");
  if (list) return list;
  setAside(storage.get("outbox"));
  storage.remove("outbox");
  return [];
}

const aside = () => (listIn("outbox-aside") ?? [storage.get("outbox-aside")]).map(String);

function setAside(text) {
  storage.set("outbox-aside", JSON.stringify([...aside(), text]));
  tellSetAside();
}

const tellSetAside = () => server?.invokeMethodAsync("ShowSetAside", aside()).catch(lost => console.info("Told again later.", lost));

/** The user has read what was set aside. */
export const dismissSetAside = () => storage.remove("outbox-aside");

const keep = messages => messages.length ? storage.set("outbox", JSON.stringify(messages)) : storage.remove("outbox");

function post(form) {
  const { show, group, seller, code, name, price, outbox } = form.dataset;
  const quantity = quantityOf(form);
  if (quantity === null) return;
  const seen = form.dataset.editing ?? form.dataset.seen ?? "";
  const message = { id: newId(), kind: outbox, show, group, seller, code, name, quantity, priceVersion: Number(price), seen };
  keep([...waiting(), message]);
  posted(form);
  send();
}

async function send() {
  if (sending || !server) return;
  sending = true;
  const to = server;
  try {
    for (let left = waiting(); left.length && server === to; left = waiting()) {
      const [next] = left;
      const reply = await to.invokeMethodAsync("DeliverAsync", JSON.stringify(next));
      if (reply.setAside) setAside(JSON.stringify(next));
      else if (!reply.done) return void setTimeout(send, pause);
      keep(without(next).map(later => correcting(later, next, reply.seen)));
      if (reply.done) answered(next, reply);
    }
  } catch (lost) {
    console.info("A cart edit waits for the connection.", lost);
    if (server === to) setTimeout(send, pause);
  } finally {
    if (server === to) sending = false;
  }
}

// Another sending, of a connection that is gone, may have been answered first.
function without(message) {
  const left = waiting();
  return JSON.stringify(left[0]) === JSON.stringify(message) ? left.slice(1) : left;
}

const ofSameLine = (one, other) =>
  ["kind", "show", "group", "seller", "code"].every(part => one?.[part] === other?.[part]);

// Made before the edit was answered, a later one of the same line has seen it all the same: it corrects it.
const correcting = (later, edit, seen) =>
  seen && ofSameLine(later, edit) ? { ...later, seen: union(later.seen, seen) } : later;

function answered(message, reply) {
  const another = waiting().some(later => ofSameLine(later, message));
  for (const form of document.querySelectorAll("form[data-outbox]")) {
    if (!ofSameLine({ ...form.dataset, kind: form.dataset.outbox }, message)) continue;
    if (reply.seen) saw(form, reply.seen);
    if (reply.error) refused(form, reply.error);
    else if (!another) settled(form);
  }
}

/** The page's circuit is up: whatever waits goes now. */
export function attach(reference) {
  server = reference;
  sending = false;
  if (aside().length) tellSetAside();
  send();
}

/** The connection is back with the same circuit; an answer may have been lost. */
export function resume() {
  sending = false;
  send();
}

document.addEventListener("submit", event => {
  const form = event.target.closest?.("form[data-outbox]");
  if (!form) return;
  event.preventDefault();
  event.stopPropagation();
  post(form);
}, true);

document.addEventListener("quantity-settled", event => {
  const form = event.target.closest?.("form[data-outbox=set]");
  if (form) post(form);
});
