import { bracketSpans } from "./brackets.ts";

/** Stands in place of undecided words. */
export const UNDECIDED = "[…]";

/**
 * Words as they would read without what is still in brackets: brackets that touch are one place, and a place that is
 * undecided says so. Names of delegations in brackets say who asked, and go.
 */
export const cleanResult = (text: string, names: ReadonlySet<string>): string => cleaned(text, names).text;

/** The same, and what stood at each place that is undecided, in order. */
export function cleaned(
  text: string,
  names: ReadonlySet<string>,
): { readonly text: string; readonly undecided: readonly string[] } {
  const undecided: string[] = [];
  let result = "";
  let at = 0;
  let undecidedAt = -1;
  for (const { start, end, depth, attribution } of bracketSpans(text, names)) {
    if (depth > 1) continue;
    const between = text.slice(at, start);
    // Alternatives stand beside one another, with a space or without.
    const goesOn = undecidedAt === at && between.trim() === "";
    if (!goesOn) result += between;
    if (!attribution && !goesOn) result += UNDECIDED;
    if (!attribution && !goesOn) undecided.push(text.slice(start, end));
    else if (goesOn) undecided[undecided.length - 1] += text.slice(at, end);
    undecidedAt = attribution && !goesOn ? -1 : end;
    at = end;
  }
  return { text: (result + text.slice(at)).replaceAll(/ {2,}/g, " ").trim(), undecided };
}
