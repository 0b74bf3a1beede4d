const COLOURS = 8;

/**
 * A delegation's colour, the same on every page and day: it follows from the symbol alone. The palette
 * (tokens.css) holds no colour of a mark or an objection.
 */
export function delegationColour(symbol: string | null): string {
  if (symbol === null) return "var(--office)";
  let sum = 0;
  for (const sign of symbol) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return `var(--d${(sum % COLOURS) + 1})`;
}
