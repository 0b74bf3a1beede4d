import type { KeptFor } from "../kept/kept-for.ts";
import type { LivingTab } from "../kept/living-tab.ts";
import type { RefusedShelf } from "../kept/refused-shelf.ts";
import type { Key } from "../kept/rows.ts";
import type { Shelf } from "../kept/shelf.ts";
import { fits, readKeptChanges, takeUpKept } from "../kept/take-up.ts";
import type { Copy } from "./copy.ts";
import { bringIn } from "./copy.ts";

type Options = {
  readonly shelf: Shelf;
  readonly tab: LivingTab;
  readonly kept: KeptFor;
  readonly generation: string;
  readonly refused: RefusedShelf;
  readonly isInUse: (key: Key) => boolean;
  /** The document that is the same as the server's now; null where it is not any more. */
  readonly to: () => Copy | null;
};

/**
 * Adds what earlier pages on this device could not send, once all that it builds on is here. Where it does not
 * fit, or the Opinion has begun anew since, it is given to its author in words. Gives how many were added.
 */
export async function bringInKept(options: Options): Promise<number> {
  const { shelf, tab, kept, generation, refused, isInUse, to } = options;
  let added = 0;
  await takeUpKept({
    shelf,
    tab,
    kept,
    isInUse,
    take: async ({ key, updates, words, count, ...changes }) => {
      const copy = to();
      if (copy === null) return;
      if (changes.generation !== generation || !fits(copy.doc, updates)) {
        await refused.keep(
          words.filter((one) => one.typed !== ""),
          { remove: [key] },
        );
        return;
      }
      // On the device it becomes this document's before it is sent: it is in one place at every moment.
      await shelf.change({ remove: [key], put: copy.keeping.rowsWith(updates, { count, words }) });
      const before = copy.unsaved.count();
      bringIn(copy.doc, updates, count);
      if (copy.unsaved.count() > before) added += count;
      copy.keeping.look();
    },
  });
  return added;
}

/** How many changes wait on this device that no living tab has. */
export async function countOfDead({
  shelf,
  tab,
  kept,
}: Pick<Options, "shelf" | "tab" | "kept">): Promise<number> {
  let waiting = 0;
  for (const { tab: of, count } of await readKeptChanges(shelf, kept)) {
    await tab.ifDead(of, async () => {
      waiting += count;
    });
  }
  return waiting;
}
