import type { ItemForm } from "../clause/clause.ts";
import { isItem } from "../clause/clause.ts";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import { suffix } from "../opinion/numbering.ts";
import type { DraftClause } from "./draft-text.ts";
import { letterIndex, type Marker, romanIndex } from "./item-marker.ts";
import { isOperativeVerb, isPreambleVerb } from "./section-verbs.ts";
import { gapBetween, type Paragraph } from "./text-paragraphs.ts";

const LEVEL_MAX = 4;

type Place = Pick<DraftClause, "kind" | "level" | "alternativeTo" | "inserted" | "form">;
/** The paragraph in hand, and the one below, whose number tells i) the letter from i) the numeral. */
type Here = { readonly line: number; readonly next: Paragraph | undefined };

export type Section = {
  /** The next paragraph of the section, with the number as printed. Its words are without the closing sign. */
  readonly add: (marker: Marker | null, text: string, here: Here) => void;
  readonly close: () => void;
  readonly isOperative: () => boolean;
};

/**
 * One section while it is read: gives each paragraph its kind and level by its printed number, and reports
 * every number that the place would not give. Appends to `clauses`.
 */
export function openSection(
  start: { readonly line: number; readonly verb: string; readonly afterOperative: boolean },
  clauses: DraftClause[],
  report: (line: number, message: string) => void,
): Section {
  let isOperative = start.afterOperative || isOperativeVerb(start.verb);
  // Paragraphs of the first level, alternatives not counted, and how the first was numbered.
  let items = 0;
  let firstPrinted = "";
  let letter = 0;
  let path: readonly number[] = [];
  // Level of the last paragraph that is no sub-item; 0 before any.
  let bodyLevel = 0;
  // The lists below it, each inside the one before: how it is numbered, and how far.
  let lists: { readonly form: ItemForm; count: number }[] = [];
  let lastText = "";
  // By number as printed: where `3alt` and `b)bis` belong. The first paragraph is also "".
  const byNumber = new Map<string, number>();
  // The last paragraph of each level that has a number of its own, and how many were inserted after one.
  const lastAt = new Map<number, number>();
  const insertedAfter = new Map<string, number>();

  return { add, close, isOperative: () => isOperative };

  function add(marker: Marker | null, text: string, here: Here): void {
    if (marker?.cyrillic === true)
      report(here.line, `Cyrillic letters in the number ${marker.printed} are read as Latin`);
    if (marker === null && goesOn(text, here.line)) return;
    const place = placeOf(marker, here);
    const index = clauses.length;
    clauses.push({ ...place, text });
    const printed = marker?.printed ?? "";
    if (printed !== "") byNumber.set(printed, index);
    if (place.alternativeTo === undefined && place.inserted !== true) lastAt.set(place.level, index);
    lastText = text;
    if (place.level > 1 || place.alternativeTo !== undefined || place.inserted === true) return;
    if (items === 0) {
      firstPrinted = printed;
      byNumber.set("", index);
    }
    items++;
  }

  /** A line without a number below "the following:" goes on with the same paragraph: a quotation, as a rule. */
  function goesOn(text: string, line: number): boolean {
    const above = clauses.at(-1);
    if (above === undefined || firstPrinted === "" || !isItem(above.kind) || !endsInColon(lastText))
      return false;
    const words = above.text + gapBetween(above.text, text) + text;
    if (words.length > CLAUSE_CHARS_MAX) return false;
    clauses[clauses.length - 1] = { ...above, text: words };
    lastText = text;
    report(line, "a paragraph without a number below a colon: read as the end of the paragraph above");
    return true;
  }

  function close(): void {
    if (items === 0) report(start.line, `no paragraph follows the section verb "${start.verb}"`);
    if (items === 1 && firstPrinted !== "")
      report(
        start.line,
        `the only paragraph of "${start.verb}" is printed with ${firstPrinted}: a single one has no number`,
      );
  }

  function placeOf(marker: Marker | null, here: Here): Place {
    if (marker === null) {
      if (items > 0)
        report(here.line, "a paragraph without a number after others: read as a paragraph of its own");
      return bodyPlace(1);
    }
    if (marker.inserted !== "" || marker.alternative) return insertedPlace(marker, here.line);
    switch (marker.form) {
      case "none":
        return insertedPlace(marker, here.line);
      case "number":
        return numberPlace(marker, here.line);
      case "letter":
        return letterPlace(marker, here);
      case "dash":
        return dashPlace(here.line);
    }
  }

  function bodyPlace(at: number): Place {
    bodyLevel = at;
    lists = [];
    return { kind: isOperative ? "operative" : "recital", level: at };
  }

  /** The next item of a list of this form: of the one that stands, or of a new one inside the last. */
  function subPlace(form: ItemForm, n: number): Place {
    const standing = lists.findIndex((list) => list.form === form);
    if (standing >= 0) lists = lists.slice(0, standing + 1);
    else lists = [...lists, { form, count: 0 }];
    lists.at(-1)!.count = n;
    const level = Math.min(bodyLevel + lists.length, LEVEL_MAX);
    const byPlace = lists.length > 1 ? "dash" : "roman";
    return { kind: "subItem", level, ...(form === byPlace ? {} : { form }) };
  }

  function countOf(form: ItemForm): number {
    return lists.find((list) => list.form === form)?.count ?? 0;
  }

  /** bis, ter, alt and [New]: kind and level of the paragraph they are named after. */
  function insertedPlace(marker: Marker, line: number): Place {
    const named = byNumber.get(marker.alternative ? `${marker.base}${marker.inserted}` : marker.base);
    const like = named === undefined ? undefined : clauses[named];
    if (marker.alternative && like !== undefined)
      return { kind: like.kind, level: like.level, alternativeTo: named! };
    const nth = (insertedAfter.get(marker.base) ?? 0) + 1;
    const isNext = like !== undefined && isItem(like.kind) && lastAt.get(like.level) === named;
    if (isNext && marker.inserted === suffix(nth) && !marker.alternative) {
      insertedAfter.set(marker.base, nth);
      return { kind: like.kind, level: like.level, inserted: true };
    }
    report(
      line,
      marker.alternative
        ? `${marker.printed} is an alternative to a paragraph that does not stand above: read as a paragraph of its own`
        : `the number ${marker.printed} is not kept: numbers follow from the place`,
    );
    if (like?.kind === "subItem") {
      const { level, form } = like;
      return { kind: "subItem", level, ...(form === undefined ? {} : { form }) };
    }
    return bodyPlace(like?.level ?? Math.max(1, Math.min(marker.path.length, LEVEL_MAX)));
  }

  function numberPlace(marker: Marker, line: number): Place {
    // A verb that this reader does not know, with numbers below it, opens the operative part.
    if (!isOperative && !isPreambleVerb(start.verb)) isOperative = true;
    // 1.1 may stand below a single paragraph, which has no number of its own.
    const previous = marker.path.length > 1 && path.length === 0 && items === 1 ? [1] : path;
    path = marker.path;
    const at = Math.min(path.length, LEVEL_MAX);
    if (!isOperative) {
      report(line, `the number ${marker.printed} in a preamble section: letters follow from the place`);
      return at === 1 || bodyLevel === 0 ? bodyPlace(1) : subPlace("roman", countOf("roman") + 1);
    }
    if (path.length === 1 && path[0] === 1 && previous.length > 0)
      report(line, "the numbers start again at 1: a section verb may be missing above this line");
    else if (!follows(path, previous) || path.length >= LEVEL_MAX) reportGap(marker, line);
    return bodyPlace(at);
  }

  function letterPlace(marker: Marker, here: Here): Place {
    const letters = marker.base.slice(0, -1);
    const isBelow = mayHaveLetters();
    const before = isBelow ? countOf("letter") : letter;
    if (isRoman(letters, before, here.next)) {
      const n = romanIndex(letters)!;
      if (n !== countOf("roman") + 1) reportGap(marker, here.line);
      return subPlace("roman", n);
    }
    const other = letterIndex(marker.otherBase?.slice(0, -1) ?? "");
    const n = other === before + 1 ? other : (letterIndex(letters) ?? 0);
    if (n !== before + 1 && (!isOperative || isBelow)) reportGap(marker, here.line);
    if (isBelow) return subPlace("letter", n);
    if (isOperative)
      report(
        here.line,
        `the letter ${marker.printed} in an operative section: numbers follow from the place`,
      );
    letter = n;
    return bodyPlace(1);
  }

  /** Tells if letters here are below a paragraph: a numbered one, or the only one, which has no number. */
  function mayHaveLetters(): boolean {
    if (bodyLevel === 0) return false;
    if (isOperative && path.length > 0) return true;
    const isOnly = items === 1 && firstPrinted === "";
    return isOnly && (isOperative || endsInColon(lastText) || countOf("letter") > 0);
  }

  /** True if `i)` is the numeral below a paragraph rather than the ninth letter, by what stands around it. */
  function isRoman(letters: string, before: number, next: Paragraph | undefined): boolean {
    const asRoman = romanIndex(letters);
    const asLetter = letterIndex(letters);
    if (asRoman === null || bodyLevel === 0) return false;
    if (asLetter === null) return true;
    const roman = countOf("roman");
    const continues = asRoman === roman + 1;
    if (continues !== (asLetter === before + 1)) return continues;
    const below = next?.marker?.form === "letter" ? next.marker.base.slice(0, -1) : "";
    if (romanIndex(below) === asRoman + 1) return true;
    if (letterIndex(below) === asLetter + 1) return false;
    return roman > 0 || endsInColon(lastText);
  }

  function dashPlace(line: number): Place {
    if (bodyLevel === 0) {
      report(line, "a dash at the start of a section: read as its first paragraph");
      return bodyPlace(1);
    }
    // Operative paragraphs of level 4 are printed with a dash, as are sub-items of sub-items.
    if (isOperative && lists.length === 0 && bodyLevel >= LEVEL_MAX - 1)
      return { kind: "operative", level: LEVEL_MAX };
    return subPlace("dash", 1);
  }

  function reportGap(marker: Marker, line: number): void {
    report(
      line,
      `the number ${marker.printed} does not follow the one before: numbers follow from the place`,
    );
  }
}

const endsInColon = (text: string): boolean => /[:：]$/u.test(text);

/** 2 after 1, 1.1 after 1, 2 after 1.3.1: the next at its depth, or the first one deeper. */
function follows(path: readonly number[], previous: readonly number[]): boolean {
  const depth = path.length - 1;
  if (depth > previous.length || !path.slice(0, depth).every((n, i) => n === previous[i])) return false;
  return path[depth] === (previous[depth] ?? 0) + 1;
}
