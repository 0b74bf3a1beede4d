import { notFormula } from "./not-formula.ts";

/** Rows as CSV (RFC 4180) with a mark for UTF-8: CRLF, quoted where needed. No cell of text begins a formula. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = notFormula(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
