/** A word of a text, or one Han character: Chinese is cut otherwise around each change, its characters are not. */
export type SpokenWord = {
  /** Folded: of one case and form, so that only other words count as a difference. */
  readonly folded: string;
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  readonly isHan: boolean;
};

const HAN = /^\p{Script=Han}/u;
const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** The words of a text in its order, without signs and spaces, of any script. */
export function spokenWords(text: string): readonly SpokenWord[] {
  const words: SpokenWord[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (isWordLike !== true) continue;
    if (!HAN.test(segment)) {
      words.push({ folded: folded(segment), start: index, end: index + segment.length, isHan: false });
      continue;
    }
    let start = index;
    for (const char of segment) {
      words.push({ folded: char, start, end: start + char.length, isHan: true });
      start += char.length;
    }
  }
  return words;
}

const folded = (word: string): string => word.normalize("NFKC").toLowerCase().replaceAll("’", "'");

/** Half words: two Han characters weigh as much as one word of a script with spaces. */
export const WORD_WEIGHT = 2;
export const weightOf = ({ isHan }: SpokenWord): number => (isHan ? 1 : WORD_WEIGHT);
