import type { OpinionId } from "../ids.ts";
import { type ScopedTo, type TimetableEntry, WINDOWS } from "./timetable-entry.ts";
import { type Turn, turnsOf } from "./timetable.ts";

/** A turn that comes, goes or moves when the timetable is changed; `opinions`: for whom. */
export type TurnChange = {
  readonly on: (typeof WINDOWS)[number];
  readonly to: Turn["to"];
  readonly was: number | null;
  readonly becomes: number | null;
  readonly opinions: readonly OpinionId[];
};

/** Openings and closings that a change moves, from now on, Opinions that it touches alike taken together. */
export function changedTurns(
  before: readonly TimetableEntry[],
  after: readonly TimetableEntry[],
  times: {
    readonly now: number;
    readonly openedAt: number;
    readonly timeZone: string;
    readonly opinions: readonly ScopedTo[];
  },
): readonly TurnChange[] {
  const found = new Map<string, TurnChange>();
  for (const on of WINDOWS) {
    for (const of of times.opinions) {
      const ahead = (timetable: readonly TimetableEntry[]): ReadonlyMap<string, Turn> =>
        new Map(
          turnsOf(on, timetable, { ...times, of })
            .filter(({ at }) => at > times.now)
            .map((turn) => [`${turn.entryId} ${turn.to}`, turn]),
        );
      const [was, becomes] = [ahead(before), ahead(after)];
      for (const turn of new Set([...was.keys(), ...becomes.keys()])) {
        const [old, next] = [was.get(turn), becomes.get(turn)];
        const to = (next ?? old)?.to;
        if (to === undefined || old?.at === next?.at) continue;
        const key = `${on} ${turn} ${old?.at} ${next?.at}`;
        const opinions = [...(found.get(key)?.opinions ?? []), of.id];
        found.set(key, { on, to, was: old?.at ?? null, becomes: next?.at ?? null, opinions });
      }
    }
  }
  return [...found.values()];
}
