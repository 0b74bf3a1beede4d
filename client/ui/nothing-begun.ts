/** Fields in which something was typed since they are there. */
const written = new Set<HTMLInputElement | HTMLTextAreaElement>();

/** Words that would go with the page, and that no room knows of: said by whoever holds some. */
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

/** Whether the page may be loaded anew: nothing is unsaved, no dialog is open, no field holds words. */
export function isNothingBegun(): boolean {
  for (const field of written) if (!field.isConnected) written.delete(field);
  return (
    holders.size === 0 &&
    document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') === null &&
    [...written].every(({ value }) => value.trim() === "")
  );
}

/** Whether somebody is at a field, or in a clause. */
export const isWriting = (): boolean => {
  const at = document.activeElement;
  return (
    at instanceof HTMLInputElement ||
    at instanceof HTMLTextAreaElement ||
    (at instanceof HTMLElement && at.isContentEditable)
  );
};
