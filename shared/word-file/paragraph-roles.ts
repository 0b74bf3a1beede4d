/** Kinds of paragraphs by the names of their styles, in ITU's templates and in our own files. */
export type ParagraphRole =
  | "number"
  | "title"
  | "place"
  | "opening"
  | "verb"
  | "note"
  | "annex"
  | "heading"
  /** Of the contribution around a text: its source, agenda item and title, what it proposes, its reasons. */
  | "contribution"
  /** Contents, and the names of tables and figures. */
  | "around"
  /** Printed around a text by our own files. */
  | "frame";

/** Names of texts in names of styles. */
const TEXT = "(?:res|resolution|rec|recommendation|op|opinion|dec|decision|question)";

/** Templates differ in capitals, spaces and underscores ("Res_No", "res no"), and Word numbers doubles ("Call_0"). */
const ROLES: readonly (readonly [ParagraphRole, RegExp])[] = [
  ["verb", /^(?:bilingual)?call\d*$/u],
  ["number", new RegExp(`^${TEXT}no(?:br)?\\d*$`, "u")],
  ["title", new RegExp(`^(?:bilingual|${TEXT})title\\d*$`, "u")],
  ["place", new RegExp(`^${TEXT}(?:ref|date)\\d*$`, "u")],
  ["opening", /^normalaftertitle\d*$/u],
  ["note", /^opinionnote$/u],
  ["annex", /^(?:annex|appendix|app|attach(?:ment)?)(?:no|title|ref)?\d*$/u],
  [
    "contribution",
    /^(?:reasons?|proposal|source|agendaitem|title[1-4]|docnumber|docnum|docdate|dnum|ddate|dorlang|dsource|committee|abstract|summary)\d*$/u,
  ],
  [
    "around",
    /^(?:toc|tableofcontents|header|footer|firstfooter|caption|(?:table|figure)(?:no|title|head|text|legend))/u,
  ],
  ["frame", /^(?:masthead|standing|sample|small|statenote|footnote|table|legend|page(?:head|foot))/u],
  ["heading", /^(?:heading[a-z]?\d*|(?:section|chap|part|art)(?:no|title)?\d*)$/u],
];

export function roleOf(style: string): ParagraphRole | null {
  const name = style.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  return ROLES.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** Names a text's title where no better style does: "Title", and the first heading of many documents. */
export const mayBeTitle = (style: string): boolean => /^(?:title|heading ?1)$/iu.test(style);
