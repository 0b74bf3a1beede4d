export const FACT_KINDS = [
  "number",
  "date",
  "name",
  "reference",
  "bracket",
  "modal",
  "negation",
  "verb",
  "term",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Something that two languages must say alike. */
export type Fact = {
  readonly kind: FactKind;
  /** The notions that the words may stand for: two facts agree if they share one. */
  readonly keys: readonly string[];
  /** In UTF-16 units of the source. */
  readonly start: number;
  readonly end: number;
  /** A language may say it otherwise or leave it out: it counts only against another fact of its kind. */
  readonly isWeak: boolean;
  /** A fact stands for another one of its group alone: "should" for "shall", never for "invites". */
  readonly group: string;
};

/** A stretch of folded text that says something. */
export type FoundFact = {
  readonly from: number;
  readonly to: number;
  readonly keys: readonly string[];
  readonly isWeak?: boolean;
  readonly group?: string;
};
