import { z } from "zod";
import { type OpinionId, opinionId, ULID } from "../ids.ts";
import type { WordFile } from "../word-file/word-file.ts";
import {
  type Naming,
  NAMINGS,
  OWN_PARTS,
  type OwnPart,
  paragraphsIn,
  type ReportFields,
} from "../forum/report-fields.ts";
import { REPORT_LANGUAGES, type ReportLanguage } from "../text/localized.ts";
import type { Report } from "./report.ts";
import { annexHeading, type ReportText } from "./report-text.ts";
import { word } from "../printed/report-words.ts";
import { annexSpans, lineHash, linesOf } from "./seal.ts";

/** A property of a file is kept short. */
const LINES_A_MARK = 8;

/** Names of the styles by which the Chair's own paragraphs are known in a file, in small letters. */
const OWN_STYLES: Readonly<Record<string, OwnPart>> = {
  "introduction by the chair": "introduction",
  "remarks by the chair": "remarks",
};
export const ownPartOf = (style: string): OwnPart | null => OWN_STYLES[style] ?? null;

/** A line of the covering text that the record gives, and where a new one behind it would be the Chair's own. */
type CoveringLine = readonly [hash: string, part: OwnPart | ""];

/** Data in a report's Word file that lets its edited copy be brought back (rule H7). */
export type WayBack = {
  readonly language: ReportLanguage;
  readonly naming: Naming;
  /** The texts in the order of their annexes, and where the event log of each stood. */
  readonly texts: readonly { readonly opinionId: OpinionId; readonly seq: number }[];
  /** Of the Chair's words as they are printed in it. */
  readonly own: Readonly<Record<OwnPart, string>>;
  readonly covering: readonly CoveringLine[];
};

const head = z.object({
  language: z.enum(REPORT_LANGUAGES),
  naming: z.enum(NAMINGS),
  texts: z.number(),
  lines: z.number(),
  own: z.object({ introduction: z.string(), remarks: z.string() }),
});
const someText = z.object({
  opinionId: z.string().regex(ULID).transform(opinionId),
  seq: z.int().min(0),
});
const someLines = z.array(z.tuple([z.string(), z.enum([...OWN_PARTS, ""])])).min(1);

/** As properties of the file, by name. */
export function wayBackMarks({ covering, texts, ...rest }: WayBack): Readonly<Record<string, string>> {
  const marks: Record<string, string> = {
    "concord-way-back": JSON.stringify({ ...rest, texts: texts.length, lines: covering.length }),
  };
  texts.forEach((text, i) => (marks[`concord-way-back-text-${i + 1}`] = JSON.stringify(text)));
  for (let at = 0; at < covering.length; at += LINES_A_MARK)
    marks[`concord-way-back-${at / LINES_A_MARK + 1}`] = JSON.stringify(
      covering.slice(at, at + LINES_A_MARK),
    );
  return marks;
}

/** Null where a file carries none, or not a whole one. */
export function wayBackFrom(marks: ReadonlyMap<string, string>): WayBack | null {
  try {
    const parsed = <What>(name: string, schema: z.ZodType<What>): What =>
      schema.parse(JSON.parse(marks.get(name) ?? ""));
    const { texts: count, lines, ...rest } = parsed("concord-way-back", head);
    const texts = Array.from({ length: Math.min(count, marks.size) }, (_, i) =>
      parsed(`concord-way-back-text-${i + 1}`, someText),
    );
    const covering: CoveringLine[] = [];
    for (let n = 1; covering.length < lines; n++)
      covering.push(...parsed(`concord-way-back-${n}`, someLines));
    return { ...rest, texts, covering };
  } catch {
    return null;
  }
}

/** The Chair's words as they are compared: paragraphs, white space folded. */
export const ownHash = (words: string): string =>
  lineHash(paragraphsIn(words.replaceAll(/[^\S\n]+/gu, " ")).join("\n"));

export const ownHashes = (fields: Pick<ReportFields, OwnPart>): WayBack["own"] => ({
  introduction: ownHash(fields.introduction),
  remarks: ownHash(fields.remarks),
});

/** One line of the covering text of a file. */
export type CoveringRead = { readonly text: string; readonly style: string; readonly line: number };

/** The list of contents: Word writes it anew with other pages as soon as it is updated. */
const CONTENTS = /^toc\b/u;

/** Lines before the first annex and behind the last one. */
export function coveringOf(
  { paragraphs, footnotes }: Pick<WordFile, "paragraphs" | "footnotes">,
  headings: { readonly annexes: readonly string[]; readonly end: string },
): readonly CoveringRead[] {
  const lines = linesOf({ paragraphs, footnotes });
  const spans = annexSpans(lines, headings).filter((span) => span !== null);
  const [start, end] = [spans[0]?.start ?? lines.length, spans.at(-1)?.end ?? lines.length];
  return lines.flatMap((text, i) => {
    const { style, line } = paragraphs[i]!;
    if ((i >= start && i < end) || text === "" || CONTENTS.test(style)) return [];
    return [{ text, style, line }];
  });
}

/** Of a report, by its Word file. */
export function wayBackOf(
  report: Report,
  { text, file }: { readonly text: ReportText; readonly file: WordFile },
): WayBack {
  const { language, fields, opinions } = report;
  const headings = {
    annexes: text.annexes.map((annex) => annexHeading(annex, language)),
    end: text.record.title,
  };
  const parts = new Map<string, OwnPart>(
    text.sections.flatMap(({ title }, i) =>
      OWN_PARTS.filter((part) => title === word(part, language)).map((part): [string, OwnPart] => [
        `${i + 1} ${title}`,
        part,
      ]),
    ),
  );
  let part: OwnPart | "" = "";
  const covering = coveringOf(file, headings).flatMap(({ text: line, style }): CoveringLine[] => {
    if (style.startsWith("heading")) part = parts.get(line) ?? "";
    return ownPartOf(style) === null ? [[lineHash(line), part]] : [];
  });
  return {
    language,
    naming: fields.naming,
    texts: text.annexes.flatMap((annex) => {
      if (annex.kind !== "opinion") return [];
      const { id, record } = annex.document;
      return opinions.some((one) => one.id === id) ? [{ opinionId: id, seq: record.seq }] : [];
    }),
    own: ownHashes(fields),
    covering,
  };
}
