import { lastKey } from "./chord.ts";

/** A user who waits longer than this has turned to something else. */
const REMEMBERED_MS = 10_000;

/** The last press or click. A part that comes after it comes because of it, and not because it was fetched late. */
let pointedAt = 0;
for (const kind of ["pointerdown", "click"])
  document.addEventListener(kind, ({ timeStamp }) => (pointedAt = timeStamp), { capture: true });

/**
 * Hears keys, and first the last key before this part was there, if neither a key nor a click followed it (rule K50).
 * Not for acts that others see. `order`: "before" the editor and all others, or "behind" them: then a selected text
 * takes the key as typing. The answer ends it.
 */
export function hearKeys(listen: (event: KeyboardEvent) => void, order: "before" | "behind"): () => void {
  const [target, options] =
    order === "before" ? ([document, { capture: true }] as const) : ([window, {}] as const);
  const hear = listen as EventListener;
  target.addEventListener("keydown", hear, options);
  const early = lastKey();
  const isFresh = early !== undefined && performance.now() - early.timeStamp < REMEMBERED_MS;
  // Each part is asked until one answers it: that one prevents what the browser would do.
  if (isFresh && early.timeStamp > pointedAt && !early.defaultPrevented) listen(early);
  return () => target.removeEventListener("keydown", hear, options);
}
