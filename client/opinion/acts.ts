import { type Clause, isItem } from "../../shared/clause/clause.ts";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { stagesFrom } from "../../shared/decide/stages.ts";
import { delegationId, type ProposalId } from "../../shared/ids.ts";
import { isRunning } from "../../shared/negotiation/proposal.ts";
import { isMainReport, livingClauses, type Opinion } from "../../shared/opinion/opinion.ts";
import type { RoomSnapshot } from "../room/room.ts";
import { placeAbove, placeBelow } from "./moves.ts";
import { type SelectedClause, tierPending } from "./selected-clause.ts";
import { PLACEHOLDER_TEXT } from "./placeholder-text.ts";

/** Commands on one clause. */
export const CLAUSE_ACTS = [
  "settle",
  "markAdReferendum",
  "markAgreed",
  "lock",
  "lockReasoned",
  "unlock",
  "reopenMark",
  "clausePen",
  "markPending",
  "sendForward",
  "correct",
  "bracket",
  "park",
  "takeUp",
  "huddle",
] as const;

/** Commands that change the order and shape of the text around one clause. */
export const STRUCTURE_ACTS = [
  "addBelow",
  "addVerb",
  "alternative",
  "changeKind",
  "moveUp",
  "moveDown",
  "footnote",
  "remove",
] as const;

/** Commands on the whole Opinion. */
export const OPINION_ACTS = [
  "consolidate",
  "cleanUp",
  "agreeEnBloc",
  "reopen",
  "opinionPen",
  "advanceStage",
  "editNumber",
  "restore",
  "addFirst",
] as const;

export type ClauseAct = (typeof CLAUSE_ACTS)[number];
export type StructureAct = (typeof STRUCTURE_ACTS)[number];
export type OpinionAct = (typeof OPINION_ACTS)[number];
export type Act = ClauseAct | StructureAct | OpinionAct;

const SOME_DELEGATIONS = [delegationId("0"), delegationId("1")];
const FAR_AHEAD = "9999-12-31T00:00:00Z";

/**
 * The command of an act on the words on the screen at this moment. Where the act asks for more first, the
 * command is a dry run with placeholders, to learn whether the act is open at all. Null: nothing to act on.
 */
export function commandOf(
  act: Act,
  snapshot: RoomSnapshot,
  selectedClause: SelectedClause | null,
): SingleCommand | null {
  return selectedClause === null || isOpinionAct(act)
    ? opinionCommand(act, snapshot)
    : clauseCommand(act, snapshot, selectedClause);
}

const isOpinionAct = (act: Act): act is OpinionAct => OPINION_ACTS.some((one) => one === act);

function clauseCommand(
  act: ClauseAct | StructureAct,
  { opinion }: RoomSnapshot,
  { clause, words, obstacles }: SelectedClause,
): SingleCommand | null {
  const clauseId = clause.id;
  const { hash } = words;
  const over = obstacles.some((one) => one.marked === "withReason") ? { reason: PLACEHOLDER_TEXT } : {};
  switch (act) {
    case "settle":
      return { type: "settleClause", clauseId, hash };
    case "markAdReferendum":
      return { type: "markClause", clauseId, hash, tier: "ad-referendum", ...over };
    case "markAgreed":
      return { type: "markClause", clauseId, hash, tier: "agreed", ...over };
    case "markPending": {
      const pending = obstacles.flatMap((one) =>
        one.kind === "cannotAccept" && one.marked === "never" ? [{ delegationId: one.delegationId }] : [],
      );
      return { type: "markClause", clauseId, hash, tier: tierPending(words.state), pending, ...over };
    }
    case "sendForward":
      return { type: "sendForward", clauseId, hash, reason: PLACEHOLDER_TEXT };
    case "correct":
      return { type: "correctClause", clauseId, hash, text: `${words.text}${PLACEHOLDER_TEXT}` };
    case "lock":
    case "lockReasoned":
      return { type: "lockClause", clauseId, hash };
    case "unlock":
      return { type: "unlockClause", clauseId, reason: PLACEHOLDER_TEXT };
    case "reopenMark":
      return { type: "reopenMark", clauseId, reason: PLACEHOLDER_TEXT };
    case "clausePen":
      return { type: "setPen", clauseId, to: "leads" };
    case "park":
      return { type: "park", subject: { clauseId }, reason: PLACEHOLDER_TEXT };
    case "takeUp":
      return { type: "takeUp", subject: { clauseId } };
    case "huddle":
      return {
        type: "formHuddle",
        clauseId,
        question: PLACEHOLDER_TEXT,
        delegations: SOME_DELEGATIONS,
        until: FAR_AHEAD,
      };
    case "bracket": {
      // Any one character: which words it will be is asked.
      const sign = /[^\s[\]]/u.exec(words.text);
      const from = sign?.index ?? 0;
      return { type: "raiseBracket", clauseId, from, to: from + (sign?.[0].length ?? 0), hash };
    }
    case "addBelow":
      return { type: "addClause", after: clauseId, ...kindBelow(opinion, clause) };
    case "addVerb":
      return { type: "addClause", after: clauseId, kind: "verb" };
    case "alternative":
      return {
        type: "addClause",
        after: clauseId,
        kind: clause.kind,
        ...(clause.level > 1 ? { level: clause.level } : {}),
        alternativeTo: clauseId,
      };
    case "changeKind":
      return clause.kind === "note"
        ? { type: "changeKind", clauseId, kind: "recital" }
        : { type: "changeKind", clauseId, kind: "note" };
    case "moveUp": {
      const place = placeAbove(opinion, clauseId);
      return place === null ? null : { type: "moveClause", clauseId, after: place.after };
    }
    case "moveDown": {
      const place = placeBelow(opinion, clauseId);
      return place === null ? null : { type: "moveClause", clauseId, after: place.after };
    }
    case "footnote":
      return { type: "addFootnote", clauseId, at: words.text.length, text: PLACEHOLDER_TEXT };
    case "remove":
      return { type: "removeClause", clauseId };
  }
}

const isFinal = (stage: Opinion["stage"]): boolean => stagesFrom(stage).forward.length === 0;

const inReview = ({ negotiation }: Opinion): ProposalId[] =>
  negotiation.proposals.filter((one) => isRunning(one) && one.review !== null).map(({ id }) => id);

/** A new clause below is of the kind that follows naturally: the same after an item, its section's after a verb. */
function kindBelow(
  opinion: Opinion,
  { id, kind, level }: Clause,
): Pick<SingleCommand & { type: "addClause" }, "kind" | "level"> {
  switch (kind) {
    case "title":
      return { kind: isMainReport(opinion) ? "verb" : "opening" };
    case "opening":
      return { kind: "verb" };
    case "verb": {
      if (isMainReport(opinion)) return { kind: "operative" };
      const living = livingClauses(opinion);
      const index = living.findIndex((clause) => clause.id === id);
      const next = living[index + 1];
      const before = living.slice(0, index).findLast((clause) => isItem(clause.kind));
      if (next !== undefined && isItem(next.kind)) return { kind: next.kind };
      return { kind: before?.kind === "operative" || before?.kind === "subItem" ? "operative" : "recital" };
    }
    case "recital":
    case "note":
      return { kind };
    case "operative":
    case "subItem":
      return level > 1 ? { kind, level } : { kind };
  }
}

/** The hash of the whole text is computed only where it is read, since each drawing tries these acts. */
function opinionCommand(act: Act, { opinion, document }: RoomSnapshot): SingleCommand | null {
  switch (act) {
    case "consolidate":
      // The dialog names the clauses that wait for a review.
      return {
        type: "consolidate",
        get hash() {
          return document.hash;
        },
        moveOn: inReview(opinion),
        reason: PLACEHOLDER_TEXT,
      };
    case "agreeEnBloc":
      // Asks only if it is this person's act; the dialog says of which words.
      return { type: "agreeEnBloc", marks: [] };
    case "cleanUp":
      return {
        type: "cleanUp",
        get hash() {
          return document.hash;
        },
      };
    case "reopen":
      return { type: "reopen", reason: PLACEHOLDER_TEXT };
    case "opinionPen":
      return { type: "setPen", to: "leads" };
    case "advanceStage": {
      // Tried by a way for which nobody lists what is open: the menu is drawn at each key.
      const { back } = stagesFrom(opinion.stage);
      const to = opinion.stage === "outline" ? "drafting" : isFinal(opinion.stage) ? back[0] : "withdrawn";
      return to === undefined ? null : { type: "advanceStage", to, reason: PLACEHOLDER_TEXT };
    }
    case "editNumber":
      return { type: "editOpinion", number: `${opinion.number}${PLACEHOLDER_TEXT}` };
    case "restore": {
      const removed = opinion.clauses.find((clause) => clause.removed !== null);
      return removed === undefined ? null : { type: "restoreClause", clauseId: removed.id };
    }
    case "addFirst":
      return livingClauses(opinion).length === 0 ? { type: "addClause", after: null, kind: "title" } : null;
    case "settle":
    case "markAdReferendum":
    case "markAgreed":
    case "lock":
    case "lockReasoned":
    case "unlock":
    case "reopenMark":
    case "clausePen":
    case "bracket":
    case "park":
    case "takeUp":
    case "huddle":
    case "markPending":
    case "sendForward":
    case "correct":
    case "addBelow":
    case "addVerb":
    case "alternative":
    case "changeKind":
    case "moveUp":
    case "moveDown":
    case "footnote":
    case "remove":
      return null;
  }
}

/**
 * Tells if anything hinders agreement on the text on the screen. Agreeing is then not the first act, and has no key.
 * A reservation is kept with the mark and hinders nothing.
 */
export const isHindered = ({ obstacles, unsettled }: SelectedClause): boolean =>
  unsettled || obstacles.some((one) => one.kind !== "reservation");

/** The few acts of this moment, the likeliest first. */
export function likeliest(selectedClause: SelectedClause): readonly ClauseAct[] {
  const { words, clause, unsettled } = selectedClause;
  const marked = words.state === "adReferendum" || words.state === "agreed";
  const marks: readonly ClauseAct[] = marked ? ["markAgreed"] : ["markAdReferendum", "markAgreed"];
  const settle: readonly ClauseAct[] = unsettled ? ["settle"] : [];
  const lock: ClauseAct = clause.lock === null ? "lock" : "unlock";
  // If somebody objects or proposes and nothing is in brackets yet, brackets are the room's next step.
  const obstacles = selectedClause.obstacles.map((one) => one.kind);
  const isBracketed = obstacles.includes("bracket");
  const isContested = obstacles.includes("cannotAccept") || obstacles.includes("proposal");
  const bracket: readonly ClauseAct[] = isContested && !isBracketed ? ["bracket"] : [];
  const takeUp: readonly ClauseAct[] = obstacles.includes("parked") ? ["takeUp"] : [];
  const huddle: readonly ClauseAct[] = isContested ? ["huddle"] : [];
  return isHindered(selectedClause)
    ? [...takeUp, ...bracket, ...settle, lock, ...marks, ...huddle]
    : [...marks, lock];
}
