import type { ClauseId } from "../ids.ts";

/** The six languages that an Opinion may stand in. */
export const TEXT_LANGUAGES = ["en", "fr", "es", "ru", "zh", "ar"] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

export type FindingKind =
  | "doubleSpace"
  | "spaceBeforeSign"
  | "quote"
  | "commaBeforeOn"
  | "forbiddenVerb"
  | "unknownVerb"
  | "noSuchClause";

/** A check's hint on a clause's words, which never stops anybody (rule E6). */
export type Finding = {
  readonly kind: FindingKind;
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The words as they stand there. */
  readonly found: string;
  /** The suggested text; null where only people can say. */
  readonly suggestion: string | null;
};

/** Words that speak of another clause, by its verb and number; null: no such clause is there today. */
export type Reference = {
  readonly start: number;
  readonly end: number;
  /** The number in these words, in the same units. */
  readonly number: { readonly start: number; readonly end: number };
  readonly clauseId: ClauseId | null;
  /** For a reference that the record bound: the number that the clause has today, if the words say another one. */
  readonly today: string | null;
};
