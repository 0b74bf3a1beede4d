import type { FirstMessages } from "./en.ts";
import { zhPage } from "./zh-page.ts";
import { zhClause } from "./zh-clause.ts";
import { zhRefusal } from "./zh-refusal.ts";
import { zhSignIn } from "./zh-sign-in.ts";
import { zhSheet } from "./zh-sheet.ts";
import { zhBracket } from "./zh-bracket.ts";
import { zhComment } from "./zh-comment.ts";
import { zhBaseText } from "./zh-base-text.ts";
import { zhReading } from "./zh-reading.ts";
import { zhTakenBack } from "./zh-taken-back.ts";

/** Chinese, in the usage of UN and ITU documents. */
export const zh: FirstMessages = {
  ...zhPage,
  ...zhClause,
  ...zhRefusal,
  ...zhSignIn,
  ...zhSheet,
  ...zhBracket,
  ...zhComment,
  ...zhBaseText,
  ...zhReading,
  ...zhTakenBack,
};
