import { HOUR_MS } from "../../shared/durations.ts";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { OpinionId } from "../../shared/ids.ts";
import type { Stage } from "../../shared/opinion/opinion.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import { isOpenAt, type Turn, turnsOf } from "../../shared/timetable/timetable.ts";

/** A deadline is told from this long before, and said aloud at each of these (rule T11). */
export const WARN_AT_MS = [72 * HOUR_MS, 24 * HOUR_MS, HOUR_MS, HOUR_MS / 6] as const;
/** The last of the marks that were passed on the way: 72 h, 24 h, 1 h, 10 min. */
export const markPassed = (left: number): number =>
  WARN_AT_MS.findLast((mark) => left <= mark) ?? WARN_AT_MS[0];
/** Closings are told for this long after. */
const CLOSED_MS = 24 * HOUR_MS;

type Bound = "text" | "comments";

/** The next instant at which something closes, or the last at which it did. */
export type Deadline = {
  readonly kind: "ahead" | "passed";
  readonly at: number;
  readonly on: readonly Bound[];
  readonly entry: TimetableEntry | null;
  /** The Opinions that it is for. */
  readonly opinions: readonly OpinionId[];
};

type Times = Pick<ForumView, "timetable" | "timeZone" | "openedAt" | "groups">;
type Asked = { readonly now: number; readonly of: OpinionId | null };

/**
 * The deadline above the text of one Opinion, or (`of` null) beside all of them: the next first, else what has
 * closed.
 */
export function deadlineOf(forum: Times, asked: Asked): Deadline | null {
  const { now, of } = asked;
  const closings = forum.groups.flatMap(({ id: groupId, opinions }) =>
    opinions
      .filter(({ id }) => of === null || id === of)
      .flatMap(({ id, stage }) =>
        boundAt(stage).flatMap((on) => {
          const turn = closingNear(turnsIn(forum, on, { id, groupId }), now);
          return turn === null ? [] : [{ ...turn, on, id }];
        }),
      ),
  );
  const ahead = closings.filter(({ at }) => at > now);
  const at =
    ahead.length > 0 ? Math.min(...ahead.map((one) => one.at)) : Math.max(...closings.map((one) => one.at));
  const here = closings.filter((one) => one.at === at);
  const [first] = here;
  if (first === undefined) return null;
  return {
    kind: at > now ? "ahead" : "passed",
    at,
    on: (["text", "comments"] as const).filter((on) => here.some((one) => one.on === on)),
    entry: forum.timetable.find(({ id }) => id === first.entryId) ?? null,
    opinions: [...new Set(here.map(({ id }) => id))],
  };
}

type Of = NonNullable<Parameters<typeof turnsOf>[2]["of"]>;

const known = new WeakMap<Times, Map<string, readonly Turn[]>>();

/** The turns of one forum's facts are counted once: deadlines are looked at each second, between keys. */
function turnsIn(forum: Times, on: Bound, of: Of): readonly Turn[] {
  const ofForum = known.get(forum) ?? new Map<string, readonly Turn[]>();
  known.set(forum, ofForum);
  const key = `${on} ${of.groupId} ${of.id}`;
  const turns =
    ofForum.get(key) ??
    turnsOf(on, forum.timetable, { openedAt: forum.openedAt, timeZone: forum.timeZone, of });
  ofForum.set(key, turns);
  return turns;
}

/** Stages that a closing window would still change. */
const boundAt = (stage: Stage): readonly Bound[] => {
  if (stage === "outline" || stage === "drafting" || stage === "consolidated") return ["text", "comments"];
  return stage === "agreed" || stage === "annexed" || stage === "underConsideration" ? ["comments"] : [];
};

/** The closing that lies so near that it is told; one at whose instant it opens again is none. */
function closingNear(turns: readonly Turn[], now: number): Turn | null {
  const closes = ({ at, to }: Turn): boolean => to === "closed" && !isOpenAt(turns, at);
  if (!isOpenAt(turns, now)) {
    const last = turns.findLast(({ at }) => at <= now);
    return last !== undefined && now - last.at < CLOSED_MS ? last : null;
  }
  const next = turns.find((turn) => turn.at > now && closes(turn));
  return next !== undefined && next.at - now <= WARN_AT_MS[0] ? next : null;
}
