import type { ForumClock } from "../time/clock.ts";

/** The forum's clock, which stands in the past while a sample's story is told. */
export type ToldClock = ForumClock & {
  /** The instant of the story; null: it is not being told. */
  readonly told: () => number | null;
  readonly tell: (at: number | null) => void;
};

/** Opens it: it says what the clock behind it says, until a story is told. */
export function openToldClock(clock: ForumClock): ToldClock {
  let told: number | null = null;
  return {
    ...clock,
    now: () => told ?? clock.now(),
    told: () => told,
    tell: (at) => {
      told = at;
    },
  };
}
