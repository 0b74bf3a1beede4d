/** Lines that are longer hold whole paragraphs. */
const WRAPPED_CHARS_MAX = 140;
/** Lines of a proportional font that are as wide differ by so much in their letters. */
const WIDTH_SHARE = 0.8;

/** Tells if each line holds a whole paragraph, as Word saves plain text: long lines follow each other without a gap. */
export function areParagraphs(lines: readonly string[]): boolean {
  const isLong = (line: string | undefined): boolean =>
    line !== undefined && line.trim().length > WRAPPED_CHARS_MAX;
  const long = lines.flatMap((line, i) => (isLong(line) ? [i] : []));
  const close = long.filter((i) => (lines[i + 1] ?? "").trim() !== "");
  return long.length > 0 && close.length * 2 >= long.length && long.length * 20 > lines.length;
}

/** Tells of two lines, one below the other, if the second goes on with the first: its first word had no more room. */
export function wrapOf(lines: readonly string[]): (line: string, next: string) => boolean {
  const lengths = lines
    .filter((line) => line.trim() !== "")
    .map(({ length }) => length)
    .toSorted((a, b) => a - b);
  // A few longer ones are rows of a table.
  const width = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  if (width > WRAPPED_CHARS_MAX) return () => false;
  return (line, next) => {
    const word = /^(?:\p{Script=Han}|[^\s\p{Script=Han}]+)/u.exec(next.trimStart())?.[0] ?? "";
    return line.trimEnd().length + 1 + word.length > width * WIDTH_SHARE;
  };
}
