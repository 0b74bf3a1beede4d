import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { presentWords } from "../../shared/negotiation/proposal.ts";
import { textOf } from "../../shared/clause/words.ts";
import type { RoomSnapshot } from "../room/room.ts";
import type { DialogState } from "../opinion/dialog-state.ts";

export type SeenText = { readonly hash: string; readonly text: string };

/** The words that a question is bound to, as they stand now; null: it is bound to none, or they are gone. */
export function boundText(dialog: DialogState, { opinion, document }: RoomSnapshot): SeenText | null {
  const { proposals, brackets } = opinion.negotiation;
  switch (dialog.kind) {
    case "mark":
    case "lock":
    case "sendForward":
    case "correct":
    case "bracket":
      return clauseWords(document, dialog.clauseId);
    case "endBracket":
      return clauseWords(document, brackets.find((one) => one.id === dialog.bracketId)?.clauseId);
    case "position": {
      const { clauseId, proposalId } = dialog.subject;
      if (clauseId !== undefined) return clauseWords(document, clauseId);
      const proposal = proposals.find((one) => one.id === proposalId);
      if (proposal === undefined) return null;
      const { hash, runs } = presentWords(proposal);
      return { hash, text: textOf(runs) };
    }
    case "basis":
    case "liftPending":
    case "park":
    case "takeUp":
    case "huddle":
    case "contest":
    case "closeObjection":
    case "unlock":
    case "reopenMark":
    case "remove":
    case "changeKind":
    case "footnote":
    case "pen":
    case "consolidate":
    case "cleanUp":
    case "enBloc":
    case "reopen":
    case "stage":
    case "number":
    case "hat":
    case "restore":
    case "silence":
    case "difference":
      return null;
  }
}

function clauseWords({ clauses }: OpinionDocument, id: string | undefined): SeenText | null {
  const clause = clauses.find((one) => one.id === id);
  return clause === undefined ? null : { hash: clause.hash, text: clause.text };
}

/** The same question of the words as they are now. */
export function withSeenText(dialog: DialogState, { hash, text }: SeenText): DialogState {
  if (dialog.kind === "correct") return { ...dialog, hash, text };
  if (dialog.kind === "bracket") {
    const { selected } = dialog;
    const words = selected === null ? "" : dialog.text.slice(selected.start, selected.end);
    const start = words === "" ? -1 : text.indexOf(words);
    const once = start !== -1 && !text.includes(words, start + 1);
    return { ...dialog, hash, text, selected: once ? { start, end: start + words.length } : null };
  }
  return "hash" in dialog ? { ...dialog, hash } : dialog;
}
