import type { OpinionId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { HiddenEntry } from "../../shared/people/readers.ts";
import type { FrameNews } from "../../shared/wire/protocol.ts";
import {
  emptyRecord,
  type OpinionAnswer,
  type RoomRecord,
  withAnswer,
  withEarlier,
  withEntries,
  withNews,
  withTold,
} from "./room-record.ts";

/** The record as it follows the server's: read once a connection, then kept current by frames. */
export type FollowedRecord = {
  readonly now: () => RoomRecord;
  readonly isCurrent: () => boolean;
  readonly begin: (answer: OpinionAnswer) => void;
  /** Keeps entries for this reader alone until the frame in which they are hidden. */
  readonly tell: (entries: readonly Entry[]) => void;
  readonly addNews: (news: FrameNews) => void;
  readonly addEarlier: (entries: readonly (Entry | HiddenEntry)[]) => void;
  /** Takes the entries since the last connection, then those that frames brought meanwhile. */
  readonly catchUp: (entries: readonly (Entry | HiddenEntry)[], answer: OpinionAnswer | null) => void;
  readonly disconnect: () => void;
};

/** Behind, it holds the entries of frames until the event log of this connection is read. */
type Following =
  | { readonly is: "behind"; readonly held: readonly (Entry | HiddenEntry)[] }
  | { readonly is: "current" };

const BEHIND: Following = { is: "behind", held: [] };

export function openFollowedRecord(id: OpinionId): FollowedRecord {
  let record = emptyRecord(id);
  let following: Following = BEHIND;
  let told: readonly Entry[] = [];

  return {
    now: () => record,
    isCurrent: () => following.is === "current",
    begin: (answer) => {
      record = withAnswer(emptyRecord(id), answer);
      following = BEHIND;
    },
    tell: (entries) => {
      told = [...told, ...entries];
    },
    addNews: (news) => {
      record = withNews(record, news);
      const entries = withTold(news.entries ?? [], told);
      told = [];
      if (following.is === "current") record = withEntries(record, entries);
      else following = { is: "behind", held: [...following.held, ...entries] };
    },
    addEarlier: (entries) => {
      record = withEarlier(record, entries);
    },
    catchUp: (entries, answer) => {
      record = withEntries(record, entries);
      if (answer !== null) record = withAnswer(record, answer);
      if (following.is === "behind") record = withEntries(record, following.held);
      following = { is: "current" };
    },
    disconnect: () => {
      following = BEHIND;
      told = [];
      // The next socket tells anew who is here, and whether the disk is full.
      record = { ...record, people: [], readOnly: false, callShown: null };
    },
  };
}
