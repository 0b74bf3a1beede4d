import { numberedWords } from "./paragraph-words.ts";
import { isVerbLine } from "./match-paragraphs.ts";
import type { WordFile } from "./word-file.ts";
import { trackedPairs } from "./tracked-pairs.ts";

const TITLE = /^(?:res_?title|title|rec_?title|opinion ?title|heading 1)\b/u;

/** A Word file as plain text in the form that the reader of texts knows, as it reads with all its changes. */
export const plainTextOf = ({ paragraphs }: WordFile): string =>
  trackedPairs(paragraphs)
    .flatMap(({ after }) => {
      if (after === null) return [];
      const [first] = after.paragraphs;
      const style = first?.style ?? "";
      const { number, text } = numberedWords(after.text, first?.number ?? "");
      if (text === "") return [];
      if (TITLE.test(style)) return [`# ${text}`];
      if (isVerbLine({ text, number, style, tags: [] })) return [`_${text}_`];
      return [number === "" ? text : `${number}\t${text}`];
    })
    .join("\n\n");
