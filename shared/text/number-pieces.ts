/** A clause's number as printed, as "b)", "2.1" or "i)", where no letter or bracket stands before it. */
const NUMBER =
  /(?<![\p{L}\p{N}(.])(?:(?:([a-z])\1?|[ivx]{1,4})\)(?:bis|ter|quater)?|\p{Nd}+(?:\.\p{Nd}+)+)(?![\p{L}\p{N}])/gu;

export type NumberPiece = { readonly text: string; readonly isNumber: boolean };

/** Cuts a line at the numbers in it: in words from right to left each must be isolated, or "b)" reads "(b". */
export function numberPieces(line: string): readonly NumberPiece[] {
  let from = 0;
  const pieces: NumberPiece[] = [];
  for (const { index, 0: text } of line.matchAll(NUMBER)) {
    pieces.push({ text: line.slice(from, index), isNumber: false }, { text, isNumber: true });
    from = index + text.length;
  }
  return [...pieces, { text: line.slice(from), isNumber: false }].filter(({ text }) => text !== "");
}

/** Keeps the bracket behind a number's letter, where what follows reads from the right. */
export const LEFT_TO_RIGHT_MARK = "\u200E";

/** Parts two figures in a line from right to left: each keeps its own place. */
export const RIGHT_TO_LEFT_MARK = "\u200F";

/** The line with such a mark behind each number. */
export const steadyNumbers = (line: string): string =>
  numberPieces(line)
    .map(({ text, isNumber }) => (isNumber ? text + LEFT_TO_RIGHT_MARK : text))
    .join("");
