// What this tab keeps for its user until the server has it. Another user of the same tab never meets it.
const prefix = `b2b:${document.body.dataset.user ?? ""}:`;

export const get = name => sessionStorage.getItem(prefix + name);

export const set = (name, value) => sessionStorage.setItem(prefix + name, value);

export const remove = name => sessionStorage.removeItem(prefix + name);

export const removeUnder = start => Object.keys(sessionStorage)
  .filter(name => name.startsWith(prefix + start))
  .forEach(name => sessionStorage.removeItem(name));

// Signing out leaves nothing of what was typed on a shared laptop.
document.addEventListener("submit", event => {
  if (event.target.matches("form[data-forget-all]")) sessionStorage.clear();
}, true);
