import { cleaned } from "../text/clean-result.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { AgainstClause, WentOut } from "./understood.ts";

/** The text that a file is held against: as it stands, and in which other words each clause may have gone out. */
export function againstText(
  opinion: Pick<Opinion, "baseTexts" | "clauses">,
  { clauses }: Pick<OpinionDocument, "clauses">,
  /** Of delegations, in lower case: who asked for a bracket is no word of it. */
  names: ReadonlySet<string>,
): readonly AgainstClause[] {
  const bases = opinion.baseTexts.map(({ n, clauses: frozen }) => ({
    n,
    words: new Map(frozen.map(({ id, text }) => [id, text])),
  }));
  const recorded = new Map(opinion.clauses.map(({ id, footnotes }) => [id, footnotes]));
  return clauses.map(({ id, kind, level, number, text, hash, footnotes: printed }) => {
    const notes = printed.flatMap(({ text: words }) => {
      const found = recorded.get(id)?.find((one) => one.text === words);
      return found === undefined ? [] : [{ id: found.id, text: words }];
    });
    const earlier = bases.flatMap(({ n, words }) => {
      const then = words.get(id);
      return then === undefined || then === text ? [] : bothForms(then, n);
    });
    const wentOut = [...earlier, ...bothForms(text, null).filter((one) => one.form === "clean")];
    return {
      id,
      kind,
      level,
      number,
      text,
      hash,
      ...(wentOut.length === 0 ? {} : { wentOut }),
      ...(notes.length === 0 ? {} : { notes }),
    };
  });

  function bothForms(words: string, baseText: number | null): readonly WentOut[] {
    const clean = cleaned(words, names);
    return [
      { baseText, form: "whole", text: words, undecided: [] },
      ...(clean.text === words ? [] : [{ baseText, form: "clean", ...clean } as const]),
    ];
  }
}
