import type { Preset } from "../preset.ts";
import { z } from "zod";
import { sha256Hex } from "../canonical-text.ts";
import { canonicalJson } from "../chain.ts";
import { isCounted } from "../clause.ts";
import type { OpinionDocument } from "../opinion-document.ts";
import { printedClause } from "../printed-clause.ts";
import type { WordFile } from "../word-file/word-file.ts";
import { clauseName, textName } from "./opinion-text.ts";
import type { ReportAnnex } from "./report-text.ts";
import type { ReportLanguage } from "./report-words.ts";

/** Hexadecimal digits of a line's SHA-256 that a file carries: enough against chance and against guessing. */
const HASH_CHARS = 24;
/** A property of a file is kept short. */
const LINES_A_MARK = 6;

/** A line of an annex: the hash of what is printed, and the clause that it is; empty around the clauses. */
type SealedLine = readonly [hash: string, clause: string];

export type SealedAnnex = {
  readonly label: string;
  /** What it is, such as "Base text 2"; empty for lists. */
  readonly text: string;
  /** Where the minutes of its Opinion stood, and the head of their chain; 0 and empty for lists. */
  readonly seq: number;
  readonly head: string;
  readonly lines: readonly SealedLine[];
};

/** What a report's Word file carries so that anybody can check its annexes (rule H6). */
export type ReportSeal = {
  readonly symbol: string;
  /** ISO instant of the record that it was made from. */
  readonly madeAt: string;
  /** The heading behind the last annex. */
  readonly end: string;
  readonly annexes: readonly SealedAnnex[];
};

const head = z.object({ symbol: z.string(), madeAt: z.iso.datetime(), end: z.string(), annexes: z.number() });
const annexHead = z.object({
  label: z.string(),
  text: z.string(),
  seq: z.number(),
  head: z.string(),
  lines: z.number(),
});
const someLines = z.array(z.tuple([z.string(), z.string()]));

/** SHA-256 of all that a file's properties say: what the record keeps of an issued report. */
export const sealHash = (seal: ReportSeal): string => sha256Hex(canonicalJson(seal));

/** As properties of the file, by name. */
export function sealMarks({ annexes, ...rest }: ReportSeal): Readonly<Record<string, string>> {
  const marks: Record<string, string> = {
    "concord-report": JSON.stringify({ ...rest, annexes: annexes.length }),
  };
  annexes.forEach(({ lines, ...annex }, i) => {
    marks[`concord-annex-${i + 1}`] = JSON.stringify({ ...annex, lines: lines.length });
    for (let at = 0; at < lines.length; at += LINES_A_MARK)
      marks[`concord-annex-${i + 1}-${at / LINES_A_MARK + 1}`] = JSON.stringify(
        lines.slice(at, at + LINES_A_MARK),
      );
  });
  return marks;
}

/** Null where a file carries none, or not a whole one. */
export function sealFrom(marks: ReadonlyMap<string, string>): ReportSeal | null {
  try {
    const parsed = <What>(name: string, schema: z.ZodType<What>): What =>
      schema.parse(JSON.parse(marks.get(name) ?? ""));
    const { annexes: count, ...rest } = parsed("concord-report", head);
    const annexes = Array.from({ length: count }, (_, i) => {
      const { lines: length, ...annex } = parsed(`concord-annex-${i + 1}`, annexHead);
      const lines: SealedLine[] = [];
      for (let n = 1; lines.length < length; n++)
        lines.push(...parsed(`concord-annex-${i + 1}-${n}`, someLines.min(1)));
      return { ...annex, lines };
    });
    return { ...rest, annexes };
  } catch {
    return null;
  }
}

/** What stands on the page, a paragraph a line: with what was put in, without what was struck, notes at their place. */
export function linesOf({
  paragraphs,
  footnotes,
}: Pick<WordFile, "paragraphs" | "footnotes">): readonly string[] {
  const notes = new Map(footnotes.map(({ id, runs }) => [id, standing(runs)]));
  return paragraphs.map(({ printed, footnotes: here }) =>
    [printed, ...here.map(({ id }) => notes.get(id) ?? "")].join("\n").replaceAll(/\s+/gu, " ").trim(),
  );
}

const standing = (runs: WordFile["paragraphs"][number]["runs"]): string =>
  runs.map(({ text, removed }) => (removed === null ? text : "")).join("");

export const lineHash = (line: string): string => sha256Hex(line).slice(0, HASH_CHARS);

type Headings = { readonly annexes: readonly string[]; readonly end: string };

type Span = { readonly start: number; readonly end: number };

/** Where each annex stands, from the line of its label to the next one; also one that was moved before its place. */
export function annexSpans(lines: readonly string[], { annexes, end }: Headings): readonly (Span | null)[] {
  let from = 0;
  const starts = [...annexes, end].map((label) => {
    const at = lines.indexOf(label, from);
    if (at >= 0) from = at + 1;
    return at;
  });
  annexes.forEach((label, i) => {
    const at = starts[i]! < 0 ? lines.indexOf(label) : -1;
    if (at >= 0 && !starts.includes(at)) starts[i] = at;
  });
  return annexes.map((_, i) => {
    const start = starts[i]!;
    if (start < 0) return null;
    const end = Math.min(lines.length, ...starts.filter((other) => other > start));
    return { start, end };
  });
}

/** The lines of an annex; an empty line says nothing. */
const linesIn = (lines: readonly string[], span: Span | null): readonly string[] | null =>
  span === null ? null : lines.slice(span.start + 1, span.end).filter((line) => line !== "");

/** Seals a report's annexes as its Word file shows them. */
export function sealOf(
  lines: readonly string[],
  {
    annexes,
    end,
    symbol,
    at,
    language,
    preset,
  }: {
    readonly annexes: readonly ReportAnnex[];
    readonly end: string;
    readonly symbol: string;
    readonly at: number;
    readonly language: ReportLanguage;
    readonly preset: Pick<Preset, "stages">;
  },
): ReportSeal {
  const spans = annexSpans(lines, { annexes: annexes.map(({ label }) => label), end });
  return {
    symbol,
    madeAt: new Date(at).toISOString(),
    end,
    annexes: annexes.map((annex, i): SealedAnnex => {
      const here = linesIn(lines, spans[i] ?? null);
      if (here === null) throw new Error(`the file has no ${annex.label}`);
      const { label } = annex;
      if (annex.kind === "section")
        return { label, text: "", seq: 0, head: "", lines: here.map((line) => [lineHash(line), ""]) };
      const { document } = annex;
      return {
        label,
        text: textName(document, { language, preset }),
        ...document.record,
        lines: namedLines(here, document, language),
      };
    }),
  };
}

/** Which line is which clause: in their order, by the words that it ends with. */
function namedLines(
  lines: readonly string[],
  document: OpinionDocument,
  language: ReportLanguage,
): readonly SealedLine[] {
  const clauses = document.clauses
    .filter(({ kind }) => isCounted(kind) || kind === "verb" || kind === "note")
    .map(printedClause);
  let next = 0;
  return lines.map((line): SealedLine => {
    const clause = clauses[next];
    const words = clause === undefined ? "" : (clause.text + clause.closing).replaceAll(/\s+/gu, " ").trim();
    if (clause === undefined || !line.includes(words)) return [lineHash(line), ""];
    next++;
    return [lineHash(line), clauseName(document, clause.id, language)];
  });
}

export type AnnexVerdict = {
  readonly label: string;
  readonly text: string;
  readonly kind: "identical" | "differs" | "missing";
  /** The clauses that differ; empty: the lines around them. */
  readonly where: readonly string[];
  /** It stands before one that it stood behind. */
  readonly moved: boolean;
  /** The annex whose lines stand here; null: none's, or its own. */
  readonly instead: string | null;
};

/** Annex by annex, what stands there now against what was sealed (rule H6). */
export function checkSeal(seal: ReportSeal, lines: readonly string[]): readonly AnnexVerdict[] {
  const spans = annexSpans(lines, { annexes: seal.annexes.map(({ label }) => label), end: seal.end });
  return seal.annexes.map(({ label, text, lines: sealed }, i): AnnexVerdict => {
    const span = spans[i] ?? null;
    const here = linesIn(lines, span)?.map(lineHash);
    const nothing = { label, text, where: [], moved: false, instead: null };
    if (here === undefined || span === null) return { ...nothing, kind: "missing" };
    const moved = spans.slice(0, i).some((before) => before !== null && before.start > span.start);
    if (isThose(here, sealed)) return { ...nothing, kind: "identical", moved };
    const instead = seal.annexes.find((other) => isThose(here, other.lines))?.label ?? null;
    return { ...nothing, kind: "differs", where: [...new Set(differing(sealed, here))], moved, instead };
  });
}

const isThose = (here: readonly string[], sealed: readonly SealedLine[]): boolean =>
  here.length === sealed.length && sealed.every(([hash], n) => hash === here[n]);

/** Each sealed line that is gone or reads otherwise, and where something stands between two that was not there. */
function differing(sealed: readonly SealedLine[], here: readonly string[]): readonly string[] {
  const where: string[] = [];
  let at = 0;
  sealed.forEach(([hash, clause], n) => {
    const place = here.indexOf(hash, at);
    if (place < 0) {
      where.push(clause);
      // A line that reads otherwise stands where it stood, unless the next one is there already.
      if (at < here.length && !sealed.slice(n + 1).some(([other]) => other === here[at])) at++;
      return;
    }
    if (place > at) where.push(clause === "" ? "" : `before ${clause}`);
    at = place + 1;
  });
  return at < here.length ? [...where, ""] : where;
}
