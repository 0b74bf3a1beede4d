const CHANGES = ":is(ins, del)[title]:not([title=''])";

/** The row with the focus, and whose changes are there: at the caret alone, or in all of a row that is read. */
export function changesInFocus(
  page: Document,
  own: string,
): { readonly row: Element; readonly words: string } | null {
  const focused = page.activeElement;
  const row = focused?.closest(".sheet-row") ?? null;
  if (focused === null || row === null) return null;
  if (focused === row) {
    const names = [...row.querySelectorAll<HTMLElement>(`[data-words] ${CHANGES}`)].map(({ title }) => title);
    return names.length === 0 ? null : { row, words: [...new Set(names)].join(" · ") };
  }
  const node = page.getSelection()?.focusNode ?? null;
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  const change = element?.closest<HTMLElement>(`.clause-editor ${CHANGES}`) ?? null;
  // One's own typing needs no name.
  if (change === null || !row.contains(change) || change.title === own) return null;
  return { row, words: change.title };
}
