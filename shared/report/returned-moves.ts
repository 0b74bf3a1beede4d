import type { Kind } from "../clause/clause.ts";
import { blockOf, mayMove } from "../decide/structure.ts";
import type { ClauseId, OpinionId } from "../ids.ts";
import { longestInOrder } from "../text/longest-in-order.ts";
import { livingClauses, type Opinion } from "../opinion/opinion.ts";
import type { Rules } from "../people/permissions.ts";
import { isChairProposed } from "./chair-proposed.ts";
import { printedClauseName } from "./opinion-text.ts";
import type { ReportLanguage } from "../text/localized.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";

/** To move it in the text; or to propose that it be deleted here and added there. */
export type MoveAct = "move" | "propose";

/** A paragraph of an annex that reads on after another one than it did. */
export type ReturnedMove = {
  readonly n: number;
  readonly clauseId: ClauseId;
  /** Clauses that the room moves together with it, itself first. */
  readonly block: readonly ClauseId[];
  /** Clauses moved, too, that stand between it and `stays`, nearest first. */
  readonly follows: readonly ClauseId[];
  /** The last one before it that was not moved; null: the start. */
  readonly stays: ClauseId | null;
  readonly place: string;
  /** The clause before it; empty: the start. */
  readonly after: string;
  readonly clauseKind: Kind;
  readonly level: number;
  /** The words that stand now, and their hash: what the acts carry. */
  readonly stands: string;
  readonly hash: string;
  readonly acts: readonly MoveAct[];
  /**
   * Set if the clauses under it here do not follow it in the file, but the room would move them along. Or the Chair
   * proposed it.
   */
  readonly held: "withOthers" | "proposed" | null;
};

type Reading = {
  readonly actor: Parameters<typeof mayMove>[0]["actor"];
  readonly rules: Rules;
  readonly language: ReportLanguage;
  readonly mayPropose: boolean;
};

/** The fewest moves that explain the file; `order`: the clauses in the order of the file. */
export function movesOf(
  order: readonly ClauseId[],
  { sent, now: { opinion, document } }: Pick<TextOverTime, "sent" | "now">,
  { actor, rules, language, mayPropose }: Reading,
): readonly Omit<ReturnedMove, "n">[] {
  const places = new Map(sent.clauses.map(({ id }, place) => [id, place]));
  const stays = longestInOrder(order.map((id) => places.get(id) ?? 0));
  const living = livingClauses(opinion).map(({ id }) => id);
  const goesAlong = new Set<ClauseId>();
  const isThere = new Set<ClauseId>();
  return order.flatMap((clauseId, at): readonly Omit<ReturnedMove, "n">[] => {
    const here = document.clauses.find(({ id }) => id === clauseId);
    if (stays.has(at) || goesAlong.has(clauseId) || here === undefined) return [];
    const block = blockOf(opinion, clauseId).filter((id) => order.includes(id));
    const isWhole = block.every((id, i) => order[at + i] === id);
    if (isWhole) block.forEach((id) => goesAlong.add(id));
    const stayed = order.findLastIndex((_, i) => i < at && stays.has(i));
    const follows = order.slice(stayed + 1, at).toReversed();
    const behind = order[stayed] ?? null;
    const nearest = follows[0] ?? behind;
    // The room may have moved it there meanwhile.
    const before = living.slice(0, living.indexOf(clauseId)).findLast((id) => order.includes(id)) ?? null;
    if (before === nearest && (follows[0] === undefined || isThere.has(follows[0]))) {
      (isWhole ? block : [clauseId]).forEach((id) => isThere.add(id));
      return [];
    }
    const isProposed =
      isChairProposed(opinion, { kind: "delete", clauseId, text: "" }) &&
      isChairProposed(opinion, { kind: "add", clauseId: behind, text: here.text });
    const canMove = isWhole && mayMove({ actor, opinion, rules }, clauseId, behind) === null;
    return [
      {
        clauseId,
        block,
        follows,
        stays: behind,
        place: printedClauseName(document, clauseId, language),
        after: nearest === null ? "" : printedClauseName(document, nearest, language),
        clauseKind: here.kind,
        level: here.level,
        stands: here.text,
        hash: here.hash,
        acts: [
          ...(canMove ? (["move"] as const) : []),
          ...(mayPropose && !isProposed && block.length === 1 ? (["propose"] as const) : []),
        ],
        held: isWhole ? (isProposed ? "proposed" : null) : "withOthers",
      },
    ];
  });
}

/** A text as it was when the file was made, as the file printed it, and as it is now. */
export type TextOverTime = {
  readonly opinionId: OpinionId;
  readonly sent: OpinionDocument;
  readonly printed: OpinionDocument;
  readonly now: { readonly opinion: Opinion; readonly document: OpinionDocument };
};
