import type { MovedRange } from "../../shared/clause.ts";
import type { SettledState } from "../../shared/history/settled-state.ts";
import { copiedBy, isSettledBy, withoutWords } from "../../shared/history/settled-state.ts";
import type { TypedMoment } from "../../shared/history/told-comparison.ts";
import type { GroupId, OpinionId, UserId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/minutes.ts";
import { isHidden } from "../../shared/minutes.ts";
import type { Participant } from "../../shared/participant.ts";
import { delegationHere, mayRead, readersIn } from "../../shared/readers.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { readRows } from "../room/load.ts";
import { readMinutes } from "../room/read-minutes.ts";
import type { RoomForum } from "../room/room-forum.ts";
import type { Store } from "../store/store.ts";
import { openTyped } from "./typed.ts";
import type { Version, Versions } from "./versions.ts";

const PAGE_ENTRIES = 1_000;

export const NO_ROW: Refusal = {
  reason: "noSuchPlace",
  message: "There is no such state of this Opinion: name the seq of one that it lists.",
};
export const REMOVED: Refusal = {
  reason: "keystrokesRemoved",
  message: "What was typed up to here was removed when the forum's period was over. Settled states stay.",
};
const NOT_SETTLED: Refusal = {
  reason: "notSettled",
  message: "Of what others typed only settled states are shown: those right after an act on the text.",
};

/** Who asks for which state. */
export type Visit = {
  readonly seq: number;
  readonly reader: Participant;
  readonly groupId: GroupId;
  /** The last row that there is: what stands now is open to everybody. */
  readonly now: number;
};

/** What one reader may see of the past of each Opinion (rules J1, J2). */
export type Past = {
  /** In order. */
  readonly states: (
    id: OpinionId,
    reader: { readonly reader: Participant; readonly groupId: GroupId },
  ) => Promise<readonly SettledState[]>;
  /** The last settled state at a row or before it; 0 where there is none. */
  readonly settledBefore: (id: OpinionId, seq: number) => Promise<number>;
  /** Where the reader's own delegation or office paused in typing; the secretariat is told all (rule J2). */
  readonly typed: (
    id: OpinionId,
    reader: { readonly reader: Participant; readonly groupId: GroupId },
  ) => Promise<readonly TypedMoment[]>;
  readonly visit: (id: OpinionId, visit: Visit) => Promise<Version | Refusal>;
  /** What was copied where by acts after one row and up to another. */
  readonly copied: (
    id: OpinionId,
    between: { readonly after: number; readonly upTo: number },
  ) => Promise<readonly MovedRange[]>;
};

export const isVersion = (seen: Version | Refusal): seen is Version => "words" in seen;

/** What was read of the minutes of one Opinion: they only grow. */
type Known = {
  last: number;
  readonly states: { readonly state: SettledState; readonly readers: ReturnType<typeof readersIn> }[];
  readonly copied: { readonly seq: number; readonly moved: readonly MovedRange[] }[];
};

export function openPast({
  store,
  versions,
  forum,
}: {
  readonly store: Store;
  readonly versions: Versions;
  readonly forum: Pick<RoomForum, "personAt">;
}): Past {
  const opinions = new Map<OpinionId, Known>();
  let reading: Promise<unknown> = Promise.resolve();

  const readOn = async (id: OpinionId): Promise<Known> => {
    const known = opinions.get(id) ?? { last: 0, states: [], copied: [] };
    opinions.set(id, known);
    for (;;) {
      const asked = { after: known.last, limit: PAGE_ENTRIES, may: () => true };
      const entries = await readMinutes<Entry>(store, id, asked);
      for (const entry of entries) if (!isHidden(entry)) take(known, entry);
      if (entries.length < PAGE_ENTRIES) return known;
      await new Promise(setImmediate);
    }
  };

  /** One after the other, or an entry would be taken twice. */
  const known = (id: OpinionId): Promise<Known> => {
    const turn = reading.then(() => readOn(id));
    reading = turn.catch(() => undefined);
    return turn;
  };

  const isSettled = async (id: OpinionId, { seq, reader, groupId }: Visit): Promise<boolean> =>
    (await known(id)).states.some(
      ({ state, readers }) => state.seq === seq && mayRead(readers, reader, groupId),
    );

  /** A person who was dismissed wrote for their delegation. */
  const wroteFor = (user: UserId, groupId: GroupId): string | null => {
    const person = forum.personAt(user);
    return person === null ? null : delegationHere(person, groupId);
  };

  const isOwn = async (id: OpinionId, { seq, reader, groupId }: Visit): Promise<boolean> => {
    if (reader.role === "secretariat") return true;
    const [row] = await readRows(store, id, { after: seq - 1, limit: 1 });
    if (row?.seq !== seq) return false;
    return isBySame(row, { reader, groupId });
  };
  const isBySame = (
    { by }: { readonly by: UserId },
    { reader, groupId }: Pick<Visit, "reader" | "groupId">,
  ): boolean => {
    const own = delegationHere(reader, groupId);
    return by === reader.id || (own !== null && wroteFor(by, groupId) === own);
  };
  const pauses = openTyped(store);

  return {
    states: async (id, { reader, groupId }) =>
      (await known(id)).states.flatMap(({ state, readers }) =>
        mayRead(readers, reader, groupId) ? [state] : [],
      ),
    typed: (id, asks) =>
      pauses.moments(id, (one) => asks.reader.role === "secretariat" || isBySame(one, asks)),
    settledBefore: async (id, seq) =>
      (await known(id)).states.findLast(({ state }) => state.seq <= seq)?.state.seq ?? 0,
    visit: async (id, visit) => {
      const { seq, now } = visit;
      if (seq < 1 || seq > now) return NO_ROW;
      if (seq !== now && !(await store.isReadable(id, seq))) return REMOVED;
      if (seq !== now && !(await isSettled(id, visit)) && !(await isOwn(id, visit))) return NOT_SETTLED;
      return (await versions.at(id, seq)) ?? NO_ROW;
    },
    copied: async (id, { after, upTo }) =>
      (await known(id)).copied.flatMap(({ seq, moved }) => (seq > after && seq <= upTo ? moved : [])),
  };
}

function take(known: Known, entry: Entry): void {
  known.last = entry.seq;
  if (isSettledBy(entry.type)) known.states.push({ state: withoutWords(entry), readers: readersIn(entry) });
  const moved = copiedBy(entry);
  if (moved.length > 0) known.copied.push({ seq: entry.seq, moved });
}
