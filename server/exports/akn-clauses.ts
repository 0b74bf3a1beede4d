import { languageOf } from "../../shared/checks/text-language.ts";
import type { TextLanguage } from "../../shared/checks/finding.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import type { OpinionStanding } from "../../shared/report/opinion-standing.ts";
import { type AknIds, slug } from "./akn-ids.ts";
import { linksOf } from "./akn-links.ts";
import type { AknItem, AknLayout, AknSection } from "./akn-sections.ts";
import { type AknBracket, aknWords } from "./akn-words.ts";
import { type Markup, block, element, maybe } from "./markup.ts";

/** Context for writing a text, and the findings on the way. */
export type AknWriting = {
  readonly ids: AknIds;
  readonly standing: OpinionStanding;
  readonly idOf: ReadonlyMap<ClauseId, string>;
  readonly brackets: AknBracket[];
  /** Of most of the text's words, which the file names, and of those in Latin letters. */
  readonly language: TextLanguage;
  readonly latin: TextLanguage;
};

const preambleName = (ids: AknIds, i: number): string => ids.own(`preamble__container_${i + 1}`);
const bodyName = (ids: AknIds, i: number): string => ids.own(`sec_${i + 1}`);

/** Every clause's id, before any is written: an alternative may stand before what it is an alternative to. */
export function clauseIds(layout: AknLayout, ids: AknIds): ReadonlyMap<ClauseId, string> {
  const idOf = new Map<ClauseId, string>();
  const put = (clause: DocumentClause | null, wanted: string): void => {
    if (clause !== null) idOf.set(clause.id, ids.free(wanted));
  };
  const name = (items: readonly AknItem[], parent: string, kind: "item" | "para" | "point"): void =>
    items.forEach(({ clause, items: under }, i) => {
      put(clause, `${parent}__${kind}_${slug(clause.number) || `n${i + 1}`}`);
      name(under, idOf.get(clause.id)!, kind === "para" ? "point" : kind);
    });
  put(layout.title, ids.own("preface__title"));
  layout.openings.forEach((opening) => put(opening, ids.own("preamble__formula_1")));
  layout.preamble.forEach(({ verb, items }, i) => {
    put(verb, `${preambleName(ids, i)}__verb`);
    name(items, preambleName(ids, i), "item");
  });
  layout.body.forEach(({ verb, items }, i) => {
    put(verb, `${bodyName(ids, i)}__verb`);
    name(items, bodyName(ids, i), "para");
  });
  return idOf;
}

/** Attributes that identify a clause in every version, and tell its state. */
export function clauseAttributes(clause: DocumentClause, writing: AknWriting) {
  const { ids, standing, idOf, language, latin } = writing;
  const other = standing.alternatives.get(clause.id);
  const own = languageOf(clause.text, latin);
  return {
    eId: idOf.get(clause.id) ?? "",
    wId: clause.id,
    GUID: ids.own(clause.id),
    refersTo: ids.ref(`state-${clause.state}`),
    class: clause.kind,
    "xml:lang": own === language ? undefined : own,
    alternativeTo: other === undefined ? undefined : idOf.get(other),
  };
}

/** A clause's words with the sign that closes it. A note is a remark. */
export function clauseWords(clause: DocumentClause, writing: AknWriting): Markup {
  const { ids, standing, brackets } = writing;
  const { text, closing, footnotes } = clause;
  const words = aknWords(
    {
      id: writing.idOf.get(clause.id) ?? "",
      text: text + closing,
      footnotes,
      brackets: standing.brackets.get(clause.id) ?? [],
      links: linksOf(text, standing.references.get(clause.id) ?? [], writing.idOf),
    },
    { ids, names: standing.names, found: brackets },
  );
  return clause.kind === "note" ? element("remark", {}, words) : words;
}

const numbered = ({ number }: DocumentClause): Markup =>
  maybe(number === "" ? null : element("num", {}, number));

const verbWords = (verb: DocumentClause, as: string, writing: AknWriting): Markup =>
  element(as, clauseAttributes(verb, writing), element("i", {}, clauseWords(verb, writing)));

/** A section of the preamble: a list, or where one item without a letter stands alone, two paragraphs. */
export function preambleSection({ verb, items }: AknSection, i: number, writing: AknWriting): Markup {
  const name = preambleName(writing.ids, i);
  const introduced = (as: "p" | "listIntroduction"): Markup =>
    maybe(verb === null ? null : verbWords(verb, as, writing));
  const [only] = items;
  const isLone = items.length === 1 && only?.clause.number === "" && only.items.length === 0;
  const content =
    only === undefined
      ? [introduced("p")]
      : isLone
        ? [
            introduced("p"),
            element("p", clauseAttributes(only.clause, writing), clauseWords(only.clause, writing)),
          ]
        : [blockList(items, { name, introduction: introduced("listIntroduction"), writing })];
  const called = verb === null ? "" : slug(verb.text);
  return block("container", { name: called || "recitals", eId: writing.ids.free(name) }, ...content);
}

function blockList(
  items: readonly AknItem[],
  {
    name,
    introduction,
    writing,
  }: { readonly name: string; readonly introduction: Markup | null; readonly writing: AknWriting },
): Markup {
  const nested = ({ clause, items: under }: AknItem): Markup | null =>
    under.length === 0
      ? null
      : blockList(under, { name: writing.idOf.get(clause.id) ?? "", introduction: null, writing });
  return block(
    "blockList",
    { eId: writing.ids.free(`${name}__list_1`) },
    maybe(introduction),
    ...items.map((item) =>
      block(
        "item",
        clauseAttributes(item.clause, writing),
        numbered(item.clause),
        element("p", {}, clauseWords(item.clause, writing)),
        maybe(nested(item)),
      ),
    ),
  );
}

/** A section of the body, under its verb. */
export const bodySection = ({ verb, items }: AknSection, i: number, writing: AknWriting): Markup =>
  block(
    "hcontainer",
    { name: "operativeSection", eId: writing.ids.free(bodyName(writing.ids, i)) },
    maybe(verb === null ? null : verbWords(verb, "heading", writing)),
    ...items.map((item) => paragraph(item, "paragraph", writing)),
  );

/** It holds its words, or an introduction and a list: never both. */
function paragraph({ clause, items }: AknItem, as: "paragraph" | "point", writing: AknWriting): Markup {
  const said = element("p", {}, clauseWords(clause, writing));
  const attributes = clauseAttributes(clause, writing);
  return block(
    as,
    attributes,
    numbered(clause),
    items.length === 0
      ? element("content", {}, said)
      : block(
          "list",
          { eId: writing.ids.free(`${attributes.eId}__list_1`) },
          element("intro", {}, said),
          ...items.map((item) => paragraph(item, "point", writing)),
        ),
  );
}
