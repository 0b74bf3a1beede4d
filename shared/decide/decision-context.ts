import { clauseHash } from "../opinion/canonical-text.ts";
import type { Clause } from "../clause/clause.ts";
import type { Contribution } from "../negotiation/contribution.ts";
import type {
  AuthorId,
  ClauseId,
  ContributionId,
  DelegationId,
  MeetingId,
  NewId,
  OpinionId,
  ProposalId,
  UserId,
} from "../ids.ts";
import type { SingleCommand } from "../commands/commands.ts";
import { type OpinionEvent, type Recorded } from "../events/event.ts";
import { FINAL_STAGES, findClause, type Opinion } from "../opinion/opinion.ts";
import type { Receipt } from "../negotiation/receipt.ts";
import type { Category, Participant } from "../people/participant.ts";
import type { Rules } from "../people/permissions.ts";
import { applyEvent } from "../events/apply-event.ts";
import { type Refusal, refuse } from "../refusal.ts";
import {
  type ActWords,
  applyEdits,
  type Edit,
  type MovedRange,
  type WordRun,
  type Words,
} from "../clause/words.ts";

/** Surroundings of a command: its actor, the time, and sources of ids that come in from outside. */
export type Context = {
  readonly actor: Participant;
  /** Milliseconds since 1970, the server's clock. */
  readonly at: number;
  /** Of the file that is taken up, where it came in earlier: its instant counts for the windows (rule X7). */
  readonly received?: Receipt;
  readonly newId: NewId;
  readonly rules: Rules;
  /** Those of an earlier instant; absent where a command needs none. */
  readonly rulesAt?: (at: number) => Rules;
  /** The meeting that is open for this Opinion, by its name; null: none is; absent where the page only tries out. */
  readonly meeting?: () => string | null;
  /** Its id; null: none is open, or it is suspended; absent where the page only tries out. */
  readonly meetingId?: () => MeetingId | null;
  /** Attending delegations without a page that showed the words of the open call; absent where the page only tries out. */
  readonly away?: () => readonly DelegationId[];
  /** True for a delegation on the forum's list; absent where the page only tries out. */
  readonly isDelegation?: (id: DelegationId) => boolean;
  /** Tells if somebody of a delegation takes part now; absent where the page only tries out. */
  readonly isPresent?: (id: DelegationId) => boolean;
  /** Every delegation of the forum, in its order; absent where the page only tries out. */
  readonly delegations?: () => readonly DelegationId[];
  /** A delegation's symbol on the forum's list; absent where the page only tries out. */
  readonly symbolOf?: (id: DelegationId) => string | null;
  /** Symbols and names of delegations, lower case: no group takes one, and a bracket that holds only names counts nothing. */
  readonly names?: ReadonlySet<string>;
  /** The next number that a proponent has, where it counts beyond this Opinion. */
  readonly nextSerial?: (symbol: string) => number;
  /** A paper that was registered; absent where the page only tries out. */
  readonly contributionOf?: (
    id: ContributionId,
  ) => (Pick<Contribution, "number" | "from"> & Partial<Contribution>) | null;
  /** The words of a draft, which is a document of its own, and who wrote them; null where there is none. */
  readonly draftRuns?: (id: ProposalId) => readonly { readonly text: string; readonly by: AuthorId }[] | null;
  /** The words of a clause in an earlier state; null where it was not there; absent where the page only tries out. */
  readonly wordsThen?: (id: ClauseId, seq: number) => readonly WordRun[] | null;
  /** Category of a delegation on the forum's list; absent where the page only tries out. */
  readonly categoryOf?: (id: DelegationId) => Category | null;
  /** Returns a person as they are, or were at a seq of the forum; absent if the page only tries out. */
  readonly personAt?: (id: UserId, forumSeq?: number) => Participant | null;
  /** Another Opinion as all may read it; null where there is none, or it is not open. */
  readonly neighbour?: (id: OpinionId) => Neighbour | null;
  /** Returns the author as whom a person writes, or wrote at a seq of the forum; absent if the page only tries out. */
  readonly authorAt?: (user: UserId, forumSeq?: number) => AuthorId;
  /** The client id under which the server writes an author's words. */
  readonly serverClientOf: (author: AuthorId) => number;
  readonly authorOf: (client: number) => AuthorId | null;
  /** An act of the last seconds, by the place of its first entry; absent where the page only tries out. */
  readonly doneAct?: (seq: number) => DoneAct | null;
  /** The first free clock of a client id in the Y.Doc. */
  readonly nextClock: (client: number) => number;
};

/** Effects of a command: events for the event log, and words that the server itself writes. */
export type Decision = { readonly events: readonly OpinionEvent[]; readonly edits: readonly Edit[] };
export type Decided = Decision | { readonly refusal: Refusal };

/** The command of this type, or of one of these. */
export type CommandOf<Type extends SingleCommand["type"]> = Extract<SingleCommand, { type: Type }>;

/** Decides one command. Each command has one, in the table of its file; `deciders.ts` joins the tables. */
export type Deciders<Type extends SingleCommand["type"]> = {
  readonly [One in Type]: (deciding: DecisionContext, command: CommandOf<One>) => Decided;
};

export const isRefused = (decided: Decided): decided is { readonly refusal: Refusal } => "refusal" in decided;

/** The record and words while one command, or a batch, is being decided. Grows act by act. */
export type DecisionContext = {
  readonly context: Context;
  readonly opinion: Opinion;
  readonly words: Words;
  /** Asks for the refusal alone: what only an entry would hold need not be made. */
  readonly isDryRun?: true;
  /** Clocks that copies of this command have used up. */
  readonly clocks: Map<number, number>;
};

/** The state after some events, with provisional seqs: the room gives the real ones. */
export function stateAfter(
  deciding: DecisionContext,
  events: readonly OpinionEvent[],
  edits: readonly Edit[] = [],
): DecisionContext {
  let opinion = deciding.opinion;
  for (const event of events) {
    const entry: Recorded = {
      ...event,
      seq: opinion.seq + 1,
      at: deciding.context.at,
      by: deciding.context.actor.id,
    };
    opinion = applyEvent(opinion, entry);
  }
  return { ...deciding, opinion, words: applyEdits(deciding.words, edits) };
}

export const actWords = (deciding: DecisionContext, id: ClauseId): ActWords => ({
  hash: clauseHash(deciding.opinion, deciding.words, id),
  runs: deciding.words.get(id) ?? [],
});

/**
 * Words copied run by run under the server's client id for their author, so that authorship is always read
 * from the client id; with the map from the old characters to the new ones (rule W5).
 */
export function copyRuns(
  deciding: DecisionContext,
  runs: readonly WordRun[],
): { readonly runs: readonly WordRun[]; readonly moved: readonly MovedRange[] } {
  const copies: WordRun[] = [];
  const moved: MovedRange[] = [];
  for (const run of runs) {
    const author = deciding.context.authorOf(run.client) ?? authorNow(deciding);
    const copy = newRun(deciding, author, run.text);
    copies.push(copy);
    moved.push({ from: [run.client, run.clock, run.text.length], to: [copy.client, copy.clock] });
  }
  return { runs: copies, moved };
}

/** As whom the actor writes. */
export const authorNow = ({ context: { actor, authorAt } }: DecisionContext): AuthorId =>
  authorAt?.(actor.id) ?? actor.id;

/** New words under the server's client id for their author. */
export function newRun(deciding: DecisionContext, author: AuthorId, text: string): WordRun {
  const client = deciding.context.serverClientOf(author);
  const clock = deciding.clocks.get(client) ?? deciding.context.nextClock(client);
  deciding.clocks.set(client, clock + text.length);
  return { text, client, clock };
}

/** A clause that is there and not removed, or why not. */
export function livingClause(
  opinion: Opinion,
  id: ClauseId,
): { readonly clause: Clause; readonly refusal?: undefined } | { readonly refusal: Refusal } {
  const clause = findClause(opinion, id);
  if (clause === undefined)
    return refuse("noSuchClause", "There is no such clause in this Opinion.", { clauseId: id });
  if (clause.removed !== null) {
    return refuse("clauseRemoved", "The clause was removed.", {
      at: clause.removed.at,
      by: clause.removed.by,
    });
  }
  return { clause };
}

/** Refuses the first of these delegations that is not on the forum's list, where that is known. */
export function delegationRefusal(
  { isDelegation }: Pick<Context, "isDelegation">,
  ids: readonly DelegationId[],
): Refusal | null {
  const unknown = ids.find((id) => isDelegation?.(id) === false);
  if (unknown === undefined) return null;
  return refuse("noSuchDelegation", "There is no such delegation on the forum's list.", { symbol: unknown })
    .refusal;
}

/** In a final stage the text is history: nothing is marked, locked, settled or handed over (rule S6). */
export const finalStageRefusal = (opinion: Opinion): Refusal | null =>
  FINAL_STAGES.includes(opinion.stage)
    ? refuse("stageForbids", "The Opinion has come to its end; take it back a stage first.", {
        stage: opinion.stage,
      }).refusal
    : null;

/** Record and words at one instant. */
export type ActState = { readonly opinion: Opinion; readonly words: Words };

/** An act that was just done, with what it found and what it left (rule C49). */
export type DoneAct = {
  readonly by: AuthorId;
  readonly at: number;
  readonly first: number;
  readonly last: number;
  readonly events: readonly OpinionEvent[];
  readonly before: ActState;
  readonly after: ActState;
};

/** Another Opinion of the forum, as all may read it at this moment. */
export type Neighbour = {
  readonly opinion: Opinion;
  readonly words: Words;
  readonly authorOf: (client: number) => AuthorId | null;
};
