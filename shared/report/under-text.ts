import type { CleanUp } from "../opinion/clean-up.ts";
import type { DelegationId } from "../ids.ts";
import { mergingOf, type Revision } from "../merging/merging.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { cleanUpBlocks } from "./clean-up-blocks.ts";
import type { PrintContext } from "./opinion-text.ts";
import { objectionLines } from "./remark-lines.ts";
import { revisionBlocks } from "./provenance-blocks.ts";
import type { ReportBlock, ReportSection } from "../printed/report-block.ts";
import { type ReportWord, word } from "../printed/report-words.ts";
import { commaIn } from "../text/list-signs.ts";

/** Sources of a text's paragraphs and numbers, and in whose name it went forward. */
export type UnderText = {
  readonly cleanUps: readonly CleanUp[];
  /** Revisions that became its basis. */
  readonly taken: readonly Revision[];
  /** Symbols of the delegations whose contribution it goes forward as (rule S8). */
  readonly contributionOf: readonly string[];
  readonly symbolOf: (id: DelegationId) => string;
};

export const underText = (opinion: Opinion, symbolOf: (id: DelegationId) => string): UnderText => ({
  cleanUps: opinion.cleanUps,
  taken: mergingOf(opinion).revisions.filter(({ basis }) => basis !== null),
  contributionOf: (opinion.contributionOf ?? []).map(symbolOf),
  symbolOf,
});

/** Sections printed under an Opinion's words; empty without facts to tell (rules N12, S8, U18). */
export function sectionsUnder(
  document: OpinionDocument,
  { cleanUps, taken, contributionOf, symbolOf }: UnderText,
  reading: PrintContext,
): readonly ReportSection[] {
  const section = (title: ReportWord, blocks: readonly ReportBlock[]): readonly ReportSection[] =>
    blocks.length === 0 ? [] : [{ title: word(title, reading.language), blocks }];
  const objections = objectionLines({ document, ...reading, symbol: symbolOf });
  const forward = contributionWords(contributionOf, reading.language);
  return [
    ...section("asContributionOf", forward === "" ? [] : [{ kind: "sentence", text: forward }]),
    ...section("objections", objections.length === 0 ? [] : [{ kind: "list", lines: objections }]),
    ...section("cleanedNumbers", cleanUpBlocks(document, cleanUps, reading)),
    ...section(
      "provenance",
      taken.flatMap((revision) => revisionBlocks(document, revision, reading)),
    ),
  ];
}

/** "This text goes forward as a contribution of AAA, BBB."; "" where it does not. */
export function contributionWords(of: readonly string[], language: PrintContext["language"]): string {
  // With names left out, several are told by one word.
  const who = [...new Set(of)].join(commaIn(language));
  return who === "" ? "" : word("goesForwardAs", language, { who });
}
