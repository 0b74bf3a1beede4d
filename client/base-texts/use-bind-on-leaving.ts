import { useEffect, useRef } from "react";
import { unboundReferences } from "../../shared/checks/bound-references.ts";
import { numberIndexOf } from "../../shared/checks/references.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";
import { textOf } from "../../shared/clause/words.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import type { PageRoom } from "../room/room.ts";

/**
 * Binds the references in a clause's words when somebody leaves it, if this page wrote there (rule E13). This part of the
 * page is fetched late: what was left before is bound then. It stops nobody: where the server refuses, the words lead by
 * today's number as before.
 */
export function useBindOnLeaving(room: PageRoom): void {
  const [selectedId] = useClauseSelection();
  const left = useRef<ClauseId | null | "unknown">("unknown");
  /** The text of each clause that was asked for last: the same text is asked for once. */
  const asked = useRef(new Map<ClauseId, string>());
  useEffect(() => {
    const before = left.current;
    left.current = selectedId;
    const { document } = room.snapshot();
    const leftNow = before === "unknown" ? document.clauses.map(({ id }) => id) : [before];
    for (const id of leftNow) {
      if (id === null || id === selectedId || !isWrittenHere(room, id)) continue;
      whenSaved(room, id, () => {
        const text = textOf(room.snapshot().words.get(id) ?? []);
        if (asked.current.get(id) === text) return;
        asked.current.set(id, text);
        bind(room, id);
      });
    }
  }, [room, selectedId]);
}

/** Tells if words of this page stand in the clause. */
function isWrittenHere(room: PageRoom, id: ClauseId): boolean {
  const live = rootText(room.doc(), id);
  return live !== null && readRuns(live).some(({ client }) => client === room.doc().clientID);
}

/** Waits until the snapshot has what was typed last in the clause, and the server has it too. */
function whenSaved(room: PageRoom, id: ClauseId, task: () => void): void {
  const look = (): void => {
    const { unsaved, words } = room.snapshot();
    const live = rootText(room.doc(), id);
    if (unsaved > 0 || (live !== null && textOf(readRuns(live)) !== textOf(words.get(id) ?? []))) return;
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
  const index = numberIndexOf(document.clauses, opinion.language);
  const open = unboundReferences(asked, opinion.references, index);
  if (open.length === 0) return;
  const references = open.map(({ start, end, target }) => ({ from: start, to: end, target }));
  void room.send({ type: "bindReferences", clauseId, references, hash: clause.hash });
}
