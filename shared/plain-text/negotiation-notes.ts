import type { DraftText, Unplaced } from "./draft-text.ts";
import { isNote } from "./text-paragraphs.ts";

/**
 * What a text under negotiation says beside its words, in words for whoever imports it: an import marks nothing
 * (rule B6), so what was agreed and what is pending is told and not done.
 */
export function negotiationNotes(source: string, draft: DraftText): readonly Unplaced[] {
  const said: Unplaced[] = [];
  const lines = source.split(/\r\n|\r|\n/u);
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first >= 0 && lines[first]!.trim().startsWith("SOURCE:"))
    said.push({
      line: first + 1,
      message: `where the text came from is left out: "${lines[first]!.trim()}"`,
    });
  for (const { kind, text } of draft.clauses) {
    const line = lineOf(lines, text);
    if (kind === "note" && isNote(text)) {
      said.push({ line, message: `kept as a note: "${text}"` });
      if (/\bagreed\b/iu.test(text))
        said.push({
          line,
          message:
            "the note says what was agreed; an import marks nothing: mark these clauses by hand, with that basis",
        });
      continue;
    }
    for (const [pending, what] of text.matchAll(/\((?:agreed )?pending ([^()]+)\)/giu))
      said.push({
        line,
        message: `"${pending}" is kept as words: the clause waits for ${what}; say so when it is marked, as agreed pending that clause`,
      });
    const stray = strays(text);
    if (stray > 0)
      said.push({ line, message: `${stray} bracket ${stray === 1 ? "sign has" : "signs have"} no partner` });
  }
  return said.toSorted((a, b) => a.line - b.line);
}

/** The line that holds the beginning of a clause's words; 1 where none does. */
export function lineOf(lines: readonly string[], text: string): number {
  const beginning = text.slice(0, 30);
  return (
    Math.max(
      lines.findIndex((line) => line.replace(/\s+/gu, " ").includes(beginning)),
      0,
    ) + 1
  );
}

/** Signs without a partner. */
function strays(text: string): number {
  let open = 0;
  let closing = 0;
  for (const sign of text) {
    if (sign === "[") open += 1;
    else if (sign === "]" && open > 0) open -= 1;
    else if (sign === "]") closing += 1;
  }
  return open + closing;
}
