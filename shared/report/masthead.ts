import { draftedIn } from "../checks/drafted-language.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import { inLanguage, type ReportLanguage } from "../text/localized.ts";
import type { Stage } from "../opinion/opinion.ts";
import { dayIn, longDate } from "../printed/long-date.ts";
import type { PrintContext } from "./opinion-text.ts";
import { languageName, word } from "../printed/report-words.ts";

/** The head of a paper, as the Union prints it. An empty line is a fact that the record does not have: it is left out. */
export type Masthead = {
  readonly group: string;
  /** Under the group: its working group, and the meeting that was open. */
  readonly under: readonly string[];
  /** The bare number; empty where there is none. */
  readonly documentNumber: string;
  readonly date: string;
  readonly original: string;
  /** The lines at the right: number, date and original language. */
  readonly right: readonly string[];
  readonly source: string;
  readonly abstract: string;
};

/** Facts in the head of a paper that are not the paper's own. */
export type PaperPlace = PrintContext & {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The name of the meeting that was open at that instant. */
  readonly meeting?: string;
};

type Numbered = Pick<Masthead, "documentNumber" | "date" | "original">;

/** With the lines at the right. */
export function numbered({ documentNumber, date, original }: Numbered, language: ReportLanguage) {
  const number = documentNumber === "" ? "" : word("documentNumber", language, { number: documentNumber });
  return { documentNumber, date, original, right: [number, date, original].filter((line) => line !== "") };
}

/** `WTPF-26/OPINION-4(BT.2)`: the number of an Opinion's own files, from the forum, the Opinion and its base text. */
export function opinionSymbol(
  { number, baseText, kind, draft }: Pick<OpinionDocument, "number" | "baseText" | "kind" | "draft">,
  { shortName }: { readonly shortName: string },
): string {
  if (kind === "report") return `${shortName}/REPORT${draft === undefined ? "" : `(D.${draft.n})`}`;
  const own = number.trim();
  return own === "" ? "" : `${shortName}/OPINION-${own}${baseText === 0 ? "" : `(BT.${baseText})`}`;
}

/** Of an Opinion's own file. `original`: of the words, where they are a version in another language. */
export function opinionMasthead(
  document: OpinionDocument,
  { preset, language, at, meeting = "" }: PaperPlace,
  original: ReportLanguage | null = originalOf(document),
): Masthead {
  const topic = preset.groups.find(({ id }) => id === document.groupId)?.topic;
  const workingGroup =
    topic === undefined ? "" : word("workingGroup", language, { topic: inLanguage(topic, language) });
  return {
    group: inLanguage(preset.group, language),
    under: [workingGroup, meeting].filter((line) => line !== ""),
    ...numbered(
      {
        documentNumber: opinionSymbol(document, preset),
        date: longDate(dayIn(preset.timeZone, at), language),
        original: original === null ? "" : originalIn(original, language),
      },
      language,
    ),
    source:
      document.kind === "report"
        ? word("sourceSecretariat", language)
        : document.translation === undefined
          ? sourceOf(document.stage, { preset, language })
          : "",
    abstract: "",
  };
}

export const originalIn = (original: ReportLanguage, language: ReportLanguage): string =>
  word("original", language, { language: languageName(original, language) });

/** A base text is the Chair's; before and behind it a text is its working group's, until the group agrees it. */
function sourceOf(stage: Stage, { preset, language }: PrintContext): string {
  const group = inLanguage(preset.group, language);
  switch (stage) {
    case "outline":
    case "drafting":
      return word("sourceWorkingGroup", language);
    case "consolidated":
      return word("source", language, { group });
    case "agreed":
    case "annexed":
    case "underConsideration":
    case "adopted":
      return word("sourceGroup", language, { group });
    case "notAdopted":
    case "withdrawn":
    case "asContribution":
      return "";
  }
}

/** As an act said, else the language that most of its words are in. */
const originalOf = (document: OpinionDocument): ReportLanguage =>
  document.translation?.from ?? draftedIn(document) ?? "en";
