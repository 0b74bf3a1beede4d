import * as Y from "yjs";
import type { UserId } from "../../shared/ids.ts";
import { CROWD_PEOPLE, CURSORS_INTERVAL_MS, FRAME_INTERVAL_MS } from "../../shared/limits.ts";
import type { Entry } from "../../shared/events/event.ts";
import type {
  Author,
  CommandAnswer,
  Deletion,
  RosterPerson,
  ToldWindows,
} from "../../shared/wire/protocol.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import { asForAll, isForAll } from "../../shared/people/readers.ts";
import { openEncodings } from "./encodings.ts";
import { readAwareness } from "../../shared/wire/awareness.ts";
import { awarenessMessage, frameMessage, refusalMessage, syncStep1 } from "../../shared/wire/codec.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Member } from "./member.ts";
import type { News } from "./news.ts";
import { noNews, toldNews } from "./news.ts";
import { openPresence } from "./presence.ts";
import type { Received } from "./received.ts";
import type { Roster } from "./roster.ts";
import { openReaders } from "./readers.ts";
import type { Row } from "../store/store.ts";

/** How often it is looked who was quiet, and who reads again. */
const LOOK_MS = 500;

/** Why a connection is closed whose rows could not be stored. */
export const NOT_STORED = "not stored; try again";

/** With what a connection is closed for good. */
export type Ending = {
  readonly code: number;
  readonly why: string;
  /** Sent before it to our page, which puts back what was under way. */
  readonly notice?: Refusal;
};

/** Who waits until all that is there is on disk. */
type Waiting = {
  /** Makes what is waited for, of what the next append holds and nothing that comes after it. */
  readonly make: () => void;
  readonly resolve: () => void;
  readonly reject: (why: unknown) => void;
};

/**
 * What leaves a room. Nothing does before its row is committed (rule W8): frames, acknowledgements, sync
 * answers and replies wait here for the append that holds what they speak of.
 */
export function openOutbox(options: {
  readonly doc: Y.Doc;
  readonly append: (rows: readonly Row[]) => Promise<void>;
  readonly takeRows: () => readonly Row[];
  /** Carries out what came and waits for this frame. */
  readonly takeIn: () => void;
  readonly roster: Roster;
  /** What the timetable has open now. */
  readonly windows: () => ToldWindows;
  /** Whether somebody may read an entry that is not for all. */
  readonly mayRead: (user: UserId, entry: Entry) => boolean;
  readonly failed: (error: unknown) => void;
}) {
  const { doc, roster } = options;
  let updates: Uint8Array[] = [];
  let news: News = noNews();
  /** Sent right after the commit, before and after the frame. */
  let before: (() => void)[] = [];
  let after: (() => void)[] = [];
  let waiting: Waiting[] = [];
  /** Something is to leave, if only an acknowledgement of words that changed nothing. */
  let due = false;
  let scheduled: NodeJS.Immediate | NodeJS.Timeout | null = null;
  let cursorsTimer: NodeJS.Timeout | null = null;
  let lastFrameAt = 0;
  let lastCursorsAt = 0;
  let flushing = false;
  let closed = false;
  let readOnly = false;
  const isClosed = (): boolean => closed;

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

  const presence = openPresence(doc, () => scheduleCursors());
  const encodings = openEncodings(doc);
  const readers = openReaders({ doc, cursors: presence.encodeAll, mayRead: options.mayRead });

  /** In a crowd cursors wait for their turn: they are most of the bytes and least of what is said. */
  const cursorsWait = (): number =>
    readers.size() <= CROWD_PEOPLE ? 0 : lastCursorsAt + CURSORS_INTERVAL_MS - performance.now();
  const scheduleCursors = (): void => {
    if (cursorsTimer !== null || closed) return;
    const wait = cursorsWait();
    if (wait <= 0) {
      schedule();
      return;
    }
    cursorsTimer = setTimeout(() => {
      cursorsTimer = null;
      schedule();
    }, wait);
  };

  const end = (why: unknown): void => {
    closed = true;
    clearInterval(looking);
    if (cursorsTimer !== null) clearTimeout(cursorsTimer);
    presence.close();
    for (const { reject } of waiting) reject(why);
  };

  /** The document holds what is not on disk: nobody may build on it, the room is of no more use. */
  const fail = (error: unknown): void => {
    if (closed) return;
    end(error);
    for (const member of readers.members()) member.close(CLOSE.transient, NOT_STORED);
    options.failed(error);
  };

  const takeCursors = (): readonly number[] => {
    if (cursorsWait() > 0) return [];
    const moved = presence.moved();
    if (moved.length > 0) lastCursorsAt = performance.now();
    return moved;
  };

  const flush = async (): Promise<void> => {
    if (flushing || closed) return;
    flushing = true;
    options.takeIn();
    // It may have failed.
    if (isClosed()) return;
    due = false;
    lastFrameAt = performance.now();
    before.push(...readers.catchUp());
    const batch = { updates, news, before, after, waiting };
    const moved = takeCursors();
    [updates, news, before, after, waiting] = [[], noNews(), [], [], []];
    readers.count();
    try {
      const stored = options.append(options.takeRows());
      for (const { make } of batch.waiting) make();
      await stored;
    } catch (error) {
      waiting = [...batch.waiting, ...waiting];
      throw error;
    }
    for (const deliver of batch.before) deliver();
    const words = batch.updates.length === 0 ? null : mergeAll(batch.updates);
    const awareness = presence.encode(moved);
    if (words !== null || awareness !== null || toldNews(batch.news) !== null) {
      readers.deliver({ words, awareness, news: batch.news, later: updates });
    }
    readers.acknowledge();
    for (const deliver of batch.after) deliver();
    for (const { resolve } of batch.waiting) resolve();
    flushing = false;
    if (due) schedule();
  };

  /** The last broadcast identity of each client id; it changes with the acting role (rule P6). */
  const toldBehind = new Map<number, string>();
  const personOf = (client: number, user: UserId): RosterPerson => {
    const behind = roster.told(user);
    toldBehind.set(client, JSON.stringify(behind));
    return { client, ...behind };
  };
  const peopleMessage = (people: readonly RosterPerson[]): Uint8Array =>
    frameMessage({ words: null, awareness: null, news: { people } });
  /** Tells those who may know it which person came: nobody else is told more than the delegation or the office. */
  const tellPerson = (person: RosterPerson, user: UserId): void => {
    const message = peopleMessage([{ ...person, userId: user }]);
    after.push(() => {
      for (const member of readers.members())
        if (member.concord && roster.mayKnow(member.user, user)) readers.send(member, message);
    });
  };

  /** Everybody who is here, as those see it who come: encoded once for all who come together. */
  const roomNow = (): { readonly cursors: Uint8Array | null; readonly people: Uint8Array } => {
    const encoded = presence.encodeAll();
    const people = [...readers.all()].flatMap(([member, { client }]) =>
      client === null ? [] : [personOf(client, member.user)],
    );
    const told = { people, windows: options.windows(), ...(readOnly ? { readOnly } : {}) };
    return {
      cursors: encoded === null ? null : awarenessMessage(encoded),
      people: frameMessage({ words: null, awareness: null, news: told }),
    };
  };
  let seen: ReturnType<typeof roomNow> | null = null;
  const welcome = (member: Member): void => {
    if (seen === null) {
      seen = roomNow();
      queueMicrotask(() => (seen = null));
    }
    readers.send(member, syncStep1(encodings.stateVector()));
    if (seen.cursors !== null) readers.send(member, seen.cursors);
    if (!member.concord) return;
    readers.send(member, seen.people);
    const known = [...readers.all()].flatMap(([other, { client }]) =>
      client !== null && roster.mayKnow(member.user, other.user)
        ? [{ ...personOf(client, other.user), userId: other.user }]
        : [],
    );
    if (known.length > 0) readers.send(member, peopleMessage(known));
  };

  /**
   * What is made of the room as it stands, given when all that is in it is on disk: it is made with the rows that it
   * speaks of, since more comes while they are on their way (rule W8). Rejects when they will not be on disk.
   */
  const onDisk = <Made>(make: () => Made): Promise<Made> =>
    new Promise((resolve, reject) => {
      options.takeIn();
      if (closed) {
        reject(new Error("the room was closed"));
        return;
      }
      if (!flushing && updates.length === 0 && news.entries.length === 0) {
        resolve(make());
        return;
      }
      let give = (): void => undefined;
      const makeNow = (): void => {
        try {
          const made = make();
          give = () => resolve(made);
        } catch (error) {
          give = () => reject(error);
        }
      };
      waiting.push({ make: makeNow, resolve: () => give(), reject });
      schedule();
    });

  const looking = setInterval(() => {
    if (readers.look()) schedule();
  }, LOOK_MS);
  looking.unref();

  return {
    join: (member: Member): void => {
      if (closed) {
        member.close(CLOSE.transient, "the room is being loaded again");
        return;
      }
      readers.add(member);
      before.push(() => welcome(member));
      schedule();
    },
    leave: (member: Member): void => {
      const reader = readers.remove(member);
      if (reader === undefined || reader.client === null) return;
      news.left.push(reader.client);
      toldBehind.delete(reader.client);
      presence.remove(reader.client);
      schedule();
    },
    /** What its connection sent so far; null where it is not here any more. */
    receivedFrom: (member: Member): Received | null => readers.of(member)?.received ?? null,
    clientOf: (member: Member): number | null => readers.of(member)?.client ?? null,
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
      news.entries.push(...entries.map(asForAll));
      news.forSome = [...news.forSome, ...entries.filter((entry) => !isForAll(entry))];
      schedule();
    },
    /** Keeps only this connection's own state, and in it only what is its own to say (rule G7). */
    takeAwareness: (
      member: Member,
      update: Uint8Array,
      own: { readonly mayUse: (client: number) => boolean; readonly bind: (client: number) => void },
    ): void => {
      const reader = readers.of(member);
      if (reader === undefined) return;
      for (const state of readAwareness(update) ?? []) {
        if (reader.client === null) {
          // The first id that is this user's is this connection's; echoes of others are dropped.
          if (!own.mayUse(state.client) || state.json === "null") continue;
          // A page that came back before its old socket was seen to be dead takes its id along.
          for (const [, other] of readers.all()) if (other.client === state.client) other.client = null;
          reader.client = state.client;
          own.bind(state.client);
          const person = personOf(state.client, member.user);
          news.people.push(person);
          tellPerson(person, member.user);
          schedule();
        }
        if (state.client === reader.client) presence.put(state, roster.told(member.user));
      }
    },
    /** Gives what it says that it has; throws on a state vector that cannot be read. */
    sendState: (
      member: Member,
      stateVector: Uint8Array,
    ): { readonly known: ReadonlyMap<number, number>; readonly bytes: number } => {
      const vector = encodings.knownIn(stateVector);
      // Encoded now, sent after the commit of everything that is in it.
      const state = encodings.stateFor(vector);
      before.push(() => readers.sendState(member, { state, vector }));
      schedule();
      return { known: vector, bytes: state.byteLength };
    },
    askForState: (member: Member): void => {
      before.push(() => readers.send(member, syncStep1(encodings.stateVector())));
      schedule();
    },
    /** Everybody's whole state: what was held while nothing could be stored comes with it. */
    askAll: (): void => {
      before.push(() => {
        for (const member of readers.members()) readers.send(member, syncStep1(encodings.stateVector()));
      });
      schedule();
    },
    /** Whether the disk is full now: told to all who are here and all who come. */
    tellReadOnly: (isReadOnly: boolean): void => {
      if (readOnly === isReadOnly) return;
      readOnly = isReadOnly;
      news.readOnly = isReadOnly;
      schedule();
    },
    /** Broadcasts the open windows of the timetable and changed acting roles. */
    tellWindows: (): void => {
      news.windows = options.windows();
      for (const [{ user }, { client }] of readers.all()) {
        if (client === null) continue;
        const before = toldBehind.get(client);
        const person = personOf(client, user);
        if (toldBehind.get(client) !== before) news.people.push(person);
      }
      schedule();
    },
    answer: (member: Member, answer: CommandAnswer): void => {
      after.push(() => readers.answer(member, answer));
      schedule();
    },
    /** Asks for a frame: for what came, or since what was taken is to be acknowledged, though it changed nothing. */
    soon: schedule,
    fail,
    onDisk,
    /** Resolves when all that was done before this call is on disk; rejects when it will not be. */
    committed: (): Promise<void> => onDisk(() => undefined),
    closeMembers: (endOf: (member: Member) => Ending | null): void => {
      for (const member of readers.members()) {
        const end = endOf(member);
        if (end === null) continue;
        if (end.notice !== undefined && member.concord) member.send(refusalMessage(end.notice));
        member.close(end.code, end.why);
      }
    },
    members: (): number => readers.size(),
    close: async (): Promise<void> => {
      await running;
      await flush().catch(fail);
      if (closed) return;
      end(new Error("the room was closed"));
      for (const member of readers.members()) member.close(CLOSE.restart, "the server restarts");
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
