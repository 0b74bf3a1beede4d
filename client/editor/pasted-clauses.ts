import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { ItemForm } from "../../shared/clause/clause.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { BATCH_COMMANDS_MAX } from "../../shared/limits.ts";
import type { KindWish } from "../../shared/opinion/next-kind.ts";
import { toPlainWords } from "../../shared/text/plain-words.ts";
import { readText } from "../../shared/plain-text/read-text.ts";
import { withoutClosing } from "../../shared/clause/closing.ts";

export type PastedClause = KindWish & { readonly text: string; readonly form?: ItemForm };

/**
 * Pasted paragraphs as clauses: numbers fall away and verbs are known where the text has the form of an
 * Opinion; everything else is of the kind of the clause it was pasted into.
 */
export function pastedClauses(paragraphs: readonly string[], into: KindWish): readonly PastedClause[] {
  const source = paragraphs.map(toPlainWords);
  const { clauses } = readText(source.join("\n\n")).draft;
  const structured =
    clauses.some((clause) => clause.kind === "verb") || paragraphs.some((line) => NUMBERED.test(line));
  if (!structured) return source.map((text) => ({ ...into, text: withoutClosing(text) }));
  return clauses
    .filter((clause) => clause.text !== "")
    .map(({ kind, level, text, form }) =>
      kind === "title" || kind === "opening"
        ? { ...into, text }
        : {
            kind,
            text,
            ...(kind === "operative" || kind === "subItem" ? { level } : {}),
            ...(form === undefined ? {} : { form }),
          },
    );
}

const NUMBERED = /^\s*(?:[a-z]{1,3}\)|\d+(?:\.\d+)*[.)]?|[ivx]+\))\s/u;

/** The commands that add them behind a clause: all are asked at once, so the last goes first. */
export const addCommands = (
  clauses: readonly PastedClause[],
  after: ClauseId | null,
): readonly SingleCommand[] =>
  clauses
    .slice(0, BATCH_COMMANDS_MAX - 1)
    .map((clause): SingleCommand => ({ type: "addClause", after, ...clause }))
    .toReversed();
