import type { OpenParagraph } from "./open-paragraph.ts";

type Place = { readonly paragraph: OpenParagraph; readonly at: number };

/** Places of comments; one over several paragraphs stands in the first, to its end. */
export function openAnchors() {
  const starts = new Map<string, Place | null>();
  const done = new Set<string>();

  const put = (comment: string, { paragraph, at }: Place, end: number): void => {
    if (done.has(comment)) return;
    done.add(comment);
    paragraph.anchors.push({ comment, start: at, end });
  };

  return {
    /** Of comments that began between paragraphs this is the first. */
    begin: (paragraph: OpenParagraph): void => {
      for (const [comment, place] of starts)
        if (place === null) starts.set(comment, { paragraph, at: paragraph.chars });
    },
    start: (comment: string, paragraph: OpenParagraph | null): void => {
      starts.set(comment, paragraph === null ? null : { paragraph, at: paragraph.chars });
    },
    end: (comment: string, paragraph: OpenParagraph | null): void => {
      const place = starts.get(comment);
      starts.delete(comment);
      if (place == null) return;
      put(comment, place, place.paragraph === paragraph ? paragraph.chars : place.paragraph.chars);
    },
    /** Its sign alone, where it has no range. */
    refer: (comment: string, paragraph: OpenParagraph | null): void => {
      const place = starts.get(comment) ?? (paragraph === null ? null : { paragraph, at: paragraph.chars });
      if (place !== null) put(comment, place, place.paragraph.chars);
    },
  };
}
