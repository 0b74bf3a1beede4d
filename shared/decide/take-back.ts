import { opinionFor } from "../events/negotiation-for.ts";
import { decisionIn, type TakenBackAct, type TakenBackEvent } from "../events/taken-back-events.ts";
import type { ClauseId } from "../ids.ts";
import { TAKE_BACK_MS, TAKE_BACK_WAY_MS } from "../limits.ts";
import { findClause } from "../opinion/opinion.ts";
import { refuse } from "../refusal.ts";
import { type Edit, type MovedRange, runsOf } from "../clause/words.ts";
import { beforeAct, standingOnClause, touchedBy } from "./before-act.ts";
import {
  type ActState,
  authorNow,
  type CommandOf,
  type Decided,
  type DecisionContext,
  type DoneAct,
  finalStageRefusal,
} from "./decision-context.ts";
import { backTo } from "./restore-words.ts";

/**
 * Puts back all that the author's own decision of the last seconds changed, if nobody did anything there since
 * (rule C49). The room still holds the state before it, so no decision needs a way back of its own.
 */
export function decideTakeBack(deciding: DecisionContext, { seq }: CommandOf<"takeBack">): Decided {
  const { context, opinion } = deciding;
  const over = finalStageRefusal(opinion);
  if (over !== null) return { refusal: over };
  const act = context.doneAct?.(seq) ?? null;
  if (act === null || context.at - act.at > TAKE_BACK_MS + TAKE_BACK_WAY_MS) {
    return refuse("tooLateToTakeBack", "A decision can be taken back for a few seconds only.", {
      seconds: TAKE_BACK_MS / 1_000,
    });
  }
  if (act.by !== authorNow(deciding)) {
    return refuse("notYourAct", "Only the person who decided it can take it back.");
  }
  const main = decisionIn(act.events);
  if (main === null) {
    return refuse("notTakenBack", "This cannot be taken back at once.");
  }
  const touched = touchedBy(act);
  if (isChangedSince(deciding, act, touched)) {
    return refuse("changedSince", "Somebody did something here since: nothing was taken back.");
  }
  const { edits, moved } = wordsBack(deciding, act);
  return { events: [takenBack(act, { main, touched, moved })], edits };
}

function isChangedSince(
  { context, opinion, words }: DecisionContext,
  { after }: DoneAct,
  touched: ReadonlySet<ClauseId>,
): boolean {
  const seen = (state: ActState): ActState => ({
    ...state,
    opinion: opinionFor(state.opinion, context.actor),
  });
  const [left, now] = [seen(after), seen({ opinion, words })];
  return (
    left.opinion.pen !== now.opinion.pen ||
    [...touched].some((id) => standingOnClause(left, id) !== standingOnClause(now, id))
  );
}

/** Words of clauses and proposals as they were, by their characters; what went comes back under its authors. */
function wordsBack(
  deciding: DecisionContext,
  { before, after }: DoneAct,
): { readonly edits: readonly Edit[]; readonly moved: readonly MovedRange[] } {
  const edits: Edit[] = [];
  const moved: MovedRange[] = [];
  for (const [root, runs] of before.words) {
    if (runs === after.words.get(root)) continue;
    const back = backTo(deciding, root, { now: runsOf(deciding.words, root), earlier: runs });
    edits.push(...back.edits);
    moved.push(...back.moved);
  }
  return { edits, moved };
}

function takenBack(
  act: DoneAct,
  {
    main,
    touched,
    moved,
  }: {
    readonly main: TakenBackAct;
    readonly touched: ReadonlySet<ClauseId>;
    readonly moved: readonly MovedRange[];
  },
): TakenBackEvent {
  const { first, last, events, before } = act;
  const named = events.find(({ type }) => type === main)!;
  const [id] = touched;
  const clauseId = ("clauseId" in named ? named.clauseId : null) ?? id ?? null;
  const isThere = clauseId !== null && findClause(before.opinion, clauseId) !== undefined;
  return {
    type: "takenBack",
    first,
    last,
    act: main,
    clauseId: isThere ? clauseId : null,
    more: Math.max(0, touched.size - 1),
    ...("proposalId" in named && named.proposalId != null ? { proposalId: named.proposalId } : {}),
    before: beforeAct(act),
    moved,
  };
}
