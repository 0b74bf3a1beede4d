import type { ClauseId } from "../../shared/ids.ts";
import type { OpinionEvent } from "../../shared/events/event.ts";
import { livingClauses, type Opinion } from "../../shared/opinion/opinion.ts";
import type { CaretWish } from "../editor/caret-wish.ts";

/**
 * The caret's place after an undo or redo: where its words are now. Null where the act leaves the caret alone.
 * `before`: the Opinion as the act found it.
 */
export function caretAfter(
  acts: readonly OpinionEvent[],
  before: Opinion,
): { readonly clause: ClauseId; readonly caret: CaretWish } | null {
  for (const act of acts.toReversed()) {
    switch (act.type) {
      case "clausesJoined":
        return { clause: act.first, caret: { kind: "offset", at: act.offset } };
      case "clauseSplit":
        return { clause: act.newClauseId, caret: { kind: "start" } };
      case "clauseAdded":
      case "clauseRestored":
        return { clause: act.clauseId, caret: { kind: "end" } };
      case "clauseRemoved": {
        const living = livingClauses(before);
        const at = living.findIndex(({ id }) => id === act.clauseId);
        const near = living[at - 1] ?? living[at + 1];
        return at < 0 || near === undefined ? null : { clause: near.id, caret: { kind: "end" } };
      }
      default:
    }
  }
  return null;
}
