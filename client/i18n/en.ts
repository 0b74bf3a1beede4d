import { enPage } from "./en-page.ts";
import { enClause } from "./en-clause.ts";
import { enRefusal } from "./en-refusal.ts";
import { enSignIn } from "./en-sign-in.ts";
import { enSheet } from "./en-sheet.ts";
import { enBracket } from "./en-bracket.ts";
import { enComment } from "./en-comment.ts";
import { enBaseText } from "./en-base-text.ts";
import { enReading } from "./en-reading.ts";
import { enTakenBack } from "./en-taken-back.ts";

/** English, and the shape of every other catalog: the words that are said before the rest of the page is here. ICU messages. */
export const en = {
  ...enPage,
  ...enClause,
  ...enRefusal,
  ...enSignIn,
  ...enSheet,
  ...enBracket,
  ...enComment,
  ...enBaseText,
  ...enReading,
  ...enTakenBack,
};

/** Every catalog has these keys; the test compares the arguments of the messages. */
export type FirstMessages = typeof en;
