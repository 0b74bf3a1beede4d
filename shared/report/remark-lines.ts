import type { DelegationId } from "../ids.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { Remark } from "../document/remarks.ts";
import { printedClauseName } from "./opinion-text.ts";
import { type AtSeat, longInstant } from "../printed/long-date.ts";
import { becauseOf, parkedFilling } from "./parked-note.ts";
import type { Report } from "./report.ts";
import type { ReportLanguage } from "../text/localized.ts";
import { word } from "../printed/report-words.ts";
import { commaIn } from "../text/list-signs.ts";

type Telling = AtSeat & {
  readonly document: OpinionDocument;
  readonly symbol: (id: DelegationId) => string;
};

/** "is of the view 2: agreed pending AAA", a line each, in the order of the text; delegations by name, never by number. */
export const remarkLines = (
  document: OpinionDocument,
  { language, preset, delegations }: Pick<Report, "language" | "preset" | "delegations">,
): readonly string[] => {
  const symbol = symbolIn(delegations);
  return document.remarks
    .filter(({ kind }) => kind !== "huddle" && kind !== "unansweredObjection")
    .map((remark) => remarkLine(remark, { document, language, preset, symbol }));
};

/** The lines that stand under consultations: small groups that sit, or objections that their delegations have to answer. */
export const consultedLines = (
  document: OpinionDocument,
  { language, preset, delegations }: Pick<Report, "language" | "preset" | "delegations">,
  kind: "huddle" | "unansweredObjection",
): readonly string[] =>
  document.remarks
    .filter((remark) => remark.kind === kind)
    .map((remark) => remarkLine(remark, { document, language, preset, symbol: symbolIn(delegations) }));

const symbolIn =
  (delegations: Report["delegations"]) =>
  (id: DelegationId): string =>
    delegations.find((one) => one.id === id)?.symbol ?? id;

const OBJECTIONS: ReadonlySet<Remark["kind"]> = new Set([
  "objection",
  "unansweredObjection",
  "objectionOfLeft",
  "objectionNotAnswered",
]);

/** Keeps the lines that say who cannot accept a paragraph: they stand under every printed Opinion (rule C40). */
export const objectionLines = (telling: Telling): readonly string[] =>
  telling.document.remarks
    .filter(({ kind }) => OBJECTIONS.has(kind))
    .map((remark) => remarkLine(remark, telling));

function remarkLine(remark: Remark, telling: Telling): string {
  const clause = printedClauseName(telling.document, remark.clauseId, telling.language);
  return word(kindOf(remark), telling.language, { clause, ...filling(remark, telling) });
}

/** A mark over an objection is told as none of an agreement (rule C41), a huddle that everybody left as that (rule Y4). */
const kindOf = (remark: Remark) => {
  if ("objected" in remark && remark.objected === true)
    return remark.kind === "pendingClause" ? "unagreedClause" : "unagreedDelegation";
  if (remark.kind === "huddle" && remark.delegationIds.length === 0) return "huddleEmpty";
  return remark.kind;
};

function filling(remark: Remark, telling: Telling): Readonly<Record<string, string>> {
  const { document, language, symbol } = telling;
  const because = (reason: string): string => becauseOf(reason, language);
  switch (remark.kind) {
    case "pendingDelegation":
      return { who: symbol(remark.delegationId) };
    case "pendingClause":
      return { other: printedClauseName(document, remark.waitsFor, language) };
    case "reservation":
      return { who: symbol(remark.delegationId), because: because(remark.reason) };
    case "parked":
      return parkedFilling(remark, telling);
    case "huddle":
      return {
        who: listed(remark.delegationIds.map(symbol), language),
        until: longInstant(Date.parse(remark.until), telling),
        question: remark.question,
      };
    case "objection":
    case "unansweredObjection":
    case "objectionOfLeft":
    case "objectionNotAnswered": {
      const at = longInstant(remark.at, telling);
      return { who: symbol(remark.delegationId), at, because: because(remark.reason) };
    }
    case "sentForward":
      return { who: listed(remark.objections.map(symbol), language), because: because(remark.reason) };
  }
}

const listed = (symbols: readonly string[], language: ReportLanguage): string =>
  [...new Set(symbols)].join(commaIn(language));
