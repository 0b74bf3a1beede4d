import { isNoText } from "../text/brackets.ts";
import type { SingleCommand } from "../commands/commands.ts";
import type { OpinionEvent } from "../events/event.ts";
import { type BracketPlace, bracketPlace, offsetOfChar } from "../negotiation/bracket-place.ts";
import { type OwnedBracket, standingBrackets } from "../negotiation/owned-bracket.ts";
import { ownsBracket } from "../standing/bracket-owner.ts";
import { mayDo } from "../people/permissions.ts";
import { mayType } from "../standing/may-type.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { applyEdits, clauseText, type Edit, textOf } from "../clause/words.ts";
import { wordsRefusal } from "./consensus.ts";
import {
  actWords,
  type Decided,
  type DecisionContext,
  livingClause,
  stateAfter,
} from "./decision-context.ts";
import { onWord, voiceOf } from "./speaks-for.ts";
import { structureAttempt } from "./structure.ts";

type Ask = Extract<SingleCommand, { type: "withdrawBracket" | "liftBracket" }>;

/** From agreed on words stand still (rule S12), brackets with them. */
export function wordsStandStill(stage: DecisionContext["opinion"]["stage"]): Refusal | null {
  if (["outline", "drafting", "consolidated"].includes(stage)) return null;
  return refuse("stageForbids", "The words stand still at this stage.", { stage }).refusal;
}

/**
 * A bracket ends by its owner's withdrawal or by a recorded decision: one wording stays, the signs and the other
 * wordings go (rule B4). What stood in these goes with them, brackets of others only by a decision.
 */
export function decideEndBracket(deciding: DecisionContext, command: Ask): Decided {
  const { opinion, context } = deciding;
  const bracket = opinion.negotiation.brackets.find((one) => one.id === command.bracketId);
  if (bracket === undefined || bracket.ended !== null)
    return refuse("noSuchBracket", "This bracket does not stand any more.");
  const { clauseId } = bracket;
  const found = livingClause(opinion, clauseId);
  if (found.refusal !== undefined) return found;
  const keep = command.keep ?? 0;
  const on = command.type === "withdrawBracket" ? command.for : undefined;
  const heard = on === undefined ? null : voiceOf(deciding, on);
  if (heard?.refusal !== undefined) return heard;
  const isOwn = (one: OwnedBracket): boolean =>
    on === undefined ? ownsBracket(context.actor, opinion, one) : one.delegationId === on.delegationId;
  const right = mayEnd(deciding, command, isOwn(bracket)) ?? wordsStandStill(opinion.stage);
  if (right !== null) return { refusal: right };
  // Another wording than the bracketed one is a change of words, which the owner alone does not make.
  const typing =
    command.type === "withdrawBracket" && keep !== 0
      ? mayType(structureAttempt(deciding, found.clause))
      : null;
  if (typing !== null) return { refusal: typing };
  const changed = wordsRefusal(deciding, clauseId, command.hash);
  if (changed !== null) return { refusal: changed };

  const runs = deciding.words.get(clauseId) ?? [];
  const place = bracketPlace(bracket, runs);
  if (place === null) return refuse("noSuchBracket", "This bracket does not stand any more.");
  const wording = place.wordings[keep];
  if (wording === undefined) return refuse("noSuchPlace", "The bracket does not have so many wordings.");
  const cuts = cutsOf(place, { keep, text: textOf(runs) });
  const gone = standingBrackets(opinion, clauseId).filter(
    (one) => one.id !== bracket.id && one.signs.some((sign) => isCut(offsetOfChar(sign, runs), cuts)),
  );
  if (command.type === "withdrawBracket" && gone.some((one) => !isOwn(one))) {
    return refuse("bracketStands", "The text that would go has a bracket of somebody else.");
  }
  const edits: Edit[] = cuts.map(({ start, end }) => ({
    kind: "delete",
    clauseId,
    at: start,
    length: end - start,
  }));
  const bracketed = textOf(runs).slice(place.start, place.end);
  const words = actWords({ ...stateAfter(deciding, []), words: applyEdits(deciding.words, edits) }, clauseId);
  const reason = command.type === "liftBracket" ? command.reason : "";
  const type = command.type === "liftBracket" ? "bracketLifted" : "bracketWithdrawn";
  const end = (
    one: OwnedBracket,
    more: { readonly bracketed: string; readonly kept: string },
  ): OpinionEvent => ({
    type,
    bracketId: one.id,
    clauseId,
    ...more,
    reason,
    ...onWord(on),
    words,
  });
  const inside = gone.map((one) => {
    const there = bracketPlace(one, runs);
    const text = there === null ? "" : clauseText(deciding.words, clauseId).slice(there.start, there.end);
    return end(one, { bracketed: text, kept: "" });
  });
  const kept = isNoText(wording.text) ? "" : wording.text;
  return { events: [...inside, end(bracket, { bracketed, kept })], edits };
}

function mayEnd({ context, opinion }: DecisionContext, { type }: Ask, isOwn: boolean): Refusal | null {
  if (type === "liftBracket") return mayDo(context.actor, opinion.groupId, "liftBracket");
  const role = mayDo(context.actor, opinion.groupId, "raiseBracket");
  if (role !== null) return role;
  return isOwn
    ? null
    : refuse("notYourBracket", "Only its owner withdraws the bracket; the facilitator may lift it.").refusal;
}

type Cut = { readonly start: number; readonly end: number };

const isCut = (offset: number | null, cuts: readonly Cut[]): boolean =>
  offset !== null && cuts.some(({ start, end }) => start <= offset && offset < end);

/** Cuts, the last first: everything from sign to sign but the wording that stays. */
function cutsOf({ start, end, wordings }: BracketPlace, of: { keep: number; text: string }): readonly Cut[] {
  const wording = wordings[of.keep]!;
  const { text } = of;
  if (!isNoText(wording.text) && wording.text.trim() !== "")
    return [
      { start: wording.end, end },
      { start, end: wording.start },
    ];
  // If nothing stays, one of the spaces around it goes, too.
  const isSpaced = text[end] === " " && (start === 0 || text[start - 1] === " ");
  return [{ start, end: isSpaced ? end + 1 : end }];
}
