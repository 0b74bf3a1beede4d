import type { Command } from "../commands/commands.ts";
import { type EndedMark, endedMarks, holdsMark } from "../document/ended-marks.ts";
import { documentOf, type OpinionDocument } from "../document/opinion-document.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Words } from "../clause/words.ts";
import { decide } from "./decide.ts";
import { type Context, isRefused, stateAfter } from "./decision-context.ts";

const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * Returns the marks that a command would end besides its own one, so that the page can warn first (rule C24). Returns
 * none if the command would be refused.
 */
export function marksEndedBy(
  read: {
    readonly opinion: Opinion;
    readonly words: Words;
    readonly document: Pick<OpinionDocument, "clauses">;
  },
  { command, context }: { readonly command: Command; readonly context: Context },
): readonly EndedMark[] {
  const { opinion, words, document } = read;
  if (!document.clauses.some(holdsMark)) return [];
  const decided = decide(opinion, words, { command, context });
  if (isRefused(decided) || decided.events.length === 0) return [];
  const then = stateAfter({ context, opinion, words, clocks: new Map() }, decided.events, decided.edits);
  const { clauses } = documentOf(then.opinion, then.words, { names: context.names ?? NO_NAMES, head: "" });
  return endedMarks(document.clauses, clauses).filter(({ how }) => how !== "reopened");
}
