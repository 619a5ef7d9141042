/** Other results are read from their first on: who was far down in the former ones would be left at the end of them. */
export function begin(results) {
  if (results?.getBoundingClientRect().top < 0) results.scrollIntoView();
}
