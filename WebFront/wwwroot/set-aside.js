// Cart edits that were not saved and are not sent any more by themselves, each with the reason (null: it cannot be read).
// They stay in the tab's storage until the user has them tried again or discards them.
import * as storage from "./storage.js";

const name = "outbox-aside";

/** What is kept under the name, or null where it is no list. */
export function listIn(which) {
  const kept = storage.get(which);
  if (kept === null) return [];
  try {
    const list = JSON.parse(kept);
    if (Array.isArray(list)) return list;
  } catch (unreadable) {
    console.warn("The kept cart edits cannot be read.", unreadable);
  }
  return null;
}

export const keepList = (which, list) => list.length ? storage.set(which, JSON.stringify(list)) : storage.remove(which);

// A former version kept the text alone.
const withReason = kept => typeof kept?.text === "string" ? kept : { text: String(kept), reason: null };

export const all = () => (listIn(name) ?? [storage.get(name)]).map(withReason);

export const put = (text, reason) => keepList(name, [...all(), { text, reason }]);

/** Removes one. */
export function take(text) {
  const list = all();
  const place = list.findIndex(edit => edit.text === text);
  if (place >= 0) keepList(name, list.toSpliced(place, 1));
}
