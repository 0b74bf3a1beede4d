import { useEffect, useRef } from "react";
import { unboundReferences } from "../../shared/bound-reference.ts";
import { numberIndexOf } from "../../shared/checks/references.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { Room } from "../room/room.ts";
import { useInHand } from "../screens/in-hand.ts";

/**
 * When somebody leaves a clause whose words changed while it was theirs in hand, what its words name is bound
 * (rule E13). It stops nobody: where the server refuses, the words lead by today's number as before.
 */
export function useBindOnLeaving(room: Room): void {
  const [inHand] = useInHand();
  const left = useRef<{ readonly id: ClauseId; readonly text: string } | null>(null);
  useEffect(() => {
    const { document } = room.snapshot();
    const before = left.current;
    const textOf = (id: ClauseId): string => document.clauses.find((one) => one.id === id)?.text ?? "";
    left.current = inHand === null ? null : { id: inHand, text: textOf(inHand) };
    if (before === null || before.id === inHand || before.text === textOf(before.id)) return;
    bind(room, before.id);
  }, [room, inHand]);
}

function bind(room: Room, clauseId: ClauseId): void {
  const { opinion, document, words } = room.snapshot();
  const clause = document.clauses.find((one) => one.id === clauseId);
  if (clause === undefined) return;
  const asked = { clauseId, runs: words.get(clauseId) ?? [] };
  const open = unboundReferences(asked, opinion.references, numberIndexOf(document.clauses));
  if (open.length === 0) return;
  const references = open.map(({ start, end, target }) => ({ from: start, to: end, target }));
  void room.send({ type: "bindReferences", clauseId, references, hash: clause.hash });
}
