import { fileWord } from "../printed/word-file-words.ts";
import type { ReportBlock } from "../printed/report-block.ts";
import { WORK_LANGUAGES } from "../text/work-language.ts";
import { titledNumber } from "./opinion-text.ts";
import type { Report } from "./report.ts";

/** Each text that stands in another language, too: its original, and counts by state of each translation. */
export function languageBlocks({ beside, opinions, language }: Report): readonly ReportBlock[] {
  const blocks = beside.flatMap(({ opinionId, languages }): readonly ReportBlock[] => {
    const document = opinions.find(({ id }) => id === opinionId);
    if (document === undefined || languages === undefined || languages.versions.length === 0) return [];
    const original = WORK_LANGUAGES[languages.original];
    const lines = languages.versions.map(({ language: into, counts }) => {
      const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
      return fileWord("translationLine", language, { language: WORK_LANGUAGES[into], all, ...counts });
    });
    return [
      { kind: "sentence", text: titledNumber(document, language) },
      { kind: "list", lines: [fileWord("originalHead", language, { language: original }), ...lines] },
    ];
  });
  return blocks.length === 0
    ? []
    : [{ kind: "sentence", text: fileWord("languagesRule", language) }, ...blocks];
}
