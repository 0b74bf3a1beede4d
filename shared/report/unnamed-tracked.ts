import type { OpinionDocument } from "../document/opinion-document.ts";
import type { TrackedParagraph, TrackedText } from "../tracked/tracked-text.ts";
import { acceptedText, type ChangeAuthor, type TrackedPiece } from "../tracked/tracked-words.ts";
import { deep, type Hide } from "./unnamed.ts";

/**
 * A text with tracked changes without any name in it (rule H3): its authors were left out as it was made, here go the
 * names in its words and comments. `document`: the same without names.
 */
export function unnamedTracked(
  text: TrackedText,
  { hide, document }: { readonly hide: Hide; readonly document: OpinionDocument },
): TrackedText {
  const all = <What>(value: What): What => deep(value, hide) as What;
  return {
    ...text,
    document,
    paragraphs: text.paragraphs.map((paragraph): TrackedParagraph => {
      const { subject, pieces, threads, number, movedFrom } = paragraph;
      const hidden = hiddenPieces(pieces, hide);
      const spanned = hidden === pieces ? threads : threads.map((one) => ({ ...one, span: null }));
      return {
        ...paragraph,
        number: all(number),
        movedFrom: all(movedFrom),
        subject:
          subject.kind === "proposal"
            ? { ...subject, label: all(subject.label) }
            : { ...subject, clause: document.clauses.find(({ id }) => id === subject.id) ?? null },
        pieces: hidden,
        threads: spanned.map((one) => ({
          ...one,
          remarks: one.remarks.map((remark) => ({ ...remark, text: all(remark.text) })),
        })),
      };
    }),
  };
}

/**
 * Keeps pieces without names. Where a name stands, also across two changes or in the words before or after them, the
 * words that went, those that stand and those that would come are told apart as wholes.
 */
function hiddenPieces(pieces: readonly TrackedPiece[], hide: Hide): readonly TrackedPiece[] {
  const textOf = (is: (piece: TrackedPiece) => boolean): string =>
    pieces.map((piece) => (is(piece) ? piece.text : "")).join("");
  const shown = textOf(() => true);
  const before = textOf(({ added }) => added === null);
  const standing = textOf(({ stands }) => stands);
  const after = acceptedText(pieces);
  if ([shown, before, standing, after].every((text) => hide(text).text === text)) return pieces;
  const [went, stands, comes] = [before, standing, after].map((text) => hide(text).text) as [
    string,
    string,
    string,
  ];
  const last = (of: "added" | "removed", among: boolean): ChangeAuthor | null =>
    pieces.findLast((piece) => piece.stands === among && piece[of] !== null)?.[of] ??
    pieces.findLast((piece) => piece[of] !== null)?.[of] ??
    null;
  const put = last("added", true) ?? last("removed", false);
  const proposed = last("removed", true) ?? last("added", false);
  const made: readonly TrackedPiece[] = [
    { text: went === stands ? "" : went, added: null, removed: put, stands: false },
    {
      text: stands,
      added: went === stands ? null : put,
      removed: comes === stands ? null : proposed,
      stands: true,
    },
    { text: comes === stands ? "" : comes, added: proposed, removed: null, stands: false },
  ];
  return made.filter(({ text }) => text !== "");
}
