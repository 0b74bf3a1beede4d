import type { Log } from "../log/log.ts";
import type { RemovalEvent, RemovedRows } from "../../shared/forum/removal-event.ts";
import { DAY_MS } from "../../shared/durations.ts";
import { type OpinionId, opinionId } from "../../shared/ids.ts";
import { draftsIn } from "../replay/drafts-in.ts";
import { dayOf, type Days, daysToStore } from "../board/days.ts";
import type { ForumClock } from "../time/clock.ts";
import type { ClockWatch } from "../time/clock-watch.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { openThread } from "../replay/thread.ts";
import type { Versions } from "../history/versions.ts";
import { readRows } from "../replay/load.ts";
import type { Rooms } from "../room/rooms.ts";
import { BadRow, type CountedDay, type Row, type Store, type StoredCheckpoint } from "../store/store.ts";
import type { RemovalAnswered, RemovalRequest } from "./removal-thread.ts";

/** Rows read from the file between two turns of everybody else. */
const READ_ROWS = 400;

export type Removed = {
  /** Text typed before this instant was looked at. */
  readonly before: number;
  readonly opinions: readonly (RemovedRows & { readonly opinionId: OpinionId })[];
  /** Rows of drafts. */
  readonly draftRows: number;
  /** Failures, a sentence each; the rest was done. */
  readonly problems: readonly string[];
};

/** Removes what was typed when the forum's period is over; its proof and all settled states stay (rules Z1-Z4). */
export type Retention = {
  /** `before` null: as of the forum's period. One after the other. */
  readonly remove: (asked: {
    readonly before: number | null;
    readonly by: Extract<RemovalEvent, { type: "keystrokesRemoved" }>["asked"];
  }) => Promise<Removed | { readonly refused: string }>;
  readonly close: () => Promise<void>;
};

type Parts = {
  readonly store: Store;
  readonly forum: ForumRoom;
  readonly rooms: Rooms;
  readonly versions: Versions;
  readonly days: Days;
  readonly clock: ForumClock;
  readonly clockWatch: Pick<ClockWatch, "doubt">;
  readonly log: Log;
};

type Found = {
  readonly rows: readonly Row[];
  readonly checkpoints: readonly StoredCheckpoint[];
  readonly removed: RemovedRows;
};

export function openRetention(parts: Parts): Retention {
  const { store, forum, rooms, versions, days, clock, clockWatch, log } = parts;
  const thread = openThread<RemovalRequest, RemovalAnswered>(new URL("removal-thread.ts", import.meta.url));
  let turn: Promise<unknown> = Promise.resolve();
  let isClosing = false;

  /** Null where no words are older than the instant and still there. */
  const find = async (id: string, before: number): Promise<Found | null> => {
    const { upTo, ...own } = await olderThan(store, id, before);
    if (own.rows === 0) return null;
    await thread.ask({ kind: "begin" });
    for (let after = 0; after < upTo;) {
      const rows = await readRows(store, id, { after, limit: Math.min(READ_ROWS, upTo - after) });
      if (rows.length === 0) break;
      await thread.ask({ kind: "rows", rows });
      after = rows.at(-1)!.seq;
    }
    const planned = await thread.ask({ kind: "plan", id, upTo });
    if (planned.kind === "badRow") throw new BadRow(id, planned.seq, planned.why);
    if (planned.kind !== "planned")
      throw new Error(planned.kind === "failed" ? planned.why : "the thread answered something else");
    const { left: rows, checkpoints } = planned;
    return { rows, checkpoints, removed: { ...own, proof: planned.proof } };
  };

  const countDays = async (id: OpinionId, upTo: number): Promise<readonly CountedDay[]> => {
    const room = await rooms.get(id);
    const { seq } = (await room?.view()) ?? { seq: 0 };
    const today = dayOf(clock.now(), forum.preset().timeZone);
    days.upTo(id, seq, today);
    await days.counted();
    const known = days.upTo(id, seq, today);
    if (known.seq < seq) throw new Error("its days could not be counted");
    return daysToStore(id, known, upTo);
  };

  const removeNow: Retention["remove"] = async ({ before: wished, by }) => {
    const { keptDays } = forum.preset().keystrokes;
    if (keptDays === null) return { refused: KEPT };
    const doubt = clockWatch.doubt();
    if (doubt !== null) return { refused: doubt };
    // Not the forum's clock, which may stand at an instant that a wrong clock recorded.
    const latest = clock.machine() - keptDays * DAY_MS;
    const before = wished ?? latest;
    if (before > latest) return { refused: tooYoung(keptDays, latest) };
    const left: Row[] = [];
    const checkpoints: StoredCheckpoint[] = [];
    const counted: CountedDay[] = [];
    const problems: string[] = [];
    const opinions: (RemovedRows & { opinionId: OpinionId })[] = [];
    const drafts: (RemovedRows & { draftId: string })[] = [];
    const of = async (id: string, act: () => Promise<void>): Promise<void> => {
      if (isClosing) return;
      await act().catch((error: unknown) => {
        problems.push(
          `${id}: nothing was removed of it: ${error instanceof Error ? error.message : String(error)}`,
        );
      });
    };
    for (const { id } of forum.forum().opinions) {
      await of(id, async () => {
        const found = await find(id, before);
        if (found === null) return;
        counted.push(...(await countDays(id, found.removed.to)));
        left.push(...found.rows);
        checkpoints.push(...found.checkpoints);
        opinions.push({ opinionId: id, ...found.removed });
      });
      for (const draftId of await draftsIn(store, id)) {
        await of(draftId, async () => {
          const found = await find(draftId, before);
          if (found === null) return;
          left.push(...found.rows);
          drafts.push({ draftId, ...found.removed });
        });
      }
    }
    if (isClosing) return { refused: "The server stops. Nothing was removed." };
    const events: RemovalEvent[] = [];
    if (opinions.length > 0) events.push({ type: "keystrokesRemoved", before, asked: by, opinions });
    if (drafts.length > 0) events.push({ type: "draftKeystrokesRemoved", before, drafts });
    if (events.length > 0) {
      const told = await forum.recordRemoval(events, (rows) =>
        store.remove({ told: rows, left, checkpoints, days: counted }),
      );
      if ("refusal" in told) return { refused: told.refusal.message };
      log(`retention: ${toldInLog({ before, by, opinions, drafts })}`, {
        event: "textRemoved",
        fields: { before: new Date(before).toISOString(), by },
      });
    }
    for (const { opinionId: id } of opinions) versions.forget(id);
    for (const { draftId } of drafts) versions.forget(opinionId(draftId));
    await store.pack().catch((error: unknown) => {
      problems.push(
        `What was removed may still lie in the file: it could not be written anew: ${String(error)}`,
      );
    });
    return { before, opinions, draftRows: drafts.reduce((sum, { rows }) => sum + rows, 0), problems };
  };

  return {
    remove: (asked) => {
      const done = turn.then(() => removeNow(asked));
      turn = done.catch(() => undefined);
      return done;
    },
    close: async () => {
      isClosing = true;
      await thread.close();
      await turn;
    },
  };
}

const KEPT = "This forum keeps what is typed for good: its preset names no period. Nothing was removed.";
const tooYoung = (days: number, latest: number): string =>
  `This forum keeps what is typed for ${days} days: --before may be ${new Date(latest).toISOString()} at the latest. Nothing was removed.`;

function toldInLog(removed: {
  readonly before: number;
  readonly by: string;
  readonly opinions: readonly RemovedRows[];
  readonly drafts: readonly RemovedRows[];
}): string {
  const { before, by, opinions, drafts } = removed;
  const rowsOf = (list: readonly RemovedRows[]): number => list.reduce((sum, { rows }) => sum + rows, 0);
  const asked = by === "clock" ? "by the forum's period" : "by command";
  return `removed ${rowsOf(opinions)} rows of words of ${opinions.length} Opinions and ${rowsOf(drafts)} rows of ${drafts.length} drafts, typed before ${new Date(before).toISOString()}, ${asked}`;
}

type Old = Omit<RemovedRows, "proof"> & { readonly upTo: number };

/** Rows older than an instant: up to which row, and its words that are still there. */
async function olderThan(store: Store, id: string, before: number): Promise<Old> {
  let [upTo, from, to, count] = [0, 0, 0, 0];
  for (;;) {
    const rows = await readRows(store, id, { after: upTo, limit: READ_ROWS });
    for (const { at, seq, kind, removed } of rows) {
      if (at >= before) return { upTo, from, to, rows: count };
      upTo = seq;
      if (kind !== "words" || removed !== null) continue;
      if (from === 0) from = seq;
      to = seq;
      count += 1;
    }
    if (rows.length < READ_ROWS) return { upTo, from, to, rows: count };
    await new Promise(setImmediate);
  }
}
