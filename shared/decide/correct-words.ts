import { changesBetween } from "../text/changes.ts";
import type { ClauseId } from "../ids.ts";
import { clauseText, type Edit } from "../clause/words.ts";
import { authorNow, type DecisionContext, newRun } from "./decision-context.ts";

type Change = { readonly at: number; readonly removed: string; readonly added: string };

/** True if both have the same bracket signs in the same order. */
export const sameBrackets = (before: string, after: string): boolean =>
  before.replace(/[^[\]]/g, "") === after.replace(/[^[\]]/g, "");

/**
 * The fewest edits that make a clause read so: every character that stays keeps its author, and every bracket
 * sign its place. Both texts have the same bracket signs.
 */
export function correctingEdits(
  deciding: DecisionContext,
  clauseId: ClauseId,
  text: string,
): readonly Edit[] {
  // The last change first, so that the places of those before it stay right.
  return changesIn(clauseText(deciding.words, clauseId), text)
    .toReversed()
    .flatMap(({ at, removed, added }): Edit[] => [
      ...(removed === "" ? [] : [{ kind: "delete", clauseId, at, length: removed.length } as const]),
      ...(added === ""
        ? []
        : [
            {
              kind: "insert",
              clauseId,
              at,
              runs: [newRun(deciding, authorNow(deciding), added)],
            } as const,
          ]),
    ]);
}

function changesIn(before: string, after: string): readonly Change[] {
  const stretches = after.split(/[[\]]/);
  const changes: Change[] = [];
  let at = 0;
  for (const [i, stretch] of before.split(/[[\]]/).entries()) {
    changes.push(...changesInStretch(stretch, stretches[i] ?? "", at));
    at += stretch.length + 1;
  }
  return changes;
}

function changesInStretch(before: string, after: string, start: number): readonly Change[] {
  const changes: Change[] = [];
  let at = start;
  let removed = "";
  let added = "";
  const close = (): void => {
    if (removed !== "" || added !== "") changes.push(narrowed({ at, removed, added }));
    at += removed.length;
    removed = added = "";
  };
  for (const { kind, text } of changesBetween(before, after)) {
    if (kind === "removed") removed += text;
    if (kind === "added") added += text;
    if (kind === "same") {
      close();
      at += text.length;
    }
  }
  close();
  return changes;
}

/** Without the characters at both ends that stay; whole code points, never halves. */
function narrowed({ at, removed, added }: Change): Change {
  const from = Array.from(removed);
  const to = Array.from(added);
  let head = 0;
  while (head < from.length && head < to.length && from[head] === to[head]) head++;
  let tail = 0;
  while (
    tail < from.length - head &&
    tail < to.length - head &&
    from[from.length - 1 - tail] === to[to.length - 1 - tail]
  )
    tail++;
  return {
    at: at + from.slice(0, head).join("").length,
    removed: from.slice(head, from.length - tail).join(""),
    added: to.slice(head, to.length - tail).join(""),
  };
}
