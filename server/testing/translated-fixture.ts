import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { type SideBySide, sideBySide } from "../../shared/language-version/side-by-side.ts";
import { translatedDocument } from "../../shared/language-version/translated-document.ts";
import type { WorkingRow } from "../../shared/language-version/working-rows.ts";
import type { RowState } from "../../shared/document/row-state.ts";
import { opinionFixture } from "./docx-fixture.ts";

/** Arabic with Latin words, figures and brackets in it. */
export const MIXED_ARABIC = "أن الاتحاد (ITU) اعتمد القرار 71 (المراجَع في بوخارست، 2022) [و 25 % من IMT-2030]";

const STATES: readonly RowState[] = ["confirmed", "draft", "stale", "missing"];

/** An Opinion and its Arabic, with rows in each state. */
export function inArabic(): {
  readonly document: OpinionDocument;
  readonly translated: OpinionDocument;
  readonly beside: SideBySide;
  readonly rows: readonly WorkingRow[];
} {
  const document = opinionFixture("4");
  const rows = document.clauses.map((clause, i): WorkingRow => {
    const state = STATES[i % STATES.length]!;
    const text = state === "missing" ? "" : clause.kind === "verb" ? "إذ يدرك" : `${MIXED_ARABIC} ${i}`;
    return { clause, state, text, original: clause.text, fromBase: null, row: null };
  });
  const languages = { from: "en", into: "ar" } as const;
  return {
    document,
    rows,
    translated: translatedDocument(document, rows, languages),
    beside: sideBySide(rows, languages),
  };
}
