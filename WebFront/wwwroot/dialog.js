// Opens a modal dialog. Who had the focus before gets it back when the dialog is closed or removed.
export function open(dialog, owner) {
  const before = document.activeElement;
  dialog.addEventListener("cancel", event => {
    event.preventDefault();
    owner.invokeMethodAsync("OnClosed");
  });
  const removed = new MutationObserver(() => {
    if (dialog.isConnected) return;
    removed.disconnect();
    if (before?.isConnected) before.focus();
  });
  removed.observe(document.body, { childList: true, subtree: true });
  dialog.showModal();
}
