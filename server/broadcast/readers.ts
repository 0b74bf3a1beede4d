import * as Y from "yjs";
import {
  QUIET_MS,
  SLOW_AWARENESS_BYTES,
  SLOW_CLOSE_BYTES,
  SLOW_CLOSE_MS,
  SLOW_DRAINED_BYTES,
  SLOW_WORDS_BYTES,
  STATE_REQUEST_MS,
} from "../../shared/limits.ts";
import type { UserId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { CommandAnswer } from "../../shared/wire/protocol.ts";
import { UNASKED } from "../../shared/wire/protocol.ts";
import {
  acknowledgement,
  awarenessMessage,
  frameMessage,
  minutesMessage,
  syncStep2,
  syncUpdate,
} from "../../shared/wire/codec.ts";
import type { Member } from "./member.ts";
import type { News } from "./news.ts";
import { joinedNews, toldNews } from "./news.ts";
import type { Packet } from "./packet.ts";
import type { Received } from "./received.ts";
import { nothingReceived, takenOf } from "./received.ts";
import { packetOf, websocketFrame } from "./packet.ts";

/** What a reader missed who does not read as fast as the others write. */
type Behind = {
  readonly since: number;
  /** What it has: the state before the first frame that it was not sent. */
  readonly vector: ReadonlyMap<number, number>;
  readonly news: News[];
  readonly answers: CommandAnswer[];
};

/** A member and what it was sent. */
export type Reader = {
  /** Its Yjs client id, once it has shown one. */
  client: number | null;
  readonly received: Received;
  acknowledged: number;
  /** How many of its messages are on disk when the frame leaves for which they were counted. */
  counted: number;
  sentAt: number;
  /** It was sent a whole state. Words before it would be pending there, and a step 2 gives them back as its own. */
  hasState: boolean;
  readonly joinedAt: number;
  behind: Behind | null;
};

/** What leaves in one frame, on disk already. */
export type Departing = {
  readonly words: Uint8Array | null;
  readonly awareness: Uint8Array | null;
  readonly news: News;
  /** The words taken since: applied in the document, not on disk yet. */
  readonly later: readonly Uint8Array[];
};

/**
 * Everybody connected to a room. A reader who is slow is first spared the cursors, then everything, and gets
 * what it missed as one state when it has read what it had; one who does not read at all is cut off.
 */
export function openReaders(options: {
  readonly doc: Y.Doc;
  readonly cursors: () => Uint8Array | null;
  readonly mayRead: (user: UserId, entry: Entry) => boolean;
  readonly now?: () => number;
}) {
  const { doc, now = () => performance.now() } = options;
  const readers = new Map<Member, Reader>();

  const send = (member: Member, bytes: Uint8Array): void => {
    const reader = readers.get(member);
    if (reader === undefined) return;
    reader.sentAt = now();
    member.send(bytes);
  };

  /**
   * In a crowd most of the cost is writing: what goes to all is put into its frame once, not for each, and who is to
   * be acknowledged something gets it in the same writing.
   */
  const sendToOne = (member: Member, reader: Reader, packet: Packet): void => {
    if (member.sendFramed === undefined) {
      member.send(packet.message);
      return;
    }
    if (reader.counted <= reader.acknowledged) {
      member.sendFramed(packet.framed());
      return;
    }
    reader.acknowledged = reader.counted;
    member.sendFramed(Buffer.concat([packet.framed(), websocketFrame(acknowledgement(reader.counted))]));
  };

  /** Before the frame in which they are hidden, since that is the same bytes to all (rule Q3). */
  const tellSome = (member: Member, { forSome }: News): void => {
    if (forSome.length === 0) return;
    const entries = forSome.filter((entry) => options.mayRead(member.user, entry));
    if (entries.length > 0) send(member, minutesMessage({ n: UNASKED, entries }));
  };

  /** The state before this frame and all that came after it. */
  const vectorBefore = ({ words, later }: Pick<Departing, "words" | "later">): Map<number, number> => {
    const vector = new Map<number, number>();
    for (const client of doc.store.clients.keys()) vector.set(client, Y.getState(doc.store, client));
    for (const update of words === null ? later : [words, ...later]) {
      for (const [client, clock] of Y.parseUpdateMeta(update).from) {
        const known = vector.get(client);
        if (known !== undefined && known > clock) vector.set(client, clock);
      }
    }
    return vector;
  };

  /** Everything that a reader missed, as of now: to be sent when what is in it is on disk. */
  const missedBy = (member: Member, behind: Behind): (() => void) => {
    const state = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(new Map(behind.vector)));
    return () => {
      const reader = readers.get(member);
      if (reader?.behind !== behind) return;
      reader.behind = null;
      send(member, syncStep2(state));
      const cursors = options.cursors();
      if (!member.concord) {
        if (cursors !== null) send(member, awarenessMessage(cursors));
        return;
      }
      const missed = joinedNews(behind.news);
      const news = toldNews(missed);
      tellSome(member, missed);
      if (cursors !== null || news !== null) {
        send(member, frameMessage({ words: null, awareness: cursors, news }));
      }
      for (const answer of behind.answers) send(member, minutesMessage(answer));
    };
  };

  return {
    members: (): Iterable<Member> => readers.keys(),
    size: (): number => readers.size,
    all: (): Iterable<[Member, Reader]> => readers,
    of: (member: Member): Reader | undefined => readers.get(member),
    add: (member: Member): void => {
      const at = now();
      readers.set(member, {
        client: null,
        received: nothingReceived(),
        acknowledged: 0,
        counted: 0,
        sentAt: at,
        hasState: false,
        joinedAt: at,
        behind: null,
      });
    },
    remove: (member: Member): Reader | undefined => {
      const reader = readers.get(member);
      readers.delete(member);
      return reader;
    },
    send,
    /** To a reader who is behind only with what it missed: the entries that it speaks of come before it. */
    answer: (member: Member, answer: CommandAnswer): void => {
      const reader = readers.get(member);
      if (reader?.behind) reader.behind.answers.push(answer);
      else send(member, minutesMessage(answer));
    },
    /** Counts what of whom is in the document now: acknowledged when that is on disk. */
    count: (): void => {
      for (const [member, reader] of readers) if (member.concord) reader.counted = takenOf(reader.received);
    },
    /** What was counted and went in no frame. */
    acknowledge: (): void => {
      for (const [member, reader] of readers) {
        if (reader.counted <= reader.acknowledged) continue;
        reader.acknowledged = reader.counted;
        send(member, acknowledgement(reader.counted));
      }
    },
    /** The same bytes to everybody who keeps pace. */
    deliver: (departing: Departing): void => {
      const { words, awareness } = departing;
      const news = toldNews(departing.news);
      const frame = once(() => packetOf(frameMessage({ words, awareness, news })));
      const beforeState = once(() => packetOf(frameMessage({ words: null, awareness, news })));
      const withoutCursors = once(() => packetOf(frameMessage({ words, awareness: null, news })));
      const plainWords = once(() => (words === null ? null : packetOf(syncUpdate(words))));
      const plainCursors = once(() => (awareness === null ? null : packetOf(awarenessMessage(awareness))));
      const vector = once(() => vectorBefore(departing));
      const at = now();
      for (const [member, reader] of readers) {
        if (reader.behind !== null) {
          reader.behind.news.push(departing.news);
          continue;
        }
        const buffered = member.buffered();
        if (!reader.hasState) {
          if (member.concord && (awareness !== null || news !== null)) {
            tellSome(member, departing.news);
            reader.sentAt = at;
            sendToOne(member, reader, beforeState());
          }
          continue;
        }
        if (buffered > SLOW_WORDS_BYTES) {
          reader.behind = { since: at, vector: vector(), news: [departing.news], answers: [] };
          continue;
        }
        const spared = buffered > SLOW_AWARENESS_BYTES;
        if (member.concord) {
          tellSome(member, departing.news);
          if (spared && words === null && news === null) continue;
          reader.sentAt = at;
          sendToOne(member, reader, spared ? withoutCursors() : frame());
          continue;
        }
        for (const packet of [plainWords(), spared ? null : plainCursors()]) {
          if (packet === null) continue;
          reader.sentAt = at;
          sendToOne(member, reader, packet);
        }
      }
    },
    /** For those who have read what they had: what they missed, to be sent after the next commit. */
    catchUp: (): readonly (() => void)[] => {
      const missed: (() => void)[] = [];
      for (const [member, { behind }] of readers) {
        if (behind === null || member.buffered() > SLOW_DRAINED_BYTES) continue;
        missed.push(missedBy(member, behind));
      }
      return missed;
    },
    /** Looks who was quiet and who does not read; true when somebody can catch up. */
    look: (): boolean => {
      const at = now();
      let drained = false;
      for (const [member, reader] of readers) {
        // Who asks for no state in all this time only listens: it gets one unasked, never words without it.
        if (!reader.hasState && at - reader.joinedAt > STATE_REQUEST_MS) {
          reader.hasState = true;
          reader.behind = { since: at, vector: new Map(), news: [], answers: [] };
        }
        const { sentAt, behind } = reader;
        if (at - sentAt >= QUIET_MS) send(member, awarenessMessage(new Uint8Array([0])));
        if (behind === null) continue;
        const buffered = member.buffered();
        if (buffered <= SLOW_DRAINED_BYTES) drained = true;
        else if (buffered > SLOW_CLOSE_BYTES || at - behind.since > SLOW_CLOSE_MS) member.cut();
      }
      return drained;
    },
    /** A state that was asked for: for one who does not read, it waits with all else. */
    sendState: (
      member: Member,
      { state, vector }: { readonly state: Uint8Array; readonly vector: Behind["vector"] },
    ): void => {
      const reader = readers.get(member);
      if (reader === undefined) return;
      reader.hasState = true;
      if (reader.behind === null && member.buffered() <= SLOW_WORDS_BYTES) {
        send(member, syncStep2(state));
        return;
      }
      // What it says that it has goes before what it was thought to have.
      const { since = now(), news = [], answers = [] } = reader.behind ?? {};
      reader.behind = { since, vector, news, answers };
    },
  };
}

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
};
