import { readMarker } from "./item-marker.ts";
import { foldSpace, gapBetween } from "./growing-paragraph.ts";
import { type BareVerb, bareVerb, type Below, mayBeginVerb } from "./section-verbs.ts";
import { wrapOf } from "./wrapped-lines.ts";

/** A verb can be wrapped into this many more lines. */
const WRAPS_MAX = 4;
const VERB_LINE = /^(\[*)_{1,2}([^_]+)_{1,2}(.*)$/u;
/** "*noting* that …": italics of other programs are a verb's where a verb stands in them. */
const STARRED = /^(\[*)(\*{1,3})([^*]+)\2(.*)$/u;

/** A line that is marked as a verb, with what stands on it around the verb. */
export function markedVerb(
  text: string,
): { readonly before: string; readonly words: string; readonly after: string } | null {
  const lined = VERB_LINE.exec(text);
  if (lined !== null && /\p{L}/u.test(lined[2]!))
    return { before: lined[1]!, words: lined[2]!, after: afterVerb(lined[3]!) };
  const starred = STARRED.exec(text);
  if (starred === null || bareVerb(starred[3]!) === null) return null;
  return { before: starred[1]!, words: starred[3]!, after: afterVerb(starred[4]!) };
}

/** A comma or colon alone behind a verb follows from its place. */
const afterVerb = (after: string): string => (/^\s*[,:，：،]\s*$/u.test(after) ? "" : after);

/** An unmarked verb, and the last line into which it was wrapped. */
export type VerbFrom = { readonly bare: BareVerb | null; readonly end: number };

/** Finds the unmarked verb that begins in a line of the source. */
export function verbFinder(lines: readonly string[]): (index: number) => VerbFrom {
  const isWrapped = wrapOf(lines);
  const belowOf = (index: number) => (): Below | null => lineBelow(lines, index);
  return (index) => {
    let joined = foldSpace(lines[index]!);
    let found = { bare: bareVerb(joined, belowOf(index)), end: index };
    if (!mayBeginVerb(joined)) return found;
    for (let at = index + 1; at <= index + WRAPS_MAX; at++) {
      const line = lines[at];
      if (line === undefined || line.trim() === "" || readMarker(line.trimStart()) !== null) break;
      if (markedVerb(foldSpace(line)) !== null || !isWrapped(lines[at - 1]!, line)) break;
      if (bareVerb(foldSpace(line)) !== null) break;
      joined += gapBetween(joined, foldSpace(line)) + foldSpace(line);
      const bare = bareVerb(joined, belowOf(at));
      if (bare !== null) found = { bare, end: at };
    }
    return found;
  };
}

/** The next line that is not empty. */
function lineBelow(lines: readonly string[], index: number): Below | null {
  let at = index + 1;
  while (lines[at]?.trim() === "") at++;
  const line = lines[at];
  return line === undefined ? null : { adjacent: at === index + 1, startsList: startsList(line.trimStart()) };
}

function startsList(line: string): boolean {
  const base = readMarker(line)?.marker.base;
  return base === "1" || base === "1.1" || base === "a)" || base === "i)";
}
