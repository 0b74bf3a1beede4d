import type { EntryOf } from "./recorded.ts";
import type { TextEvent } from "./text-event.ts";
import type { Chained, HiddenEntry, Readers } from "../people/readers.ts";
import type { UserId } from "../ids.ts";
import type { LanguageVersionEvent } from "./language-version-events.ts";
import type { TranslationEvent } from "./translation-events.ts";
import type { MergingEvent } from "../merging/merging-event.ts";
import type { CommentEvent } from "./comment-events.ts";
import type { HuddleEvent, ParkingEvent } from "./postponing-events.ts";
import type { BracketEvent } from "./bracket-events.ts";
import type { CallEvent } from "./call-events.ts";
import type { ConsensusEvent } from "./consensus-events.ts";
import type { PositionEvent } from "./position-events.ts";
import type { ProposalEvent } from "../negotiation/proposal-event.ts";
import type { TakenBackEvent } from "./taken-back-events.ts";
import type { SilenceEvent } from "./silence-events.ts";

/** An event of one Opinion. */
export type OpinionEvent =
  | TextEvent
  | ProposalEvent
  | PositionEvent
  | BracketEvent
  | CommentEvent
  | ConsensusEvent
  | SilenceEvent
  | CallEvent
  | ParkingEvent
  | HuddleEvent
  | LanguageVersionEvent
  | TranslationEvent
  | MergingEvent
  | TakenBackEvent;

export type OpinionEventType = OpinionEvent["type"];

/** An event with its place and time. */
export type Recorded = EntryOf<OpinionEvent>;

/** All but the first. */
export type RecordedLater = Exclude<Recorded, { type: "opinionOpened" }>;

/** One entry of an Opinion's event log, as every entitled reader gets it. */
export type Entry = Chained &
  OpinionEvent & {
    readonly at: number;
    readonly by: UserId;
    /** Hex; with it a reader can compute the hash again (docs/protocol.md). */
    readonly salt: string;
    /** The forum's seq in force when this was decided. */
    readonly forumSeq: number;
    /** Readers, where that is not everybody; its hash covers it. */
    readonly readers?: Readers;
  };

export const isHidden = (entry: Entry | HiddenEntry): entry is HiddenEntry => entry.type === undefined;
