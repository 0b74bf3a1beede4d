import { type Mark, markHolds } from "../clause/clause.ts";
import type { SingleCommand } from "../commands/commands.ts";
import type { DelegationId } from "../ids.ts";
import type { OpinionEvent } from "../events/event.ts";
import { inTheWay, type Obstacle } from "../standing/in-the-way.ts";
import { type MarkedOver, type Pending, samePending } from "../clause/pending.ts";
import { findClause } from "../opinion/opinion.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { type DecisionContext, delegationRefusal, livingClause } from "./decision-context.ts";

/** The hash is that of the present words. */
type Ask = Pick<Extract<SingleCommand, { type: "markClause" }>, "clauseId" | "hash" | "reason" | "pending">;
type Kept = Pick<
  Extract<OpinionEvent, { type: "clauseMarked" }>,
  "over" | "pending" | "objections" | "reservations"
>;

/**
 * Facts kept with a mark: what it was set over and why, for whom it waits, and reservations; or what forbids it
 * (rules C13-C15, C22). The actor is asked only for what it may read, and a mark, which is read by all, tells nothing
 * that was told to the lead alone.
 */
export function wayOfMark(
  deciding: DecisionContext,
  command: Ask,
): { readonly kept: Kept; readonly refusal?: undefined } | { readonly refusal: Refusal } {
  const { opinion, words, context } = deciding;
  const { clauseId, reason } = command;
  const names = context.names ?? new Set<string>();
  const way = inTheWay(opinion, words, { clauseId, names, reader: context.actor, hash: command.hash });
  const earlier = earlierOnTheseWords(deciding, command);
  const pending = together([...(command.pending ?? []), ...stillPending(earlier)]);
  const waitsFor = (id: DelegationId): boolean => pending.some((one) => one.delegationId === id);
  const objecting = way.filter(isStopping);
  const unnamed = objecting.filter((one) => !waitsFor(one.delegationId));
  if (unnamed.length > 0) {
    return refuse(
      "cannotAccept",
      "A delegation cannot accept this text, or has not answered since it changed. Put words in brackets, postpone the clause, form a small group, or agree except that delegation.",
      objectorNames(unnamed),
    );
  }
  const over = way.filter((one) => one.marked === "withReason").map(markedOver);
  if (over.length > 0 && reason === undefined) {
    return refuse("standsInTheWay", "Something is still open here: say why you mark it now.", {
      over: over.map(({ kind, what }) => `${kind} ${what}`).join(", "),
    });
  }
  const wrong = pendingRefusal(deciding, command);
  if (wrong !== null) return { refusal: wrong };
  // Objections told to the lead alone are in no entry: the room reads that the mark waits, as for anybody (rule C12).
  const told = objecting.filter((one) => one.to === "room").map((one) => one.delegationId);
  const objections = [...new Set([...told, ...(earlier?.objections ?? []).filter(waitsFor)])];
  const reservations = way.flatMap((one) =>
    one.kind === "reservation" && one.to === "room"
      ? [{ delegationId: one.delegationId, reason: one.reason }]
      : [],
  );
  return {
    kept: {
      ...(over.length === 0 || reason === undefined ? {} : { over: { what: over, reason } }),
      ...(pending.length === 0 ? {} : { pending }),
      ...(objections.length === 0 ? {} : { objections }),
      ...(reservations.length === 0 ? {} : { reservations }),
    },
  };
}

type Stopping = Extract<Obstacle, { kind: "cannotAccept" }>;
type Said = { readonly delegationId: DelegationId; readonly unanswered?: boolean };

/** The delegations that cannot accept, and those among them that only have not answered since the words changed. */
export function objectorNames(said: readonly Said[]): Readonly<Record<string, string>> {
  const listed = (some: readonly Said[]): string =>
    [...new Set(some.map(({ delegationId }) => delegationId))].join(", ");
  const unanswered = said.filter(
    (one) =>
      one.unanswered === true &&
      !said.some((other) => other.delegationId === one.delegationId && other.unanswered !== true),
  );
  return {
    delegations: listed(said),
    ...(unanswered.length === 0 ? {} : { unanswered: listed(unanswered) }),
  };
}

const isStopping = (one: Obstacle): one is Stopping => one.kind === "cannotAccept" && one.marked === "never";

function markedOver(one: Obstacle): MarkedOver {
  switch (one.kind) {
    case "bracket":
      return { kind: "bracket", what: String(one.count) };
    case "proposal":
      return { kind: "proposal", what: one.label };
    case "silence":
      return { kind: "silence", what: String(one.silenceSeq) };
    case "awaitsInstructions":
    case "cannotAccept":
      return { kind: one.kind, what: one.delegationId };
    case "huddle":
      return { kind: "huddle", what: String(one.n) };
    case "reservation":
    case "pending":
    case "parked":
      throw new Error(`nothing is marked before this ends: ${one.kind}`);
  }
}

function pendingRefusal({ opinion, context }: DecisionContext, command: Ask): Refusal | null {
  const { clauseId } = command;
  const pending: readonly Pending[] = command.pending ?? [];
  for (const one of pending) {
    const unknown = one.delegationId === undefined ? null : delegationRefusal(context, [one.delegationId]);
    if (unknown !== null) return unknown;
    if (one.clauseId === undefined) continue;
    if (one.clauseId === clauseId) {
      return refuse("intoItself", "A clause does not wait for itself.", { clauseId }).refusal;
    }
    const found = livingClause(opinion, one.clauseId);
    if (found.refusal !== undefined) return found.refusal;
  }
  return null;
}

/** The last mark that was made on these words, reopened or not. */
function earlierOnTheseWords({ opinion }: DecisionContext, { clauseId, hash }: Ask): Mark | undefined {
  const { corrections } = opinion.negotiation;
  return findClause(opinion, clauseId)?.marks.findLast((one) =>
    markHolds(clauseId, one, { hash, corrections }),
  );
}

/**
 * For whom an earlier mark on these words still waits. Only the delegation itself lifts that: neither a second
 * tier nor reopening the mark and setting it again does. A package goes with the mark that it was made with.
 */
function stillPending(earlier: Mark | undefined): readonly Pending[] {
  const waits = earlier?.pending ?? [];
  return earlier?.reopened === null ? waits : waits.filter((one) => one.delegationId !== undefined);
}

const together = (pending: readonly Pending[]): readonly Pending[] =>
  pending.filter((one, i) => pending.findIndex((other) => samePending(one, other)) === i);
