import { withoutClosing } from "../clause/closing.ts";
import { isItem } from "../clause/clause.ts";
import { fileName } from "../text/file-name.ts";
import type { SingleCommand } from "../commands/commands.ts";
import { mayDo } from "../people/permissions.ts";
import { plainWordsRefusal } from "../text/plain-words.ts";
import { refuse } from "../refusal.ts";
import { draftedIn } from "../checks/drafted-language.ts";
import type { Decided, DecisionContext } from "./decision-context.ts";

type Ask = Extract<SingleCommand, { type: "keepLanguageVersion" }>;

/** A translation of a base text: its words change nothing of the text, which prevails (rule X36). */
export function decideLanguageVersion({ opinion, context }: DecisionContext, command: Ask): Decided {
  const right = mayDo(context.actor, opinion.groupId, "keepTranslation");
  if (right !== null) return { refusal: right };
  const { type: _type, clauses, ...rest } = command;
  const base = opinion.baseTexts.find(({ n }) => n === rest.baseText);
  if (base === undefined) return refuse("noSuchText", "There is no such base text.");
  const own = opinion.language ?? draftedIn(base);
  if (own === rest.language)
    return refuse("kindForbids", "The base text is in this language itself.", { kind: own });
  const known = new Map(base.clauses.map((clause) => [clause.id, clause]));
  const seen = new Set<string>();
  const kept = [];
  for (const { clauseId, text } of clauses) {
    const clause = known.get(clauseId);
    if (clause === undefined || seen.has(clauseId))
      return refuse("noSuchClause", "Each clause of the base text is translated once.", { clauseId });
    seen.add(clauseId);
    const words = plainWordsRefusal(text);
    if (words !== null) return { refusal: words };
    const isClosed = isItem(clause.kind) || clause.kind === "opening";
    kept.push({ clauseId, text: isClosed ? withoutClosing(text) : text.trim() });
  }
  const name = fileName(rest.name);
  return { events: [{ type: "languageVersionKept", ...rest, name, clauses: kept }], edits: [] };
}
