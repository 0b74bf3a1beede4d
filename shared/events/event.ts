import type { EntryOf } from "./recorded.ts";
import type { TextAct } from "./text-event.ts";
import type { Chained, HiddenEntry, Readers } from "../people/readers.ts";
import type { UserId } from "../ids.ts";
import type { LanguageVersionAct } from "./language-version-events.ts";
import type { MergingAct } from "../merging/merging-acts.ts";
import type { CommentAct } from "./comment-events.ts";
import type { HuddleAct, ParkingAct } from "./aside-events.ts";
import type { BracketAct } from "./bracket-events.ts";
import type { ConsensusAct } from "./consensus-events.ts";
import type { PositionAct } from "./position-events.ts";
import type { ProposalAct } from "../negotiation/proposal-acts.ts";
import type { SilenceAct } from "./silence-events.ts";

/** An event of one Opinion. */
export type Act =
  | TextAct
  | ProposalAct
  | PositionAct
  | BracketAct
  | CommentAct
  | ConsensusAct
  | SilenceAct
  | ParkingAct
  | HuddleAct
  | LanguageVersionAct
  | MergingAct;

export type ActType = Act["type"];

/** An event with its place and time. */
export type Recorded = EntryOf<Act>;

/** All but the first. */
export type RecordedLater = Exclude<Recorded, { type: "opinionOpened" }>;

/** One entry of an Opinion's minutes, as every entitled reader gets it. */
export type Entry = Chained &
  Act & {
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
