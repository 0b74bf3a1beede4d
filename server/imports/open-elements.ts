/** Runs when an element ends; `skip`: nothing in it is read. */
export type Entered = (() => void) | null | "skip";

/** The elements that are open, innermost last, and the one in which nothing is read. */
export function openElements() {
  const names: string[] = [];
  const leaving: Entered[] = [];
  let skipped: { readonly name: string; depth: number } | null = null;
  return {
    names: names as readonly string[],
    /** The element in which nothing is read now, or null. */
    skipping: (): string | null => skipped?.name ?? null,
    open: (name: string, entered: Entered): void => {
      if (skipped !== null) {
        skipped.depth += 1;
      } else if (entered === "skip") {
        skipped = { name, depth: 1 };
      } else {
        names.push(name);
        leaving.push(entered);
      }
    },
    close: (): void => {
      if (skipped !== null) {
        skipped.depth -= 1;
        if (skipped.depth === 0) skipped = null;
        return;
      }
      names.pop();
      const leave = leaving.pop();
      if (typeof leave === "function") leave();
    },
  };
}
