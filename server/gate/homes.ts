import * as Y from "yjs";
import { SPLIT_SENTINEL_CLIENT } from "../replay/server-doc.ts";
import type { GateView } from "./gate-places.ts";
import type { CharId } from "../replay/moves.ts";

/** Places of copied words: beside which of the living or copied characters others belong (rule W20). */
export type Homes = {
  /** The last copy of a character or of the nearest before it; undefined at the start of its text. */
  readonly homeOf: (id: CharId) => Home;
  /** The copy of the first character from here on that has one. */
  readonly copyBehind: (from: Y.Item | null) => CharId | undefined;
};

type Home = CharId | "here" | undefined;
type Passed = { readonly item: Y.Item; readonly seam: number };

/**
 * For one update: many of its runs may name neighbours in one stretch of deleted pieces, and each piece is walked past
 * once, not once for each run (5,000 runs beside 40,000 pieces: 11 s).
 */
export function openHomes({ doc, moves }: Pick<GateView, "doc" | "moves">): Homes {
  /** By the last seam that was passed on the way. */
  const homes = new Map<number, Map<Y.Item, Home>>();
  const copies = new Map<Y.Item, CharId | undefined>();

  const itemOf = ({ client, clock }: CharId): Y.Item => Y.getItem(doc.store, Y.createID(client, clock));

  const homeOf = (id: CharId): Home => {
    const item = itemOf(id);
    const passed: Passed[] = [];
    const home = homeFrom(item, id.clock - item.id.clock + 1, passed);
    for (const one of passed) {
      const known = homes.get(one.seam);
      if (known === undefined) homes.set(one.seam, new Map([[one.item, home]]));
      else known.set(one.item, home);
    }
    return home;
  };

  /** From the end of the first so many characters of an item; `passed`: whole items that have the same home. */
  const homeFrom = (from: Y.Item, characters: number, passed: Passed[]): Home => {
    let length = characters;
    // A person who types behind a seam knows that text deleted in front of it then went elsewhere.
    let seam = -1;
    for (let item: Y.Item | null = from; item !== null; item = item.left, length = item?.length ?? 0) {
      if (length === item.length) {
        const known = homes.get(seam);
        if (known?.has(item) === true) return known.get(item);
        passed.push({ item, seam });
      }
      const { client, clock } = item.id;
      const last = { client, clock: clock + length - 1 };
      if (client === SPLIT_SENTINEL_CLIENT) seam = Math.max(seam, last.clock);
      const copy = item.deleted ? moves.lastCopiedIn({ client, clock, length }, seam) : moves.lastCopy(last);
      if (copy === null && !item.deleted) return "here";
      if (copy === null) continue;
      // Its copy may be deleted, and what stood before that may have gone on.
      if (!itemOf(copy).deleted) return copy;
      const further = homeOf(copy);
      return further === undefined || further === "here" ? copy : further;
    }
    return undefined;
  };

  return {
    homeOf,
    copyBehind: (from) => {
      const passed: Y.Item[] = [];
      let found: CharId | undefined;
      for (let item = from; item !== null; item = item.right) {
        if (copies.has(item)) {
          found = copies.get(item);
          break;
        }
        passed.push(item);
        const { client, clock } = item.id;
        found = moves.copiedIn({ client, clock, length: item.length })[0]?.last;
        if (found !== undefined) break;
      }
      for (const item of passed) copies.set(item, found);
      return found;
    },
  };
}
