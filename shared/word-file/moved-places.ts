import type { BackPlace } from "./since-tokens.ts";

/** A stretch that came back, and its place now: struck words that nobody has to see were left out before it. */
type Moved<Paragraph> = {
  readonly from: number;
  readonly length: number;
  readonly to: Paragraph;
  readonly at: number;
  readonly kept: number;
};

export type MovedPlaces<Paragraph> = {
  readonly note: (from: BackPlace, moved: Omit<Moved<Paragraph>, "from">) => void;
  /** The place now of a place that came back; null where nothing of its paragraph was noted. */
  readonly placeOf: (from: BackPlace) => { readonly to: Paragraph; readonly at: number } | null;
};

export function openMovedPlaces<Paragraph>(): MovedPlaces<Paragraph> {
  const moved = new Map<number, Moved<Paragraph>[]>();
  return {
    note: ({ paragraph, at }, one) => {
      const places = moved.get(paragraph) ?? [];
      moved.set(paragraph, places);
      places.push({ from: at, ...one });
    },
    placeOf: ({ paragraph, at }) => {
      const places = moved.get(paragraph) ?? [];
      const here = places.findLast(({ from }) => from <= at) ?? places[0];
      if (here === undefined) return null;
      const within = Math.max(at - here.from, 0);
      return { to: here.to, at: here.at + (within >= here.length ? here.kept : Math.min(within, here.kept)) };
    },
  };
}
