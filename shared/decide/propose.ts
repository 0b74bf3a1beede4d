import { opinionLanguage } from "../checks/opinion-language.ts";
import { readAloud } from "../text/read-aloud.ts";
import type { Kind } from "../clause/clause.ts";
import { withoutClosingAt } from "../clause/closing.ts";
import type { SingleCommand } from "../commands/commands.ts";
import { type AuthorId, type ProposalId, proposalId } from "../ids.ts";
import { CLAUSE_CHARS_MAX, PROPOSALS_MAX } from "../limits.ts";
import { hasWords, seenWordsRefusal } from "../text/plain-words.ts";
import { delegationHere } from "../people/readers.ts";
import type { Draft } from "../negotiation/draft.ts";
import type { DraftOwner } from "../negotiation/draft-owner.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { belongingTo } from "./assign-proposals.ts";
import { wordsRefusal } from "./consensus.ts";
import { authorNow, type Decided, type DecisionContext, newRun } from "./decision-context.ts";
import { type Base, baseNow, rootOf, wordingOf } from "./proposal-base.ts";
import { draftHash, openDraft } from "./draft-proposal.ts";
import { proposalPlaceOf } from "./proposal-place.ts";
import {
  crowdedRefusal,
  foundProposal,
  ownShareRefusal,
  proposalStageRefusal,
  proposedWordsRefusal,
} from "./proponent.ts";
import { asSmallGroup, broughtBack, isOfSmallGroup } from "./huddle-draft.ts";
import { type Proposing, proposingAs } from "./proposing.ts";

type Propose = Extract<SingleCommand, { type: "propose" }>;

/** Submits a proposal: its words become a root of the Opinion under its id, closed to typing (rule V1). */
export function decidePropose(asked: DecisionContext, command: Propose): Decided {
  const found = command.draftId === undefined ? null : openDraft(asked, command.draftId);
  if (found?.refusal !== undefined) return found;
  const draft = found?.draft ?? null;
  const timed = draft === null ? asked : asReceived(asked, draft, command);
  if ("refusal" in timed) return timed;
  return submit(timed, command, draft);
}

/**
 * The words of a file that came in while the window was open count from its receipt, unchanged: who changes them
 * afterwards submits words that were not received in time (rule X32).
 */
function asReceived(
  deciding: DecisionContext,
  { id, clauseKind, received }: Draft,
  command: Propose,
): DecisionContext | { readonly refusal: Refusal } {
  const { context } = deciding;
  const isOpen = context.rules.textOpen || context.rules.commentsOpen;
  if (received === undefined) return deciding;
  const { wordsHash, ...receipt } = received;
  const words =
    context
      .draftRuns?.(id)
      ?.map(({ text }) => text)
      .join("") ??
    command.text ??
    "";
  const isUnchanged = draftHash(clauseKind, words) === wordsHash;
  if (isUnchanged)
    return {
      ...deciding,
      context: {
        ...context,
        received: receipt,
        rules: isOpen ? context.rules : (context.rulesAt?.(receipt.at) ?? context.rules),
      },
    };
  return isOpen
    ? deciding
    : refuse(
        "notAsReceived",
        "These words were changed since their file was received, and the window is closed.",
      );
}

function submit(deciding: DecisionContext, command: Propose, draft: Draft | null): Decided {
  const { context, opinion } = deciding;
  const who = proponentOf(deciding, command, draft);
  if ("refusal" in who) return who;
  const stage = proposalStageRefusal(deciding);
  if (stage !== null) return { refusal: stage };
  if (opinion.negotiation.proposals.length >= PROPOSALS_MAX) {
    return refuse("tooMany", "The Opinion has as many proposals as it takes.", { max: PROPOSALS_MAX });
  }
  const share = ownShareRefusal(deciding, who);
  if (share !== null) return { refusal: share };
  const place = proposalPlaceOf(deciding, command);
  if ("refusal" in place) return place;
  const base = baseNow(deciding, place);
  if (base === null) return refuse("clauseRemoved", "The clause of the proposal is no longer there.");
  const changed = seenRefusal(deciding, place, command.hash);
  if (changed !== null) return { refusal: changed };
  // For a dry run the page sends the draft's words along.
  const written = draft === null ? null : (context.draftRuns?.(draft.id) ?? null);
  const given = written ?? [{ text: command.text ?? "", by: authorNow(deciding) }];
  const words = asWordsOf(opinion, place.clauseKind, given);
  const text = words.map((one) => one.text).join("");
  const wrong =
    crowdedRefusal(deciding, { ...place, proponent: who.proponent }, text) ??
    wrongWords(place.kind, base, text);
  if (wrong !== null) return { refusal: wrong };
  const contribution =
    command.contributionId === undefined
      ? null
      : belongingTo(deciding, command.contributionId, who.proponent);
  if (contribution !== null && "refusal" in contribution) return contribution;
  const id = command.draftId ?? proposalId(context.newId());
  const runs = words.map(({ text, by }) => newRun(deciding, by, text));
  const { symbol, proponent, onWordOf, named } = who;
  return {
    events: [
      {
        type: "proposalSubmitted",
        proposalId: id,
        ...place,
        serial: nextSerial(deciding, symbol),
        symbol,
        proponent,
        reason: command.reason ?? "",
        language:
          command.language ?? draft?.language ?? opinionLanguage(deciding.opinion, deciding.words) ?? "en",
        ...(onWordOf === null ? {} : { onWordOf }),
        ...(contribution === null ? {} : { contribution }),
        ...(context.received === undefined ? {} : { received: context.received }),
        wording: wordingOf(place.kind, base, runs),
      },
      // Each is a member from when it says so (rule V8).
      ...named.map(
        (delegationId) => ({ type: "coSponsorAsked", proposalId: id, delegationId, asMember: true }) as const,
      ),
      ...broughtBack(deciding, who, id),
    ],
    edits: [{ kind: "makeRoot", clauseId: rootOf(id), runs }],
  };
}

function proponentOf(
  deciding: DecisionContext,
  command: Propose,
  draft: Draft | null,
): Proposing | { readonly refusal: Refusal } {
  if (draft !== null && isOfSmallGroup(draft.owner) && command.as === undefined) {
    const own = proposingAs(deciding, { as: undefined, for: command.for });
    return "refusal" in own ? own : asSmallGroup(deciding, draft.owner, own);
  }
  const as = draft === null ? command.as : submittedAs(deciding, draft.owner, command.as);
  return typeof as === "object" && "refusal" in as ? as : proposingAs(deciding, { as, for: command.for });
}

/** A draft is submitted in the name in which it was written; a delegation's own, for a group that it coordinates, too. */
function submittedAs(
  { context, opinion }: DecisionContext,
  owner: DraftOwner,
  as: Propose["as"],
): Propose["as"] | { readonly refusal: Refusal } {
  switch (owner.kind) {
    case "delegation":
      return as;
    case "office":
      if (as === undefined || as === "office") return "office";
      break;
    case "group": {
      const { symbol, name, members, coordinator } = owner;
      if (delegationHere(context.actor, opinion.groupId) !== coordinator) {
        return refuse("notProponent", "The delegation that coordinates the group submits its draft.");
      }
      if (as === undefined) return { symbol, name, members: [...members] };
    }
  }
  return refuse("kindForbids", "A draft is submitted in the name in which it was written.");
}

/** The next number of a proponent; in a batch each proposal counts on from the one before it. */
function nextSerial({ context, opinion }: DecisionContext, symbol: string): number {
  const here = opinion.negotiation.proposals.flatMap((one) => (one.symbol === symbol ? [one.serial] : []));
  return Math.max(context.nextSerial?.(symbol) ?? 1, ...here.map((serial) => serial + 1));
}

/** Null when what it is made against reads as the person saw it. */
function seenRefusal(
  deciding: DecisionContext,
  { kind, clauseId, on }: { kind: string; clauseId: Propose["clauseId"]; on: ProposalId | null },
  hash: string | undefined,
): Refusal | null {
  if (on === null) return kind === "add" || clauseId === null ? null : wordsRefusal(deciding, clauseId, hash);
  const target = foundProposal(deciding, on);
  return target.refusal ?? proposedWordsRefusal(target.proposal, hash);
}

type Written = { readonly text: string; readonly by: AuthorId };

function asWordsOf(
  opinion: Pick<DecisionContext["opinion"], "kind">,
  kind: Kind,
  written: readonly Written[],
): readonly Written[] {
  let left = withoutClosingAt(kind, written.map((one) => one.text).join(""), opinion).length;
  const words: Written[] = [];
  for (const one of written) {
    const kept = one.text.slice(0, left);
    left -= kept.length;
    if (kept !== "") words.push({ ...one, text: kept });
  }
  return words;
}

/** Null for words that a proposal of this kind may have against this base. */
export function wrongWords(kind: Propose["kind"], base: Base, text: string): Refusal | null {
  if (kind === "delete" || kind === "keep") {
    return text === ""
      ? null
      : refuse("kindForbids", "A proposal to delete or keep has no text of its own.").refusal;
  }
  const plain = seenWordsRefusal(text);
  if (plain !== null) return plain;
  if (!hasWords(text)) return refuse("emptyWords", "The proposal has no words.").refusal;
  if (text.length > CLAUSE_CHARS_MAX) {
    return refuse("tooLong", "The proposal is too long.", { max: CLAUSE_CHARS_MAX }).refusal;
  }
  return readAloud(text) === readAloud(base.text)
    ? refuse("nothingToDo", "The proposal reads as what it would change.").refusal
    : null;
}
