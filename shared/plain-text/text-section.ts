import { isItem } from "../clause/clause.ts";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import type { DraftClause } from "./draft-text.ts";
import type { Marker } from "./item-marker.ts";
import { gapBetween } from "./growing-paragraph.ts";
import { type Around, openSectionPlaces } from "./section-places.ts";

export type Section = {
  /** The next paragraph of the section, with the number as printed. Its words are without the closing sign. */
  readonly add: (marker: Marker | null, text: string, here: Pick<Around, "line" | "next">) => void;
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
  const places = openSectionPlaces(start, clauses, report);
  const printedFirst: string[] = [];
  let lastText = "";

  /** A line without a number below "the following:" goes on with the same paragraph: a quotation, as a rule. */
  const goesOn = (text: string, line: number): boolean => {
    const above = clauses.at(-1);
    const isNumbered = (printedFirst[0] ?? "") !== "";
    if (above === undefined || !isNumbered || !isItem(above.kind) || !endsInColon(lastText)) return false;
    const words = above.text + gapBetween(above.text, text) + text;
    if (words.length > CLAUSE_CHARS_MAX) return false;
    clauses[clauses.length - 1] = { ...above, text: words };
    lastText = text;
    report(line, "a paragraph without a number below a colon: read as the end of the paragraph above");
    return true;
  };

  return {
    isOperative: places.isOperative,
    add: (marker, text, here) => {
      if (marker?.cyrillic === true)
        report(here.line, `Cyrillic letters in the number ${marker.printed} are read as Latin`);
      if (marker === null && goesOn(text, here.line)) return;
      const isBelowColon = endsInColon(lastText);
      const placed = places.placeOf(marker, { ...here, printedFirst, isBelowColon });
      const index = clauses.length;
      clauses.push({ ...placed, text });
      lastText = text;
      const printed = marker?.printed ?? "";
      const isCounted = placed.level <= 1 && placed.alternativeTo === undefined && placed.inserted !== true;
      places.note(printed, index, { placed, isFirst: isCounted && printedFirst.length === 0 });
      if (isCounted) printedFirst.push(printed);
    },
    close: () => {
      const [first, ...more] = printedFirst;
      if (first === undefined) report(start.line, `no paragraph follows the section verb "${start.verb}"`);
      else if (first !== "" && more.length === 0)
        report(
          start.line,
          `the only paragraph of "${start.verb}" is printed with ${first}: a single one has no number`,
        );
    },
  };
}

const endsInColon = (text: string): boolean => /[:：]$/u.test(text);
