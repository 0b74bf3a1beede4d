import { printedClause } from "../document/printed-clause.ts";
import type { SideBySide } from "../language-version/side-by-side.ts";
import type { ReportTable } from "../printed/report-block.ts";
import { LOCK_SIGN, shortOf, STATES } from "../printed/state-words.ts";
import { fileWord } from "../printed/word-file-words.ts";
import type { ReportLanguage } from "../text/localized.ts";
import { WORK_LANGUAGES } from "../text/work-language.ts";

const STATE_WORDS = {
  missing: "rowMissing",
  draft: "rowDraft",
  confirmed: "rowConfirmed",
  stale: "rowStale",
} as const;

/** A row a clause: its number with the original's mark and lock, the original, the translation and its state (rule X48). */
export function besideTable({ from, into, rows }: SideBySide, language: ReportLanguage): ReportTable {
  return {
    columns: ["figure", "wide", "wide", "words"],
    tongues: [null, from, into, null],
    head: [
      fileWord("paragraphNumber", language),
      fileWord("originalHead", language, { language: WORK_LANGUAGES[from] }),
      fileWord("translationHead", language, { language: WORK_LANGUAGES[into] }),
      fileWord("rowState", language),
    ],
    rows: rows.map(({ clause, state, text }) => {
      const { number, text: original, closing } = printedClause(clause);
      const mark =
        clause.state === "open" ? "" : `${STATES[clause.state].sign} ${shortOf(clause.state, language)}`;
      const lock = clause.locked ? LOCK_SIGN : "";
      return [
        [number, `${mark} ${lock}`.trim()].filter((line) => line !== "").join("\n"),
        `${original}${closing}`,
        text,
        fileWord(STATE_WORDS[state], language),
      ];
    }),
  };
}
