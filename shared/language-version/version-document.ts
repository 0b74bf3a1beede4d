import type { BaseText } from "../opinion/base-text.ts";
import { closingIn } from "../clause/closing.ts";
import type { DocumentClause, OpinionDocument } from "../document/opinion-document.ts";
import type { LanguageVersion } from "../opinion/language-version.ts";

export const wordsOf = ({ clauses }: LanguageVersion): ReadonlyMap<string, string> =>
  new Map(clauses.map(({ clauseId, text }) => [clauseId, text]));

/** The base text as it was frozen, in the version's words; what is not translated stands in its own. */
export function versionDocument(
  document: OpinionDocument,
  base: BaseText,
  version: LanguageVersion,
): OpinionDocument {
  const words = wordsOf(version);
  const clauses = base.clauses.map((frozen): DocumentClause => {
    const here = document.clauses.find(({ id }) => id === frozen.id);
    const { id, kind, level, number, hash, text } = frozen;
    return {
      id,
      kind,
      level,
      number,
      hash,
      text: words.get(id) ?? text,
      closing: closingIn(words.get(id) ?? text, here?.closing ?? ""),
      footnotes: [],
      state: "open",
      locked: true,
      mark: null,
    };
  });
  const title = clauses.find(({ kind }) => kind === "title")?.text ?? document.title;
  return {
    ...document,
    title,
    clauses,
    baseText: base.n,
    baseHash: base.hash,
    hash: base.hash,
    remarks: [],
    record: { ...document.record, seq: version.seq },
  };
}
