import { csvOf } from "../text/csv.ts";
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

/** The figures of each day as CSV (rule O6). */
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
  return csvOf([HEAD, ...rows]);
}
