import type { Kind } from "../clause/clause.ts";
import type { TextLanguage } from "../checks/finding.ts";

export type ClauseText = { readonly language: TextLanguage; readonly text: string };

/** A clause in the original and in another language. */
export type ClausePair = {
  readonly kind: Kind;
  readonly original: ClauseText;
  readonly version: ClauseText;
};
