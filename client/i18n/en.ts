import { enPage } from "./en-page.ts";
import { enClause } from "./en-clause.ts";
import { enRecord } from "./en-record.ts";
import { enProposal } from "./en-proposal.ts";
import { enPosition } from "./en-position.ts";
import { enBracket } from "./en-bracket.ts";
import { enComment } from "./en-comment.ts";
import { enAgreement } from "./en-agreement.ts";
import { enDraft } from "./en-draft.ts";
import { enSilence } from "./en-silence.ts";
import { enOwnMargin } from "./en-own-margin.ts";
import { enBaseText } from "./en-base-text.ts";
import { enContribution } from "./en-contribution.ts";
import { enMerging } from "./en-merging.ts";
import { enHistory } from "./en-history.ts";
import { enShelf } from "./en-shelf.ts";
import { enBoard } from "./en-board.ts";
import { enTimetable } from "./en-timetable.ts";

/** English, and the shape of every other catalog. ICU messages. */
export const en = {
  ...enPage,
  ...enClause,
  ...enRecord,
  ...enProposal,
  ...enPosition,
  ...enBracket,
  ...enComment,
  ...enAgreement,
  ...enSilence,
  ...enOwnMargin,
  ...enDraft,
  ...enShelf,
  ...enTimetable,
  ...enBoard,
  ...enBaseText,
  ...enContribution,
  ...enMerging,
  ...enHistory,
};

/** Every catalog has these keys; the test compares the arguments of the messages. */
export type Catalog = typeof en;
