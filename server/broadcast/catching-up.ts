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
import type { Member } from "./member.ts";
import { joinedNews, toldNews } from "./news.ts";
import type { ReaderList } from "./reader-list.ts";
import type { Missed } from "./reader.ts";

/** Sends slow readers what they missed, as one state, when they have read what they had. Cuts off those who do not read. */
export function openCatchingUp({
  list,
  doc,
  cursors,
  now,
}: {
  readonly list: ReaderList;
  readonly doc: Y.Doc;
  readonly cursors: () => Uint8Array | null;
  readonly now: () => number;
}) {
  const { send, tellSome } = list;

  /** Everything that a reader missed, as of now: to be sent when what is in it is on disk. */
  const missedBy = (member: Member, behind: Missed): (() => void) => {
    const state = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(new Map(behind.vector)));
    return () => {
      const reader = list.of(member);
      if (reader?.behind !== behind) return;
      reader.behind = null;
      send(member, syncStep2(state));
      const shown = cursors();
      if (!member.concord) {
        if (shown !== null) send(member, awarenessMessage(shown));
        return;
      }
      const missed = joinedNews(behind.news);
      const news = toldNews(missed);
      tellSome(member, missed);
      if (shown !== null || news !== null) {
        send(member, frameMessage({ words: null, awareness: shown, news }));
      }
      for (const answer of behind.answers) send(member, minutesMessage(answer));
    };
  };

  return {
    /** For those who have read what they had: what they missed, to be sent after the next commit. */
    catchUp: (): readonly (() => void)[] => {
      const missed: (() => void)[] = [];
      for (const [member, { behind }] of list.all()) {
        if (behind === null || member.buffered() > SLOW_DRAINED_BYTES) continue;
        missed.push(missedBy(member, behind));
      }
      return missed;
    },
    /** Looks who was quiet and who does not read; true when somebody can catch up. */
    look: (): boolean => {
      const at = now();
      let drained = false;
      for (const [member, reader] of list.all()) {
        // A client that asks for no state in all this time only listens: it gets one unasked, never words without it.
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
      { state, vector }: { readonly state: Uint8Array; readonly vector: Missed["vector"] },
    ): void => {
      const reader = list.of(member);
      if (reader === undefined) return;
      reader.hasState = true;
      if (reader.behind === null && member.buffered() <= SLOW_WORDS_BYTES) {
        send(member, syncStep2(state));
        return;
      }
      // The state that it says it has goes before the one that it was thought to have.
      const { since = now(), news = [], answers = [] } = reader.behind ?? {};
      reader.behind = { since, vector, news, answers };
    },
  };
}
