import { isItem, type Kind } from "../clause/clause.ts";
import type { ClauseId } from "../ids.ts";
import { isMainReport, livingClauses, type Opinion } from "./opinion.ts";

/** Kind and level as `addClause` takes them: only operative paragraphs and sub-items name a level. */
export type KindWish = { readonly kind: Kind; readonly level?: number };

/** The kind that naturally follows a clause: the same after an item, its section's kind after a verb. */
export function nextKind(opinion: Opinion, id: ClauseId): KindWish {
  const living = livingClauses(opinion);
  const index = living.findIndex((clause) => clause.id === id);
  const clause = living[index];
  if (clause === undefined || clause.kind === "title")
    return { kind: isMainReport(opinion) ? "verb" : "opening" };
  switch (clause.kind) {
    case "opening":
      return { kind: "verb" };
    case "verb": {
      if (isMainReport(opinion)) return { kind: "operative" };
      const next = living[index + 1];
      const before = living.slice(0, index).findLast((one) => isItem(one.kind) && one.level === 1);
      if (next !== undefined && isItem(next.kind) && next.kind !== "subItem") return { kind: next.kind };
      return { kind: before?.kind === "operative" ? "operative" : "recital" };
    }
    case "recital":
    case "note":
      return { kind: clause.kind };
    case "operative":
    case "subItem":
      return { kind: clause.kind, level: clause.level };
  }
}

/** An item one level deeper (1) or back (-1); null where it stays. */
export function shiftedKind(opinion: Opinion, id: ClauseId, step: 1 | -1): KindWish | null {
  const living = livingClauses(opinion);
  const index = living.findIndex((clause) => clause.id === id);
  const clause = living[index];
  if (clause === undefined || !isItem(clause.kind)) return null;
  const before = living.slice(0, index).findLast((one) => isItem(one.kind) || one.kind === "verb");
  if (step === 1) {
    // Only what has an item above it can stand under one.
    if (before === undefined || before.kind === "verb" || clause.level > before.level || clause.level >= 4) {
      return null;
    }
    if (clause.kind === "operative" && clause.level > 1)
      return { kind: "operative", level: clause.level + 1 };
    return { kind: "subItem", level: clause.level + 1 };
  }
  if (clause.level === 1) return null;
  if (clause.kind === "operative" || clause.level > 2) return { kind: clause.kind, level: clause.level - 1 };
  const parent = living.slice(0, index).findLast((one) => isItem(one.kind) && one.level === 1);
  return { kind: parent?.kind === "operative" ? "operative" : "recital", level: 1 };
}
