import type { CleanUp } from "../opinion/clean-up.ts";
import type { ClauseId } from "../ids.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import { dayIn, longDate } from "../printed/long-date.ts";
import { type PrintContext, printedClauseName } from "./opinion-text.ts";
import type { ReportBlock } from "../printed/report-block.ts";
import { type ReportWord, word } from "../printed/report-words.ts";

const EXCERPT_CHARS = 80;

/** For each clean-up the old numbers and the new ones, and what references said and say (rule N12). */
export function cleanUpBlocks(
  document: OpinionDocument,
  cleanUps: readonly CleanUp[],
  { preset, language }: PrintContext,
): readonly ReportBlock[] {
  const say = (name: ReportWord, fill: Readonly<Record<string, string | number>> = {}): string =>
    word(name, language, fill);
  const numberOf = (number: string): string => (number === "" ? say("withoutNumber") : number);
  const wordsOf = (id: ClauseId): string => {
    const text = document.clauses.find((clause) => clause.id === id)?.text;
    if (text === undefined) return say("goneSince");
    return text.length <= EXCERPT_CHARS ? text : `${text.slice(0, EXCERPT_CHARS).trimEnd()} …`;
  };
  return cleanUps.flatMap(({ at, baseText: n, numbers, references }): readonly ReportBlock[] => {
    const date = longDate(dayIn(preset.timeZone, at), language);
    const changed = numbers.filter(({ before, after }) => before !== after);
    return [
      { kind: "sentence", text: say(changed.length === 0 ? "sameNumbers" : "newNumbers", { n, date }) },
      ...tableOf(
        [say("oldNumber"), say("newNumber"), say("clauseWords")],
        changed.map(({ clauseId, before, after }) => [numberOf(before), numberOf(after), wordsOf(clauseId)]),
      ),
      ...(references.length === 0 ? [] : [{ kind: "sentence" as const, text: say("referencesFollow") }]),
      ...tableOf(
        [say("whereItStands"), say("saidBefore"), say("saysNow")],
        references.map(({ clauseId, before, after }) => [
          printedClauseName(document, clauseId, language) || say("goneSince"),
          before,
          after ?? say("leftAsItWas"),
        ]),
      ),
    ];
  });
}

const tableOf = (
  head: readonly [string, string, string],
  rows: readonly (readonly string[])[],
): readonly ReportBlock[] =>
  rows.length === 0 ? [] : [{ kind: "table", table: { columns: ["words", "words", "wide"], head, rows } }];
