import type { ClauseId } from "../ids.ts";
import type { DocumentClause } from "../opinion-document.ts";
import { isItem } from "../clause.ts";
import { isOperativeVerb } from "../plain-text/section-verbs.ts";
import type { Reference } from "./finding.ts";
import { SECTION_VERBS } from "./section-verb-list.ts";

const SUFFIX = "(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|alt)\\d*";
const LETTERED = `[a-z]{1,3}\\)(?:${SUFFIX})?`;
/** Bounded, or a line of digits and points would take time as its square. */
const COUNTED = `\\d{1,4}(?:\\.\\d{1,4}){0,3}(?:${SUFFIX})?`;
const NUMBER = `(?:${LETTERED}|${COUNTED})`;
/** A paragraph of another text: "paragraph 3 of Resolution 139", "Article 2 above". */
const ELSEWHERE = /^\s+(?:of|to)\s+(?!this\b)/u;
const OTHER_TEXTS =
  /(?:Resolutions?|Decisions?|Opinions?|Recommendations?|Articles?|Annex|No\.|Nos\.|Section)\s+$/u;

/** How far back the name of another text may stand. */
const OTHER_TEXT_CHARS = 24;

/** The numbers of an Opinion's clauses by section, as they are today. */
export type NumberIndex = {
  readonly sections: readonly {
    readonly verb: string;
    readonly operative: boolean;
    readonly byNumber: ReadonlyMap<string, ClauseId>;
  }[];
  readonly sectionOf: ReadonlyMap<ClauseId, number>;
  readonly pattern: RegExp;
};

export function numberIndexOf(clauses: readonly DocumentClause[]): NumberIndex {
  const sections: { verb: string; operative: boolean; byNumber: Map<string, ClauseId> }[] = [];
  const sectionOf = new Map<ClauseId, number>();
  for (const { id, kind, number, text } of clauses) {
    if (kind === "verb")
      sections.push({ verb: folded(text), operative: isOperativeVerb(text), byNumber: new Map() });
    else if (isItem(kind) && number !== "") {
      const { byNumber } = sections.at(-1) ?? { byNumber: new Map<string, ClauseId>() };
      if (!byNumber.has(number)) byNumber.set(number, id);
    }
    sectionOf.set(id, sections.length - 1);
  }
  const verbs = [...new Set([...sections.map((one) => one.verb), ...SECTION_VERBS.en])]
    .filter((verb) => verb !== "")
    .toSorted((a, b) => b.length - a.length)
    .map((verb) => verb.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&"));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}.])(?:(?<verb>${verbs.join("|")})\\s+(?<cited>${NUMBER})(?:\\s+(?:above|below))?` +
      `|paragraphs?\\s+(?<paragraph>${NUMBER})(?:\\s+(?:above|below))?` +
      `|(?<near>${NUMBER})\\s+(?:above|below))(?![\\p{L}\\p{N}])`,
    "giu",
  );
  return { sections, sectionOf, pattern };
}

const folded = (text: string): string =>
  text.replace(/\s+/gu, " ").replace(/[[\]]/gu, "").trim().toLowerCase();

/**
 * Where a clause's words speak of another clause of this Opinion: "considering e)", "is of the view 2 above",
 * "paragraph 3", "2 above". Bound by today's numbers (rule E8); only numbers of English texts are read.
 */
export function referencesIn(
  text: string,
  clauseId: ClauseId,
  { sections, sectionOf, pattern }: NumberIndex,
): readonly Reference[] {
  const here = sectionOf.get(clauseId) ?? -1;
  const references: Reference[] = [];
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const { verb, cited, paragraph, near } = match.groups ?? {};
    const number = (cited ?? paragraph ?? near ?? "").toLowerCase();
    if (
      ELSEWHERE.test(text.slice(end)) ||
      OTHER_TEXTS.test(text.slice(Math.max(0, start - OTHER_TEXT_CHARS), start))
    )
      continue;
    const found =
      verb === undefined
        ? nearest(number, here)
        : sections.find((one) => one.verb === folded(verb) && one.byNumber.has(number))?.byNumber.get(number);
    references.push({ start, end, clauseId: found ?? null });
  }
  return references;

  /** In its own section first, then in the sections above, the nearest first, then below. */
  function nearest(number: string, from: number): ClauseId | undefined {
    const order = [...sections.slice(0, from + 1).toReversed(), ...sections.slice(from + 1)];
    return order.find((one) => one.byNumber.has(number))?.byNumber.get(number);
  }
}
