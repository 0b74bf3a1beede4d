const FORMULA = /^[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** What a spreadsheet would take for a formula is told to be text, by an apostrophe before it. */
export const notFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
