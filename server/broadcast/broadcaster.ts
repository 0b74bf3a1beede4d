import * as Y from "yjs";
import type { MeetingsTold } from "../../shared/forum/meeting-now.ts";
import type { UserId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refusalMessage, syncStep1 } from "../../shared/wire/codec.ts";
import { CLOSE, type CommandAnswer, type FrameNews, type ToldWindows } from "../../shared/wire/protocol.ts";
import { Fenced } from "../store/claims.ts";
import type { Row } from "../store/store.ts";
import { type Measures, NO_MEASURES } from "../metrics/measures.ts";
import { openGathering, waitingFor } from "./batch.ts";
import { openBatchInterval } from "./batch-interval.ts";
import { openCursorTurns } from "./cursor-turns.ts";
import { openEncodings } from "./encodings.ts";
import type { RoomConnection } from "./room-connection.ts";
import { toldNews } from "./news.ts";
import { openPace } from "./pace.ts";
import { openPeopleHere } from "./people-here.ts";
import { openPresence } from "./presence.ts";
import { NO_LOAD, type ServerLoad } from "./server-load.ts";
import { openSubscribers } from "./subscribers.ts";
import type { Received } from "./received.ts";
import type { Roster } from "./roster.ts";

/** How often it is looked who was quiet, and who reads again. */
const LOOK_MS = 500;

/** Why a connection is closed whose rows could not be stored. */
export const NOT_STORED = "not stored; try again";

/** Another node has this room now, and the page finds it there. */
const closedWith = (error: unknown): readonly [code: number, why: string] =>
  error instanceof Fenced ? [CLOSE.restart, "another server has taken over"] : [CLOSE.transient, NOT_STORED];

/** With what a connection is closed for good. */
export type Ending = {
  readonly code: number;
  readonly why: string;
  /** Sent before it to our page, which puts back what was under way. */
  readonly notice?: Refusal;
};

/**
 * Stores the rows of a room and sends its frames. Nothing leaves before its row is committed (rule W8): frames,
 * acknowledgements, sync answers and replies wait here for the append that holds what they speak of.
 */
export function openBroadcaster(options: {
  readonly doc: Y.Doc;
  readonly append: (rows: readonly Row[]) => Promise<void>;
  readonly takeRows: () => readonly Row[];
  /** Carries out what came and waits for this frame. */
  readonly takeIn: () => void;
  readonly roster: Roster;
  /** The open windows of the timetable. */
  readonly windows: () => ToldWindows;
  /** Open meetings, for those who join; absent or null: this room tells of none. */
  readonly meeting?: () => MeetingsTold | null;
  /** Tells if somebody may read an event that is not for all. */
  readonly mayRead: (user: UserId, entry: Entry) => boolean;
  readonly failed: (error: unknown) => void;
  readonly measures?: Measures;
  readonly load?: ServerLoad;
}) {
  const { doc, roster, windows, takeIn, measures = NO_MEASURES, load = NO_LOAD } = options;
  let readOnly = false;

  const interval = openBatchInterval(load);
  const pace = openPace({
    intervalMs: interval.ms,
    takeIn,
    flush: (over, askedAt) => flush(over, askedAt),
    fail: (error) => fail(error),
  });
  const gathering = openGathering(pace.ask);
  const encodings = openEncodings(doc);
  const presence = openPresence(doc, () => cursors.moved());
  const subscribers = openSubscribers({ doc, cursors: presence.encodeAll, mayRead: options.mayRead });
  const cursors = openCursorTurns({ people: subscribers.size, intervalMs: interval.ms, pace, presence });
  const told = (): FrameNews => {
    const meeting = options.meeting?.() ?? null;
    return {
      windows: windows(),
      ...(readOnly ? { readOnly } : {}),
      ...(meeting === null ? {} : { meeting }),
    };
  };
  const people = openPeopleHere({ subscribers, presence, roster, gathering, told });
  const looking = setInterval(() => {
    if (subscribers.look()) pace.ask();
  }, LOOK_MS).unref();

  const flush = async (over: () => void, askedAt: number): Promise<void> => {
    const began = performance.now();
    let [appending, stored] = [began, began];
    let rows: readonly Row[] = [];
    gathering.now().before.push(...subscribers.catchUp());
    // Before the append: a cursor that comes meanwhile may stand in words that are not on disk (rule W8).
    const { updates, news } = gathering.now();
    const awareness = presence.encode(cursors.take(updates.length > 0 || toldNews(news) !== null));
    const batch = gathering.take();
    subscribers.count();
    try {
      rows = options.takeRows();
      const append = options.append(rows);
      for (const { make } of batch.waiting) make();
      appending = performance.now();
      await append;
      stored = performance.now();
    } catch (error) {
      // The room may have ended meanwhile, and told all that waited then.
      if (pace.isEnded()) for (const { reject } of batch.waiting) reject(error);
      else gathering.now().waiting.unshift(...batch.waiting);
      throw error;
    }
    for (const deliver of batch.before) deliver();
    const words = batch.updates.length === 0 ? null : mergeAll(batch.updates);
    const isSent = words !== null || awareness !== null || toldNews(batch.news) !== null;
    if (isSent) {
      subscribers.deliver({ words, awareness, news: batch.news, later: gathering.now().updates });
    }
    subscribers.acknowledge();
    const now = performance.now();
    if (isSent) interval.note(now - stored + (appending - began));
    if (rows.length > 0) {
      measures.batch({
        rows: rows.length,
        acknowledgedMs: now - askedAt,
        appendMs: stored - appending,
        batchMs: now - began,
      });
    }
    for (const deliver of batch.after) deliver();
    for (const { resolve } of batch.waiting) resolve();
    over();
  };

  const end = (why: unknown): void => {
    pace.end();
    clearInterval(looking);
    cursors.end();
    presence.close();
    for (const { reject } of gathering.now().waiting) reject(why);
  };

  /** The document holds what is not on disk: nobody may build on it, the room is of no more use. */
  const fail = (error: unknown): void => {
    if (pace.isEnded()) return;
    end(error);
    for (const connection of subscribers.connections()) connection.close(...closedWith(error));
    options.failed(error);
  };

  /**
   * Makes a value of the room as it stands, and gives it when all that is in the room is on disk. It is made with the rows
   * that it speaks of, since more comes while they are on their way (rule W8). Rejects when they will not be on disk.
   */
  const onDisk = <Made>(make: () => Made): Promise<Made> =>
    new Promise((resolve, reject) => {
      takeIn();
      const { updates, news } = gathering.now();
      if (pace.isEnded()) reject(new Error("the room was closed"));
      else if (!pace.isFlushing() && updates.length === 0 && news.entries.length === 0) resolve(make());
      else gathering.wait(waitingFor(make, { resolve, reject }));
    });

  const sendEach = (messageFor: (user: UserId) => Uint8Array | null): void => {
    for (const connection of subscribers.connections()) {
      const message = connection.concord ? messageFor(connection.user) : null;
      if (message !== null) subscribers.send(connection, message);
    }
  };

  return {
    addWords: gathering.addWords,
    addAuthors: gathering.addAuthors,
    addEntries: gathering.addEntries,
    join: (connection: RoomConnection): void => {
      if (pace.isEnded()) {
        connection.close(CLOSE.transient, "the room is being loaded again");
        return;
      }
      subscribers.add(connection);
      gathering.before(() => {
        subscribers.send(connection, syncStep1(encodings.stateVector()));
        people.welcome(connection);
      });
    },
    leave: (connection: RoomConnection): void => {
      const client = subscribers.remove(connection)?.client ?? null;
      if (client !== null) people.left(client);
    },
    /** Counts of what its connection sent so far; null where it has left. */
    receivedFrom: (connection: RoomConnection): Received | null =>
      subscribers.of(connection)?.received ?? null,
    clientOf: (connection: RoomConnection): number | null => subscribers.of(connection)?.client ?? null,
    takeAwareness: people.takeAwareness,
    /** Gives what it says that it has; throws on a state vector that cannot be read. */
    sendState: (connection: RoomConnection, stateVector: Uint8Array) => {
      const vector = encodings.knownIn(stateVector);
      // Encoded now, sent after the commit of everything that is in it.
      const state = encodings.stateFor(vector);
      gathering.before(() => subscribers.sendState(connection, { state, vector }));
      return { known: vector, bytes: state.byteLength };
    },
    askForState: (connection: RoomConnection): void =>
      gathering.before(() => subscribers.send(connection, syncStep1(encodings.stateVector()))),
    /** Everybody's whole state: what was held while nothing could be stored comes with it. */
    askAll: (): void =>
      gathering.before(() => {
        for (const connection of subscribers.connections())
          subscribers.send(connection, syncStep1(encodings.stateVector()));
      }),
    /** Tells all who are here, and all who come, if the disk is full now. */
    tellReadOnly: (isReadOnly: boolean): void => {
      if (readOnly === isReadOnly) return;
      readOnly = isReadOnly;
      gathering.tell((news) => (news.readOnly = isReadOnly));
    },
    /** Broadcasts the open windows of the timetable and changed acting roles. */
    tellWindows: (): void => {
      gathering.tell((news) => (news.windows = windows()));
      people.tellChanged();
    },
    /** Sends each reader the notices that are theirs, beside the frames. */
    tellNotices: sendEach,
    /** Sends each reader their message behind the frame that is gathered. */
    tellEach: (messageFor: (user: UserId) => Uint8Array | null): void =>
      gathering.after(() => sendEach(messageFor)),
    answer: (connection: RoomConnection, answer: CommandAnswer): void => {
      if ("refusal" in answer) measures.refused(answer.refusal.reason);
      gathering.after(() => subscribers.answer(connection, answer));
    },
    /** Asks for a frame: for what came, or since what was taken is to be acknowledged, though it changed nothing. */
    soon: pace.ask,
    fail,
    onDisk,
    /** Resolves when all that was done before this call is on disk; rejects when it will not be. */
    committed: (): Promise<void> => onDisk(() => undefined),
    closeConnections: (endOf: (connection: RoomConnection) => Ending | null): void => {
      for (const connection of subscribers.connections()) {
        const ending = endOf(connection);
        if (ending === null) continue;
        if (ending.notice !== undefined && connection.concord) connection.send(refusalMessage(ending.notice));
        connection.close(ending.code, ending.why);
      }
    },
    connections: subscribers.size,
    users: (): ReadonlySet<UserId> => new Set([...subscribers.connections()].map(({ user }) => user)),
    /** Everybody connected. */
    here: subscribers.connections,
    close: async (): Promise<void> => {
      await pace.last();
      if (pace.isEnded()) return;
      end(new Error("the room was closed"));
      for (const connection of subscribers.connections())
        connection.close(CLOSE.restart, "the server restarts");
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
