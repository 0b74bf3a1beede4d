import type { DocumentClause } from "../document/opinion-document.ts";
import type { Finding } from "./finding.ts";

/** An Opinion's verbs in place of those of a resolution. */
const INSTEAD: Readonly<Record<string, string>> = {
  shall: "should",
  instructs: "invites",
  resolves: "is of the view",
  decides: "is of the view",
};

/** Verbs by which the Forum would bind or instruct. `warnVerbs`: the preset's, in lower case. */
export function forbiddenVerbs(text: string, warnVerbs: readonly string[]): readonly Finding[] {
  return [...text.matchAll(/\p{L}+/gu)].flatMap(({ index, 0: found }): readonly Finding[] => {
    const verb = found.toLowerCase();
    if (!warnVerbs.includes(verb)) return [];
    const suggestion = INSTEAD[verb] ?? null;
    return [{ kind: "forbiddenVerb", start: index, end: index + found.length, found, suggestion }];
  });
}

/** The verb by which the Forum would instruct, where a clause is one. */
export const warnVerbOf = (
  { kind, text }: Pick<DocumentClause, "kind" | "text">,
  warnVerbs: readonly string[],
): string | null =>
  kind === "verb" ? (forbiddenVerbs(text, warnVerbs)[0]?.found.toLowerCase() ?? null) : null;
