import { leadOf, type SentParagraph } from "./sent-file.ts";
import type { FileChangeAuthor, WordParagraph } from "./word-file.ts";

/** Paragraphs that went out (`s`) and those that came back (`b`), while they are paired. `take` alone changes it. */
export type ParagraphPairs = {
  readonly sent: readonly SentParagraph[];
  readonly back: readonly WordParagraph[];
  readonly isNew: (revision: FileChangeAuthor | null) => boolean;
  /** The words of each paragraph as they went out. */
  readonly text: readonly string[];
  /** The words of each paragraph that came back, without those typed since. */
  readonly old: readonly string[];
  /** Nothing but words typed since stands in it. */
  readonly isPutIn: readonly boolean[];
  /** Of each paragraph that came back those that it was. */
  readonly found: readonly ReadonlySet<number>[];
  readonly taken: ReadonlySet<number>;
  readonly take: (b: number, s: number) => void;
};

export function openParagraphPairs({
  sent,
  back,
  isNew,
}: Pick<ParagraphPairs, "sent" | "back" | "isNew">): ParagraphPairs {
  const found: Set<number>[] = back.map(() => new Set());
  const taken = new Set<number>();
  const old = back.map(({ runs }) => {
    const words = runs.flatMap(({ text, added }) => (isNew(added) ? [] : [{ text }]));
    return words
      .map(({ text }) => text)
      .join("")
      .slice(leadOf(words))
      .trimEnd();
  });
  const isPutIn = back.map(
    ({ runs }, b) => old[b] === "" && runs.some(({ text, added }) => isNew(added) && text.trim() !== ""),
  );
  const text = sent.map((one) => one.text.trimEnd());
  const take = (b: number, s: number): void => {
    found[b]!.add(s);
    taken.add(s);
  };
  return { sent, back, isNew, text, old, isPutIn, found, taken, take };
}
