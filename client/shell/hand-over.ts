/** The page shows something of its own, not only that it waits. */
const isHere = (page: HTMLElement): boolean =>
  page.querySelector(".sheet") !== null ||
  (page.childElementCount > 0 && page.querySelector('[aria-busy="true"]') === null);

const sameRow = (page: HTMLElement, row: HTMLElement): HTMLElement | null =>
  page.querySelector(`[data-clause="${CSS.escape(row.dataset["firstClause"] ?? "")}"]`);

/**
 * The server's text lies over the page until this has its sheet; then it goes, in the same frame (rule K17). The reader
 * stays at the clause that they were reading, and a clause that they chose meanwhile is selected.
 */
export function handOver(page: HTMLElement, onDone: (hasSheet: boolean) => void): void {
  const first = document.getElementById("first");
  if (first === null) return onDone(false);
  const look = (): void => {
    if (!isHere(page)) return;
    watch.disconnect();
    keepPlace(first, page);
    const chosen = first.querySelector<HTMLElement>(".in-hand");
    const focused = document.activeElement?.closest<HTMLElement>("[data-first-clause]");
    first.remove();
    onDone(page.querySelector(".sheet") !== null);
    if (focused != null) sameRow(page, focused)?.focus();
    if (chosen !== null) sameRow(page, chosen)?.querySelector<HTMLElement>("[data-words]")?.click();
  };
  const watch = new MutationObserver(look);
  watch.observe(page, { childList: true, subtree: true });
}

/** Puts the row that was at the top of the server's text at the same height. */
function keepPlace(first: HTMLElement, page: HTMLElement): void {
  const [from, to] = [first, page].map((one) => one.querySelector(".desk"));
  if (from == null || to == null || from.scrollTop === 0) return;
  const edge = from.getBoundingClientRect().top;
  const top = [...first.querySelectorAll<HTMLElement>("[data-first-clause]")].find(
    (row) => row.getBoundingClientRect().bottom > edge,
  );
  const here = top === undefined ? null : sameRow(page, top);
  if (top === undefined || here === null) return;
  to.scrollTop += here.getBoundingClientRect().top - top.getBoundingClientRect().top;
}
