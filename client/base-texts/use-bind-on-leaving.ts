import { useEffect, useRef } from "react";
import { unboundReferences } from "../../shared/checks/bound-references.ts";
import { numberIndexOf } from "../../shared/checks/references.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { PageRoom } from "../room/room.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";

/**
 * Binds the references in a clause's words when somebody leaves it, if they changed while it was theirs (rule E13).
 * It stops nobody: where the server refuses, the words lead by today's number as before.
 */
export function useBindOnLeaving(room: PageRoom): void {
  const [selectedId] = useClauseSelection();
  const left = useRef<{ readonly id: ClauseId; readonly text: string } | null>(null);
  useEffect(() => {
    const before = left.current;
    left.current = selectedId === null ? null : { id: selectedId, text: textOf(room, selectedId) };
    if (before === null || before.id === selectedId) return;
    whenSaved(room, () => {
      if (before.text !== textOf(room, before.id)) bind(room, before.id);
    });
  }, [room, selectedId]);
}

const textOf = (room: PageRoom, id: ClauseId): string =>
  room.snapshot().document.clauses.find((one) => one.id === id)?.text ?? "";

/** The snapshot may be a few keys behind what was typed; it has them all once all is saved. */
function whenSaved(room: PageRoom, task: () => void): void {
  const look = (): void => {
    if (room.snapshot().unsaved > 0) return;
    stop();
    task();
  };
  const stop = room.subscribe(look);
  look();
}

function bind(room: PageRoom, clauseId: ClauseId): void {
  const { opinion, document, words } = room.snapshot();
  const clause = document.clauses.find((one) => one.id === clauseId);
  if (clause === undefined) return;
  const asked = { clauseId, runs: words.get(clauseId) ?? [] };
  const open = unboundReferences(asked, opinion.references, numberIndexOf(document.clauses));
  if (open.length === 0) return;
  const references = open.map(({ start, end, target }) => ({ from: start, to: end, target }));
  void room.send({ type: "bindReferences", clauseId, references, hash: clause.hash });
}
