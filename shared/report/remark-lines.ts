import type { DelegationId } from "../ids.ts";
import type { OpinionDocument } from "../opinion-document.ts";
import type { Remark } from "../remarks.ts";
import { clauseName } from "./opinion-text.ts";
import type { Report } from "./report.ts";
import { word } from "./report-words.ts";

/** "is of the view 2: agreed pending AAA", a line each, in the order of the text; delegations by name, never by number. */
export const remarkLines = (document: OpinionDocument, report: Report): readonly string[] =>
  document.remarks.map((remark) => {
    const { language } = report;
    const clause = clauseName(document, remark.clauseId, language);
    return word(remark.kind, language, { clause, ...filling(remark, { document, report }) });
  });

function filling(
  remark: Remark,
  { document, report }: { readonly document: OpinionDocument; readonly report: Report },
): Readonly<Record<string, string>> {
  const { language } = report;
  const symbol = (id: DelegationId): string => report.delegations.find((one) => one.id === id)?.symbol ?? id;
  const because = (reason: string): string => (reason === "" ? "" : word("becauseOf", language, { reason }));
  switch (remark.kind) {
    case "pendingDelegation":
      return { who: symbol(remark.delegationId) };
    case "pendingClause":
      return { other: clauseName(document, remark.waitsFor, language) };
    case "reservation":
      return { who: symbol(remark.delegationId), because: because(remark.reason) };
    case "sentForward": {
      const comma = language === "zh" ? "、" : ", ";
      return {
        who: [...new Set(remark.objections.map(symbol))].join(comma),
        because: because(remark.reason),
      };
    }
  }
}
