import { frozenBrackets, type FrozenClause } from "../opinion/base-text.ts";
import { clauseHashes, opinionHash } from "../opinion/canonical-text.ts";
import type { SingleCommand } from "../commands/commands.ts";
import { BASE_TEXTS_MAX } from "../limits.ts";
import type { Lapsed } from "../events/text-event.ts";
import { threadsOf } from "../negotiation/comment.ts";
import { openMatters } from "../standing/open-matters.ts";
import { findProposal, isRunning } from "../negotiation/proposal.ts";
import { numbersOf } from "../opinion/numbering.ts";
import { baseTextNumber, livingClauses, type Opinion } from "../opinion/opinion.ts";
import { mayDo } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { clauseText } from "../clause/words.ts";
import type { Decided, DecisionContext } from "./decision-context.ts";
import { openInEntry, stepRefusal } from "./stage-step.ts";

type Ask = Extract<SingleCommand, { type: "consolidate" }>;

const NO_NAMES: ReadonlySet<string> = new Set();

/** Freezes base text n: numbers, words, brackets and hashes; locks every clause (rule S2). */
export function decideConsolidate(deciding: DecisionContext, command: Ask): Decided {
  const { opinion, words } = deciding;
  const role = mayDo(deciding.context.actor, opinion.groupId, "consolidate");
  if (role !== null) return { refusal: role };
  if (opinion.stage !== "drafting" && opinion.stage !== "consolidated") {
    return refuse("stageOrder", "A base text is made from a text in drafting.", { stage: opinion.stage });
  }
  const living = livingClauses(opinion);
  if (living.length === 0) return refuse("emptyWords", "There is no clause to consolidate.");
  if (opinion.baseTexts.length >= BASE_TEXTS_MAX) {
    return refuse("tooManyBaseTexts", "The Opinion has as many base texts as it can.", {
      max: BASE_TEXTS_MAX,
    });
  }
  const hashes = clauseHashes(opinion, words);
  const hash = opinionHash(opinion, words);
  if (command.hash !== undefined && command.hash !== hash) {
    return refuse("wordsChanged", "The text changed as you pressed; nothing was done.");
  }
  const wrong = lapseRefusal(opinion, command);
  if (wrong !== null) return { refusal: wrong };
  const numbers = numbersOf(opinion);
  const clauses = living.map((clause): FrozenClause => ({
    id: clause.id,
    kind: clause.kind,
    level: clause.level,
    number: numbers.get(clause.id) ?? "",
    hash: hashes.get(clause.id)!,
    text: clauseText(words, clause.id),
    brackets: frozenBrackets(opinion, words, clause.id),
  }));
  // Pressed twice, or by two people: one text is frozen once (rule S14).
  const last = opinion.baseTexts.at(-1);
  if (
    opinion.stage === "consolidated" &&
    last !== undefined &&
    (command.lapse ?? []).length === 0 &&
    JSON.stringify(last.clauses) === JSON.stringify(clauses)
  ) {
    return refuse("alreadyBaseText", "The text stands as the last base text, word for word.", {
      baseText: last.n,
    });
  }
  const isReasoned = deciding.isDryRun === true && command.reason !== undefined;
  const open = isReasoned ? [] : openMatters(opinion, words, deciding.context.names ?? NO_NAMES);
  const unsaid = stepRefusal({ to: "consolidated", open, reason: command.reason });
  if (unsaid !== null) return { refusal: unsaid };
  const settled = living.map((clause) => ({
    clauseId: clause.id,
    words: { hash: hashes.get(clause.id)!, runs: words.get(clause.id) ?? [] },
  }));
  const lapsed: readonly Lapsed[] = command.lapse ?? [];
  const baseText = baseTextNumber(opinion) + 1;
  return {
    events: [
      {
        type: "consolidated",
        baseText,
        name: command.name ?? "",
        wordsHash: hash,
        clauses,
        settled,
        lapsed,
        movedOn: movedOn(opinion, lapsed),
        ...(command.reason === undefined ? {} : { reason: command.reason }),
        ...openInEntry(open),
      },
    ],
    edits: [],
  };
}

/**
 * Open matters when a base text is made, as far as all may read them: threads told to some are in no list (rule S15).
 */
export function openAtBaseText({ negotiation }: Opinion): {
  readonly proposals: Opinion["negotiation"]["proposals"];
  readonly threads: Opinion["negotiation"]["comments"];
} {
  const threads = threadsOf(negotiation.comments).map(({ first }) => first);
  return {
    proposals: negotiation.proposals.filter(isRunning),
    threads: threads.filter(({ to, resolved }) => to === "room" && resolved === null),
  };
}

/** Everything that is open moves on, or is named with the reason why it lapses; what waits for a review is named either way. */
function lapseRefusal(opinion: Opinion, { lapse = [], moveOn = [] }: Ask): Refusal | null {
  const open = openAtBaseText(opinion);
  const proposals = [...lapse.flatMap((one) => ("proposalId" in one ? [one.proposalId] : [])), ...moveOn];
  const threads = lapse.flatMap((one) => ("commentId" in one ? [one.commentId] : []));
  if (new Set(proposals).size !== proposals.length || new Set(threads).size !== threads.length) {
    return refuse("unreadable", "A matter stays open or is closed: name it once.").refusal;
  }
  for (const id of proposals) {
    const proposal = findProposal(opinion.negotiation, id);
    if (proposal === undefined)
      return refuse("noSuchProposal", "There is no such proposal in this Opinion.").refusal;
    if (!isRunning(proposal)) {
      return refuse("proposalEnded", "This proposal has come to its end already.", {
        fate: proposal.fate.kind,
      }).refusal;
    }
  }
  for (const id of threads) {
    // The same answer for a thread that the room may not read: the refusal tells nothing of it (rule Q7).
    if (!open.threads.some((one) => one.id === id))
      return refuse("noSuchComment", "There is no such open thread that everyone may read.").refusal;
  }
  const unanswered = open.proposals.find((one) => one.review !== null && !proposals.includes(one.id));
  return unanswered === undefined
    ? null
    : refuse("reviewUnanswered", "A proposal waits for a review: say if it stays open or is closed.", {
        proposalId: unanswered.id,
      }).refusal;
}

function movedOn(opinion: Opinion, lapsed: readonly Lapsed[]) {
  const { proposals, threads } = openAtBaseText(opinion);
  return {
    proposals: proposals.map(({ id }) => id).filter((id) => !lapsed.some((one) => one.proposalId === id)),
    threads: threads.map(({ id }) => id).filter((id) => !lapsed.some((one) => one.commentId === id)),
  };
}
