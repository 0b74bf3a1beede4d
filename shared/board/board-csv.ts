import { notFormula } from "../text/not-formula.ts";
import type { Board } from "./board.ts";

const HEAD = [
  "day",
  "opinion",
  "title",
  "agreed",
  "agreed ad referendum",
  "open",
  "of these changed since marked",
  "brackets",
  "alternatives",
  "postponed",
  "approved by its facilitator",
] as const;

const CLEARED = { none: "no", holds: "yes", otherWords: "changed since" } as const;

/** The figures of each day as CSV (RFC 4180), with a mark for UTF-8; a cell never begins a formula (rule O6). */
export function boardCsv({ opinions }: Pick<Board, "opinions">): string {
  const rows = opinions.flatMap(({ number, title, days }) =>
    days.map(({ day, counts, clearing }) => [
      day,
      number,
      title,
      counts.agreed,
      counts.adReferendum,
      counts.open,
      counts.void,
      counts.brackets,
      counts.alternatives,
      counts.parked,
      CLEARED[clearing],
    ]),
  );
  return `\uFEFF${[HEAD, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = notFormula(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
