import * as Y from "yjs";
import {
  QUIET_MS,
  SLOW_CLOSE_BYTES,
  SLOW_CLOSE_MS,
  SLOW_DRAINED_BYTES,
  SLOW_WORDS_BYTES,
  STATE_REQUEST_MS,
} from "../../shared/limits.ts";
import { awarenessMessage, frameMessage, minutesMessage, syncStep2 } from "../../shared/wire/codec.ts";
import type { RoomConnection } from "./room-connection.ts";
import { joinedNews, toldNews } from "./news.ts";
import type { SubscriberList } from "./subscriber-list.ts";
import type { Missed } from "./subscriber.ts";

/** Sends slow subscribers all that they missed, as one state, when they have read the rest. Cuts off those who do not read. */
export function openCatchingUp({
  list,
  doc,
  cursors,
  now,
}: {
  readonly list: SubscriberList;
  readonly doc: Y.Doc;
  readonly cursors: () => Uint8Array | null;
  readonly now: () => number;
}) {
  const { send, tellSome } = list;

  /** Everything that a subscriber missed, as of now: to be sent when what is in it is on disk. */
  const missedBy = (connection: RoomConnection, behind: Missed): (() => void) => {
    const state = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(new Map(behind.vector)));
    return () => {
      const subscriber = list.of(connection);
      if (subscriber?.behind !== behind) return;
      subscriber.behind = null;
      send(connection, syncStep2(state));
      const shown = cursors();
      if (!connection.concord) {
        if (shown !== null) send(connection, awarenessMessage(shown));
        return;
      }
      const missed = joinedNews(behind.news);
      const news = toldNews(missed);
      tellSome(connection, missed);
      if (shown !== null || news !== null) {
        send(connection, frameMessage({ words: null, awareness: shown, news }));
      }
      for (const answer of behind.answers) send(connection, minutesMessage(answer));
    };
  };

  return {
    /** For those who have read what they had: what they missed, to be sent after the next commit. */
    catchUp: (): readonly (() => void)[] => {
      const missed: (() => void)[] = [];
      for (const [connection, { behind }] of list.all()) {
        if (behind === null || connection.buffered() > SLOW_DRAINED_BYTES) continue;
        missed.push(missedBy(connection, behind));
      }
      return missed;
    },
    /** Looks who was quiet and who does not read; true when somebody can catch up. */
    look: (): boolean => {
      const at = now();
      let drained = false;
      for (const [connection, subscriber] of list.all()) {
        // A client that asks for no state in all this time only listens: it gets one unasked, never words without it.
        if (!subscriber.hasState && at - subscriber.joinedAt > STATE_REQUEST_MS) {
          subscriber.hasState = true;
          subscriber.behind = { since: at, vector: new Map(), news: [], answers: [] };
        }
        const { sentAt, behind } = subscriber;
        if (at - sentAt >= QUIET_MS) send(connection, awarenessMessage(new Uint8Array([0])));
        if (behind === null) continue;
        const buffered = connection.buffered();
        if (buffered <= SLOW_DRAINED_BYTES) drained = true;
        else if (buffered > SLOW_CLOSE_BYTES || at - behind.since > SLOW_CLOSE_MS) connection.cut();
      }
      return drained;
    },
    /** A state that was asked for: for one who does not read, it waits with all else. */
    sendState: (
      connection: RoomConnection,
      { state, vector }: { readonly state: Uint8Array; readonly vector: Missed["vector"] },
    ): void => {
      const subscriber = list.of(connection);
      if (subscriber === undefined) return;
      subscriber.hasState = true;
      if (subscriber.behind === null && connection.buffered() <= SLOW_WORDS_BYTES) {
        send(connection, syncStep2(state));
        return;
      }
      // The state that it says it has goes before the one that it was thought to have.
      const { since = now(), news = [], answers = [] } = subscriber.behind ?? {};
      subscriber.behind = { since, vector, news, answers };
    },
  };
}
