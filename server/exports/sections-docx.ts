import type { Preset } from "../../shared/presets/preset.ts";
import { inLanguage, type ReportLanguage } from "../../shared/text/localized.ts";
import { dayIn, longDate, longInstant } from "../../shared/printed/long-date.ts";
import type { ReportSection } from "../../shared/printed/report-block.ts";
import { numbered } from "../../shared/report/masthead.ts";
import { word } from "../../shared/printed/report-words.ts";
import { WORD_TAGS } from "../../shared/text/work-language.ts";
import { docxBlocks } from "./docx-block.ts";
import { docxBytes } from "./docx-bytes.ts";
import { docxSection } from "./docx-frame.ts";
import { docxMasthead } from "./docx-masthead.ts";
import { TEXT_WIDTH } from "./docx-page.ts";
import { footnoteShelf, line } from "./docx-text.ts";

export type SectionsOptions = {
  readonly title: string;
  readonly preset: Preset;
  readonly language: ReportLanguage;
  /** Milliseconds since 1970: the instant of the texts. */
  readonly at: number;
  readonly isSample: boolean;
};

/** Sections of a list as a Word file: where a delegation's text went, the list of experts, papers of a meeting (rules U21, P25, T35). */
export function sectionsDocx(
  sections: readonly ReportSection[],
  { title, preset, language, at, isSample }: SectionsOptions,
): Promise<Uint8Array> {
  const sampleNotice = isSample ? inLanguage(preset.sampleNotice, language) : null;
  const reading = { preset, language };
  const generated = language === "ar" ? { fromRight: true } : {};
  return docxBytes({
    title,
    subject: inLanguage(preset.group, language),
    language,
    at,
    sections: [
      docxSection({ foot: preset.shortName, sampleNotice, first: true, opinion: false }, [
        ...docxMasthead(
          {
            group: inLanguage(preset.group, language),
            under: [],
            ...numbered(
              { documentNumber: "", date: longDate(dayIn(preset.timeZone, at), language), original: "" },
              language,
            ),
            source: "",
            abstract: "",
          },
          { language, width: TEXT_WIDTH },
        ),
        line("Restitle", title, generated),
        line(
          "Standing",
          `${word("asOf", language, { instant: longInstant(at, { preset, language }) })}\n${inLanguage(preset.standingWords, language)}`,
          generated,
        ),
        ...(sampleNotice === null ? [] : [line("Sample", sampleNotice, generated)]),
        ...sections.flatMap((section) => [
          line("SmallHead", section.title, { keepNext: true, ...generated }),
          ...docxBlocks(section.blocks, { reading, width: TEXT_WIDTH }),
        ]),
      ]),
    ],
    shelf: footnoteShelf(WORD_TAGS[language]),
  });
}
