import type { OpinionDocument } from "../document/opinion-document.ts";
import type { SideBySide } from "../language-version/side-by-side.ts";
import type { ReportTable } from "../printed/report-block.ts";
import { inLanguage } from "../text/localized.ts";
import { besideTable } from "./beside-table.ts";
import { type PrintContext, printedNumberLine, textName, translationNote } from "./opinion-text.ts";

/** The original with a translation at its side, as every printed form of it shows it (rule X48). */
export type BesideSheet = {
  readonly numberLine: string;
  readonly title: string;
  readonly standing: readonly string[];
  readonly sampleNotice: string | null;
  readonly table: ReportTable;
};

export function besideSheet(
  document: OpinionDocument,
  beside: SideBySide,
  { preset, language, asOf }: PrintContext & { readonly asOf: string },
): BesideSheet {
  return {
    numberLine: printedNumberLine(document, language),
    title: document.title,
    standing: [
      textName(document, { language, preset }),
      asOf,
      inLanguage(preset.standingWords, language),
      translationNote(beside, language),
    ],
    sampleNotice: document.sample ? inLanguage(preset.sampleNotice, language) : null,
    table: besideTable(beside, language),
  };
}

/** As plain text: a clause's number and state, and under it its words in both languages. */
export function besideLines({ numberLine, title, standing, sampleNotice, table }: BesideSheet): string {
  const [, original = "", translation = "", state = ""] = table.head;
  const rows = table.rows.map(([number = "", words = "", text = "", said = ""]) =>
    [
      number.replaceAll("\n", " "),
      `${original}\n${words}`,
      ...(text === "" ? [] : [`${translation}\n${text}`]),
      `${state}: ${said}`,
    ]
      .filter((line) => line !== "")
      .join("\n"),
  );
  const head = [numberLine, title, ...standing, ...(sampleNotice === null ? [] : [sampleNotice])];
  return `${[head.join("\n"), ...rows].join("\n\n")}\n`;
}
