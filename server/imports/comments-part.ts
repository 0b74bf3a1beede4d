import { toPlainWords } from "../../shared/text/plain-words.ts";
import type { WordComment } from "../../shared/word-file/word-file.ts";
import { WORD_CHARS_MAX, WORD_COMMENTS_MAX } from "../../shared/file-limits.ts";
import { FileFault } from "./fault.ts";
import type { XmlReader } from "./read-xml.ts";

/** Comments with their replies: two parts, bound by the id of a comment's last paragraph. */
export type Comments = {
  readonly reader: XmlReader;
  readonly extended: XmlReader;
  readonly all: () => readonly WordComment[];
};

type Read = { id: string; author: string; at: string; text: string; last: string };

export function openComments(): Comments {
  const comments: Read[] = [];
  const more = new Map<string, { parent: string | null; done: boolean }>();
  let reading: Read | null = null;
  let inWords = false;
  let chars = 0;
  const add = (text: string): void => {
    chars += text.length;
    if (chars > WORD_CHARS_MAX) throw new FileFault("tooManyPieces");
    if (reading !== null) reading.text += text;
  };

  return {
    reader: {
      open: (name, attribute) => {
        switch (name) {
          case "w:comment":
            if (comments.length >= WORD_COMMENTS_MAX) throw new FileFault("tooManyPieces");
            reading = {
              id: attribute("id") ?? "",
              author: (attribute("author") ?? "").trim(),
              at: attribute("date") ?? "",
              text: "",
              last: "",
            };
            comments.push(reading);
            return;
          case "w:p":
            if (reading === null) return;
            reading.last = attribute("paraId") ?? "";
            if (reading.text !== "") add(" ");
            return;
          case "w:t":
            inWords = true;
            return;
          case "w:tab":
          case "w:br":
          case "w:cr":
            add(" ");
            return;
          default:
        }
      },
      close: (name) => {
        if (name === "w:t") inWords = false;
        else if (name === "w:comment") reading = null;
      },
      text: (text) => {
        if (inWords) add(text);
      },
    },
    extended: {
      open: (name, attribute) => {
        if (name !== "w15:commentEx") return;
        const done = /^(?:1|true|on)$/u.test(attribute("done") ?? "");
        more.set(attribute("paraId") ?? "", { parent: attribute("paraIdParent"), done });
      },
      close: () => undefined,
      text: () => undefined,
    },
    all: () => {
      const byParagraph = new Map(comments.map((one) => [one.last, one.id]));
      return comments.map(({ last, text, ...one }) => {
        const known = last === "" ? undefined : more.get(last);
        const parent = known?.parent == null ? null : (byParagraph.get(known.parent) ?? null);
        return {
          ...one,
          // Signs that hide or reorder words go, as from typed text: a reason is taken from it (rule W18).
          text: toPlainWords(text).trim(),
          parent: parent === one.id ? null : parent,
          resolved: known?.done ?? false,
        };
      });
    },
  };
}
