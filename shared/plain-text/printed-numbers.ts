import { isItem } from "../clause/clause.ts";
import { suffix } from "../opinion/numbering.ts";
import type { DraftClause } from "./draft-text.ts";
import type { Marker } from "./item-marker.ts";
import type { Placed } from "./sub-item-lists.ts";

/** Paragraphs of a section by their numbers as printed: finds where `3alt` and `b)bis` belong. */
export function openPrintedNumbers(clauses: readonly DraftClause[]) {
  const byNumber = new Map<string, number>();
  // The last paragraph of each level that has a number of its own, and how many were inserted after one.
  const lastAt = new Map<number, number>();
  const insertedAfter = new Map<string, number>();

  const indexOf = ({ alternative, base, inserted }: Marker): number | undefined =>
    byNumber.get(alternative ? `${base}${inserted}` : base);
  /** The paragraph that a marker is named after, as far as it stands above. */
  const namedBy = (marker: Marker): DraftClause | undefined => {
    const index = indexOf(marker);
    return index === undefined ? undefined : clauses[index];
  };

  return {
    /** `isFirst`: the first paragraph of the section, which may be printed without a number. */
    note: (
      printed: string,
      index: number,
      { placed, isFirst }: { readonly placed: Placed; readonly isFirst: boolean },
    ): void => {
      if (printed !== "") byNumber.set(printed, index);
      if (placed.alternativeTo === undefined && placed.inserted !== true) lastAt.set(placed.level, index);
      if (isFirst) byNumber.set("", index);
    },
    namedBy,
    /** The place that bis, ter, alt and [New] give; null: the number does not follow from the place. */
    placeOf: (marker: Marker): Placed | null => {
      const like = namedBy(marker);
      if (like === undefined) return null;
      const { kind, level } = like;
      if (marker.alternative) return { kind, level, alternativeTo: indexOf(marker)! };
      const nth = (insertedAfter.get(marker.base) ?? 0) + 1;
      const isNext = isItem(kind) && lastAt.get(level) === indexOf(marker);
      if (!isNext || marker.inserted !== suffix(nth)) return null;
      insertedAfter.set(marker.base, nth);
      return { kind, level, inserted: true };
    },
  };
}
