import { type BracketSpan, bracketSpans, isNoText } from "../text/brackets.ts";
import type { DelegationId } from "../ids.ts";
import type { DraftBracket, DraftClause, DraftText } from "./draft-text.ts";

/** A delegation as a text may name it: by symbol or name. */
export type NamedDelegation = { readonly id: DelegationId; readonly names: readonly string[] };

type Said = { readonly text: string; readonly message: string };

/**
 * Gives brackets their owners (rule B6): `[text] [AAA]` and `[AAA: text]` are AAA's brackets, and the name moves from
 * the words into the record, which is said. Names that are not on the forum's list, and several names for one
 * bracket, stay plain words.
 */
export function withOwners(
  draft: DraftText,
  delegations: readonly NamedDelegation[],
): { readonly draft: DraftText; readonly said: readonly Said[] } {
  const byName = new Map(
    delegations.flatMap(({ id, names }) => names.map((name) => [name.toLowerCase(), id] as const)),
  );
  const said: Said[] = [];
  const clauses = draft.clauses.map((clause) => {
    if (clause.kind === "note" || !clause.text.includes("[")) return clause;
    const messages: string[] = [];
    const owned = ownedIn(clause, byName, (message) => messages.push(message));
    said.push(...messages.toReversed().map((message) => ({ text: clause.text, message })));
    return owned;
  });
  return { draft: { ...draft, clauses }, said };
}

/** One cut in the words at a time, from the end, so that what stands before keeps its place. */
function ownedIn(
  clause: DraftClause,
  byName: ReadonlyMap<string, DelegationId>,
  say: (message: string) => void,
): DraftClause {
  let { text } = clause;
  let brackets: DraftBracket[] = [];
  let footnotes = clause.footnotes ?? [];
  const cut = (start: number, end: number): void => {
    text = text.slice(0, start) + text.slice(end);
    const shift = (at: number): number => (at >= end ? at - (end - start) : at);
    brackets = brackets.map((one) => ({ ...one, signs: one.signs.map(shift) }));
    footnotes = footnotes.map((one) => ({ ...one, at: Math.min(shift(one.at), text.length) }));
  };
  const spans = bracketSpans(text, new Set());
  for (const span of spans.toReversed()) {
    const inside = text.slice(span.start + 1, span.end - 1);
    const prefix = /^\s*([^[\]:]{1,120}):\s*/u.exec(inside);
    if (prefix !== null && !/^Alt\b/u.test(prefix[1]!)) {
      const names = namesIn(prefix[1]!, byName);
      if (names.known.length === 1 && names.unknown.length === 0) {
        brackets.push({ delegationId: names.known[0]!, signs: [span.start, span.end - 1] });
        say(`the bracket "[${inside}]" is that of ${prefix[1]!.trim()}`);
        cut(span.start + 1, span.start + 1 + prefix[0].length);
        continue;
      }
      sayNames(names, prefix[1]!, say);
    }
    const group = groupBefore(spans, span, text);
    if (group === null) continue;
    const names = namesIn(inside, byName);
    if (names.known.length === 1 && names.unknown.length === 0) {
      brackets.push({
        delegationId: names.known[0]!,
        signs: group.flatMap((one) => [one.start, one.end - 1]),
      });
      say(`[${inside}] is whose the bracket before it is`);
      cut(group.at(-1)!.end, span.end);
    } else sayNames(names, inside, say);
  }
  if (brackets.length === 0) return clause;
  const noted = clause.footnotes === undefined ? {} : { footnotes };
  return { ...clause, text, ...noted, brackets: brackets.toSorted((a, b) => a.signs[0]! - b.signs[0]!) };
}

/** The brackets right before this one, with nothing but white space between: those that touch are alternatives. */
function groupBefore(
  spans: readonly BracketSpan[],
  { start, depth }: BracketSpan,
  text: string,
): readonly BracketSpan[] | null {
  const end = text.slice(0, start).trimEnd().length;
  if (end === start) return null;
  const last = spans.find((one) => one.end === end && one.depth === depth);
  if (last === undefined) return null;
  const group = [last];
  for (;;) {
    const before = spans.find((one) => one.end === group[0]!.start && one.depth === depth);
    if (before === undefined) return group;
    group.unshift(before);
  }
}

type Names = { readonly known: readonly DelegationId[]; readonly unknown: readonly string[] };

/** The names of a list; a part that reads like no name makes it no list. */
function namesIn(text: string, byName: ReadonlyMap<string, DelegationId>): Names {
  const whole = byName.get(text.trim().toLowerCase());
  if (whole !== undefined) return { known: [whole], unknown: [] };
  const parts = text.split(/[,/;·]|\band\b/u).map((part) => part.trim());
  const known = parts.flatMap((part) => byName.get(part.toLowerCase()) ?? []);
  const unknown = parts.filter((part) => !byName.has(part.toLowerCase()));
  return unknown.every(isLikeName) ? { known, unknown } : { known: [], unknown: [] };
}

const isLikeName = (part: string): boolean =>
  /^\p{Lu}[\p{L}\p{N}.'’-]*(?: \p{Lu}[\p{L}\p{N}.'’-]*){0,4}$/u.test(part) && !isNoText(part);

function sayNames({ known, unknown }: Names, printed: string, say: (message: string) => void): void {
  if (unknown.length > 0)
    say(
      `${unknown.join(", ")} ${unknown.length === 1 ? "is" : "are"} not on the forum's list: kept as words`,
    );
  else if (known.length > 1)
    say(`the bracket is said to be that of ${printed.trim()} together: kept as words`);
}
