import { closingIn } from "../clause/closing.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { RowCounts, RowState } from "../document/row-state.ts";
import type { WorkLanguage } from "../text/work-language.ts";
import { countRows, type WorkingRow } from "./working-rows.ts";

/** A clause of the original, and at its side its translation. */
export type BesideRow = {
  readonly clause: OpinionDocument["clauses"][number];
  readonly state: RowState;
  /** With its closing sign; empty where it is missing. */
  readonly text: string;
};

/** The working text with a translation at its side, clause by clause (rule X48). */
export type SideBySide = {
  readonly from: WorkLanguage;
  readonly into: WorkLanguage;
  readonly counts: RowCounts;
  readonly rows: readonly BesideRow[];
};

export const sideBySide = (
  rows: readonly WorkingRow[],
  languages: Pick<SideBySide, "from" | "into">,
): SideBySide => ({
  ...languages,
  counts: countRows(rows),
  rows: rows.map(({ clause, state, text }) => ({
    clause,
    state,
    text: text === "" ? "" : `${text}${closingIn(text, clause.closing)}`,
  })),
});
