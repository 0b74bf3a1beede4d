import type { TextAct } from "./text-event.ts";
import type { Chained, HiddenEntry, Readers } from "../people/readers.ts";
import type { UserId } from "../ids.ts";
import type { LanguageVersionAct } from "../opinion/language-version.ts";
import type { MergingAct } from "../merging/merging-acts.ts";
import type { CommentAct } from "../negotiation/comment.ts";
import type { HuddleAct } from "../negotiation/huddle.ts";
import type { ParkingAct } from "../negotiation/parked.ts";
import type { BracketAct } from "../negotiation/owned-bracket.ts";
import type { ConsensusAct } from "../negotiation/consensus-act.ts";
import type { PositionAct } from "../negotiation/position.ts";
import type { ProposalAct } from "../negotiation/proposal-acts.ts";
import type { SilenceAct } from "../negotiation/silence.ts";

/** What happened to one Opinion. */
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

/** One entry of an Opinion's minutes, as every entitled reader gets it. */
export type Entry = Chained &
  Act & {
    readonly at: number;
    readonly by: UserId;
    /** Hex; with it a reader can compute the hash again (docs/protocol.md). */
    readonly salt: string;
    /** The forum's seq in force when this was decided. */
    readonly forumSeq: number;
    /** Who may read it, where that is not everybody; its hash covers it. */
    readonly readers?: Readers;
  };

export const isHidden = (entry: Entry | HiddenEntry): entry is HiddenEntry => entry.type === undefined;
