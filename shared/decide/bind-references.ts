import type { BoundReference } from "../opinion/bound-reference.ts";
import { standingReferences, unboundReferences } from "../checks/bound-references.ts";
import type { SingleCommand } from "../commands/commands.ts";
import { charsBetween } from "../clause/comment-place.ts";
import { mayCorrect, mayType } from "../standing/may-type.ts";
import { refuse } from "../refusal.ts";
import { clauseText } from "../clause/words.ts";
import { wordsRefusal } from "./consensus.ts";
import { type Decided, type DecisionContext, livingClause } from "./decision-context.ts";
import { numberIndexNow } from "./number-index.ts";

type Ask = Extract<SingleCommand, { type: "bindReferences" }>;

/** Binds words that name a clause by its number of today to that clause, whatever its number will be (rule E13). */
export function decideBindReferences(deciding: DecisionContext, command: Ask): Decided {
  const { opinion, words, context } = deciding;
  const { clauseId, references, hash } = command;
  const found = livingClause(opinion, clauseId);
  if (found.refusal !== undefined) return found;
  const { actor, rules } = context;
  const right = mayType({ actor, opinion, clause: found.clause, rules });
  if (right !== null && mayCorrect(actor, opinion) !== null) return { refusal: right };
  const changed = wordsRefusal(deciding, clauseId, hash);
  if (changed !== null) return { refusal: changed };
  const runs = words.get(clauseId) ?? [];
  const asked = { clauseId, runs };
  const text = clauseText(words, clauseId);
  const open = unboundReferences(asked, opinion.references, numberIndexNow(opinion, words));
  const bound: BoundReference[] = [];
  const taken = new Set<(typeof open)[number]>();
  for (const { from, to, target } of references) {
    const named = open.find((one) => one.start === from && one.end === to && one.target === target);
    // Bound once: a clean-up writes a number for each that is bound.
    if (named === undefined || taken.has(named)) {
      return refuse("noSuchReference", "These words do not name that clause by its number of today.", {
        clauseId: target,
      });
    }
    taken.add(named);
    const range = charsBetween(runs, { start: from, end: to });
    bound.push({ clauseId, range, words: text.slice(from, to), number: named.number, target });
  }
  const standing = standingReferences(asked, opinion.references).map(
    ({ start: _start, end: _end, ...one }) => one,
  );
  return { events: [{ type: "referencesBound", clauseId, references: [...standing, ...bound] }], edits: [] };
}
