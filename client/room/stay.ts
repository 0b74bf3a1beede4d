import { fromBase64 } from "lib0/buffer";
import { applyUpdate } from "yjs";
import { CLOSE, type RefusalNotice, UNASKED } from "../../shared/wire/protocol.ts";
import type { Words } from "../../shared/clause/words.ts";
import { forumToldBy, tellForumChanged } from "../forum/forum-news.ts";
import { tellMeetings } from "../forum/meeting-now.ts";
import { tellNewNotices } from "../forum/new-notices.ts";
import type { ConnectionEvents } from "../wire/connection.ts";
import type { RoomAddress } from "../wire/room-address.ts";
import type { Copy } from "./copy.ts";
import type { FollowedRecord } from "./followed-record.ts";
import { readEvents, readOpinion } from "./read-record.ts";
import type { Restorer } from "./restorer.ts";
import type { RoomCommands } from "./room-commands.ts";
import { answeredWords, type OpinionAnswer } from "./room-record.ts";
import type { RoomSnapshots } from "./room-snapshots.ts";

export const READ_AGAIN_MS = 2_000;
const NO_REASON: RefusalNotice = { reason: "notAnEdit", message: "The server did not take these words." };

/** One stay in a room: from the answer that opens it until the server closes it for good, or the page leaves. */
export type Stay = {
  /** The document with its connection; another one after a refusal. */
  readonly copy: () => Copy;
  /** The words for the first paint, until the document has those of the server; then null. */
  readonly firstWords: () => Words | null;
  /** The time of the device's copy that is shown; null: the server's text was here. */
  readonly keptAt: () => number | null;
  /** The text is the server's, and changes of earlier pages on this device were added. */
  readonly isComplete: () => boolean;
  /** Adds the changes of tabs that died, once this stay is complete, or to the device's copy. */
  readonly takeUpDead: () => Promise<void>;
  readonly end: () => void;
};

export type StayOptions = {
  readonly at: RoomAddress;
  readonly signal: AbortSignal;
  readonly record: FollowedRecord;
  readonly restorer: Restorer;
  readonly commands: RoomCommands;
  readonly view: Pick<RoomSnapshots, "refresh" | "later">;
  readonly openCopy: (generation: string, events: StayEvents) => Copy;
  readonly on: {
    /** Text and record are current. */
    readonly live: () => void;
    readonly offline: () => void;
    /** The server closed for good. */
    readonly closed: (code: number) => void;
  };
};

export type StayEvents = Omit<ConnectionEvents, "onAcknowledged">;

export function openStay(answer: OpinionAnswer, options: StayOptions): Stay {
  const { at, signal, record, restorer, commands, view, on } = options;
  const { generation } = answer.record;
  const { kept } = answer;
  let firstWords: Words | null = kept === undefined ? answeredWords(answer) : null;
  let keptAt = kept?.at ?? null;
  let isComplete = false;
  /** Counts connections: work for an earlier one is of no use. */
  let connections = 0;
  /** The connection that told of meetings last; each begins with them (rule T29). */
  const heard = { meetings: -1 };

  const isPresent = (connection: number) => (): boolean => !signal.aborted && connection === connections;
  const restore = (isNow: () => boolean, isKept = false): Promise<boolean> =>
    restorer.restore({ generation, copy: () => copy, isNow, isKept });

  /** Runs after each sync: the event log first, then unsaved text, then all is live. */
  const catchUp = async (): Promise<void> => {
    const isNow = isPresent(++connections);
    const [entries, opinion] = await Promise.all([
      readEvents(at, record.now().seq, signal),
      firstWords === null ? readOpinion(at, signal) : null,
    ]);
    if (!isNow()) return;
    if ("status" in entries || (opinion !== null && "status" in opinion)) {
      setTimeout(() => isNow() && void catchUp(), READ_AGAIN_MS);
      return;
    }
    record.catchUp(entries, opinion);
    firstWords = null;
    keptAt = null;
    on.live();
    forumToldBy(events, true);
    // Reads anew the notices that came while there was no connection.
    tellNewNotices([]);
    if (await restore(isNow)) isComplete = true;
    if (!isNow()) return;
    view.refresh();
    commands.settle();
  };

  const onClosed = (code: number, notice: RefusalNotice | null): void => {
    forumToldBy(events, false);
    const isRejected = code === CLOSE.refused || code === CLOSE.tooLarge;
    // The server ignores everything after rejected text; the next connection asks for the fate of commands.
    if (isRejected) commands.disconnected("refusedWords");
    else commands.giveUp();
    // The device keeps the text: if the page dies now, the server judges it again.
    copy.hangUp();
    if (!isRejected) return on.closed(code);
    restorer.reject(copy, notice ?? NO_REASON);
    copy = options.openCopy(generation, events);
    view.refresh();
  };

  const events: StayEvents = {
    onSynced: () => void catchUp(),
    onLost: () => {
      forumToldBy(events, false);
      commands.disconnected();
      connections += 1;
      record.disconnect();
      on.offline();
      view.later();
    },
    onClosed,
    onNews: (news) => {
      record.addNews(news);
      if (news.notices !== undefined) tellNewNotices(news.notices);
      if (news.forum !== undefined) tellForumChanged(news.forum);
      if (news.meeting !== undefined) {
        tellMeetings(news.meeting, heard.meetings !== connections);
        heard.meetings = connections;
      }
      view.later();
    },
    onAnswer: (told) => {
      if (told.n === UNASKED && "entries" in told) return record.tell(told.entries);
      // The frame with its entries came just before: the sender finds them in the snapshot.
      view.refresh();
      commands.answer(told);
    },
  };
  let copy = options.openCopy(generation, events);
  if (kept !== undefined) {
    record.addEarlier(kept.entries);
    applyUpdate(copy.doc, fromBase64(kept.state));
  }

  return {
    copy: () => copy,
    firstWords: () => firstWords,
    keptAt: () => keptAt,
    isComplete: () => isComplete,
    takeUpDead: async () => {
      if (keptAt !== null) await restore(() => !signal.aborted && keptAt !== null, true);
      else if (record.isCurrent() && isComplete) await restore(isPresent(connections));
    },
    end: () => {
      connections += 1;
      forumToldBy(events, false);
      copy.hangUp();
    },
  };
}
