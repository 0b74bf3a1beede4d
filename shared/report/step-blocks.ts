import type { NamesInReport, Report, ReportStep } from "./report.ts";
import { clausesIn, delegationIn, OPEN_KINDS, type OpenKind } from "../negotiation/open-matter.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { dayIn, longDate } from "../printed/long-date.ts";
import { printedClauseName, titledNumber } from "./opinion-text.ts";
import type { ReportBlock } from "../printed/report-block.ts";
import type { ReportLanguage } from "../text/localized.ts";
import { type ReportWord, word } from "../printed/report-words.ts";
import { commaIn, semicolonIn } from "../text/list-signs.ts";
import { type StageNaming, stageOf } from "../printed/state-words.ts";

export const stepsBeside = (opinion: Opinion, { symbolOf, language }: NamesInReport): readonly ReportStep[] =>
  (opinion.steps ?? []).map(({ seq, to, at, reason, open, openLeftOff }) => ({
    to,
    baseText: opinion.baseTexts.find((one) => one.seq === seq)?.n ?? null,
    at,
    reason,
    openLeftOff,
    figures: OPEN_KINDS.flatMap((kind) => {
      const own = open.filter((one) => one.kind === kind);
      if (own.length === 0) return [];
      const who = [...new Set(own.flatMap(delegationIn).map(symbolOf))].join(commaIn(language));
      return [{ kind, n: own.length, who, clauses: clausesIn(own, [kind]) }];
    }),
  }));

/** More are told by their figure alone. */
const CLAUSES_NAMED = 5;

/** The steps that a text took over something open: when, over what, and why (rule S9). */
export function stepBlocks(report: Report): readonly ReportBlock[] {
  const { language, preset } = report;
  const lines = report.beside.flatMap(({ opinionId, steps }) => {
    const document = report.opinions.find(({ id }) => id === opinionId);
    if (document === undefined) return [];
    return steps.map((step) =>
      word("stepLine", language, {
        opinion: titledNumber(document, language),
        stage: stageName(step, { language, preset }),
        date: longDate(dayIn(preset.timeZone, step.at), language),
        what: whatWasOpen(step, document, language),
        because: step.reason === "" ? "" : word("becauseOf", language, { reason: step.reason }),
      }),
    );
  });
  return lines.length === 0
    ? []
    : [
        { kind: "sentence", text: word("stepsTaken", language) },
        { kind: "list", lines },
      ];
}

function stageName({ to, baseText: n }: ReportStep, named: StageNaming): string {
  const { language } = named;
  if (to === "consolidated") return word("baseText", language, { n: n ?? "" });
  return to === "drafting" ? word("workingText", language) : stageOf(to, named);
}

const OPEN_WORDS: Readonly<Record<OpenKind, ReportWord>> = {
  cannotAccept: "openObjections",
  notAgreed: "openNotAgreed",
  adReferendum: "openAdReferendum",
  bracket: "openBrackets",
  proposal: "openProposals",
  silence: "openSilences",
  huddle: "openHuddles",
  parked: "openParked",
  awaitsInstructions: "openAwaits",
  pending: "openPending",
  reservation: "openReservations",
};

function whatWasOpen(
  { figures, openLeftOff }: ReportStep,
  document: OpinionDocument,
  language: ReportLanguage,
): string {
  const told = figures.map((figure) => openWords(figure, document, language));
  return [...told, ...(openLeftOff === 0 ? [] : [word("openMore", language, { n: openLeftOff })])].join(
    semicolonIn(language),
  );
}

/** "awaiting instructions: 2 (AAA, BBB; considering a))": one kind of open matters in a text. */
export function openWords(
  { kind, n, who, clauses }: ReportStep["figures"][number],
  document: OpinionDocument,
  language: ReportLanguage,
): string {
  const few = clauses.length > CLAUSES_NAMED ? [] : clauses;
  const names = few.map((id) => printedClauseName(document, id, language)).filter((name) => name !== "");
  const named = [who, names.join(commaIn(language))].filter((one) => one !== "").join(semicolonIn(language));
  return word(OPEN_WORDS[kind], language, {
    n,
    named: named === "" ? "" : word("openNamed", language, { named }),
  });
}
