import { isItem } from "../../shared/clause/clause.ts";
import type { DocumentClause, OpinionDocument } from "../../shared/document/opinion-document.ts";
import { printedClause } from "../../shared/document/printed-clause.ts";

/** A clause with those that stand under it. */
export type AknItem = { readonly clause: DocumentClause; readonly items: AknItem[] };

/** A section verb with its clauses. Absent where a text has items before any verb. */
export type AknSection = { readonly verb: DocumentClause | null; readonly items: readonly AknItem[] };

/** An Opinion as Akoma Ntoso lays it out: all from the first operative section on is its body. */
export type AknLayout = {
  readonly title: DocumentClause | null;
  readonly openings: readonly DocumentClause[];
  readonly preamble: readonly AknSection[];
  readonly body: readonly AknSection[];
};

export function aknLayout({ clauses }: OpinionDocument): AknLayout {
  const printed = clauses.map(printedClause);
  const sections = sectionsOf(printed.filter(({ kind }) => kind !== "title" && kind !== "opening"));
  const first = sections.findIndex(isOperative);
  const split = first === -1 ? sections.length : first;
  return {
    title: printed.find(({ kind }) => kind === "title") ?? null,
    openings: printed.filter(({ kind }) => kind === "opening"),
    preamble: sections.slice(0, split),
    body: sections.slice(split),
  };
}

const isOperative = ({ items }: AknSection): boolean =>
  items.some(({ clause }) => clause.kind === "operative");

function sectionsOf(clauses: readonly DocumentClause[]): readonly AknSection[] {
  const sections: { verb: DocumentClause | null; items: AknItem[] }[] = [];
  /** The items that are open, by level: what comes next may stand under one of them. */
  let above: AknItem[] = [];
  for (const clause of clauses) {
    if (clause.kind === "verb") {
      sections.push({ verb: clause, items: [] });
      above = [];
      continue;
    }
    const section = sections.at(-1) ?? { verb: null, items: [] };
    if (sections.length === 0) sections.push(section);
    // A note belongs where it stands and holds nothing.
    const depth = isItem(clause.kind)
      ? Math.min(clause.level - 1, above.length)
      : Math.max(above.length - 1, 0);
    const siblings = depth === 0 ? section.items : above[depth - 1]!.items;
    const item: AknItem = { clause, items: [] };
    siblings.push(item);
    if (isItem(clause.kind)) above = [...above.slice(0, depth), item];
  }
  return sections;
}
