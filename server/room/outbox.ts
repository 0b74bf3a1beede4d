import * as Y from "yjs";
import type { UserId } from "../../shared/ids.ts";
import { FRAME_INTERVAL_MS, QUIET_MS } from "../../shared/limits.ts";
import type { Entry } from "../../shared/minutes.ts";
import type { Author, CommandAnswer, Deletion, FrameNews, RosterPerson } from "../../shared/protocol.ts";
import { CLOSE } from "../../shared/protocol.ts";
import {
  acknowledgement,
  awarenessMessage,
  frameMessage,
  minutesMessage,
  readAwareness,
  syncStep1,
  syncStep2,
  syncUpdate,
} from "./frames.ts";
import { openPresence } from "./presence.ts";
import type { Row } from "../store/store.ts";

/** A connection to one Opinion, as its room sees it. */
export type Member = {
  readonly user: UserId;
  /** The sign-in it came with: signing out closes it. */
  readonly session: string;
  /** Speaks our own messages (101-105) beside y-websocket's. */
  readonly concord: boolean;
  readonly send: (bytes: Uint8Array) => void;
  readonly close: (code: number, reason: string) => void;
  /** Counted messages of words that were taken whole; acknowledged when they are on disk. */
  readonly taken: () => number;
};

/** How often it is looked who was quiet. */
const QUIET_CHECK_MS = 500;

type Seat = { client: number | null; acknowledged: number; sentAt: number };

/**
 * What leaves a room. Nothing does before its row is committed (rule W8): frames, acknowledgements, sync
 * answers and replies wait here for the append that holds what they speak of.
 */
export function openOutbox(options: {
  readonly doc: Y.Doc;
  readonly append: (rows: readonly Row[]) => Promise<void>;
  readonly takeRows: () => readonly Row[];
  readonly person: (user: UserId) => Omit<RosterPerson, "client">;
  readonly failed: (error: unknown) => void;
}) {
  const { doc } = options;
  const seats = new Map<Member, Seat>();
  let updates: Uint8Array[] = [];
  let cursors = new Set<number>();
  let news: {
    entries: Entry[];
    authors: Author[];
    deletions: Deletion[];
    people: RosterPerson[];
    left: number[];
  };
  const noNews = (): typeof news => ({ entries: [], authors: [], deletions: [], people: [], left: [] });
  news = noNews();
  /** Sent right after the commit, before and after the frame. */
  let before: (() => void)[] = [];
  let after: (() => void)[] = [];
  let waiting: { readonly resolve: () => void; readonly reject: (why: unknown) => void }[] = [];
  /** Something is to leave, if only an acknowledgement of words that changed nothing. */
  let due = false;
  let scheduled: NodeJS.Immediate | NodeJS.Timeout | null = null;
  let lastFrameAt = 0;
  let flushing = false;
  let closed = false;

  const schedule = (): void => {
    due = true;
    if (scheduled !== null || flushing || closed) return;
    const wait = lastFrameAt + FRAME_INTERVAL_MS - performance.now();
    scheduled = wait <= 0 ? setImmediate(run) : setTimeout(run, wait);
  };
  let running: Promise<void> = Promise.resolve();
  const run = (): void => {
    scheduled = null;
    running = flush().catch(fail);
  };

  const presence = openPresence(doc, (clients) => {
    for (const client of clients) cursors.add(client);
    schedule();
  });

  const end = (why: unknown): void => {
    closed = true;
    clearInterval(quiet);
    presence.close();
    for (const { reject } of waiting) reject(why);
  };

  /** The document holds what is not on disk: nobody may build on it, the room is of no more use. */
  const fail = (error: unknown): void => {
    if (closed) return;
    end(error);
    for (const member of seats.keys()) member.close(CLOSE.transient, "not stored; try again");
    options.failed(error);
  };

  const send = (member: Member, bytes: Uint8Array): void => {
    const seat = seats.get(member);
    if (seat === undefined) return;
    seat.sentAt = performance.now();
    member.send(bytes);
  };

  const flush = async (): Promise<void> => {
    if (flushing || closed) return;
    flushing = true;
    due = false;
    lastFrameAt = performance.now();
    const batch = { updates, cursors, news, before, after, waiting };
    [updates, cursors, news, before, after, waiting] = [[], new Set(), noNews(), [], [], []];
    const taken = [...seats].map(([member]) => [member, member.taken()] as const);
    try {
      await options.append(options.takeRows());
    } catch (error) {
      waiting = [...batch.waiting, ...waiting];
      throw error;
    }
    for (const deliver of batch.before) deliver();
    sendFrame(batch);
    for (const [member, count] of taken) acknowledge(member, count);
    for (const deliver of batch.after) deliver();
    for (const { resolve } of batch.waiting) resolve();
    flushing = false;
    if (due) schedule();
  };

  const acknowledge = (member: Member, count: number): void => {
    const seat = seats.get(member);
    if (seat === undefined || !member.concord || count <= seat.acknowledged) return;
    seat.acknowledged = count;
    send(member, acknowledgement(count));
  };

  const hasNews = (one: typeof news): boolean => Object.values(one).some((list) => list.length > 0);

  const sendFrame = (batch: { updates: Uint8Array[]; cursors: Set<number>; news: typeof news }): void => {
    const words = batch.updates.length === 0 ? null : mergeAll(batch.updates);
    const moved = presence.encode([...batch.cursors]);
    const told = hasNews(batch.news) ? slim(batch.news) : null;
    if (words === null && moved === null && told === null) return;
    let frame: Uint8Array | null = null;
    let plain: Uint8Array[] | null = null;
    for (const member of seats.keys()) {
      if (member.concord) {
        frame ??= frameMessage({ words, awareness: moved, news: told });
        send(member, frame);
      } else {
        plain ??= [...(words ? [syncUpdate(words)] : []), ...(moved ? [awarenessMessage(moved)] : [])];
        for (const bytes of plain) send(member, bytes);
      }
    }
  };

  const personOf = (client: number, user: UserId): RosterPerson => ({ client, ...options.person(user) });

  const quiet = setInterval(() => {
    const now = performance.now();
    for (const [member, seat] of seats) {
      if (now - seat.sentAt >= QUIET_MS) send(member, awarenessMessage(new Uint8Array([0])));
    }
  }, QUIET_CHECK_MS);
  quiet.unref();

  return {
    join: (member: Member): void => {
      if (closed) {
        member.close(CLOSE.transient, "the room is being loaded again");
        return;
      }
      seats.set(member, { client: null, acknowledged: 0, sentAt: performance.now() });
      before.push(() => {
        send(member, syncStep1(Y.encodeStateVector(doc)));
        const cursorsNow = presence.encode();
        if (cursorsNow !== null) send(member, awarenessMessage(cursorsNow));
        const people = [...seats].flatMap(([one, seat]) =>
          seat.client === null ? [] : [personOf(seat.client, one.user)],
        );
        if (member.concord) send(member, frameMessage({ words: null, awareness: null, news: { people } }));
      });
      schedule();
    },
    leave: (member: Member): void => {
      const seat = seats.get(member);
      seats.delete(member);
      if (seat === undefined || seat.client === null) return;
      news.left.push(seat.client);
      presence.remove(seat.client);
      schedule();
    },
    clientOf: (member: Member): number | null => seats.get(member)?.client ?? null,
    addWords: (
      update: Uint8Array,
      told: { deletions: readonly Deletion[]; authors: readonly Author[] },
    ): void => {
      updates.push(update);
      news.deletions.push(...told.deletions);
      news.authors.push(...told.authors);
      schedule();
    },
    addAuthors: (authors: readonly Author[]): void => {
      news.authors.push(...authors);
      schedule();
    },
    addEntries: (entries: readonly Entry[]): void => {
      news.entries.push(...entries);
      schedule();
    },
    /** Keeps only this connection's own state, and in it only what is its own to say (rule G7). */
    takeAwareness: (
      member: Member,
      update: Uint8Array,
      own: { readonly mayUse: (client: number) => boolean; readonly bind: (client: number) => void },
    ): void => {
      const seat = seats.get(member);
      if (seat === undefined) return;
      for (const state of readAwareness(update) ?? []) {
        if (seat.client === null) {
          // The first id that is this user's is this connection's; echoes of others are dropped.
          if (!own.mayUse(state.client) || state.json === "null") continue;
          // A page that came back before its old socket was seen to be dead takes its id along.
          for (const other of seats.values()) if (other.client === state.client) other.client = null;
          seat.client = state.client;
          own.bind(state.client);
          news.people.push(personOf(state.client, member.user));
        }
        if (state.client === seat.client) presence.put(state, options.person(member.user));
      }
      schedule();
    },
    sendState: (member: Member, stateVector: Uint8Array): void => {
      // Encoded now, sent after the commit of everything that is in it.
      const state = Y.encodeStateAsUpdate(doc, stateVector);
      before.push(() => send(member, syncStep2(state)));
      schedule();
    },
    askForState: (member: Member): void => {
      before.push(() => send(member, syncStep1(Y.encodeStateVector(doc))));
      schedule();
    },
    answer: (member: Member, answer: CommandAnswer): void => {
      after.push(() => send(member, minutesMessage(answer)));
      schedule();
    },
    /** Asks for a frame: what was taken is to be acknowledged, though it changed nothing. */
    acknowledgeSoon: schedule,
    fail,
    /** Resolves when all that was done before this call is on disk; rejects when it will not be. */
    committed: (): Promise<void> =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new Error("the room was closed"));
          return;
        }
        if (!flushing && updates.length === 0 && news.entries.length === 0) {
          resolve();
          return;
        }
        waiting.push({ resolve, reject });
        schedule();
      }),
    closeMembers: (which: (member: Member) => boolean): void => {
      for (const member of seats.keys()) {
        if (which(member)) member.close(CLOSE.signedOut, "you no longer take part");
      }
    },
    members: (): number => seats.size,
    close: async (): Promise<void> => {
      await running;
      await flush().catch(fail);
      if (closed) return;
      end(new Error("the room was closed"));
      for (const member of seats.keys()) member.close(CLOSE.restart, "the server restarts");
    },
  };
}

/** Few updates merge fast; a long list does not (its cost grows with the square), so it goes in pages. */
function mergeAll(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length === 1) return updates[0]!;
  const page = 200;
  if (updates.length <= page) return Y.mergeUpdates([...updates]);
  const merged: Uint8Array[] = [];
  for (let i = 0; i < updates.length; i += page) merged.push(Y.mergeUpdates(updates.slice(i, i + page)));
  return mergeAll(merged);
}

const slim = (news: Required<{ [Part in keyof FrameNews]: readonly unknown[] }>): FrameNews =>
  Object.fromEntries(Object.entries(news).filter(([, list]) => list.length > 0)) as FrameNews;
