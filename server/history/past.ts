import type { MovedRange } from "../../shared/clause/words.ts";
import { isSettledBy } from "../../shared/events/events.ts";
import { copiedBy, type SettledState, withoutWords } from "../../shared/history/settled-state.ts";
import type { TypedMoment } from "../../shared/history/told-comparison.ts";
import { userOf } from "../../shared/forum/people-of.ts";
import type { AuthorId, GroupId, OpinionId } from "../../shared/ids.ts";
import { type Entry, isHidden } from "../../shared/events/event.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { delegationHere, mayRead, readersIn } from "../../shared/people/readers.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { readRows } from "../replay/load.ts";
import { entryOf } from "../store/chain-writer.ts";
import { readEventLog } from "../store/read-event-log.ts";
import type { ForumAuthors } from "./forum-authors.ts";
import type { Store } from "../store/store.ts";
import { openTyped, type Typed } from "./typed.ts";
import type { Version, Versions } from "./versions.ts";

const PAGE_ENTRIES = 1_000;

export const NO_ROW: Refusal = {
  reason: "noSuchPlace",
  message: "There is no such state of this Opinion: name the seq of one that it lists.",
};
export const REMOVED: Refusal = {
  reason: "keystrokesRemoved",
  message: "The typing up to that time was deleted. Choose a version from the list.",
};
const NOT_SETTLED: Refusal = {
  reason: "notSettled",
  message: "You see only versions of what others typed: the text right after an action.",
};

/** A reader and the state asked for. */
export type Visit = {
  readonly seq: number;
  readonly reader: Participant;
  readonly groupId: GroupId;
  /** The last row that there is: what stands now is open to everybody. */
  readonly now: number;
};

/** One reader's view of the past of each Opinion (rules J1, J2). */
export type Past = {
  /** In order. */
  readonly states: (
    id: OpinionId,
    reader: { readonly reader: Participant; readonly groupId: GroupId },
  ) => Promise<readonly SettledState[]>;
  /** The last settled state at a row or before it; 0 where there is none. */
  readonly settledBefore: (id: OpinionId, seq: number) => Promise<number>;
  /** Pauses in typing of the reader's own delegation or office; the secretariat is told all (rule J2). */
  readonly typed: (
    id: OpinionId,
    reader: { readonly reader: Participant; readonly groupId: GroupId },
  ) => Promise<readonly TypedMoment[]>;
  readonly visit: (id: OpinionId, visit: Visit) => Promise<Version | Refusal>;
  /** Copies made by acts after one row and up to another. */
  readonly copied: (
    id: OpinionId,
    between: { readonly after: number; readonly upTo: number },
  ) => Promise<readonly MovedRange[]>;
};

export const isVersion = (seen: Version | Refusal): seen is Version => "words" in seen;

/** The event log of one Opinion as read so far: it only grows. */
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
  readonly forum: Pick<ForumAuthors, "authorAt" | "lastSeqOf" | "personOf">;
}): Past {
  const opinions = new Map<OpinionId, Known>();
  let reading: Promise<unknown> = Promise.resolve();

  const readOn = async (id: OpinionId): Promise<Known> => {
    const known = opinions.get(id) ?? { last: 0, states: [], copied: [] };
    opinions.set(id, known);
    for (;;) {
      const asked = { after: known.last, limit: PAGE_ENTRIES, may: () => true };
      const entries = await readEventLog<Entry>(store, id, asked);
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

  const isOwn = async (id: OpinionId, { seq, reader, groupId }: Visit): Promise<boolean> => {
    if (reader.role === "secretariat") return true;
    const [row] = await readRows(store, id, { after: seq - 1, limit: 1 });
    if (row?.seq !== seq) return false;
    const author =
      row.kind === "words" ? row.by : forum.authorAt(userOf(row.by), entryOf<Entry>(row).forumSeq);
    return isBySame(author, { reader, groupId });
  };
  /** Text typed for a delegation stays that delegation's, whatever its author is now (rule A12). */
  const isBySame = (by: AuthorId, { reader, groupId }: Pick<Visit, "reader" | "groupId">): boolean => {
    const writer = forum.personOf(by);
    if (userOf(by) === reader.id && writer?.delegationId === reader.delegationId) return true;
    const own = delegationHere(reader, groupId);
    return own !== null && writer !== null && delegationHere(writer, groupId) === own;
  };
  const toldMoment = ({ seq, at, by }: Awaited<ReturnType<Typed["moments"]>>[number]): TypedMoment => {
    const forumSeq = forum.lastSeqOf(by);
    return { seq, at, by: userOf(by), ...(forumSeq === undefined ? {} : { forumSeq }) };
  };
  const pauses = openTyped(store);

  return {
    states: async (id, { reader, groupId }) =>
      (await known(id)).states.flatMap(({ state, readers }) =>
        mayRead(readers, reader, groupId) ? [state] : [],
      ),
    typed: async (id, asks) => {
      const isTold = ({ by }: { readonly by: AuthorId }): boolean =>
        asks.reader.role === "secretariat" || isBySame(by, asks);
      return (await pauses.moments(id, isTold)).map(toldMoment);
    },
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
