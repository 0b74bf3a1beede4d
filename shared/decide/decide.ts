import type { Command, SingleCommand } from "../commands/commands.ts";
import type { OpinionEvent } from "../events/event.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Refusal } from "../refusal.ts";
import type { Edit, Words } from "../clause/words.ts";
import { objectorsAsked } from "./close-objection.ts";
import { decideOne } from "./deciders.ts";
import {
  type Context,
  type Decided,
  type Decision,
  type DecisionContext,
  isRefused,
  stateAfter,
} from "./decision-context.ts";
import { openCall } from "../negotiation/call.ts";
import { forumClosedRefusal } from "../people/permissions.ts";
import { silencesCancelled } from "./silence.ts";
import { reportRefusal } from "./in-report.ts";
import { followBase } from "./follow-base.ts";
import { calledWordsRefusal } from "../standing/held-for-call.ts";

/** Commands decided without a look at the words of proposals. */
const ON_TEXT: ReadonlySet<SingleCommand["type"]> = new Set([
  "addClause",
  "splitClause",
  "joinClauses",
  "moveClause",
  "removeClause",
  "restoreClause",
  "changeKind",
  "correctClause",
]);

/**
 * Decides a command: the entries and edits it leads to, or a refusal with its reason. Pure: the same
 * record, words, command and context give the same decision. A batch is all or none.
 */
export function decide(
  opinion: Opinion,
  words: Words,
  asked: { command: Command; context: Context },
): Decided {
  const closed = forumClosedRefusal(asked.context.rules);
  if (closed !== null) return { refusal: closed };
  const commands = asked.command.type === "batch" ? asked.command.commands : [asked.command];
  let deciding: DecisionContext = { context: asked.context, opinion, words, clocks: new Map() };
  const events: OpinionEvent[] = [];
  const edits: Edit[] = [];
  const take = (decision: Decision): void => {
    deciding = stateAfter(deciding, decision.events, decision.edits);
    events.push(...decision.events);
    edits.push(...decision.edits);
  };
  // Proposals follow at once where the next command may speak of them, else when a row of acts on the text is done.
  let row: Decision = { events: [], edits: [] };
  for (const [i, command] of commands.entries()) {
    const refused = reportRefusal(opinion, command, asked.context);
    if (refused !== null) return { refusal: refused };
    const decided = decideOne(deciding, command);
    if (isRefused(decided)) return decided;
    take(decided);
    row = { events: [...row.events, ...decided.events], edits: [...row.edits, ...decided.edits] };
    // The decision has restored its proposals itself: they need not follow the text again.
    if (command.type === "takeBack") {
      row = { events: [], edits: [] };
      continue;
    }
    const next = commands[i + 1];
    if (next !== undefined && ON_TEXT.has(command.type) && ON_TEXT.has(next.type)) continue;
    take(followBase(deciding, row));
    row = { events: [], edits: [] };
  }
  const held = calledWordsRefusal(deciding.opinion, deciding.words);
  if (held !== null) return { refusal: held };
  return { events: [...events, ...silencesCancelled(deciding), ...objectorsAsked(deciding)], edits };
}

/**
 * Refusal of a command, without its effects for others: the page tries all that it offers at each change of the
 * words, and three hundred proposals need not be compared for that.
 */
export function refusalOf(
  opinion: Opinion,
  words: Words,
  { command, context }: { command: SingleCommand; context: Context },
): Refusal | null {
  const closed = forumClosedRefusal(context.rules);
  if (closed !== null) return closed;
  const elsewhere = reportRefusal(opinion, command, context);
  if (elsewhere !== null) return elsewhere;
  const deciding: DecisionContext = { context, opinion, words, clocks: new Map(), isDryRun: true };
  const decided = decideOne(deciding, command);
  if (isRefused(decided)) return decided.refusal;
  // Nobody is offered what the call would refuse once it was asked (rule I17).
  if (openCall(opinion) === null) return null;
  const after = stateAfter(deciding, decided.events, decided.edits);
  return calledWordsRefusal(after.opinion, after.words);
}
