import type { DelegationId } from "../ids.ts";
import { mergingOf } from "../merging/merging.ts";
import { isRunning } from "../negotiation/proposal.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { Opinion } from "../opinion/opinion.ts";

/** Warnings about a text that goes into the report; none of them prevents the issue (rule H2). */
export type NotReady =
  | { readonly kind: "noBaseText" | "notCleared" | "clearedEarlier" }
  | {
      readonly kind:
        | "openParagraphs"
        | "changedSince"
        | "brackets"
        | "adReferendum"
        | "pending"
        | "silences"
        | "inReview"
        | "runningProposals";
      readonly n: number;
    }
  /** Told to the room; by name, never by number. */
  | { readonly kind: "awaits" | "cannotAccept"; readonly delegations: readonly DelegationId[] };

/** Of the record as its reader may have it. */
export function notReadyOf(opinion: Opinion, document: OpinionDocument): readonly NotReady[] {
  const { counts, remarks, clauses } = document;
  const { proposals, positions, silences } = opinion.negotiation;
  const { cleared } = mergingOf(opinion);
  const running = proposals.filter(isRunning);
  const figures: readonly NotReady[] = [
    { kind: "openParagraphs", n: counts.open },
    { kind: "changedSince", n: counts.void },
    { kind: "brackets", n: counts.brackets },
    { kind: "adReferendum", n: counts.adReferendum },
    {
      kind: "pending",
      n: remarks.filter(({ kind }) => kind === "pendingClause" || kind === "pendingDelegation").length,
    },
    { kind: "silences", n: silences.filter(({ state }) => state.kind === "running").length },
    { kind: "inReview", n: running.filter(({ review }) => review !== null).length },
    { kind: "runningProposals", n: running.length },
  ];
  const hashes = new Map<string, string>(clauses.map(({ id, hash }) => [id, hash]));
  const awaits = positions.filter(
    ({ position, to, subject, wordsHash }) =>
      position === "awaitsInstructions" &&
      to === "room" &&
      subject.clauseId !== undefined &&
      hashes.get(subject.clauseId) === wordsHash,
  );
  return [
    ...(document.baseText === 0 ? [{ kind: "noBaseText" } as const] : []),
    ...(cleared === null
      ? [{ kind: "notCleared" } as const]
      : cleared.hash === document.hash
        ? []
        : [{ kind: "clearedEarlier" } as const]),
    ...figures.filter((one) => !("n" in one) || one.n > 0),
    ...named("awaits", awaits),
    ...named(
      "cannotAccept",
      remarks.flatMap((one) => (one.kind === "objection" || one.kind === "unansweredObjection" ? [one] : [])),
    ),
  ];
}

/** Delegations, each once; nothing where there is none. */
const named = (
  kind: "awaits" | "cannotAccept",
  said: readonly { readonly delegationId: DelegationId }[],
): readonly NotReady[] =>
  said.length === 0
    ? []
    : [{ kind, delegations: [...new Set(said.map(({ delegationId }) => delegationId))] }];
