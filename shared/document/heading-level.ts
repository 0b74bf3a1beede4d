import type { Kind } from "../clause/clause.ts";

/** The level at which a clause is a heading of its text, under the number line; null: it is none (rule A72). */
export const headingLevel = (kind: Kind, isUnderTitle: boolean): 2 | 3 | null =>
  kind === "title" ? 2 : kind === "verb" ? (isUnderTitle ? 3 : 2) : null;
