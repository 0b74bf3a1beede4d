import type { Tier } from "../clause/clause.ts";
import type { ClauseId } from "../ids.ts";
import { dayIn, longDate } from "../printed/long-date.ts";
import type { ClauseState, DocumentClause, OpinionDocument } from "../document/opinion-document.ts";
import type { Preset } from "../presets/preset.ts";
import { inLanguage, type ReportLanguage } from "../text/localized.ts";
import { filled, word } from "../printed/report-words.ts";
import { fileWord } from "../printed/word-file-words.ts";
import { commaIn, semicolonIn } from "../text/list-signs.ts";
import { WORK_LANGUAGES } from "../text/work-language.ts";
import {
  CLAUSE_STATES,
  LOCK_SIGN,
  meaningOf,
  type StageNaming,
  stageOf,
  STATES,
  tierOf,
} from "../printed/state-words.ts";

/** Context of an Opinion's own words wherever it is printed, in the reader's language. */
export type PrintContext = { readonly preset: Preset; readonly language: ReportLanguage };

/** "Draft Opinion 4", or "Opinion 4" once the Forum adopted it. */
export function printedNumberLine(document: OpinionDocument, language: ReportLanguage): string {
  const { draft } = document;
  if (document.kind === "report")
    return draft === undefined
      ? word("mainReport", language)
      : word(DRAFT_WORDS[draft.kind], language, { n: draft.n });
  const name = document.stage === "adopted" ? "adoptedOpinion" : "draftOpinion";
  return word(name, language, { number: document.number }).trim();
}

const DRAFT_WORDS = {
  outline: "mainReportOutline",
  draft: "mainReportDraft",
  final: "mainReportFinal",
} as const;

export const titledNumber = (document: OpinionDocument, language: ReportLanguage): string =>
  word("titled", language, { number: printedNumberLine(document, language), title: document.title });

/** Name of the text: "Working text on base text 1", "Base text 2", "Text agreed by the group". */
export function textName(document: OpinionDocument, named: StageNaming): string {
  const { language } = named;
  const n = document.baseText;
  // Consensus belongs to the original: nothing calls a translation agreed or adopted (rule X47).
  if (document.translation !== undefined) return translationNote(document.translation, language);
  if (document.kind === "report")
    return document.draft === undefined ? word("workingText", language) : word("sourceSecretariat", language);
  switch (document.stage) {
    case "drafting":
      return n === 0 ? word("workingText", language) : word("workingTextOn", language, { n });
    case "consolidated":
      return word("baseText", language, { n });
    case "outline":
    case "agreed":
    case "annexed":
    case "underConsideration":
    case "adopted":
    case "notAdopted":
    case "withdrawn":
    case "asContribution":
      return stageOf(document.stage, named);
  }
}

/** Under the title of a translation: that the original prevails, and how far the translation is. */
export function translationNote(
  { from, into, counts }: NonNullable<OpinionDocument["translation"]>,
  language: ReportLanguage,
): string {
  const languages = { from: WORK_LANGUAGES[from], into: WORK_LANGUAGES[into] };
  return `${fileWord("translation", language, languages)} ${fileWord("translationCounts", language, counts)}`;
}

/** A paragraph as one speaks of it: "considering" and "b)", "is of the view" and "2.1 i)". */
type ClauseName = { readonly section: string; readonly place: string };

function clauseNames(document: OpinionDocument, language: ReportLanguage): readonly ClauseName[] {
  let verb = "";
  let numbers: readonly string[] = [];
  return document.clauses.map((clause): ClauseName => {
    switch (clause.kind) {
      case "title":
      case "opening":
      case "note":
        return { section: word(clause.kind, language), place: "" };
      case "verb":
        verb = clause.text;
        numbers = [];
        return { section: word("verb", language, { verb }), place: "" };
      case "recital":
      case "operative":
      case "subItem":
        numbers = [...numbers.slice(0, clause.level - 1), clause.number];
        return { section: verb, place: placeOf(numbers) };
    }
  });
}

/** "2.1" says by itself that it stands under 2; "i)" needs the number above it. */
function placeOf(numbers: readonly string[]): string {
  const said = numbers.filter((number, i) => number !== "" && !numbers[i + 1]?.startsWith(`${number}.`));
  return said.join(" ");
}

/** One paragraph's name: "considering a)", "is of the view 2.1 i)". */
export function printedClauseName(document: OpinionDocument, id: ClauseId, language: ReportLanguage): string {
  const name = clauseNames(document, language)[document.clauses.findIndex((clause) => clause.id === id)];
  return name === undefined ? "" : namesInLine([name], language);
}

/** Every paragraph's name, by its id. */
export function clauseNamesOf(
  document: OpinionDocument,
  language: ReportLanguage,
): ReadonlyMap<ClauseId, string> {
  const names = clauseNames(document, language);
  return new Map(document.clauses.map(({ id }, i) => [id, namesInLine(names.slice(i, i + 1), language)]));
}

/** "considering a), b); noting", a section named once. */
function namesInLine(names: readonly ClauseName[], language: ReportLanguage): string {
  const comma = commaIn(language);
  return names
    .map(({ section, place }, i) => {
      const again = place !== "" && names[i - 1]?.section === section && names[i - 1]?.place !== "";
      return (
        (i === 0 ? "" : again ? comma : semicolonIn(language)) +
        (again ? place : `${section} ${place}`.trim())
      );
    })
    .join("");
}

/** "Agreed ad referendum on 22 June 2025 (second meeting), changed since": for void marks; else null. */
export function changedNote(clause: DocumentClause, { preset, language }: PrintContext): string | null {
  if (clause.state !== "void" || clause.mark === null) return null;
  const { tier, at, basis } = clause.mark;
  const note = word("changedSince", language, {
    tier: tierOf(tier, language),
    date: longDate(dayIn(preset.timeZone, at), language),
    basis: basis === "" ? "" : word("basisIn", language, { basis }),
  });
  return note.charAt(0).toUpperCase() + note.slice(1);
}

/** Marks alike in tier, day, basis and validity stand in one line, with the paragraphs they cover. */
type MarkLine = {
  readonly state: ClauseState;
  readonly paragraphs: string;
  readonly mark: string;
  readonly date: string;
  readonly basis: string;
};

/** Never prints the person who set a mark: a person's act stands in the event log, the room's agreement here. */
export function markLines(
  document: OpinionDocument,
  { preset, language }: PrintContext,
): readonly MarkLine[] {
  const names = clauseNames(document, language);
  const lines = new Map<
    string,
    { readonly line: Omit<MarkLine, "paragraphs">; readonly names: ClauseName[] }
  >();
  document.clauses.forEach(({ mark, state }, i) => {
    if (mark === null || state === "open") return;
    const date = longDate(dayIn(preset.timeZone, mark.at), language);
    const line = { state, mark: markWords(state, mark.tier, language), date, basis: mark.basis };
    const key = JSON.stringify(line);
    const alike = lines.get(key);
    if (alike === undefined) lines.set(key, { line, names: [names[i]!] });
    else alike.names.push(names[i]!);
  });
  return [...lines.values()].map(({ line, names }) => ({
    ...line,
    paragraphs: namesInLine(names, language),
  }));
}

function markWords(state: ClauseState, tier: Tier, language: ReportLanguage): string {
  const tierWords = tierOf(tier, language);
  return state === "void" ? word("changedShort", language, { tier: tierWords }) : tierWords;
}

/** Each sign with its meaning, as printed under every status table and every Opinion. */
export function legend({
  preset,
  language,
}: PrintContext): readonly { readonly sign: string; readonly meaning: string }[] {
  const states = CLAUSE_STATES.map((state) => ({
    sign: STATES[state].sign,
    meaning: filled(meaningOf(state, language), { group: inLanguage(preset.group, language) }),
  }));
  return [
    ...states,
    { sign: LOCK_SIGN, meaning: word("locked", language) },
    { sign: "[ ]", meaning: word("bracketed", language) },
  ];
}
