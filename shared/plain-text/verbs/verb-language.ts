/**
 * The section verbs of one language. All strings are sources of regular expressions in lower case;
 * accents, vowel signs and hamzas do not count (see `folded-line.ts`).
 */
export type VerbLanguage = {
  /** A line without any of these letters has no verb of this language. */
  readonly script: RegExp;
  /** The separator of words: a space, or nothing in Chinese. */
  readonly between: "" | " ";
  readonly preamble: readonly string[];
  /** In the third person: they address or bind somebody. */
  readonly operative: readonly string[];
  /** The same, but often in the middle of a sentence as well: "notes", "reaffirms". */
  readonly statements: readonly string[];
  /** Infinitives that may stand for them. Below a verb without a paragraph they begin its paragraph. */
  readonly infinitives: readonly string[];
  /** Verbs that another one governs: "(resolves) to instruct", with the word between them. */
  readonly governed: readonly string[];
  /** "further", before or behind a verb. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** Words behind which the items follow: "that", "the following". */
  readonly open: readonly string[];
  /** The start of a name that an operative verb addresses. */
  readonly addressed: string;
  /** All words that such a name is made of, the longest first, if nothing else tells the name from the rest. */
  readonly addressedOnly?: string;
  /** Tells a sentence from a verb line: "to report", "that". It is looked for behind the verb. */
  readonly sentence: string;
};
