/* oxlint-disable no-control-regex -- reason: control characters are what this file looks for */
import type { Refusal } from "./refusal.ts";

/**
 * Control characters (breaks and tabs too), bidi overrides and embeddings, separators (invisible ones too), the tags in
 * which words can be hidden, lone surrogates, and code points that are no characters.
 */
const NOT_PLAIN =
  /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2061-\u206F\uFEFF\uFFF9-\uFFFC\u{E0000}-\u{E007F}]|\p{Surrogate}|\p{Noncharacter_Code_Point}/u;

/** Whether these may be words of a clause: plain characters and nothing that hides or reorders them (rule W2). */
export const arePlainWords = (text: string): boolean => !NOT_PLAIN.test(text);

export const plainWordsRefusal = (text: string): Refusal | null =>
  arePlainWords(text)
    ? null
    : {
        reason: "notPlainWords",
        message: "Words are plain characters: no breaks, control characters or overrides.",
      };

/** The same with its line breaks: reasons and notes may have several lines. */
export const toPlainLines = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(toPlainWords)
    .join("\n");

/** The same text as words may be: breaks and tabs become spaces, what is not plain goes. */
export const toPlainWords = (text: string): string =>
  text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " ").replace(new RegExp(NOT_PLAIN.source, "gu"), "");
