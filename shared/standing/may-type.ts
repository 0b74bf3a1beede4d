import type { Clause, EditRight } from "../clause/clause.ts";
import { heldRefusal } from "./held-for-call.ts";
import { parkedOn } from "./parked-on.ts";
import { isMainReport, type Opinion } from "../opinion/opinion.ts";
import type { Participant } from "../people/participant.ts";
import type { Refusal } from "../refusal.ts";
import {
  because,
  forumClosedRefusal,
  madeIn,
  mayDo,
  RIGHTS,
  type Rules,
  standingOf,
} from "../people/permissions.ts";

const penOf = (opinion: Opinion, clause: Clause | null): EditRight => clause?.pen ?? opinion.pen;

function penRefusal(actor: Participant, opinion: Opinion, clause: Clause | null): Refusal | null {
  const pen = penOf(opinion, clause);
  if (pen === "everyone" || RIGHTS.setPen.includes(standingOf(actor, opinion.groupId))) return null;
  if (pen !== "leads" && actor.delegationId !== null && pen.includes(actor.delegationId)) return null;
  return because(
    "penElsewhere",
    pen === "leads" ? "Only the facilitators can edit here." : "Only other delegations can edit here.",
    { pen: pen === "leads" ? "leads" : pen.join(", ") },
  );
}

/** Text is open in outline and drafting, and where a clause was unlocked after consolidation. */
const textStage = (opinion: Opinion): boolean =>
  opinion.stage === "outline" || opinion.stage === "drafting" || opinion.stage === "consolidated";

export type TypingAttempt = {
  readonly actor: Participant;
  readonly opinion: Opinion;
  /** Null: the Opinion itself, for a first clause. */
  readonly clause: Clause | null;
  readonly rules: Rules;
  /** True to add or move beside the clause: an open call holds its words, and not the place behind it. */
  readonly isBeside?: boolean;
};

/**
 * Null: this person may type in this clause at this moment (rule L1), by role, category, stage, window, lock, pen and an open
 * call for objections.
 */
export function mayType({ actor, opinion, clause, rules, isBeside = false }: TypingAttempt): Refusal | null {
  const closed = forumClosedRefusal(rules);
  if (closed !== null) return closed;
  const role = mayDo(actor, opinion.groupId, isMainReport(opinion) ? "writeMainReport" : "type");
  if (role !== null) return role;
  if (!rules.categories[actor.category].mayType) {
    return because("notYourCategory", "Your category does not type in this forum.", {
      category: actor.category,
    });
  }
  if (!textStage(opinion) || (clause === null && opinion.stage === "consolidated")) {
    return because("stageForbids", "The text is closed at this stage.", { stage: opinion.stage });
  }
  if (clause !== null && clause.removed !== null) {
    return because("clauseRemoved", "The clause was removed.", madeIn(clause.removed));
  }
  if (clause !== null && clause.lock !== null) {
    const { reason } = clause.lock;
    return because("clauseLocked", "The clause is locked.", { ...madeIn(clause.lock), lockReason: reason });
  }
  const parked = clause === null ? undefined : parkedOn(opinion, { clauseId: clause.id });
  if (parked !== undefined) {
    return because("clauseParked", "The clause is postponed.", {
      ...madeIn(parked),
      parkReason: parked.reason,
    });
  }
  const held = clause === null || isBeside ? null : heldRefusal(opinion, clause.id);
  if (held !== null) return held;
  if (!rules.textOpen) return because("windowClosed", "The timetable has closed the text.");
  return penRefusal(actor, opinion, clause);
}

/** Null: this person may correct the words of this Opinion's clauses, locked or not, at this stage (rule C17). */
export function mayCorrect(actor: Participant, opinion: Opinion): Refusal | null {
  const role = mayDo(actor, opinion.groupId, "correct");
  if (role !== null || textStage(opinion)) return role;
  return because("stageForbids", "The text is closed at this stage.", { stage: opinion.stage });
}

/** Null: this person may add beside, split, join, move, remove or change this clause (rule P3). */
export function mayStructure(asking: TypingAttempt): Refusal | null {
  const typing = mayType(asking);
  if (typing === null) return null;
  const leads = mayDo(asking.actor, asking.opinion.groupId, "structureLocked") === null;
  if (
    leads &&
    textStage(asking.opinion) &&
    (typing.reason === "clauseLocked" ||
      typing.reason === "clauseParked" ||
      typing.reason === "clauseRemoved")
  ) {
    return null;
  }
  return typing;
}
