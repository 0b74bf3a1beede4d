import { seeded } from "../../server/testing/chance.ts";
import { isPlainName, toPlainWords } from "../../shared/text/plain-words.ts";
import { PAYLOADS } from "./payloads.ts";

/** As a person who is refused would write it again: without what nobody sees. */
export const plain = (text: string): string => toPlainWords(text).trim();

export const PLAIN_TEXTS = PAYLOADS.map(({ text }) => plain(text)).filter(isPlainName);

/** One or more texts of the corpus for one place, and those among them that stand in it whole. */
export type Piece = { readonly text: string; readonly whole: readonly string[] };

/** Texts for places of so many characters: each in a place of its own, or joined in an order of chance. */
export type Pieces = (charsMax: number) => readonly Piece[];

export const alone =
  (texts: readonly string[]): Pieces =>
  (charsMax) =>
    texts.map((text) => pieceOf(text, charsMax));

export const together =
  (texts: readonly string[], seed: number): Pieces =>
  (charsMax) =>
    joined(shuffled(texts, seed), charsMax);

function pieceOf(text: string, charsMax: number): Piece {
  const cut = text.slice(0, charsMax).trim();
  return { text: cut, whole: cut === text ? [text] : [] };
}

const BETWEEN = " ";

/** Texts joined into pieces of at most so many characters, for places of which there are few. Whole texts come first. */
function joined(texts: readonly string[], charsMax: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const text of texts) {
    const last = pieces.at(-1);
    if (last !== undefined && last.text.length + BETWEEN.length + text.length <= charsMax)
      pieces[pieces.length - 1] = { text: last.text + BETWEEN + text, whole: [...last.whole, text] };
    else pieces.push(pieceOf(text, charsMax));
  }
  return pieces.toSorted((a, b) => Number(a.whole.length === 0) - Number(b.whole.length === 0));
}

function shuffled(texts: readonly string[], seed: number): readonly string[] {
  const chance = seeded(seed);
  return texts
    .map((text) => ({ text, at: chance(2 ** 31) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ text }) => text);
}

/** Places where hostile text came in: how often it was taken or refused as it was, and which texts of the corpus. */
export type Filled = Map<
  string,
  { readonly taken: number; readonly refused: number; readonly texts: ReadonlySet<string> }
>;

export type Count = (sink: string, status: number, piece: Piece) => void;

export const openCount =
  (filled: Filled): Count =>
  (sink, status, { whole }) => {
    const { taken, refused, texts } = filled.get(sink) ?? { taken: 0, refused: 0, texts: new Set<string>() };
    filled.set(
      sink,
      status < 300
        ? { taken: taken + 1, refused, texts: new Set([...texts, ...whole]) }
        : { taken, refused: refused + 1, texts },
    );
  };

/** Few at once: a person's commands wait for each other anyway. */
const AT_ONCE = 8;

export async function each<T>(
  items: readonly T[],
  act: (item: T, n: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let n = next++; n < items.length; n = next++) await act(items[n]!, n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
