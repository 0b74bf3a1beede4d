import { sha256Hex } from "../text/hash.ts";
import type { ClauseId, UserId } from "../ids.ts";
import type { WorkLanguage } from "../text/work-language.ts";

/** A clause of the working text in another language, with the words of the original that it translates (rule X44). */
export type ClauseTranslation = {
  readonly clauseId: ClauseId;
  readonly language: WorkLanguage;
  /** Empty: it was taken away. */
  readonly text: string;
  /** As the translator saw it. */
  readonly original: string;
  /** The entry that wrote it. */
  readonly seq: number;
  /** By whom; null: nobody has confirmed that it says what the original says. */
  readonly confirmed: UserId | null;
};

type WithTranslations = { readonly translations?: readonly ClauseTranslation[] };

export const translationsOf = ({ translations = [] }: WithTranslations) => translations;

export const findTranslation = (
  opinion: WithTranslations,
  { clauseId, language }: { readonly clauseId: ClauseId; readonly language: string },
): ClauseTranslation | undefined =>
  translationsOf(opinion).find((one) => one.clauseId === clauseId && one.language === language);

/** Names a row as somebody saw it: its words, and those that it translates. */
export const translationHash = ({ text, original }: Pick<ClauseTranslation, "text" | "original">): string =>
  sha256Hex(JSON.stringify([text, original]));
