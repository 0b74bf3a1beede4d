import type { FirstMessages } from "./en.ts";
import { zhPage } from "./zh-page.ts";
import { zhClause } from "./zh-clause.ts";
import { zhRefusal } from "./zh-refusal.ts";
import { zhSignIn } from "./zh-sign-in.ts";
import { zhDates } from "./zh-dates.ts";
import { zhReportPage } from "./zh-report-page.ts";
import { zhSheet } from "./zh-sheet.ts";
import { zhBracket } from "./zh-bracket.ts";
import { zhComment } from "./zh-comment.ts";
import { zhBaseText } from "./zh-base-text.ts";
import { zhHistory } from "./zh-history.ts";

/** Chinese, in the usage of UN and ITU documents. */
export const zh: FirstMessages = {
  ...zhPage,
  ...zhClause,
  ...zhRefusal,
  ...zhSignIn,
  ...zhDates,
  ...zhReportPage,
  ...zhSheet,
  ...zhBracket,
  ...zhComment,
  ...zhBaseText,
  ...zhHistory,
};
