import { clauseHashes } from "../canonical-text.ts";
import type { Clause } from "../clause.ts";
import { isItem, validMark } from "../clause.ts";
import type { ClauseId, DelegationId, ProposalId } from "../ids.ts";
import { livingClauses } from "../opinion.ts";
import type { Opinion } from "../opinion.ts";
import type { Words } from "../words.ts";
import { objectorsAwaited } from "./agreed-mark.ts";
import { inTheWay } from "./in-the-way.ts";
import type { Obstacle } from "./in-the-way.ts";
import type { Pending } from "./pending.ts";
import { perClause } from "./per-clause.ts";
import { isRunning, proposalLabel } from "./proposal.ts";

/** Something that is open in an Opinion. All of it was told to the room, so every reader may know it. */
export type OpenMatter =
  | {
      /** Nobody agreed to the words, or the leads alone did. */
      readonly kind: "notAgreed" | "adReferendum" | "parked";
      readonly clauseId: ClauseId;
    }
  | { readonly kind: "bracket"; readonly clauseId: ClauseId; readonly count: number }
  | {
      readonly kind: "proposal";
      /** Null: it would add a clause at the start. */
      readonly clauseId: ClauseId | null;
      readonly proposalId: ProposalId;
      readonly label: string;
    }
  | { readonly kind: "silence"; readonly clauseId: ClauseId; readonly silenceSeq: number }
  | { readonly kind: "huddle"; readonly clauseId: ClauseId; readonly n: number }
  | {
      readonly kind: "cannotAccept";
      readonly clauseId: ClauseId;
      readonly delegationId: DelegationId;
      /** Its category may hold up agreement. */
      readonly stops: boolean;
      /** It was given on other words, and the delegation has not answered yet (rule C34). */
      readonly unanswered?: true;
    }
  | {
      readonly kind: "awaitsInstructions" | "reservation";
      readonly clauseId: ClauseId;
      readonly delegationId: DelegationId;
    }
  | {
      /** The mark in force waits for `pending`; `objected`: that delegation cannot accept the words (rule C41). */
      readonly kind: "pending";
      readonly clauseId: ClauseId;
      readonly pending: Pending;
      readonly objected?: true;
    };

export type OpenKind = OpenMatter["kind"];

/** In the order in which they are listed: what stops a step first. */
export const OPEN_KINDS = [
  "cannotAccept",
  "notAgreed",
  "adReferendum",
  "bracket",
  "proposal",
  "silence",
  "huddle",
  "parked",
  "awaitsInstructions",
  "pending",
  "reservation",
] as const satisfies readonly OpenKind[];

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

/** The delegation that holds up agreement by this matter; null where none does. */
export function objectorIn(one: OpenMatter): DelegationId | null {
  if (one.kind === "cannotAccept") return one.stops ? one.delegationId : null;
  return one.kind === "pending" && one.objected === true ? (one.pending.delegationId ?? null) : null;
}

/** The delegation that a matter names; none where it names none. */
export const delegationIn = (one: OpenMatter): readonly DelegationId[] => {
  if ("delegationId" in one) return [one.delegationId];
  return one.kind === "pending" && one.pending.delegationId !== undefined ? [one.pending.delegationId] : [];
};

/** The clauses of some kinds of matters, each once, in the order of the list. */
export const clausesIn = (
  matters: readonly OpenMatter[],
  kinds: readonly OpenKind[],
): readonly ClauseId[] => [
  ...new Set(matters.flatMap(({ kind, clauseId }) => (kinds.includes(kind) ? (clauseId ?? []) : []))),
];
