// "/" goes to the page's search; selects with data-submit-on-change are forms of their own; open menus close on a click elsewhere.
// The skip link stays on its page, which "#main" alone does not: addresses are relative to the site's root.
document.addEventListener("click", event => {
  if (!event.target.closest?.(".skip-link")) return;
  event.preventDefault();
  document.getElementById("main").focus();
}, true);

document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const search = document.querySelector("[data-search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});

document.addEventListener("change", event => {
  if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
});

document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details.user-menu[open]"))
    if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.user-menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", event => {
  if (event.target.closest?.("[data-print]")) window.print();
});
