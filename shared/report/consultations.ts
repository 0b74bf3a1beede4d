import type { Consultations, EndedGroup, NamesInReport, Report, Undecided } from "./report.ts";
import { postponedOf } from "../negotiation/postponed.ts";
import { isRunning, proposalLabel } from "../negotiation/proposal.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import { printedClauseName, titledNumber } from "./opinion-text.ts";
import { becauseOf } from "./parked-note.ts";
import { consultedLines } from "./remark-lines.ts";
import type { ReportBlock } from "../printed/report-block.ts";
import { type ReportWord, word } from "../printed/report-words.ts";
import { commaIn, semicolonIn } from "../text/list-signs.ts";

/** The record of consultations on a text. All of it was told to the room: drafts and sealed positions have no place here (rule Q2). */
export function consultationsOf(opinion: Opinion, { symbolOf, language }: NamesInReport): Consultations {
  const { proposals } = opinion.negotiation;
  return {
    groups: postponedOf(opinion).huddles.flatMap(({ clauseId, question, delegationIds, outcome }) => {
      if (outcome === null) return [];
      const brought =
        outcome.kind === "words" ? proposals.find(({ id }) => id === outcome.proposalId) : undefined;
      return [
        {
          clauseId,
          question,
          who: delegationIds.map(symbolOf).join(commaIn(language)),
          outcome: outcome.kind,
          label: brought === undefined ? "" : proposalLabel(brought),
          note: outcome.note,
        },
      ];
    }),
    undecided: proposals
      .filter(isRunning)
      .map((proposal) => ({ label: proposalLabel(proposal), clauseId: proposal.clauseId })),
  };
}

/** Small groups, undecided proposals and unanswered objections, text by text; one that has none is one line. */
export const consultationBlocks = (report: Report): readonly ReportBlock[] =>
  report.opinions.flatMap((document): readonly ReportBlock[] => {
    const { language, beside } = report;
    const opinion = titledNumber(document, language);
    const own = beside.find(({ opinionId }) => opinionId === document.id)?.consultations;
    const lines = [
      ...consultedLines(document, report, "huddle"),
      ...(own?.groups ?? []).map((group) => groupLine(group, { document, report })),
      ...undecidedLine(own?.undecided ?? [], { document, report }),
      ...consultedLines(document, report, "unansweredObjection"),
    ];
    return lines.length === 0
      ? [{ kind: "sentence", text: word("nothingConsulted", language, { opinion }) }]
      : [
          { kind: "sentence", text: opinion },
          { kind: "list", lines },
        ];
  });

type Within = { readonly document: OpinionDocument; readonly report: Report };

const OUTCOMES: Readonly<Record<EndedGroup["outcome"], ReportWord>> = {
  words: "groupBroughtWords",
  noAgreement: "groupNoAgreement",
  ended: "groupEnded",
};

const groupLine = (
  { clauseId, who, outcome, label, note, question }: EndedGroup,
  { document, report: { language } }: Within,
): string =>
  word(OUTCOMES[outcome], language, {
    clause: printedClauseName(document, clauseId, language) || word("goneSince", language),
    who,
    label,
    question,
    because: becauseOf(note, language),
  });

function undecidedLine(
  undecided: readonly Undecided[],
  { document, report: { language } }: Within,
): readonly string[] {
  if (undecided.length === 0) return [];
  const named = undecided.map(({ label, clauseId }) => {
    const clause = clauseId === null ? "" : printedClauseName(document, clauseId, language);
    return `${label}${clause === "" ? "" : word("onClause", language, { clause })}`;
  });
  return [
    word("openProposals", language, {
      n: undecided.length,
      named: word("openNamed", language, { named: named.join(semicolonIn(language)) }),
    }),
  ];
}
