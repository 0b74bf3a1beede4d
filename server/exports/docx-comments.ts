import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type ICommentOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from "docx";
import { readsFromRight } from "../../shared/text/scripts.ts";
import type { WordThread } from "../../shared/tracked/word-threads.ts";
import { scriptRuns } from "./docx-text.ts";

/** Marks in the text at the start and end of a thread's words. */
export type Anchors = { readonly start: readonly ParagraphChild[]; readonly end: readonly ParagraphChild[] };

/** The comments of one file: Word wants them numbered through, and kept apart from the body. */
export type CommentShelf = {
  /** `latin`: BCP 47, of their Latin words, which are taken to be in the language of the text. */
  readonly put: (thread: WordThread, latin: string) => Anchors;
  readonly all: () => readonly ICommentOptions[];
};

export function commentShelf(): CommentShelf {
  const shelf: ICommentOptions[] = [];
  return {
    put: ({ remarks, resolved }, language) => {
      const first = shelf.length;
      const ids = remarks.map(({ author, at, text }, i) => {
        const id = first + i;
        const fromRight = readsFromRight(text);
        shelf.push({
          id,
          author,
          initials: author,
          date: new Date(at),
          // Replies follow the first of their thread, which alone is resolved or not.
          ...(i === 0 ? { resolved } : { parentId: first }),
          children: text.split("\n").map(
            (one) =>
              new Paragraph({
                style: "CommentText",
                ...(fromRight ? { bidirectional: true } : {}),
                children: scriptRuns(one, { fromRight, language }),
              }),
          ),
        });
        return id;
      });
      return {
        start: ids.map((id) => new CommentRangeStart(id)),
        // A reply without a reference of its own is lost.
        end: ids.flatMap((id) => [
          new CommentRangeEnd(id),
          new TextRun({ children: [new CommentReference(id)] }),
        ]),
      };
    },
    all: () => shelf,
  };
}
