import type { Forum } from "../../shared/forum/forum.ts";
import { type Timetable, timetableOf } from "../../shared/forum/timetable-event.ts";
import type { OpinionId } from "../../shared/ids.ts";
import type { Preset } from "../../shared/presets/preset.ts";
import type { ScopedTo } from "../../shared/timetable/timetable-entry.ts";
import { type Turn, turnsOf } from "../../shared/timetable/timetable.ts";
import type { Clock } from "../time/clock.ts";

type Turns = Readonly<Record<"text" | "comments", readonly Turn[]>>;

/** The timetable as it stands, and the instants at which its windows turn. */
export type ForumTurns = {
  readonly timetable: () => Timetable;
  readonly of: (opinion: ScopedTo | null) => Turns;
  /** The first turn after an instant; null where none is planned. */
  readonly next: (after: number) => number | null;
  /** Tells if a window turns in this time from now on. */
  readonly within: (ms: number) => boolean;
  /** The forum has changed. True if its timetable has, or a draft of the report came out. */
  readonly renew: (before: Forum) => boolean;
};

export function openForumTurns({
  facts: { timeZone, timetable: planned },
  forum,
  clock,
}: {
  readonly facts: Preset;
  readonly forum: () => Forum;
  readonly clock: Clock;
}): ForumTurns {
  let timetable = timetableOf(planned, forum().timetableActs);
  /** A zone's arithmetic costs more than the edit that asks: once an Opinion and timetable. */
  let known = new Map<OpinionId | null, Turns>();
  /** The next turn, looked up anew where it has passed or the forum has changed: each key asks. */
  let ahead = -Infinity;

  const of: ForumTurns["of"] = (opinion) => {
    const before = known.get(opinion?.id ?? null);
    if (before !== undefined) return before;
    const times = { openedAt: forum().openedAt, timeZone, of: opinion };
    const found = {
      text: turnsOf("text", timetable.entries, times),
      comments: turnsOf("comments", timetable.entries, times),
    };
    known.set(opinion?.id ?? null, found);
    return found;
  };

  const next: ForumTurns["next"] = (after) => {
    const all = [null, ...forum().opinions].flatMap((one) => Object.values(of(one)).flat());
    const until = forum().mainReport?.drafts.at(-1)?.commentsUntil ?? null;
    // Open up to this instant, and closed right after it (rule R32).
    const ends = until === null ? [] : [{ at: until + 1 }];
    const later = [...all, ...ends].flatMap(({ at }) => (at > after ? [at] : []));
    return later.length === 0 ? null : Math.min(...later);
  };

  return {
    timetable: () => timetable,
    of,
    next,
    within: (ms) => {
      const now = clock.now();
      if (ahead < now) ahead = next(now) ?? Infinity;
      return ahead - now <= ms;
    },
    renew: (before) => {
      ahead = -Infinity;
      const { timetableActs, mainReport } = forum();
      if (timetableActs === before.timetableActs) return mainReport !== before.mainReport;
      timetable = timetableOf(planned, timetableActs);
      known = new Map();
      return true;
    },
  };
}
