// Who clicks twice where once would do means once: the second click would add, or remove, a second time, or hit what has come to
// stand there meanwhile (the next line's removal, Submit in the place of Confirm). So does who holds Enter down. Steppers count
// every click.
const meantOnce = ".button, [data-once]";

addEventListener("click", event => {
  if (event.detail < 2 || !event.target.closest?.(meantOnce)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

addEventListener("keydown", event => {
  if (event.repeat && event.key === "Enter" && event.target.matches?.("input, button, a")) event.preventDefault();
}, true);
