import { type Clause, isItem, type Kind } from "./clause.ts";
import type { ClauseId } from "../ids.ts";
import { scriptLanguage } from "../text/script-language.ts";
import { clauseText, type Words } from "./words.ts";

type Placed = Pick<Clause, "id" | "kind" | "level" | "alternativeTo">;

/**
 * The closing sign of every living clause by its place (rule N6): items `;`, the last of a section `,`,
 * the last of the text `.`, the opening words `,`, an item that introduces sub-items `:`; Chinese and Arabic words have
 * their own signs.
 */
export function closingSigns(clauses: readonly Placed[], words: Words): ReadonlyMap<ClauseId, string> {
  return closingSignsOf(clauses, (id) => clauseText(words, id));
}

/** The same for words that are plain text, as a base text keeps them. */
export function closingSignsOf(
  clauses: readonly Placed[],
  wordsOf: (id: ClauseId) => string,
): ReadonlyMap<ClauseId, string> {
  const signs = new Map<ClauseId, string>();
  let next: Placed | null = null;
  for (const clause of clauses.toReversed()) {
    const text = wordsOf(clause.id).trimEnd();
    signs.set(clause.id, closingIn(text, closingSign(clause, next, text)));
    // A note stands between the lines: it ends no section.
    if (clause.kind !== "note") next = clause;
  }
  return signs;
}

function closingSign(clause: Placed, next: Placed | null, text: string): string {
  if (text === "" || text.endsWith(":") || text.endsWith("：")) return "";
  if (clause.kind === "opening") return ",";
  if (!isItem(clause.kind)) return "";
  if (next === null) return ".";
  if (!isItem(next.kind)) return ",";
  return next.level > clause.level && next.alternativeTo === null ? ":" : ";";
}

/** Closing signs of scripts that have their own; letters and numbers of items stay Latin, as ITU has them. */
const OWN_SIGNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  zh: { ";": "；", ",": "，", ".": "。", ":": "：" },
  ar: { ";": "؛", ",": "،" },
};

const LATIN_OF: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(OWN_SIGNS).flatMap((signs) => Object.entries(signs).map(([latin, own]) => [own, latin])),
);

/** The closing sign as the script of the words has it (rule N6). */
export function closingIn(text: string, sign: string): string {
  const latin = LATIN_OF[sign] ?? sign;
  return OWN_SIGNS[scriptLanguage(text, 2) ?? ""]?.[latin] ?? latin;
}

/** A closing sign that was typed or read at the end, taken off: it follows from the place. */
export function withoutClosing(text: string): string {
  const said = text.trimEnd();
  return endsInSign(said) ? said.slice(0, -1).trimEnd() : said;
}

/** Of a text without white space at its end. A pattern would try each of many spaces anew, and hold the room up. */
const endsInSign = (said: string): boolean => ";,.；，。؛،".includes(said.at(-1) ?? " ");

/** True if a closing sign was typed or read at the end. */
export const hasClosing = (text: string): boolean => endsInSign(text.trimEnd());

/**
 * The closing sign follows from the place; a note's or a title's full stop is its own (rule N10), and so is every one
 * of a report (rule R31).
 */
export const withoutClosingAt = (
  kind: Kind,
  text: string,
  { kind: document }: { readonly kind?: "report" } = {},
): string =>
  document === undefined && (isItem(kind) || kind === "opening") && hasClosing(text)
    ? withoutClosing(text)
    : text;
