import type { FirstWords } from "./en.ts";
import { zhPage } from "./zh-page.ts";
import { zhClause } from "./zh-clause.ts";
import { zhRecord } from "./zh-record.ts";
import { zhBracket } from "./zh-bracket.ts";
import { zhComment } from "./zh-comment.ts";
import { zhBaseText } from "./zh-base-text.ts";
import { zhHistory } from "./zh-history.ts";

/** Chinese, in the usage of UN and ITU documents. */
export const zh: FirstWords = {
  ...zhPage,
  ...zhClause,
  ...zhRecord,
  ...zhBracket,
  ...zhComment,
  ...zhBaseText,
  ...zhHistory,
};
