import { isBalanced, NO_TEXT } from "../text/brackets.ts";
import { clauseHash } from "../opinion/canonical-text.ts";
import { bracketId, type DelegationId } from "../ids.ts";
import { BRACKETS_OF_CLAUSE_MAX, CLAUSE_CHARS_MAX } from "../limits.ts";
import type { OpinionEvent } from "../events/event.ts";
import { objectionsOn, objectors } from "../standing/objections.ts";
import { type CharAt, standingBrackets } from "../negotiation/owned-bracket.ts";
import { mayDo, standingOf } from "../people/permissions.ts";
import { plainWordsRefusal } from "../text/plain-words.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { type Edit, textOf, type WordRun } from "../clause/words.ts";
import { wordsRefusal } from "./consensus.ts";
import {
  actWords,
  authorNow,
  type CommandOf,
  type Decided,
  type DecisionContext,
  livingClause,
  newRun,
  stateAfter,
} from "./decision-context.ts";
import { wordsStandStill } from "./end-brackets.ts";
import { voiceOf } from "./speaks-for.ts";
import { offsetOf } from "./split-join.ts";

type Raise = CommandOf<"raiseBracket">;

/**
 * The server puts the signs around the words, and the alternatives behind them, also in a locked clause: an
 * entry that names the clause is what may change its words (rules B1, B2).
 */
export function decideRaise(deciding: DecisionContext, command: Raise): Decided {
  const { context, opinion } = deciding;
  const { clauseId } = command;
  const right = mayRaise(deciding, command);
  if (right !== null) return { refusal: right };
  const found = livingClause(opinion, clauseId);
  if (found.refusal !== undefined) return found;
  const owner = ownerOf(deciding, command);
  if ("refusal" in owner) return owner;
  const changed = wordsRefusal(deciding, clauseId, command.hash);
  if (changed !== null) return { refusal: changed };
  if (standingBrackets(opinion, clauseId).length >= BRACKETS_OF_CLAUSE_MAX) {
    return refuse("tooManyBrackets", "The clause holds as many brackets as it can.", {
      max: BRACKETS_OF_CLAUSE_MAX,
    });
  }
  const runs = deciding.words.get(clauseId) ?? [];
  const span = selected(command, runs);
  if ("refusal" in span) return span;
  const { start, end, words } = span;
  const alternatives = (command.alternatives ?? []).map((one) => one.trim() || NO_TEXT);
  for (const one of alternatives) {
    const plain = plainWordsRefusal(one);
    if (plain !== null) return { refusal: plain };
    if (!isBalanced(one)) return refuse("bracketsCross", "The brackets in an alternative do not close.");
  }
  const closing = ["]", ...alternatives.map((one) => `[${one}]`)].join("");
  if (textOf(runs).length + closing.length + 1 > CLAUSE_CHARS_MAX) {
    return refuse("tooLong", "The clause would be too long.", { max: CLAUSE_CHARS_MAX });
  }
  const behind = newRun(deciding, authorNow(deciding), closing);
  const before = newRun(deciding, authorNow(deciding), "[");
  const edits: Edit[] = [
    { kind: "insert", clauseId, at: end, runs: [behind] },
    { kind: "insert", clauseId, at: start, runs: [before] },
  ];
  const raised: Extract<OpinionEvent, { type: "bracketRaised" }> = {
    type: "bracketRaised",
    bracketId: bracketId(context.newId()),
    clauseId,
    ...owner,
    reservation: command.reservation ?? "",
    signs: [[before.client, before.clock], ...signsIn(behind, alternatives)],
    bracketed: `[${words}${closing}`,
    words: { hash: "", runs: [] },
  };
  return { events: [{ ...raised, words: actWords(stateAfter(deciding, [], edits), clauseId) }], edits };
}

/** Allows a bracket in a delegation's name only to those who may propose in it (rules B1, V2). */
function mayRaise(deciding: DecisionContext, { delegationId }: Raise): Refusal | null {
  const { context, opinion } = deciding;
  const { actor, rules, categoryOf } = context;
  const role = mayDo(actor, opinion.groupId, "raiseBracket");
  if (role !== null) return role;
  const isForAnother = typeof delegationId === "string" && delegationId !== actor.delegationId;
  // The maker needs the right to speak for its delegation, whosever the bracket becomes.
  const heard = takesPart(deciding) ? voiceOf(deciding, undefined) : null;
  if (heard?.refusal !== undefined) return heard.refusal;
  const category = isForAnother ? (categoryOf?.(delegationId) ?? null) : actor.category;
  const rights =
    heard?.voice.rights ?? (isForAnother && category !== null ? rules.categories[category] : null);
  if (rights?.mayPropose === false) {
    return refuse("notYourCategory", "This category does not propose in this forum.", {
      category: category ?? "",
    }).refusal;
  }
  return wordsStandStill(opinion.stage);
}

function takesPart({ context, opinion }: DecisionContext): boolean {
  const standing = standingOf(context.actor, opinion.groupId);
  return standing === "participant" || standing === "managementTeam";
}

type Owner = { readonly delegationId: DelegationId | null; readonly overObjection?: true };

/**
 * Returns the owner of a bracket: the named delegation, else the first one which told the room that it cannot accept
 * these words or earlier ones, else the maker (rule B7). An objection told to the lead alone makes no owner.
 */
function ownerOf(
  deciding: DecisionContext,
  { clauseId, delegationId }: Raise,
): Owner | { readonly refusal: Refusal } {
  const { context, opinion, words } = deciding;
  const { actor } = context;
  const own = takesPart(deciding) ? actor.delegationId : null;
  if (delegationId === null) return { delegationId: own };
  const hash = clauseHash(opinion, words, clauseId);
  const objecting = objectors(
    objectionsOn(opinion, { clauseId, hash })
      .filter(({ position }) => position.to === "room")
      .toSorted((a, b) => a.position.seq - b.position.seq),
  );
  const first = objecting[0];
  if (delegationId === undefined) {
    return first === undefined || (own !== null && objecting.includes(own))
      ? { delegationId: own }
      : { delegationId: first, overObjection: true };
  }
  if (delegationId === actor.delegationId) return { delegationId: own };
  if (objecting.includes(delegationId)) return { delegationId, overObjection: true };
  if (standingOf(actor, opinion.groupId) !== "secretariat") {
    return refuse("notYourRole", "The secretariat alone asks for a bracket for others.");
  }
  if (context.isDelegation?.(delegationId) === false) {
    return refuse("noSuchDelegation", "This delegation is not on the forum's list.");
  }
  return { delegationId };
}

/** The words to be bracketed, white space at their edges left outside. */
function selected(
  { from, to }: Raise,
  runs: readonly WordRun[],
): { readonly start: number; readonly end: number; readonly words: string } | { readonly refusal: Refusal } {
  const [first, last] = [offsetOf(from, runs), offsetOf(to, runs)];
  if (first === null || last === null)
    return refuse("noSuchPlace", "The place in the words is no longer there.");
  const text = textOf(runs);
  const words = text.slice(first, last).trim();
  if (words === "") return refuse("emptyWords", "Select the words that the bracket is to hold.");
  const start = first + text.slice(first, last).indexOf(words);
  const end = start + words.length;
  if (!isBalanced(words)) {
    return refuse("bracketsCross", "The selection holds one sign of a bracket and not the other.");
  }
  return { start, end, words };
}

/** The ids of the signs in what the server writes behind the bracketed words. */
function signsIn({ client, clock }: WordRun, alternatives: readonly string[]): readonly CharAt[] {
  const signs: CharAt[] = [[client, clock]];
  let next = clock + 1;
  for (const one of alternatives) {
    signs.push([client, next], [client, next + one.length + 1]);
    next += one.length + 2;
  }
  return signs;
}
