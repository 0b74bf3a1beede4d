import { sha256Hex } from "../text/hash.ts";
import { isCounted } from "../clause/clause.ts";
import type { ClauseId } from "../ids.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { Preset } from "../presets/preset.ts";
import { printedClause } from "../document/printed-clause.ts";
import { clauseNamesOf, textName } from "./opinion-text.ts";
import type { Report } from "./report.ts";
import { annexHeading, type ReportAnnex, type ReportText } from "./report-text.ts";
import type { ReportLanguage } from "../text/localized.ts";
import {
  annexSpans,
  LINE_HASH_CHARS,
  lineHash,
  linesIn,
  type ReportSeal,
  type SealedAnnex,
  type SealedLine,
} from "./seal.ts";

/** The clause of a line, where a file says it; empty: none, or around the clauses. */
export type NamedLine = readonly [words: string, clause: ClauseId | "", beside?: "beside"];

/** An annex as a file shows it, before it is sealed or checked. */
export type ShownAnnex = { readonly lines: readonly NamedLine[]; readonly looks?: string };

type Sealing = {
  readonly annexes: readonly ReportAnnex[];
  readonly end: string;
  readonly symbol: string;
  readonly at: number;
  readonly language: ReportLanguage;
  readonly preset: Pick<Preset, "stages">;
};

export const sealingOf = (report: Report, text: ReportText): Sealing => ({
  annexes: text.annexes.map((annex) => ({ ...annex, label: annexHeading(annex, report.language) })),
  end: text.record.title,
  symbol: report.documentNumber,
  at: report.at,
  language: report.language,
  preset: report.preset,
});

/** Seals a report's annexes as its Word file shows them. */
export function sealOf(lines: readonly string[], sealing: Sealing): ReportSeal {
  const { annexes, end, language } = sealing;
  const spans = annexSpans(lines, { annexes: annexes.map(({ label }) => label), end });
  return sealWith(sealing, (annex, i) => {
    const here = linesIn(lines, spans[i] ?? null);
    if (here === null) throw new Error(`the file has no ${annex.label}`);
    return {
      lines:
        annex.kind === "section"
          ? here.map((line) => [lineHash(line), ""])
          : namedLines(here, annex.document, language),
    };
  });
}

/**
 * Seals annexes whose lines say themselves which clause they are; `as`: what stands for the words of a line; `sha256`:
 * in hexadecimal digits, by the fastest means at hand.
 */
export function sealOfShown(
  shown: readonly ShownAnnex[],
  {
    looks,
    sha256 = sha256Hex,
    as = (words) => sha256(words).slice(0, LINE_HASH_CHARS),
    ...sealing
  }: Sealing & {
    readonly looks?: string;
    readonly sha256?: typeof sha256Hex;
    readonly as?: (words: string) => string;
  },
): ReportSeal {
  const seal = sealWith(sealing, (annex, i) => {
    const here = shown[i];
    if (here === undefined) throw new Error(`the file has no ${annex.label}`);
    const names = annex.kind === "section" ? null : clauseNamesOf(annex.document, sealing.language);
    return {
      lines: here.lines.map(([words, clause, beside]): SealedLine => {
        const name = clause === "" ? "" : (names?.get(clause) ?? "");
        return beside === undefined ? [as(words), name] : [as(words), name, beside];
      }),
      ...(here.looks === undefined ? {} : { looks: sha256(here.looks).slice(0, LINE_HASH_CHARS) }),
    };
  });
  return looks === undefined ? seal : { ...seal, looks: sha256(looks) };
}

function sealWith(
  { annexes, end, symbol, at, language, preset }: Sealing,
  linesOf: (annex: ReportAnnex, i: number) => Pick<SealedAnnex, "lines" | "looks">,
): ReportSeal {
  return {
    symbol,
    madeAt: new Date(at).toISOString(),
    end,
    annexes: annexes.map((annex, i): SealedAnnex => {
      const { label } = annex;
      if (annex.kind === "section") return { label, text: "", seq: 0, head: "", ...linesOf(annex, i) };
      const { document } = annex;
      return {
        label,
        text: textName(document, { language, preset }),
        ...document.record,
        ...linesOf(annex, i),
      };
    }),
  };
}

/** Matches lines with clauses, in order, by the words at the end of each line. */
function namedLines(
  lines: readonly string[],
  document: OpinionDocument,
  language: ReportLanguage,
): readonly SealedLine[] {
  const clauses = document.clauses
    .filter(({ kind }) => isCounted(kind) || kind === "verb" || kind === "note")
    .map(printedClause);
  const names = clauseNamesOf(document, language);
  let next = 0;
  return lines.map((line): SealedLine => {
    const clause = clauses[next];
    const words = clause === undefined ? "" : (clause.text + clause.closing).replaceAll(/\s+/gu, " ").trim();
    if (clause === undefined || !line.includes(words)) return [lineHash(line), ""];
    next++;
    return [lineHash(line), names.get(clause.id) ?? ""];
  });
}
