import type { BoardDay } from "../../shared/board/board.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { zoneOffset } from "../../shared/timetable/timetable.ts";
import { openThread } from "../replay/thread.ts";
import { rowOfCheckpoint, readRows } from "../replay/load.ts";
import type { CountedDay, Row, Store } from "../store/store.ts";
import type { DaysAnswered, DaysRequest } from "./days-thread.ts";

/** Rows read from the file between two turns of everybody else. */
const READ_ROWS = 400;

/** Counts of an Opinion's past days, and up to which row. */
export type DaysKnown = {
  /** Days that are over, on which something was done, with the last row of each. */
  readonly days: readonly (BoardDay & { readonly seq: number; readonly at: number })[];
  /** The last row that was looked at, and its day; null: none yet. */
  readonly seq: number;
  readonly lastDay: string | null;
};

const NOTHING: DaysKnown = { days: [], seq: 0, lastDay: null };

export type Days = {
  /** Counts so far; goes on counting up to `seq` beside, where something is missing. */
  readonly upTo: (id: OpinionId, seq: number, today: string) => DaysKnown;
  /** Resolves when all that was asked for is counted. */
  readonly counted: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The figures of each day, counted once beside the rooms: a past day never changes (rule O6). */
export function openDays(options: {
  readonly store: Store;
  readonly timeZone: string;
  readonly names: () => ReadonlySet<string>;
  readonly log: (line: string) => void;
}): Days {
  const { store, timeZone, names, log } = options;
  const thread = openThread<DaysRequest, DaysAnswered>(new URL("days-thread.ts", import.meta.url));
  const known = new Map<OpinionId, DaysKnown>();
  const underWay = new Set<OpinionId>();
  let counting: Promise<void> = Promise.resolve();
  const closing = new AbortController();

  const ask = async (asked: DaysRequest): Promise<DaysAnswered> => {
    const answered = await thread.ask(asked);
    if (answered.kind === "failed") throw new Error(answered.why);
    return answered;
  };

  const begin = async (id: OpinionId, seq: number): Promise<number> => {
    for (let upTo = seq; ;) {
      const checkpoint = upTo < 1 ? null : await store.keptCheckpoint(id, upTo);
      const from =
        checkpoint === null ? null : { checkpoint, place: await rowOfCheckpoint(store, checkpoint) };
      const answered = await ask({ kind: "begin", id, from });
      if (answered.kind === "begun") return answered.seq;
      upTo = (checkpoint?.seq ?? 1) - 1;
    }
  };

  /** One pass over the rows that were not counted yet. A day is over when a row of a later one comes. */
  const count = async (id: OpinionId, to: number): Promise<void> => {
    let { days } = known.get(id) ?? (await storedDays(store, id));
    let after = await begin(id, days.at(-1)?.seq ?? 0);
    let held: Row[] = [];
    let last: Row | null = null;
    const hand = async (isEnd: boolean): Promise<void> => {
      const answered = await ask({ kind: "rows", rows: held, isEnd, names: names() });
      held = [];
      if (answered.kind !== "took" || answered.day === null || last === null) return;
      const { seq, at } = last;
      // Begun before it, at a checkpoint within a day that is known.
      if (seq <= (days.at(-1)?.seq ?? 0)) return;
      days = [...days, { ...answered.day, day: dayOf(at, timeZone), seq, at }];
    };
    while (after < to && !closing.signal.aborted) {
      const rows = await readRows(store, id, { after, limit: Math.min(READ_ROWS, to - after) });
      if (rows.length === 0) break;
      for (const row of rows) {
        if (last !== null && dayOf(row.at, timeZone) !== dayOf(last.at, timeZone)) await hand(true);
        last = row;
        held.push(row);
      }
      await hand(false);
      after = last?.seq ?? to;
      const lastDay = last === null ? null : dayOf(last.at, timeZone);
      known.set(id, { days, seq: Math.max(known.get(id)?.seq ?? 0, after), lastDay });
    }
  };

  return {
    upTo: (id, seq, today) => {
      const now = known.get(id) ?? NOTHING;
      // Rows after today's first one end no day.
      if (now.lastDay === today) return { ...now, seq };
      if (now.seq < seq && !underWay.has(id)) {
        underWay.add(id);
        counting = counting
          .then(() => (closing.signal.aborted ? undefined : count(id, seq)))
          .catch((error: unknown) => {
            if (!closing.signal.aborted) log(`opinion ${id}: its days are not counted: ${String(error)}`);
          })
          .finally(() => underWay.delete(id));
      }
      return now;
    },
    counted: () => counting,
    close: async () => {
      closing.abort();
      await thread.close();
      await counting;
    },
  };
}

/** Days whose rows may be gone (rule Z2). */
async function storedDays(store: Store, id: OpinionId): Promise<DaysKnown> {
  const days = (await store.countedDays(id)).map(({ day, seq, at, body }) => ({
    ...(JSON.parse(body) as Omit<BoardDay, "day">),
    day,
    seq,
    at,
  }));
  return { ...NOTHING, days };
}

/** Of days that are over, as they are stored when the words that they were counted from are removed. */
export const daysToStore = (id: OpinionId, { days }: DaysKnown, upTo: number): readonly CountedDay[] =>
  days.flatMap(({ day, seq, at, ...counted }) =>
    seq <= upTo ? [{ stream: id, day, seq, at, body: JSON.stringify(counted) }] : [],
  );

/** YYYY-MM-DD on the wall at the forum's seat. A zone's offset changes at whole hours: once an hour is enough. */
export function dayOf(at: number, timeZone: string): string {
  const hour = Math.floor(at / 3_600_000);
  if (offsets.zone !== timeZone) {
    offsets.zone = timeZone;
    offsets.byHour.clear();
  }
  let offset = offsets.byHour.get(hour);
  if (offset === undefined) {
    offset = zoneOffset(hour * 3_600_000, timeZone);
    offsets.byHour.set(hour, offset);
  }
  return new Date(at + offset).toISOString().slice(0, 10);
}
const offsets = { zone: "", byHour: new Map<number, number>() };
