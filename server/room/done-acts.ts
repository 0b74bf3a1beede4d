import type { ActState, DoneAct } from "../../shared/decide/decision-context.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { AuthorId } from "../../shared/ids.ts";
import { TAKE_BACK_MS, TAKE_BACK_WAY_MS } from "../../shared/limits.ts";

/** Holds each act of the last seconds with what it found and what it left, so that its author can take it back. */
export type DoneActs = {
  readonly find: (seq: number) => DoneAct | null;
  readonly add: (
    entries: readonly Entry[],
    of: { readonly by: AuthorId; readonly at: number; readonly before: ActState; readonly after: ActState },
  ) => void;
};

export function openDoneActs(): DoneActs {
  let acts: readonly DoneAct[] = [];
  return {
    find: (seq) => acts.find(({ first }) => first === seq) ?? null,
    add: (entries, of) => {
      const [first, last] = [entries[0], entries.at(-1)];
      if (first === undefined || last === undefined) return;
      const act: DoneAct = { ...of, first: first.seq, last: last.seq, events: entries };
      const oldest = of.at - TAKE_BACK_MS - TAKE_BACK_WAY_MS;
      // Once taken back it is no act any more.
      const gone = new Set(entries.flatMap((one) => (one.type === "takenBack" ? [one.first] : [])));
      acts = [...acts.filter((one) => one.at >= oldest && !gone.has(one.first)), act];
    },
  };
}
