import * as Y from "yjs";
import { clauseId, type ClauseId } from "../../shared/ids.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";
import type { Words } from "../../shared/clause/words.ts";
import type { Range } from "./ledger.ts";

export const wordsOf = (doc: Y.Doc): Words =>
  new Map(
    [...doc.share.keys()].flatMap((name): [ClauseId, ReturnType<typeof readRuns>][] => {
      const text = rootText(doc, clauseId(name));
      return text === null ? [] : [[clauseId(name), readRuns(text)]];
    }),
  );

/** Offsets between words: at the start and behind each space. */
export const gaps = (text: string): readonly number[] =>
  [0, ...[...text.matchAll(/ /g)].map((space) => space.index + 1)].filter((at) => at <= text.length);

/** The characters of a stretch of text, by who typed them. */
export function rangesOf(text: Y.XmlText, at: number, length: number): readonly Range[] {
  const ranges: Range[] = [];
  let from = 0;
  for (const run of readRuns(text)) {
    const start = Math.max(at, from);
    const end = Math.min(at + length, from + run.text.length);
    if (start < end) ranges.push([run.client, run.clock + start - from, end - start]);
    from += run.text.length;
  }
  return ranges;
}

/** The character at an offset. */
export function charAt(runs: ReturnType<typeof readRuns>, at: number): [number, number] {
  let from = 0;
  for (const run of runs) {
    if (at < from + run.text.length) return [run.client, run.clock + at - from];
    from += run.text.length;
  }
  throw new Error("no character there");
}
