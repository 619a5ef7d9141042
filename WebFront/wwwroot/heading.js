/** The focus goes to a page's title, unless somebody has begun to type meanwhile: it may come late, and letters would be lost. */
export function take(heading) {
  if (!document.activeElement?.matches("input, textarea, select")) heading?.focus({ preventScroll: true });
}
