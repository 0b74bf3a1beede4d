import { isItem } from "../clause/clause.ts";
import type { ClauseId } from "../ids.ts";
import { inTheWay } from "../standing/in-the-way.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Words } from "../clause/words.ts";
import type { BoardClause, BoardOpinion, BoardPackage, BoardPending } from "./board.ts";

/** Clauses as one speaks of them, removed ones too, by their id. */
export function boardClauses(document: OpinionDocument): ReadonlyMap<ClauseId, BoardClause> {
  let section = "";
  return new Map(
    document.clauses.map(({ id, kind, number, text }) => {
      if (kind === "verb") section = text;
      return [id, { id, section: isItem(kind) ? section : "", number: isItem(kind) ? number : kind }];
    }),
  );
}

type Standing = { readonly opinion: Opinion; readonly words: Words; readonly document: OpinionDocument };

/** For whom and what an Opinion waits, by what was told to the room alone: the leads' ear is nobody's board (rule O3). */
export function waitsOf(
  { opinion, words, document }: Standing,
  names: ReadonlySet<string>,
): NonNullable<BoardOpinion["waits"]> {
  const clauses = boardClauses(document);
  const hashes = new Map(document.clauses.map(({ id, hash }) => [id, hash]));
  const pending: BoardPending[] = [];
  const waiting: { readonly clause: BoardClause; readonly waitsFor: BoardClause }[] = [];
  for (const clause of clauses.values()) {
    for (const found of inTheWay(opinion, words, {
      clauseId: clause.id,
      names,
      hash: hashes.get(clause.id),
    })) {
      switch (found.kind) {
        case "awaitsInstructions":
          if (found.to !== "room") break;
          pending.push({ kind: found.kind, clause, delegationId: found.delegationId, until: found.until });
          break;
        case "cannotAccept":
          if (found.to !== "room") break;
          pending.push({
            kind: found.kind,
            clause,
            delegationId: found.delegationId,
            ...(found.unanswered === true && found.at !== undefined ? { unansweredSince: found.at } : {}),
          });
          break;
        case "proposal":
          pending.push({ kind: "proposal", clause, proposalId: found.proposalId, label: found.label });
          break;
        case "silence":
          pending.push({ kind: "silence", clause, closes: found.closes });
          break;
        case "pending": {
          const { delegationId, clauseId } = found.pending;
          const { objected } = found;
          if (delegationId !== undefined)
            pending.push({
              kind: "pendingDelegation",
              clause,
              delegationId,
              ...(objected === undefined ? {} : { objected }),
            });
          const waitsFor = clauseId === undefined ? undefined : clauses.get(clauseId);
          if (waitsFor !== undefined) waiting.push({ clause, waitsFor });
          break;
        }
        case "parked":
          pending.push({ kind: "parked", clause, reason: found.reason });
          break;
        case "huddle":
          pending.push({
            kind: "huddle",
            clause,
            delegationIds: found.delegationIds,
            until: found.until,
          });
          break;
        case "bracket":
        case "reservation":
          break;
      }
    }
  }
  return { pending, packages: packagesOf(waiting) };
}

const packagesOf = (waiting: readonly Omit<BoardPackage, "isPackage">[]): readonly BoardPackage[] =>
  waiting.map(({ clause, waitsFor }) => ({
    clause,
    waitsFor,
    isPackage: waiting.some((other) => other.clause.id === waitsFor.id && other.waitsFor.id === clause.id),
  }));
