import type { ReportBlock, ReportSection } from "../printed/report-block.ts";
import { dayIn, longDate, longInstant } from "../printed/long-date.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import { printedNumberLine, textName, titledNumber } from "./opinion-text.ts";
import { inLanguage, type ReportLanguage } from "../text/localized.ts";
import type { TimetableEntry } from "../timetable/timetable-entry.ts";
import { consultationBlocks } from "./consultations.ts";
import { type Masthead, numbered, originalIn } from "./masthead.ts";
import { remarkLines } from "./remark-lines.ts";
import { contributionLines } from "./contribution-list.ts";
import { meetingBlocks } from "./meeting-blocks.ts";
import { provenanceBlocks } from "./provenance-blocks.ts";
import {
  baseTextBlocks,
  clearedBlocks,
  forwardedBlocks,
  lapsedBlocks,
  oldNumberBlocks,
} from "./beside-opinion.ts";
import { languageBlocks } from "./language-blocks.ts";
import type { Report } from "./report.ts";
import { statusTable } from "./status-table.ts";
import { stepBlocks } from "./step-blocks.ts";
import { type OwnPart, paragraphsIn, type ReportPart } from "../forum/report-fields.ts";
import { type ReportWord, withParentheses, word } from "../printed/report-words.ts";
import { fileWord } from "../printed/word-file-words.ts";
import { commaIn, semicolonIn } from "../text/list-signs.ts";
import { categoryOf } from "../printed/state-words.ts";

export type ReportAnnex =
  | { readonly kind: "opinion"; readonly label: string; readonly document: OpinionDocument }
  | { readonly kind: "section"; readonly label: string; readonly section: ReportSection };

/** The report as any page shows it: what stands where, and in which words. Looks belong to the exports. */
export type ReportText = {
  readonly masthead: Masthead;
  readonly title: string;
  /** Under the title: the text's name and the forum's standing words. */
  readonly standing: string;
  readonly sampleNotice: string | null;
  /** Over the list of contents. */
  readonly contents: string;
  /** Numbered from 1 in this order. */
  readonly sections: readonly ReportSection[];
  readonly annexes: readonly ReportAnnex[];
  readonly record: ReportSection;
};

/** An annex that has nothing to list: a line, and no page of its own. */
export const isOneLine = (annex: ReportAnnex): boolean =>
  annex.kind === "section" &&
  annex.section.blocks.length === 1 &&
  annex.section.blocks[0]?.kind === "sentence";

/** The line that an annex begins with: its label, or all that there is to say of it. */
export function annexHeading(annex: ReportAnnex, language: ReportLanguage): string {
  if (annex.kind === "opinion") return annex.label;
  const [only] = isOneLine(annex) ? annex.section.blocks : [];
  if (only?.kind !== "sentence") return annex.label;
  const all = { label: annex.label, title: annex.section.title, nothing: only.text };
  // As a line of a file is read (rule H6).
  return word("emptyAnnex", language, all).replaceAll(/\s+/gu, " ").trim();
}

/** The Chair's report, all of it but the Chair's own words from the record at one instant (rules R2, H1). */
export function reportText(report: Report): ReportText {
  const { preset, language, fields } = report;
  const group = inLanguage(preset.group, language);
  const annexes: readonly UnlabelledAnnex[] = [
    ...(chosen(report, "opinions")
      ? report.opinions.map((document) => ({ kind: "opinion" as const, document }))
      : []),
    ...(chosen(report, "opinions") ? languagesSections(report) : []),
    ...parts(report, { provenance: provenanceSection, contributions: contributionsSection }).map((part) => ({
      kind: "section" as const,
      section: part,
    })),
  ];
  return {
    masthead: {
      group,
      under: meetingAt(report),
      ...numbered(
        {
          documentNumber: report.documentNumber,
          date: longDate(fields.date ?? dayIn(preset.timeZone, report.at), language),
          original: originalIn(report.original ?? fields.language, language),
        },
        language,
      ),
      source: word("source", language, { group }),
      abstract: word("abstract", language, {
        words: word("mandate", language, { group, forum: inLanguage(preset.name, language) }),
      }),
    },
    title: word("reportTitle", language, { group }),
    standing: word("issuedByChair", language, { standing: inLanguage(preset.standingWords, language) }),
    sampleNotice: report.opinions.some((opinion) => opinion.sample)
      ? inLanguage(preset.sampleNotice, language)
      : null,
    contents: word("contents", language),
    sections: parts(report, {
      introduction,
      organization,
      documents,
      status,
      pending: (one) => [pending(one), consultations(one)],
      remarks,
      nextSteps,
    }),
    annexes: annexes.map((annex, i) => ({ ...annex, label: word("annex", language, { n: i + 1 }) })),
    record: record(report),
  };
}

/** The meeting of the group of all that was open when the report was made. */
const meetingAt = ({ meetings = [], at }: Report): readonly string[] =>
  meetings
    .filter(
      ({ groupId, groupIds, openedAt, endedAt }) =>
        groupId === null && groupIds === undefined && openedAt <= at && (endedAt ?? at) >= at,
    )
    .slice(-1)
    .map(({ name }) => name);

type UnlabelledAnnex =
  | { readonly kind: "opinion"; readonly document: OpinionDocument }
  | { readonly kind: "section"; readonly section: ReportSection };

const chosen = ({ fields }: Report, part: ReportPart): boolean => fields.sections.includes(part);

/** Those that the Chair chose, in the order of the report; one without any block is left out. */
const parts = (
  report: Report,
  known: Readonly<Partial<Record<ReportPart, (report: Report) => ReportSection | readonly ReportSection[]>>>,
): readonly ReportSection[] =>
  Object.entries(known)
    .filter(([part]) => chosen(report, part as ReportPart))
    .flatMap(([, make]) => make(report))
    .filter(({ blocks }) => blocks.length > 0);

/** The state of each text in each other language, an annex where there is one (rule H18). */
const languagesSections = (report: Report): readonly UnlabelledAnnex[] => {
  const blocks = languageBlocks(report);
  const title = fileWord("languagesTitle", report.language);
  return blocks.length === 0 ? [] : [{ kind: "section", section: { title, blocks } }];
};

const provenanceSection = (report: Report): ReportSection =>
  section(report, "provenanceAndNumbers", [...provenanceBlocks(report), ...oldNumberBlocks(report)]);
const contributionsSection = (report: Report): ReportSection =>
  section(report, "contributions", contributions(report));

/** The Chair's own words, a block a paragraph. */
const ownWords = ({ fields }: Report, own: OwnPart): readonly ReportBlock[] =>
  paragraphsIn(fields[own]).map((text) => ({ kind: "sentence", text, own }));

const remarks = (report: Report): ReportSection => section(report, "remarks", ownWords(report, "remarks"));

const section = (report: Report, title: ReportWord, blocks: readonly ReportBlock[]): ReportSection => ({
  title: word(title, report.language),
  blocks,
});

const sentence = (
  report: Report,
  name: ReportWord,
  fill: Readonly<Record<string, string | number>> = {},
): ReportBlock => ({ kind: "sentence", text: word(name, report.language, fill) });

function introduction(report: Report): ReportSection {
  const { preset, language } = report;
  return section(report, "introduction", [
    sentence(report, "notForumChair", { instant: longInstant(report.at, report) }),
    ...ownWords(report, "introduction"),
    ...unnamedRule(report),
    {
      kind: "facts",
      facts: [
        [
          word("forum", language),
          withParentheses(inLanguage(preset.name, language), preset.shortName, language),
        ],
        [word("theme", language), inLanguage(preset.theme, language)],
        [word("place", language), inLanguage(preset.place, language)],
        [word("sourceOfFacts", language), inLanguage(preset.source, language)],
      ],
    },
  ]);
}

/** A report that leaves names out says so, and what stands in their place. */
function unnamedRule({ fields, language }: Report): readonly ReportBlock[] {
  if (fields.naming === "delegations") return [];
  const standIn = word(fields.naming === "nobody" ? "aDelegation" : "aCategory", language);
  return [{ kind: "sentence", text: word("notNamedRule", language, { standIn }) }];
}

function organization(report: Report): ReportSection {
  const { preset, language } = report;
  // A sample's words and a real person's name do not stand in one document: offices only.
  const isSample = report.opinions.some((document) => document.sample);
  const isNamed = report.fields.naming === "delegations";
  const { name, from } = preset.chair;
  return section(report, "organization", [
    ...(isSample
      ? [sentence(report, "sampleLeads")]
      : isNamed
        ? [sentence(report, "chairedBy", { name, from, viceChairs: inLanguage(preset.viceChairs, language) })]
        : [sentence(report, "leadsUnnamed")]),
    {
      kind: "table",
      table: {
        columns: ["wide", "words", "words"],
        head: [word("topic", language), word("ledBy", language), word("office", language)],
        rows: preset.groups.map(({ topic, lead }) => [
          inLanguage(topic, language),
          ledBy(lead, report),
          word(lead.office, language),
        ]),
      },
    },
    ...whoTookPart(report),
    ...meetingBlocks(report),
  ]);
}

function ledBy({ name, from }: { readonly name: string; readonly from: string }, report: Report): string {
  if (report.opinions.some((document) => document.sample)) return word("notNamed", report.language);
  return report.fields.naming === "delegations" ? withParentheses(name, from, report.language) : "–";
}

/** The delegations of the forum's list, or their categories, or nothing (rule H3). */
function whoTookPart(report: Report): readonly ReportBlock[] {
  const { language, delegations, categories } = report;
  const joined = (names: readonly string[]): string => names.join(commaIn(language));
  switch (report.fields.naming) {
    case "delegations": {
      if (delegations.length === 0) return [sentence(report, "noDelegation")];
      const list = joined(delegations.map(({ symbol, name }) => withParentheses(symbol, name, language)));
      return [sentence(report, "delegations", { list })];
    }
    case "categories": {
      const list = joined(categories.map((category) => categoryOf(category, language)));
      return categories.length === 0 ? [] : [sentence(report, "categoriesHere", { list })];
    }
    case "nobody":
      return [];
  }
}

function documents(report: Report): ReportSection {
  const { language, opinions } = report;
  const lines = opinions.map((document) =>
    word("workedOnLine", language, {
      opinion: titledNumber(document, language),
      text: textName(document, report),
      seq: document.record.seq,
    }),
  );
  return section(report, "documents", [
    ...(lines.length === 0
      ? [sentence(report, "noOpinion")]
      : [sentence(report, "workedOn"), { kind: "list" as const, lines }]),
    ...closedForRepair(report),
    ...baseTextBlocks(report),
    ...clearedBlocks(report),
    ...forwardedBlocks(report),
    report.contributions.length === 0
      ? sentence(report, "noContribution")
      : sentence(report, chosen(report, "contributions") ? "contributionCount" : "contributionsOnly", {
          n: report.contributions.length,
        }),
  ]);
}

const contributions = (report: Report): readonly ReportBlock[] =>
  report.contributions.length === 0
    ? [sentence(report, "noContribution")]
    : [{ kind: "list", lines: contributionLines(report) }];

/** A report that leaves an Opinion out says so. */
const closedForRepair = (report: Report): readonly ReportBlock[] =>
  (report.closed ?? []).map(({ number, title }) => sentence(report, "closedForRepair", { number, title }));

/** Conditions of agreements, reservations, and texts that go forward unagreed (rules C20, C40). */
function pending(report: Report): ReportSection {
  const lists = report.opinions.flatMap((document): readonly ReportBlock[] => {
    const lines = remarkLines(document, report);
    const heading = titledNumber(document, report.language);
    return lines.length === 0
      ? []
      : [
          { kind: "sentence", text: heading },
          { kind: "list", lines },
        ];
  });
  const all = [...lists, ...stepBlocks(report), ...lapsedBlocks(report)];
  return section(report, "pending", all.length === 0 ? [sentence(report, "noneRecorded")] : all);
}

/** The consultations; a report has them if the Chair chose what is pending (rule R2). */
const consultations = (report: Report): ReportSection =>
  section(report, "consultations", consultationBlocks(report));

function status(report: Report): ReportSection {
  return section(report, "status", [
    sentence(report, "countsRule"),
    ...closedForRepair(report),
    { kind: "table", table: statusTable(report) },
    { kind: "legend" },
  ]);
}

function nextSteps(report: Report): ReportSection {
  const { preset, language } = report;
  const today = dayIn(preset.timeZone, report.at);
  const left = preset.timetable.filter((entry) => !isOver(entry, today));
  const warnings = preset.timetableRules.map(({ words }) => inLanguage(words, language));
  return section(report, "nextSteps", [
    ...(left.length === 0
      ? [sentence(report, "noStep")]
      : [
          {
            kind: "table" as const,
            table: {
              columns: ["words", "wide", "words"] as const,
              head: [word("date", language), word("step", language), word("note", language)],
              rows: left.map((entry) => [
                longDate(entry.date, language, entry.until),
                inLanguage(entry.what, language),
                notes(entry, report).join(semicolonIn(language)),
              ]),
            },
          },
          sentence(report, "dayEnds", { zone: preset.timeZone }),
        ]),
    { kind: "list", lines: warnings },
  ]);
}

/** A month without a day lasts to its end: compared by as much of the date as it has. */
function isOver(entry: TimetableEntry, today: string): boolean {
  const end = entry.until ?? entry.date;
  return end < today.slice(0, end.length);
}

function notes(entry: TimetableEntry, { preset, language }: Report): readonly string[] {
  const group = preset.groups.find(({ id }) => id === entry.groupId);
  return [
    ...(group === undefined ? [] : [inLanguage(group.topic, language)]),
    ...(entry.provisional ? [word("provisional", language)] : []),
    ...(entry.status === "proposed" ? [word("proposed", language)] : []),
    ...(entry.ownRule === undefined ? [] : [inLanguage(entry.ownRule, language)]),
  ];
}

function record(report: Report): ReportSection {
  const { language, opinions } = report;
  return section(report, "record", [
    { kind: "hash", text: report.fingerprint },
    sentence(report, "recordRule"),
    {
      kind: "table",
      table: {
        columns: ["words", "figure", "hash"],
        head: [word("opinion", language), word("minutes", language), word("hashes", language)],
        rows: opinions.map((document) => [
          printedNumberLine(document, language),
          String(document.record.seq),
          `${document.record.head}\n${document.hash}`,
        ]),
      },
    },
    // Once in the report: with the figures, or here where the Chair leaves them out.
    ...(opinions.length === 0 || chosen(report, "status") ? [] : [{ kind: "legend" as const }]),
  ]);
}
