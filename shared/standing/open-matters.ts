import type { OpenMatter } from "../negotiation/open-matter.ts";
import { clauseHashes } from "../opinion/canonical-text.ts";
import { type Clause, isItem, validMark } from "../clause/clause.ts";
import type { ClauseId, DelegationId } from "../ids.ts";
import { livingClauses, type Opinion } from "../opinion/opinion.ts";
import type { Words } from "../clause/words.ts";
import { objectorsAwaited } from "./agreed-mark.ts";
import { inTheWay, type Obstacle } from "./in-the-way.ts";
import { perClause } from "./per-clause.ts";
import { isRunning, proposalLabel } from "../negotiation/proposal.ts";

type Made = {
  readonly opinion: Opinion;
  readonly names: ReadonlySet<string>;
  readonly matters: readonly OpenMatter[];
};
/** The page asks for each stage that it offers; the list is made once for the same text. */
const made = new WeakMap<Words, Made>();

/**
 * Lists all that is open in an Opinion, clause by clause, then the undecided proposals (rule S9). The same list for the
 * page and for the server. `names`: symbols and names of delegations in lower case.
 */
export function openMatters(
  opinion: Opinion,
  words: Words,
  names: ReadonlySet<string>,
): readonly OpenMatter[] {
  const known = made.get(words);
  if (known?.opinion === opinion && known.names === names) return known.matters;
  const matters = listed(opinion, words, names);
  made.set(words, { opinion, names, matters });
  return matters;
}

function listed(opinion: Opinion, words: Words, names: ReadonlySet<string>): readonly OpenMatter[] {
  const hashes = clauseHashes(opinion, words);
  const living = livingClauses(opinion);
  const on = perClause(opinion);
  return [
    ...living.flatMap((clause, index) => {
      const hash = hashes.get(clause.id)!;
      const isRead = !isReadBelow(living, index);
      return mattersOn(on(clause.id, hash), words, { clause, hash, names, isRead });
    }),
    ...opinion.negotiation.proposals.filter(isRunning).map((proposal): OpenMatter => ({
      kind: "proposal",
      clauseId: proposal.clauseId,
      proposalId: proposal.id,
      label: proposalLabel(proposal),
    })),
  ];
}

/** A verb is agreed with the items under it: their marks cover its words (rule C1). */
const isReadBelow = (living: readonly Clause[], index: number): boolean => {
  const next = living[index + 1];
  return living[index]!.kind === "verb" && next !== undefined && isItem(next.kind);
};

type On = {
  readonly clause: Clause;
  readonly hash: string;
  readonly names: ReadonlySet<string>;
  /** It needs a mark of its own. */
  readonly isRead: boolean;
};

function mattersOn(
  opinion: Opinion,
  words: Words,
  { clause, hash, names, isRead }: On,
): readonly OpenMatter[] {
  const { id: clauseId } = clause;
  const mark = validMark(clause, hash, opinion.negotiation.corrections);
  const objectors = mark === null ? [] : objectorsAwaited(opinion, clauseId, { mark, hash });
  const isNone = mark === null || objectors.length > 0;
  const way = inTheWay(opinion, words, { clauseId, names, hash });
  const said = way.flatMap((one) => toldToRoom(one, { clauseId, objectors }));
  const reserved = new Set(said.flatMap((one) => (one.kind === "reservation" ? [one.delegationId] : [])));
  return [
    ...(!isRead
      ? []
      : isNone
        ? [{ kind: "notAgreed", clauseId } as const]
        : mark.tier === "agreed"
          ? []
          : [{ kind: "adReferendum", clauseId } as const]),
    ...said,
    ...(mark?.reservations ?? [])
      .filter(({ delegationId }) => !reserved.has(delegationId))
      .map(({ delegationId }): OpenMatter => ({ kind: "reservation", clauseId, delegationId })),
  ];
}

/** A position told to the lead alone binds the lead alone, and stands in no list (rules C12 and Q7). */
function toldToRoom(
  one: Obstacle,
  { clauseId, objectors }: { readonly clauseId: ClauseId; readonly objectors: readonly DelegationId[] },
): readonly OpenMatter[] {
  if ("to" in one && one.to === "lead") return [];
  switch (one.kind) {
    case "bracket":
      return [{ kind: "bracket", clauseId, count: one.count }];
    case "silence":
      return [{ kind: "silence", clauseId, silenceSeq: one.silenceSeq }];
    case "huddle":
      return [{ kind: "huddle", clauseId, n: one.n }];
    case "parked":
      return [{ kind: "parked", clauseId }];
    case "cannotAccept":
      return [
        {
          kind: "cannotAccept",
          clauseId,
          delegationId: one.delegationId,
          stops: one.marked === "never",
          ...(one.unanswered === undefined ? {} : { unanswered: one.unanswered }),
        },
      ];
    case "awaitsInstructions":
    case "reservation":
      return [{ kind: one.kind, clauseId, delegationId: one.delegationId }];
    case "pending": {
      const { pending } = one;
      const isObjector = pending.delegationId !== undefined && objectors.includes(pending.delegationId);
      return [{ kind: "pending", clauseId, pending, ...(isObjector ? { objected: true } : {}) }];
    }
    case "proposal":
      // Listed once for the whole text, with those that add a clause.
      return [];
  }
}
