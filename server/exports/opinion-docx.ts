import type { OpinionDocument } from "../../shared/opinion-document.ts";
import { longInstant } from "../../shared/report/long-date.ts";
import { numberLine, titledNumber } from "../../shared/report/opinion-text.ts";
import type { Preset } from "../../shared/preset.ts";
import { word } from "../../shared/report/report-words.ts";
import { docxBytes } from "./docx-bytes.ts";
import { docxSection } from "./docx-frame.ts";
import { opinionBody } from "./docx-opinion-body.ts";
import { footnoteShelf, line } from "./docx-text.ts";

type OpinionDocxOptions = {
  readonly preset: Preset;
  /** Of everything generated; the Opinion's own words stay as they are. */
  readonly language: "en" | "zh";
  /** Milliseconds since 1970, by the server's clock: the instant of these words. */
  readonly at: number;
};

/** One Opinion as a Word file. */
export function opinionDocx(document: OpinionDocument, options: OpinionDocxOptions): Promise<Uint8Array> {
  const { preset, language, at } = options;
  const shelf = footnoteShelf();
  const frame = {
    foot: `${preset.shortName} · ${numberLine(document, language)}`,
    sampleNotice: document.sample ? preset.samples.notice[language] : null,
    first: true,
    opinion: true,
  };
  const masthead = [
    line("MastheadGroup", preset.group[language]),
    line("Masthead", word("asOf", language, { instant: longInstant(at, language) })),
  ];
  return docxBytes({
    title: titledNumber(document, language),
    subject: preset.group[language],
    language,
    at,
    sections: [docxSection(frame, [...masthead, ...opinionBody(document, { preset, language, shelf })])],
    shelf,
  });
}
