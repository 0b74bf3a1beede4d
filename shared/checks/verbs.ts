import type { Finding, TextLanguage } from "./finding.ts";
import { BEFORE_VERB, SECTION_VERBS } from "./section-verb-list.ts";

/** Typing errors and British spellings are this near to a verb of the list. */
const LETTERS_OFF_MAX = 2;

/** A section's verb that is not on the list of its language: a hint, with the verb that may be meant. */
export function unknownVerb(text: string, language: TextLanguage): Finding | null {
  const verb = bare(text);
  if (verb === "") return null;
  const known = SECTION_VERBS[language];
  const own = verb.replace(BEFORE_VERB[language], "");
  if (known.some((one) => beginsWith(own, bare(one)))) return null;
  const start = text.search(/\p{L}/u);
  const words = text.slice(start).trimEnd();
  const near = known.flatMap((one) => nearly(words, one)).toSorted((a, b) => a.off - b.off)[0];
  const found = near === undefined ? words.replace(/[\],;:]+$/u, "") : near.found;
  return {
    kind: "unknownVerb",
    start,
    end: start + found.length,
    found,
    suggestion: near?.verb ?? null,
  };
}

/** NFC, lower case, without brackets, vowel signs of Arabic, and the apostrophe's two shapes. */
const bare = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\u064B-\u0652]/gu, "")
    .replaceAll("'", "’")
    .replace(/[[\]*_]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();

/** "invites Member States" begins with "invites"; "noticing" does not begin with "not". Chinese has no spaces. */
const beginsWith = (text: string, verb: string): boolean =>
  text.startsWith(verb) && (/\p{Script=Han}$/u.test(verb) || !/^\p{L}/u.test(text.slice(verb.length)));

function nearly(text: string, verb: string): readonly { verb: string; found: string; off: number }[] {
  const count = verb.split(" ").length;
  const found = new RegExp(`^\\S+(?: \\S+){${count - 1}}`, "u").exec(text)?.[0].replace(/[\],;:]+$/u, "");
  if (found === undefined || found.length > verb.length + LETTERS_OFF_MAX) return [];
  const off = lettersOff(bare(found), verb);
  return off <= LETTERS_OFF_MAX && verb.length > 2 * LETTERS_OFF_MAX ? [{ verb, found, off }] : [];
}

/** Levenshtein's distance: letters to add, take away or change. */
function lettersOff(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
