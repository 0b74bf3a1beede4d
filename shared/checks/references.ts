import type { ClauseId } from "../ids.ts";
import type { DocumentClause } from "../document/opinion-document.ts";
import { isItem } from "../clause/clause.ts";
import { isOperativeVerb } from "../plain-text/section-verbs.ts";
import type { Reference, TextLanguage } from "./finding.ts";
import { type ReferenceForm, referenceForms } from "./reference-forms.ts";
import { plainNumber } from "./reference-number.ts";
import { latinIn } from "./drafted-language.ts";
import type { LatinLanguage } from "./text-language.ts";

/** The numbers of an Opinion's clauses by section, as they are today. */
export type NumberIndex = {
  readonly sections: readonly {
    readonly verb: string;
    readonly operative: boolean;
    readonly byNumber: ReadonlyMap<string, ClauseId>;
  }[];
  readonly sectionOf: ReadonlyMap<ClauseId, number>;
  /** Of every living clause. */
  readonly numberOf: ReadonlyMap<ClauseId, string>;
  /** In which the text is drafted where its letters are Latin: as an act said, else as its section verbs tell. */
  readonly latin: LatinLanguage;
  readonly forms: readonly ReferenceForm[];
};

export function numberIndexOf(
  clauses: readonly Pick<DocumentClause, "id" | "kind" | "number" | "text">[],
  language?: TextLanguage,
): NumberIndex {
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
  const verbs = sections.map((one) => one.verb);
  const latin = latinIn({ clauses, ...(language === undefined ? {} : { language }) });
  const numberOf = new Map(clauses.map(({ id, number }) => [id, number]));
  return { sections, sectionOf, numberOf, latin, forms: referenceForms(latin, verbs) };
}

/** Brackets, vowel signs and an "and" that is grown onto a verb are no part of its name. */
const folded = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .replace(/[[\]ـ]|(?=\p{Script=Inherited})\p{Mn}/gu, "")
    .trim()
    .replace(/^و(?=إذ |يرى|يدعو|يشجع)/u, "")
    .toLowerCase();

/**
 * Finds references in a clause's words to another clause of this Opinion: "considering e)", "is of the view 2 above",
 * "paragraph 3", "2 above", "认识到 b)", "上文第2段", "в пункте 2 выше", "إذ يدرك ب)". Bound by today's numbers (rule E8),
 * in the order of the words.
 */
export function referencesIn(
  text: string,
  clauseId: ClauseId,
  { sections, sectionOf, forms }: NumberIndex,
): readonly Reference[] {
  const here = sectionOf.get(clauseId) ?? -1;
  const references: Reference[] = [];
  for (const { script, pattern, isElsewhere } of forms) {
    if (!script.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (isElsewhere(text.slice(0, start), text.slice(end))) continue;
      if (references.some((one) => one.start < end && start < one.end)) continue;
      const { verb, cited, paragraph, near } = match.groups ?? {};
      const said = cited ?? paragraph ?? near ?? "";
      const number = plainNumber(said);
      const at = start + match[0].lastIndexOf(said);
      const found = verb === undefined ? nearest(number, here) : under(folded(verb), number);
      references.push({
        start,
        end,
        number: { start: at, end: at + said.length },
        clauseId: found ?? null,
        today: null,
      });
    }
  }
  return references.toSorted((a, b) => a.start - b.start);

  /** In the section of this verb; else in one whose verb begins so: "invites 2" is of "invites Member States". */
  function under(verb: string, number: string): ClauseId | undefined {
    const own = sections.filter((one) => one.verb === verb);
    const longer = sections.filter(
      (one) => one.verb.startsWith(`${verb} `) || (isHan(verb) && one.verb.startsWith(verb)),
    );
    return [...own, ...longer].find((one) => one.byNumber.has(number))?.byNumber.get(number);
  }

  /** In its own section first, then in the sections above, the nearest first, then below. */
  function nearest(number: string, from: number): ClauseId | undefined {
    const order = [...sections.slice(0, from + 1).toReversed(), ...sections.slice(from + 1)];
    return order.find((one) => one.byNumber.has(number))?.byNumber.get(number);
  }
}

const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text);
