import type { DraftClause } from "./draft-text.ts";
import { letterIndex, type Marker, romanIndex } from "./item-marker.ts";
import type { Paragraph } from "./growing-paragraph.ts";
import { openPrintedNumbers } from "./printed-numbers.ts";
import { isOperativeVerb, isPreambleVerb } from "./section-verbs.ts";
import { LEVEL_MAX, openSubItemLists, type Placed } from "./sub-item-lists.ts";

/** A paragraph to be placed, and what stands around it. */
export type Around = {
  readonly line: number;
  /** The paragraph below, whose number tells i) the letter from i) the numeral. */
  readonly next: Paragraph | undefined;
  /** Numbers as printed of the paragraphs of the first level, alternatives and inserted ones not counted. */
  readonly printedFirst: readonly string[];
  readonly isBelowColon: boolean;
};

/** Gives each paragraph of a section its place by its printed number, and reports numbers that no place would give. */
export function openSectionPlaces(
  start: { readonly verb: string; readonly afterOperative: boolean },
  clauses: readonly DraftClause[],
  report: (line: number, message: string) => void,
) {
  let isOperative = start.afterOperative || isOperativeVerb(start.verb);
  let letter = 0;
  let path: readonly number[] = [];
  const lists = openSubItemLists();
  const numbers = openPrintedNumbers(clauses);

  return { isOperative: () => isOperative, placeOf, note: numbers.note };

  function placeOf(marker: Marker | null, around: Around): Placed {
    if (marker === null) {
      if (around.printedFirst.length > 0)
        report(around.line, "a paragraph without a number after others: read as a paragraph of its own");
      return bodyPlace(1);
    }
    if (marker.inserted !== "" || marker.alternative) return insertedPlace(marker, around.line);
    switch (marker.form) {
      case "none":
        return insertedPlace(marker, around.line);
      case "number":
        return numberPlace(marker, around);
      case "letter":
        return letterPlace(marker, around);
      case "dash":
        return dashPlace(around.line);
    }
  }

  function bodyPlace(level: number): Placed {
    lists.endAt(level);
    return { kind: isOperative ? "operative" : "recital", level };
  }

  /** bis, ter, alt and [New]: kind and level of the paragraph they are named after. */
  function insertedPlace(marker: Marker, line: number): Placed {
    const placed = numbers.placeOf(marker);
    if (placed !== null) return placed;
    report(
      line,
      marker.alternative
        ? `${marker.printed} is an alternative to a paragraph that does not stand above: read as a paragraph of its own`
        : `the number ${marker.printed} is not kept: numbers follow from the place`,
    );
    const like = numbers.namedBy(marker);
    if (like?.kind === "subItem") {
      const { level, form } = like;
      return { kind: "subItem", level, ...(form === undefined ? {} : { form }) };
    }
    return bodyPlace(like?.level ?? Math.max(1, Math.min(marker.path.length, LEVEL_MAX)));
  }

  function numberPlace(marker: Marker, { line, printedFirst }: Around): Placed {
    // A verb that this reader does not know, with numbers below it, opens the operative part.
    if (!isOperative && !isPreambleVerb(start.verb)) isOperative = true;
    // 1.1 may stand below a single paragraph, which has no number of its own.
    const previous = marker.path.length > 1 && path.length === 0 && printedFirst.length === 1 ? [1] : path;
    path = marker.path;
    const at = Math.min(path.length, LEVEL_MAX);
    if (!isOperative) {
      report(line, `the number ${marker.printed} in a preamble section: letters follow from the place`);
      return at === 1 || lists.bodyLevel() === 0
        ? bodyPlace(1)
        : lists.put("roman", lists.countOf("roman") + 1);
    }
    if (path.length === 1 && path[0] === 1 && previous.length > 0)
      report(line, "the numbers start again at 1: a section verb may be missing above this line");
    else if (!follows(path, previous) || path.length >= LEVEL_MAX) reportGap(marker, line);
    return bodyPlace(at);
  }

  function letterPlace(marker: Marker, around: Around): Placed {
    const { line } = around;
    const letters = marker.base.slice(0, -1);
    const isBelow = mayHaveLetters(around);
    const before = isBelow ? lists.countOf("letter") : letter;
    if (lists.bodyLevel() > 0 && isRoman(letters, { ...around, before, roman: lists.countOf("roman") })) {
      const n = romanIndex(letters)!;
      if (n !== lists.countOf("roman") + 1) reportGap(marker, line);
      return lists.put("roman", n);
    }
    const other = letterIndex(marker.otherBase?.slice(0, -1) ?? "");
    const n = other === before + 1 ? other : (letterIndex(letters) ?? 0);
    if (n !== before + 1 && (!isOperative || isBelow)) reportGap(marker, line);
    if (isBelow) return lists.put("letter", n);
    if (isOperative)
      report(line, `the letter ${marker.printed} in an operative section: numbers follow from the place`);
    letter = n;
    return bodyPlace(1);
  }

  /** Tells if letters here are below a paragraph: a numbered one, or the only one, which has no number. */
  function mayHaveLetters({ printedFirst, isBelowColon }: Around): boolean {
    if (lists.bodyLevel() === 0) return false;
    if (isOperative && path.length > 0) return true;
    const isOnly = printedFirst.length === 1 && printedFirst[0] === "";
    return isOnly && (isOperative || isBelowColon || lists.countOf("letter") > 0);
  }

  function dashPlace(line: number): Placed {
    if (lists.bodyLevel() === 0) {
      report(line, "a dash at the start of a section: read as its first paragraph");
      return bodyPlace(1);
    }
    // Operative paragraphs of level 4 are printed with a dash, as are sub-items of sub-items.
    if (isOperative && lists.isEmpty() && lists.bodyLevel() >= LEVEL_MAX - 1)
      return { kind: "operative", level: LEVEL_MAX };
    return lists.put("dash", 1);
  }

  function reportGap(marker: Marker, line: number): void {
    report(
      line,
      `the number ${marker.printed} does not follow the one before: numbers follow from the place`,
    );
  }
}

/** True if `i)` is the numeral below a paragraph rather than the ninth letter. `before`, `roman`: the numbers so far. */
function isRoman(
  letters: string,
  {
    before,
    roman,
    next,
    isBelowColon,
  }: Pick<Around, "next" | "isBelowColon"> & { readonly before: number; readonly roman: number },
): boolean {
  const asRoman = romanIndex(letters);
  const asLetter = letterIndex(letters);
  if (asRoman === null) return false;
  if (asLetter === null) return true;
  const continues = asRoman === roman + 1;
  if (continues !== (asLetter === before + 1)) return continues;
  const below = next?.marker?.form === "letter" ? next.marker.base.slice(0, -1) : "";
  if (romanIndex(below) === asRoman + 1) return true;
  if (letterIndex(below) === asLetter + 1) return false;
  return roman > 0 || isBelowColon;
}

/** 2 after 1, 1.1 after 1, 2 after 1.3.1: the next at its depth, or the first one deeper. */
function follows(path: readonly number[], previous: readonly number[]): boolean {
  const depth = path.length - 1;
  if (depth > previous.length || !path.slice(0, depth).every((n, i) => n === previous[i])) return false;
  return path[depth] === (previous[depth] ?? 0) + 1;
}
