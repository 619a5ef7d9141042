// Cart edits wait here (in the tab's storage) until the server has answered them. A form with data-outbox="add" is an
// edit when it is submitted; one with data-outbox="set" when its quantity was changed. An edit keeps its id, so sending
// it again after a lost circuit or a reload does no harm. Edits go one at a time, those of a line in order; one at which
// the server fails lets other lines' edits pass, and is set aside where the fault is its own and not the server's.
import * as storage from "./storage.js";
import * as aside from "./set-aside.js";
import { newId } from "./ids.js";
import { quantityOf, posted, saw, settled, refused, union } from "./quantity.js";

const pause = 2000;
const enoughWhereOthersPass = 3;
const enoughAlone = 15;
const failures = new Map(); // of an edit's id: how often, and whether another edit got through since
let server = null;
let sending = false;

// What cannot be read must neither keep the edits behind it from being sent, nor be thrown away: it is set aside, and told.
function waiting() {
  const list = aside.listIn("outbox");
  if (list) return list;
  setAside(storage.get("outbox"), null);
  storage.remove("outbox");
  return [];
}

function setAside(text, reason) {
  aside.put(text, reason);
  tellSetAside();
}

const tellSetAside = () => server?.invokeMethodAsync("ShowSetAside", aside.all()).catch(lost => console.info("Told again later.", lost));

/** The user wants one that was set aside to be sent again. It waits in the outbox before it leaves its place: never nowhere. */
export function retrySetAside(text) {
  const edit = JSON.parse(text);
  failures.delete(edit.id);
  keep([...waiting(), edit]);
  discardSetAside(text);
  send();
}

export function discardSetAside(text) {
  aside.take(text);
  tellSetAside();
}

const keep = messages => aside.keepList("outbox", messages);

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
  const failed = new Set();
  try {
    for (let next = firstBut(failed); next !== undefined && server === to; next = firstBut(failed)) {
      const reply = await to.invokeMethodAsync("DeliverAsync", JSON.stringify(next));
      if (reply.done) gotThrough(next, reply);
      else if (reply.setAside || isEnough(next)) giveUp(next, reply.error);
      else failed.add(lineOf(next));
    }
    if (failed.size && server === to) setTimeout(send, pause);
  } catch (lost) {
    console.info("A cart edit waits for the connection.", lost);
    if (server === to) setTimeout(send, pause);
  } finally {
    if (server === to) sending = false;
  }
}

const firstBut = lines => waiting().find(message => !lines.has(lineOf(message)));

const lineOf = message => JSON.stringify(["show", "group", "seller", "code"].map(part => message?.[part]));

// While nothing gets through, the fault is the server's: its repair may take a while, and all that waits goes then.
function isEnough(message) {
  const failure = failures.get(message?.id) ?? { times: 0, othersPass: false };
  failures.set(message?.id, failure);
  return ++failure.times >= (failure.othersPass ? enoughWhereOthersPass : enoughAlone);
}

function giveUp(message, reason) {
  failures.delete(message?.id);
  setAside(JSON.stringify(message), reason);
  keep(without(message));
}

function gotThrough(message, reply) {
  failures.delete(message.id);
  for (const failure of failures.values()) failure.othersPass = true;
  const isTold = answered(message, reply);
  if (reply.error && !isTold) setAside(JSON.stringify(message), reply.error);
  keep(without(message).map(later => correcting(later, message, reply.seen)));
}

// Another sending, of a connection that is gone, may have been answered first.
function without(message) {
  const left = waiting();
  const place = left.findIndex(other => JSON.stringify(other) === JSON.stringify(message));
  return place < 0 ? left : left.toSpliced(place, 1);
}

const ofSameLine = (one, other) => one?.kind === other?.kind && lineOf(one) === lineOf(other);

// Made before the edit was answered, a later one of the same line has seen it all the same: it corrects it.
const correcting = (later, edit, seen) =>
  seen && ofSameLine(later, edit) ? { ...later, seen: union(later.seen, seen) } : later;

// Whether the page shows the line, so that a refusal stands beside it.
function answered(message, reply) {
  const another = waiting().some(later => later?.id !== message.id && ofSameLine(later, message));
  let isTold = false;
  for (const form of document.querySelectorAll("form[data-outbox]")) {
    if (!ofSameLine({ ...form.dataset, kind: form.dataset.outbox }, message)) continue;
    isTold = true;
    if (reply.seen) saw(form, reply.seen);
    if (reply.error) refused(form, reply.error);
    else if (!another) settled(form);
  }
  return isTold;
}

/** The page's circuit is up: whatever waits goes now. */
export function attach(reference) {
  server = reference;
  sending = false;
  if (aside.all().length) tellSetAside();
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
