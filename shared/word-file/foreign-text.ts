import { numberLine } from "../plain-text/number-line.ts";
import { beginsOpening, endsOpening, isMasthead, PLACE } from "../plain-text/preface-lines.ts";
import { mayBeTitle } from "./paragraph-roles.ts";
import { kindByStyle, type LineUse } from "./taken-line.ts";
import type { WordLine } from "./word-lines.ts";

/** The line at which a text begins, and its first section verb; -1 for none. */
type Beginning = { readonly start: number; readonly verb: number };

const NOT = { not: "masthead" } as const;
/** Why a contribution proposes a text, as it says below it. */
const REASONS =
  /^(?:reasons?|motifs?|raisons?|motivos?|razones|основани[ея]|обоснование|理由|原因|الأسباب|أسباب|السبب)\s*[:：]/iu;

/**
 * Of a file from elsewhere: the text from its number or title on, by ITU's styles, else by its words. Tables are left
 * out unless the text itself stands in one; what stands above the text is a masthead and none of it.
 */
export function foreignText(lines: readonly WordLine[]): readonly LineUse[] {
  const inTable = !lines.some((one) => one.isVerb && one.where === "body") && lines.some(isVerbInTable);
  const isText = ({ where }: WordLine): boolean => where === "body" || (inTable && where === "table");
  const places = lines.flatMap((one, i) => (isText(one) && hasWords(one) ? [i] : []));
  const text = places.map((i) => lines[i]!);
  const taken = new Map(takenOf(text).map((one, i) => [places[i]!, one]));
  return lines.map(
    ({ where }, i) =>
      taken.get(i) ?? {
        not: where === "table" ? "tableWords" : where === "textBox" ? "textBoxWords" : "masthead",
      },
  );
}

const isVerbInTable = ({ isVerb, where }: WordLine): boolean => isVerb && where === "table";
/** A row of underscores or stars ends a text in print. */
const hasWords = ({ text, number }: WordLine): boolean => /[\p{L}\p{N}]/u.test(number + text);

function takenOf(lines: readonly WordLine[]): readonly LineUse[] {
  const { start, verb } = beginningOf(lines);
  const end = anotherText(lines, verb);
  const title = titleAt(lines, { start, verb });
  // Without a section verb nothing but its own words tells a masthead.
  const head = verb < 0 ? lines.findIndex(({ text }) => !isMasthead(text)) : 0;
  return lines.map((one, i): LineUse => {
    const { role, text } = one;
    if (i < Math.max(start, head)) return NOT;
    if (end >= 0 && i >= end) return { not: "anotherText" };
    if (role === "around" || role === "contribution") return i === title ? { kind: "heading" } : NOT;
    if (i === title || role === "number" || role === "title") return { kind: "heading" };
    if (i < verb) return isMasthead(text) ? NOT : { kind: null };
    return verb >= 0 && one.number === "" && REASONS.test(text) ? NOT : { kind: kindByStyle(one) };
  });
}

function beginningOf(lines: readonly WordLine[]): Beginning {
  const isNumber = ({ role }: WordLine): boolean => role === "number";
  // Of several numbers the one right above a section verb names the text: others may stand in a list of contents.
  const styled = lines.findIndex((one, i) => {
    if (!isNumber(one)) return false;
    const next = lines.findIndex((other, j) => j > i && (isNumber(other) || other.isVerb));
    return next >= 0 && lines[next]!.isVerb;
  });
  if (styled >= 0) return { start: styled, verb: lines.findIndex(({ isVerb }, i) => i > styled && isVerb) };
  const verb = lines.findIndex(({ isVerb }) => isVerb);
  if (verb < 0)
    return {
      start: Math.max(
        0,
        lines.findIndex(({ role }) => role === "number" || role === "title"),
      ),
      verb,
    };
  const above = lines.slice(0, verb);
  const title = above.findLastIndex(({ role }, i) => role === "title" && above[i - 1]?.role !== "title");
  const named = above.findLastIndex(
    ({ text }) => !endsOpening(text) && !/[;.:]$/u.test(text) && numberLine(text) !== null,
  );
  if (title >= 0) return { start: named >= 0 && named < title ? named : title, verb };
  if (named >= 0) return { start: named, verb };
  const called = above.findLastIndex(({ style }) => mayBeTitle(style));
  if (called >= 0) return { start: called, verb };
  return { start: nearestTitle(above), verb };
}

/** Finds a title that nothing names: the line above the opening words, or the first that no masthead has. */
function nearestTitle(above: readonly WordLine[]): number {
  const mayBe = ({ role, text }: WordLine): boolean =>
    role !== "around" && role !== "contribution" && !PLACE.test(text) && !isMasthead(text);
  const opening = openingAt(above);
  const found =
    opening < 0 ? above.findIndex(mayBe) : above.findLastIndex((one, i) => i < opening && mayBe(one));
  if (found >= 0) return found;
  // A contribution may be titled like the text that is all of it.
  const titled = above.findLastIndex(({ style }, i) => i < opening && /^title ?[1-4]$/u.test(style));
  return titled >= 0 ? titled : Math.max(0, opening);
}

const openingAt = (above: readonly WordLine[]): number => {
  const styled = above.findIndex(({ role, text }) => role === "opening" && !PLACE.test(text));
  if (styled >= 0) return styled;
  const spoken = above.findIndex(({ text }) => endsOpening(text) && beginsOpening(text));
  return spoken >= 0 ? spoken : above.findLastIndex(({ text }) => endsOpening(text));
};

/** The line of the title, which has a style or stands first below the number; -1 where the number line has it too. */
function titleAt(lines: readonly WordLine[], { start, verb }: Beginning): number {
  if (verb < 0) return -1;
  const preface = lines.slice(start, verb);
  if (preface.some(({ role }) => role === "title")) return -1;
  const first = preface[0];
  if (first === undefined) return -1;
  const named = first.role === "number" ? { title: "" } : numberLine(first.text);
  if (named !== null && named.title !== "") return -1;
  const opening = openingAt(preface);
  const found = preface.findIndex(
    ({ role, text }, i) =>
      i >= (named === null ? 0 : 1) &&
      i !== opening &&
      role !== "place" &&
      role !== "around" &&
      !PLACE.test(text) &&
      !isMasthead(text),
  );
  return found < 0 || (opening >= 0 && found > opening) ? -1 : start + found;
}

/** Finds the number of another text below, with a title or sections of its own; -1 for none. */
function anotherText(lines: readonly WordLine[], verb: number): number {
  if (verb < 0) return -1;
  return lines.findIndex(
    ({ role }, i) =>
      i > verb &&
      role === "number" &&
      lines.slice(i + 1).some((other) => other.isVerb || other.role === "title"),
  );
}
