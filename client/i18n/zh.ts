import type { Catalog } from "./en.ts";
import { zhPage } from "./zh-page.ts";
import { zhClause } from "./zh-clause.ts";
import { zhRecord } from "./zh-record.ts";
import { zhProposal } from "./zh-proposal.ts";
import { zhPosition } from "./zh-position.ts";
import { zhBracket } from "./zh-bracket.ts";
import { zhComment } from "./zh-comment.ts";
import { zhAgreement } from "./zh-agreement.ts";
import { zhDraft } from "./zh-draft.ts";
import { zhSilence } from "./zh-silence.ts";
import { zhOwnMargin } from "./zh-own-margin.ts";
import { zhBaseText } from "./zh-base-text.ts";
import { zhContribution } from "./zh-contribution.ts";
import { zhMerging } from "./zh-merging.ts";
import { zhHistory } from "./zh-history.ts";
import { zhShelf } from "./zh-shelf.ts";
import { zhBoard } from "./zh-board.ts";
import { zhTimetable } from "./zh-timetable.ts";

/** Chinese, in the usage of UN and ITU documents. */
export const zh: Catalog = {
  ...zhPage,
  ...zhClause,
  ...zhRecord,
  ...zhProposal,
  ...zhPosition,
  ...zhBracket,
  ...zhComment,
  ...zhAgreement,
  ...zhSilence,
  ...zhOwnMargin,
  ...zhDraft,
  ...zhShelf,
  ...zhTimetable,
  ...zhBoard,
  ...zhBaseText,
  ...zhContribution,
  ...zhMerging,
  ...zhHistory,
};
