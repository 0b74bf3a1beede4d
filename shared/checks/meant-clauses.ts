import type { ClauseId } from "../ids.ts";
import type { DocumentClause } from "../document/opinion-document.ts";
import { plainNumber } from "./reference-number.ts";

type Named = Pick<DocumentClause, "id" | "kind" | "number" | "text">;

/** Words that people say around a number: they tell nothing. */
const SAID_AROUND: ReadonlySet<string> = new Set([
  "of",
  "the",
  "in",
  "under",
  "para",
  "paragraph",
  "clause",
  "item",
  "第",
  "段",
  "的",
]);
const SUFFIX = /(?<=[\p{L}\d)）])\s+(?=(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)\b)/gu;
/** Chinese verbs stand beside the number without a space. */
const HAN_EDGE = /(?<=\p{Script=Han})(?=[\da-z])|(?<=[\da-z)）])(?=\p{Script=Han})/gu;
const HAN = /\p{Script=Han}/u;
/** A verb alone is meant by so many of its letters. */
const VERB_CHARS_MIN = 3;

/** "b)" and "B." say the same as "b". */
const bare = (number: string): string => plainNumber(number).replaceAll(/[).:,]+$|\)/gu, "");

const begins = (verb: string, said: string): boolean =>
  HAN.test(said)
    ? verb.includes(said)
    : (verb.match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => word.startsWith(said));

/**
 * The clauses that somebody means by "b)", "2bis", "noting c)", "2 of is of the view" or "noting" alone. Numbers begin
 * anew in each section: the section of `here` comes first, then those below, and `here` itself is the last.
 */
export function meantClauses(
  clauses: readonly Named[],
  question: string,
  here: ClauseId | null,
): readonly ClauseId[] {
  const said = question
    .toLowerCase()
    .replaceAll(SUFFIX, "")
    .replaceAll(HAN_EDGE, " ")
    .split(/\s+/u)
    .filter((word) => word !== "" && !SAID_AROUND.has(word));
  const [first = "", last = ""] = [said[0], said.at(-1)];
  if (first === "") return [];
  const found: { readonly id: ClauseId; readonly section: number }[] = [];
  let section = 0;
  let sectionHere = 0;
  let verb = "";
  for (const { id, kind, number, text } of clauses) {
    if (kind === "verb") {
      section++;
      verb = text.toLowerCase();
    }
    if (id === here) sectionHere = section;
    const isMeant =
      kind === "verb"
        ? said.every((word) => word.length >= VERB_CHARS_MIN || HAN.test(word) || said.length > 1) &&
          said.every((word) => begins(verb, word))
        : number !== "" &&
          ((bare(number) === bare(last) && said.slice(0, -1).every((word) => begins(verb, word))) ||
            (bare(number) === bare(first) && said.slice(1).every((word) => begins(verb, word))));
    if (isMeant) found.push({ id, section });
  }
  const turn = (one: (typeof found)[number]): number =>
    one.id === here ? section + 1 : (one.section - sectionHere + section + 1) % (section + 1);
  return found.toSorted((a, b) => turn(a) - turn(b)).map(({ id }) => id);
}
