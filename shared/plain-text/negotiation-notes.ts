import type { DraftText, Unplaced } from "./draft-text.ts";
import { isNote } from "./text-paragraphs.ts";

/**
 * Tells an importer what a text under negotiation says beside its words: an import marks nothing (rule B10), so what
 * was agreed and what is pending is told and not done.
 */
export function negotiationNotes(source: string, draft: DraftText): readonly Unplaced[] {
  const said: Unplaced[] = [];
  const lines = source.split(/\r\n|\r|\n/u);
  const lineOf = openLineFinder(lines);
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first >= 0 && lines[first]!.trim().startsWith("SOURCE:"))
    said.push({
      line: first + 1,
      message: `where the text came from is left out: "${lines[first]!.trim()}"`,
    });
  for (const { kind, text } of draft.clauses) {
    if (kind === "note" && isNote(text)) {
      const line = lineOf(text);
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
        line: lineOf(text),
        message: `"${pending}" is kept as words: the clause waits for ${what}; say so when it is marked, as agreed pending that clause`,
      });
    const stray = strays(text);
    if (stray > 0)
      said.push({
        line: lineOf(text),
        message: `${stray} bracket ${stray === 1 ? "sign has" : "signs have"} no partner`,
      });
  }
  return said.toSorted((a, b) => a.line - b.line);
}

/**
 * Tells the line that holds the beginning of a clause's words; 1 where none does. Clauses are asked for in their order
 * mostly, so it looks from the last one on.
 */
export function openLineFinder(lines: readonly string[]): (text: string) => number {
  const folded = lines.map((line) => line.replace(/\s+/gu, " "));
  let last = 0;
  return (text) => {
    const beginning = text.slice(0, 30);
    for (let n = 0; n < folded.length; n++) {
      const at = (last + n) % folded.length;
      if (!folded[at]!.includes(beginning)) continue;
      last = at;
      return at + 1;
    }
    return 1;
  };
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
