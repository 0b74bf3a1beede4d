import type { RecordedMeetingEvent } from "../forum/meeting.ts";
import type { ClauseId, OpinionId } from "../ids.ts";

/** A stretch in which a meeting was suspended; `to` null: it still is. */
export type Suspension = { readonly from: number; readonly to: number | null; readonly reason: string };

type TimeOnTable = { readonly clauseId: ClauseId | null; readonly ms: number };

export type TableTimes = {
  /** Time of the meeting without its suspensions. */
  readonly ms: number;
  readonly suspensions: readonly Suspension[];
  /** Clauses of an Opinion that were on the table, in the order in which they were first taken up. */
  readonly of: (opinionId: OpinionId) => readonly TimeOnTable[];
};

type OnTable = { readonly opinionId: OpinionId; readonly clauseId: ClauseId | null };

/** Counts how long each clause was on the table; a suspension counts for none. `to`: the end, or now. */
export function tableTimes(
  events: readonly RecordedMeetingEvent[],
  { from, to }: { readonly from: number; readonly to: number },
): TableTimes {
  const stretches: (OnTable & { readonly ms: number })[] = [];
  const suspensions: Suspension[] = [];
  let table: OnTable | null = null;
  let since = from;
  let suspended: { readonly from: number; readonly reason: string } | null = null;
  const until = (at: number): void => {
    // An end that was told afterwards may lie before the last events.
    const upTo = Math.min(at, to);
    if (table !== null && suspended === null) stretches.push({ ...table, ms: Math.max(0, upTo - since) });
    since = Math.max(since, upTo);
  };
  for (const event of events) {
    switch (event.type) {
      case "tableSet":
        until(event.at);
        table = { opinionId: event.opinionId, clauseId: event.clauseId };
        break;
      case "meetingSuspended":
        until(event.at);
        suspended = { from: Math.min(event.at, to), reason: event.reason };
        break;
      case "meetingResumed":
        if (suspended !== null) suspensions.push({ ...suspended, to: Math.min(event.at, to) });
        suspended = null;
        since = Math.min(event.at, to);
        break;
      default:
    }
  }
  until(to);
  if (suspended !== null) suspensions.push({ ...suspended, to: null });
  const away = suspensions.reduce((sum, one) => sum + (one.to ?? to) - one.from, 0);
  return {
    ms: Math.max(0, to - from - away),
    suspensions,
    of: (opinionId) => summed(stretches.filter((one) => one.opinionId === opinionId)),
  };
}

function summed(stretches: readonly TimeOnTable[]): readonly TimeOnTable[] {
  const times = new Map<ClauseId | null, number>();
  for (const { clauseId, ms } of stretches) times.set(clauseId, (times.get(clauseId) ?? 0) + ms);
  return [...times].map(([clauseId, ms]) => ({ clauseId, ms }));
}
