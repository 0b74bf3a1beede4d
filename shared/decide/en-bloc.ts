import { clauseHashes } from "../opinion/canonical-text.ts";
import { readAloud } from "../text/read-aloud.ts";
import type { SingleCommand } from "../commands/commands.ts";
import type { ClauseId } from "../ids.ts";
import { STEP_CLAUSES_NAMED_MAX } from "../limits.ts";
import type { EnBlocMark } from "../events/text-event.ts";
import { clausesIn, objectorIn } from "../negotiation/open-matter.ts";
import { openMatters } from "../standing/open-matters.ts";
import { perClause } from "../standing/per-clause.ts";
import { mayDo } from "../people/permissions.ts";
import { hasWords } from "../text/plain-words.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { clauseText } from "../clause/words.ts";
import { type Decided, type DecisionContext, finalStageRefusal, livingClause } from "./decision-context.ts";
import { parkedRefusal } from "./park.ts";
import { objectorsIn } from "./stage-step.ts";
import { wayOfMark } from "./way-of-mark.ts";

type Ask = Extract<SingleCommand, { type: "agreeEnBloc" }>;

const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * The chair agrees to the whole text in one act (rule C27): each paragraph that is not agreed yet is named with the
 * hash of the words that were seen. One that changed, is missing or is objected to leaves all of them as they were.
 */
export function decideEnBloc(deciding: DecisionContext, command: Ask): Decided {
  const { opinion, words, context } = deciding;
  const role = mayDo(context.actor, opinion.groupId, "markAgreed") ?? finalStageRefusal(opinion);
  if (role !== null) return { refusal: role };
  // The schema asks for one: with none the page asks only whether the act is this person's at this stage.
  if (command.marks.length === 0) return { events: [], edits: [] };
  const open = openMatters(opinion, words, context.names ?? NO_NAMES);
  const notAgreed = new Set(clausesIn(open, ["notAgreed", "adReferendum"]));
  const asked = command.marks.filter(({ clauseId }) => notAgreed.has(clauseId));
  const wrong = seenRefusal(deciding, command) ?? missingRefusal(deciding, { command, notAgreed });
  if (wrong !== null) return { refusal: wrong };
  if (asked.length === 0) return refuse("alreadyMarked", "Every paragraph is agreed already.");
  const objections = open.filter((one) => objectorIn(one) !== null);
  if (objections.length > 0) {
    return refuse(
      "cannotAccept",
      "A delegation cannot accept words of this text, and nobody agrees to the whole text over that.",
      {
        ...objectorsIn(objections),
        clauses: clausesIn(objections, ["cannotAccept", "pending"])
          .slice(0, STEP_CLAUSES_NAMED_MAX)
          .join(", "),
      },
    );
  }
  const { reason } = command;
  const on = perClause(opinion);
  const marks: EnBlocMark[] = [];
  for (const { clauseId, hash } of asked) {
    const parked = parkedRefusal(opinion, { clauseId });
    if (parked !== null) return { refusal: parked };
    if (!isWorded(words, clauseId))
      return refuse("emptyWords", "A clause has no words to agree on.", { clauseId });
    const way = wayOfMark({ ...deciding, opinion: on(clauseId, hash) }, { clauseId, hash, reason });
    if (way.refusal !== undefined) return way;
    const { over, pending, reservations } = way.kept;
    marks.push({
      clauseId,
      text: clauseText(words, clauseId),
      wordsHash: hash,
      ...(over === undefined ? {} : { over: over.what }),
      ...(pending === undefined ? {} : { pending }),
      ...(reservations === undefined ? {} : { reservations }),
    });
  }
  const basis = command.basis ?? context.meeting?.() ?? "outside a meeting";
  const isOver = marks.some((one) => one.over !== undefined);
  return {
    events: [{ type: "agreedEnBloc", basis, reason: isOver ? (reason ?? "") : "", marks }],
    edits: [],
  };
}

/** Every clause that is named stands there with the very words that were seen (rule C2). */
function seenRefusal({ opinion, words }: DecisionContext, { marks }: Ask): Refusal | null {
  if (new Set(marks.map(({ clauseId }) => clauseId)).size !== marks.length)
    return refuse("unreadable", "Each paragraph is named once.").refusal;
  const hashes = clauseHashes(opinion, words);
  for (const { clauseId, hash } of marks) {
    if (hashes.get(clauseId) === hash) continue;
    const found = livingClause(opinion, clauseId);
    return found.refusal ?? changed(words, clauseId);
  }
  return null;
}

/** The whole text means the whole text: a paragraph that came in meanwhile was not seen. */
function missingRefusal(
  { words }: DecisionContext,
  { command, notAgreed }: { readonly command: Ask; readonly notAgreed: ReadonlySet<ClauseId> },
): Refusal | null {
  const named = new Set(command.marks.map(({ clauseId }) => clauseId));
  // One without words cannot be agreed to; adoption names it.
  const missing = [...notAgreed].find((id) => !named.has(id) && isWorded(words, id));
  return missing === undefined ? null : changed(words, missing);
}

const isWorded = (words: DecisionContext["words"], id: ClauseId): boolean =>
  hasWords(readAloud(clauseText(words, id)));

const changed = (words: DecisionContext["words"], clauseId: ClauseId): Refusal =>
  refuse("wordsChanged", "The words changed as you pressed; nothing was done.", {
    clauseId,
    text: clauseText(words, clauseId),
  }).refusal;
