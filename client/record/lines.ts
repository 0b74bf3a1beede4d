import type { ActingRoleChange } from "../../shared/forum/acting-role.ts";
import type { ToldPeopleEvent } from "../../shared/forum/people-event.ts";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import type { ToldRemoval } from "../../shared/forum/removal-event.ts";
import type { OpinionId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";

/** A line of the record: one entry, a run of like ones by one person, who leads the group, a meeting that began, what was removed; newest first. */
export type RecordLine =
  | { readonly kind: "one"; readonly entry: Entry }
  | { readonly kind: "hat"; readonly change: ActingRoleChange }
  | { readonly kind: "meeting"; readonly meeting: ToldMeeting }
  | { readonly kind: "people"; readonly act: ToldPeopleEvent }
  | { readonly kind: "removal"; readonly removal: ToldRemoval; readonly rows: number }
  | { readonly kind: "many"; readonly entries: readonly Entry[]; readonly act: "manyAdded" | "manySettled" };

const RUN_MIN = 4;
const RUN_MS = 60_000;

/** A text brought in at once, or settled as a whole, is one line: its forty entries would hide the rest. */
export const recordLines = (newestFirst: readonly Entry[]): readonly RecordLine[] =>
  alikeRuns(newestFirst).flatMap((entries): readonly RecordLine[] => {
    const act = manyOf(entries);
    return act === null ? entries.map((entry) => ({ kind: "one", entry })) : [{ kind: "many", entries, act }];
  });

type Acted = Pick<Entry, "by" | "at"> & { readonly type: string };

/** Similar acts of one person within a minute stand together; all else alone. */
export function alikeRuns<One extends Acted>(inOrder: readonly One[]): readonly (readonly One[])[] {
  const runs: One[][] = [];
  for (const one of inOrder) {
    const run = runs.at(-1);
    if (run?.[0] !== undefined && isAlike(run[0], one)) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

/** Name of a run that is told as one; null: each of it is told. */
export const manyOf = (run: readonly Acted[]): "manyAdded" | "manySettled" | null =>
  run.length < RUN_MIN ? null : run[0]?.type === "clauseAdded" ? "manyAdded" : "manySettled";

const atOf = (line: RecordLine): number => {
  switch (line.kind) {
    case "one":
      return line.entry.at;
    case "many":
      return line.entries[0]!.at;
    case "hat":
      return line.change.at;
    case "meeting":
      return line.meeting.opened.at;
    case "people":
      return line.act.at;
    case "removal":
      return line.removal.at;
  }
};

/** The forum's own acts that concern the Opinion, between the Opinion's, by their time. */
export function withForumActs(
  newestFirst: readonly RecordLine[],
  {
    hats,
    meetings,
    people,
    removals,
  }: {
    readonly hats: readonly ActingRoleChange[];
    readonly meetings: readonly ToldMeeting[];
    readonly people: readonly ToldPeopleEvent[];
    readonly removals: readonly RecordLine[];
  },
): readonly RecordLine[] {
  const changes = hats.map((change): RecordLine => ({ kind: "hat", change }));
  const begun = meetings.map((meeting): RecordLine => ({ kind: "meeting", meeting }));
  const changed = people.map((act): RecordLine => ({ kind: "people", act }));
  return [...newestFirst, ...[...changes, ...begun, ...changed, ...removals].toReversed()].toSorted(
    (one, other) => atOf(other) - atOf(one),
  );
}

/** Removals of one Opinion's typing since an instant (rule Z4). */
export const removalsOf = (
  opinionId: OpinionId,
  { removals, since }: { readonly removals: readonly ToldRemoval[]; readonly since: number },
): readonly RecordLine[] =>
  removals.flatMap((removal) => {
    const here = removal.opinions.find((one) => one.opinionId === opinionId);
    return here === undefined || removal.at < since ? [] : [{ kind: "removal", removal, rows: here.rows }];
  });

const isAlike = (one: Acted, other: Acted): boolean =>
  (one.type === "clauseAdded" || one.type === "clauseSettled") &&
  other.type === one.type &&
  other.by === one.by &&
  Math.abs(one.at - other.at) < RUN_MS;
