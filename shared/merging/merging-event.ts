import type { Kind } from "../clause/clause.ts";
import type { ClauseId, MergeId, MergeInputId, MergeRowId, OpinionId, RevisionId } from "../ids.ts";
import type { ActWords } from "../clause/words.ts";
import type { Laid } from "./lay-beside.ts";
import type { Merge, MergeInput } from "./merge.ts";
import { type BroughtFrom, type Revision } from "./merging.ts";

/** An input as it was taken in, and where each of its clauses was laid. */
type TakenIn = { readonly input: MergeInput; readonly laid: readonly Laid[] };

/** Events at the desk. Readers of a private merge: the management team, leads and secretariat. */
export type DeskEvent =
  | ({
      /** With the working text as its first input. */
      readonly type: "mergeOpened";
      readonly mergeId: MergeId;
      readonly openness: Merge["openness"];
    } & TakenIn)
  | ({ readonly type: "mergeInputTaken"; readonly mergeId: MergeId } & TakenIn)
  | {
      readonly type: "mergeInputToggled";
      readonly mergeId: MergeId;
      readonly inputId: MergeInputId;
      readonly isOn: boolean;
    }
  | {
      readonly type: "mergeInputRemoved" | "mergeInputPutBack";
      readonly mergeId: MergeId;
      readonly inputId: MergeInputId;
    }
  | {
      readonly type: "mergeRowWritten";
      readonly mergeId: MergeId;
      readonly rowId: MergeRowId;
      /** Null: as composed of the cells again. */
      readonly text: string | null;
      /** Of the row as it was seen. */
      readonly wordsHash: string;
    }
  | {
      readonly type: "mergeRowAdded";
      readonly mergeId: MergeId;
      readonly rowId: MergeRowId;
      readonly after: MergeRowId | null;
      readonly kind: Kind;
      readonly level: number;
      readonly text: string;
    }
  | {
      readonly type: "mergeRowPlaced";
      readonly mergeId: MergeId;
      readonly rowId: MergeRowId;
      readonly after: MergeRowId | null;
    }
  | {
      /** One clause of an input goes into another row, or into a new one right after its own. */
      readonly type: "mergeCellPlaced";
      readonly mergeId: MergeId;
      readonly inputId: MergeInputId;
      readonly n: number;
      readonly rowId: MergeRowId;
      readonly isNew: boolean;
    }
  | {
      readonly type: "mergeRowDropped";
      readonly mergeId: MergeId;
      readonly rowId: MergeRowId;
      readonly reason: string;
      readonly wordsHash: string;
    }
  | { readonly type: "mergeRowTakenBack"; readonly mergeId: MergeId; readonly rowId: MergeRowId }
  /** Carries the work as it stands, since what came before was told to few. */
  | { readonly type: "mergeOpenedToAll"; readonly mergeId: MergeId; readonly merge: Merge }
  | { readonly type: "mergeDiscarded"; readonly mergeId: MergeId };

/** The part that the room is told. */
export type RevisionEvent =
  | (Pick<Revision, "mergeId" | "name" | "whose" | "rows"> & {
      readonly type: "revisionPublished";
      readonly revisionId: RevisionId;
      readonly wordsHash: string;
    })
  | {
      /** "Taken as the basis for discussion", and no more than that. Acts on clauses follow it. */
      readonly type: "basisTaken";
      readonly revisionId: RevisionId;
      readonly wordsHash: string;
      /** Clauses whose words the server wrote anew, locked or not. */
      readonly rewritten: readonly { readonly clauseId: ClauseId; readonly words: ActWords }[];
      readonly made: readonly { readonly rowId: MergeRowId; readonly clauseId: ClauseId }[];
      /** Clauses that the desk did not know: they stay. */
      readonly unseen: readonly ClauseId[];
    }
  | { readonly type: "textCleared"; readonly wordsHash: string }
  | { readonly type: "clearingTakenBack"; readonly reason: string }
  | { readonly type: "clauseBrought"; readonly clauseId: ClauseId; readonly from: BroughtFrom }
  | {
      /** It went into another Opinion; its removal follows. */
      readonly type: "clauseGiven";
      readonly clauseId: ClauseId;
      readonly to: { readonly opinionId: OpinionId; readonly clauseId: ClauseId };
      readonly reason: string;
      readonly words: ActWords;
    };

export type MergingEvent = DeskEvent | RevisionEvent;
