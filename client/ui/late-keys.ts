import { lastKey } from "./chord.ts";

/** An older key has been forgotten by the one who pressed it. */
const REMEMBERED_MS = 10_000;

/**
 * Hears keys in a part that is fetched late. A key that was pressed while the part was on its way is heard too,
 * if no other followed it (rule K50). Acts that others see do not use it. The answer ends it.
 */
export function hearKeys(listen: (event: KeyboardEvent) => void, order: "before" | "behind"): () => void {
  // Behind all others: a selected text takes the sign as typing.
  const [target, options] =
    order === "before" ? ([document, { capture: true }] as const) : ([window, {}] as const);
  const hear = listen as EventListener;
  target.addEventListener("keydown", hear, options);
  const early = lastKey();
  const isFresh = early !== undefined && performance.now() - early.timeStamp < REMEMBERED_MS;
  // Each part is asked until one answers it: that one prevents what the browser would do.
  if (isFresh && !early.defaultPrevented) listen(early);
  return () => target.removeEventListener("keydown", hear, options);
}
