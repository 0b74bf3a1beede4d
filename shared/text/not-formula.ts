const FORMULA = /^[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** Marks anything that a spreadsheet would take for a formula as text, by an apostrophe before it. */
export const notFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
