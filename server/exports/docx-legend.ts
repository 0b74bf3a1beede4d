import { Paragraph, TextRun } from "docx";
import { type PrintContext, legend } from "../../shared/report/opinion-text.ts";
import { word } from "../../shared/printed/report-words.ts";
import { fromRightLooks, generatedRuns, line, tab } from "./docx-text.ts";

/** The signs and their meanings, one a line. */
export function docxLegend(reading: PrintContext): Paragraph[] {
  const signs = legend(reading);
  return [
    line("SmallHead", word("legend", reading.language)),
    ...signs.map(
      ({ sign, meaning }, i) =>
        new Paragraph({
          style: "LegendLine",
          ...fromRightLooks(meaning),
          keepNext: i < signs.length - 1,
          children: [
            new TextRun({ text: sign, style: sign.startsWith("[") ? "Bracket" : "StateSign" }),
            tab(),
            ...generatedRuns(meaning),
          ],
        }),
    ),
  ];
}
