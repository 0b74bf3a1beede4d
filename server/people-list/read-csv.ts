import { CsvError, type Info, parse } from "csv-parse/sync";
import { PEOPLE_LINES_MAX } from "../../shared/limits.ts";
import { issue, type PeopleIssue } from "../../shared/people-list/issue.ts";
import type { ReadLine } from "../../shared/people-list/people-row.ts";

/** Reads the lines of a CSV file as spreadsheets write it, each with its number in the file. */
export function readCsv(
  bytes: Uint8Array,
): { readonly lines: readonly ReadLine[] } | { readonly wrong: PeopleIssue } {
  const text = textOf(bytes);
  if (typeof text !== "string") return { wrong: text };
  // Excel names its delimiter so; the line is none of the table.
  const named = /^sep=(.)\r?\n/u.exec(text)?.[1];
  const body = named === undefined ? text : text.slice(text.indexOf("\n") + 1);
  const before = named === undefined ? 0 : 1;
  try {
    const records = parse(body, {
      delimiter: named ?? delimiterOf(body),
      info: true,
      relax_column_count: true,
      skip_empty_lines: false,
      to: PEOPLE_LINES_MAX + 2,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: Info }[];
    if (records.length > PEOPLE_LINES_MAX + 1)
      return { wrong: issue("tooManyLines", PEOPLE_LINES_MAX + 2, PEOPLE_LINES_MAX) };
    let ended = before;
    const lines = records.map(({ record, info }) => {
      const line = ended + 1;
      ended = before + info.lines;
      return { line, cells: record };
    });
    return { lines: lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { wrong: issue("brokenQuotes", before + Number(error["lines"] ?? 1)) };
  }
}

/** The text of a file in UTF-8 or UTF-16, without its mark of order. */
function textOf(bytes: Uint8Array): string | PeopleIssue {
  const [first, second] = bytes;
  // A zip: a workbook under the name of a CSV.
  if (first === 0x50 && second === 0x4b) return issue("workbook", 1);
  const isZero = (from: number): boolean =>
    bytes.length > 3 && bytes[from] === 0 && bytes[from + 2] === 0 && bytes[1 - from] !== 0;
  const encoding =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : isZero(1)
          ? "utf-16le"
          : isZero(0)
            ? "utf-16be"
            : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? issue("notUtf8", 1) : text;
  } catch {
    return issue("notUtf8", 1);
  }
}

/** The sign between the cells of the first line, outside quotes: the one that stands there most often. */
function delimiterOf(text: string): string {
  const header = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/u.exec(text)?.[0] ?? "";
  const bare = header.replaceAll(/"(?:[^"]|"")*"/gu, "");
  const count = (sign: string): number => bare.split(sign).length;
  return [",", ";", "\t"].toSorted((a, b) => count(b) - count(a))[0]!;
}
