import { baseTextNumber, type Opinion } from "../opinion/opinion.ts";
import type { AgainstClause, Understood } from "../word-file/understood.ts";
import { findVersion, type LanguageVersion } from "../opinion/language-version.ts";
import { wordsOf } from "./version-document.ts";

/** The version of the base text in force in the language of a file that is in another one; null: there is none. */
export function versionFor(
  { otherLanguage, filledIn, language }: Understood,
  opinion: Opinion,
): LanguageVersion | null {
  if (!otherLanguage || filledIn !== null) return null;
  return findVersion(opinion, { baseText: baseTextNumber(opinion), language }) ?? null;
}

/** The text that a file in the version's language is held against: its words at the clauses as they stand. */
export function againstVersion(
  against: readonly AgainstClause[],
  version: LanguageVersion,
): readonly AgainstClause[] {
  const words = wordsOf(version);
  return against.map(({ id, kind, level, number, hash, text }) => ({
    id,
    kind,
    level,
    number,
    hash,
    text: words.get(id) ?? text,
  }));
}

type Held = {
  readonly version: LanguageVersion;
  readonly opinion: Pick<Opinion, "baseTexts">;
  /** The text itself, as it stands. */
  readonly against: readonly AgainstClause[];
};

/**
 * Restates findings against a version's words for the text itself (rule X14): a change of a clause whose words
 * changed since the base text says so, places in the version's words are no places here, and footnotes are told.
 */
export function ofVersion(understood: Understood, { version, opinion, against }: Held): Understood {
  const base = opinion.baseTexts.find(({ n }) => n === version.baseText);
  const then = new Map(base?.clauses.map(({ id, text }) => [id, text]));
  const since = new Set(against.flatMap(({ id, text }) => (then.get(id) === text ? [] : [id])));
  const notes = understood.footnotes.map(({ text }) => ({ line: 0, why: "footnote" as const, words: text }));
  return {
    ...understood,
    proposals: understood.proposals.map((one) =>
      one.clauseId !== null && one.kind !== "add" && since.has(one.clauseId)
        ? { ...one, movedOn: true }
        : one,
    ),
    comments: understood.comments.map((one) => ({ ...one, place: null })),
    footnotes: [],
    not: [...notes, ...understood.not],
  };
}
