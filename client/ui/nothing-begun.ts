/** Fields with any input since they appeared. */
const written = new Set<HTMLInputElement | HTMLTextAreaElement>();

/** Holders of text that a reload would lose and that no room knows of. */
const holders = new Set<object>();

export function watchWriting(): void {
  document.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) written.add(target);
  });
}

export function holdsPage(holder: object, holds: boolean): void {
  if (holds) holders.add(holder);
  else holders.delete(holder);
}

/** Tells whether the page may reload: nothing is unsaved, no dialog is open, no field holds text. */
export function isNothingBegun(): boolean {
  for (const field of written) if (!field.isConnected) written.delete(field);
  return (
    holders.size === 0 &&
    document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') === null &&
    [...written].every(({ value }) => value.trim() === "")
  );
}

/** Tells whether the focus is in a field or a clause. */
export const isWriting = (): boolean => {
  const at = document.activeElement;
  return (
    at instanceof HTMLInputElement ||
    at instanceof HTMLTextAreaElement ||
    (at instanceof HTMLElement && at.isContentEditable)
  );
};
