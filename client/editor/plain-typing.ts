import { Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import { arePlainWords, toPlainWords, toTypedWords } from "../../shared/text/plain-words.ts";
import { withoutUselessSigns } from "../../shared/text/unseen-signs.ts";
import { begin, beginTyping, caughtUpSteps, FROM_WORDS } from "./bind-text.ts";

const PARAGRAPH = 1;

const isAndroid = (): boolean => navigator.userAgent.includes("Android");

export type PlainTypingWishes = {
  /** The text always stays one paragraph: pasted paragraphs are joined. */
  readonly oneParagraph: () => boolean;
  /** Runs before the insertion, so that a refusal comes after this notice. */
  readonly onJoined: () => void;
  /** Several paragraphs were pasted or dropped at this offset. */
  readonly onParagraphs: (paragraphs: readonly string[], at: number) => void;
  readonly onTooLong: () => void;
  /** Only invisible characters were typed or pasted. */
  readonly onUnseen: () => void;
};

/**
 * Lets nothing into a clause but plain characters (rule W2). Typing is done by the model and never by the
 * browser in the page, which would write into the signs that are drawn between the words.
 */
export function plainTyping(wishes: PlainTypingWishes): Plugin {
  const { oneParagraph, onJoined, onParagraphs, onTooLong, onUnseen } = wishes;
  const put = (view: EditorView, { plain, source }: { plain: string; source: string }): void => {
    if (plain === "" && source.trim() !== "") onUnseen();
    insert(view, plain);
  };
  const take = (view: EditorView, source: string): void => {
    const paragraphs = source
      .split(/\r\n|[\n\r\u2028\u2029]/u)
      .map((line) => line.trim())
      .filter((line) => line !== "");
    if (paragraphs.length <= 1) {
      put(view, {
        plain: toPlainWords(paragraphs.length === 0 ? "" : source.replace(/[\r\n]+/gu, "")),
        source,
      });
      return;
    }
    if (oneParagraph()) {
      onJoined();
      put(view, { plain: paragraphs.map(toPlainWords).join(" ").trim(), source });
      return;
    }
    if (!view.state.selection.empty) view.dispatch(view.state.tr.deleteSelection());
    onParagraphs(paragraphs, view.state.selection.from - PARAGRAPH);
  };

  const drop = (view: EditorView, event: DragEvent): void => {
    const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (place !== null) {
      const at = TextSelection.create(view.state.doc, Math.max(place.pos, PARAGRAPH));
      view.dispatch(view.state.tr.setSelection(at));
    }
    take(view, event.dataTransfer?.getData("text/plain") ?? "");
  };

  return new Plugin({
    filterTransaction: (transaction, state) => {
      if (!transaction.docChanged) return true;
      const { length } = transaction.doc.textContent;
      if (length > state.doc.textContent.length && length > CLAUSE_CHARS_MAX) {
        onTooLong();
        return false;
      }
      return arePlainWords(insertedBy(transaction));
    },
    props: {
      handleDOMEvents: {
        beforeinput: (view, event) => {
          if (view.composing || event.isComposing) return false;
          if (event.inputType === "insertText" && event.data !== null) {
            event.preventDefault();
            put(view, { plain: typedWords(view, event.data), source: event.data });
            return true;
          }
          // Breaks come as keys; from menus and input methods they are not taken.
          if (event.inputType === "insertParagraph" || event.inputType === "insertLineBreak") {
            event.preventDefault();
            return true;
          }
          if (event.inputType.startsWith("format")) event.preventDefault();
          return false;
        },
        // Taken before ProseMirror reads it: the page parses no foreign HTML (rule A57).
        paste: (view, event) => {
          // Browsers paste badly into a composition; on Android there is nearly always one.
          if (!view.editable || (view.composing && !isAndroid())) return false;
          event.preventDefault();
          take(view, event.clipboardData?.getData("text/plain") ?? "");
          return true;
        },
        drop: (view, event) => {
          // Text that is dragged within the editor moves as it is.
          if (!view.editable || view.dragging !== null) return false;
          event.preventDefault();
          drop(view, event);
          return true;
        },
      },
      handleDrop: (view, event, _slice, moved) => {
        if (moved) return false;
        drop(view, event);
        return true;
      },
    },
  });
}

/** Checks only the user's own insertion. Older text may hold characters that are refused now, and stays editable. */
function insertedBy(transaction: Transaction): string {
  if (transaction.getMeta(FROM_WORDS) === true) return "";
  return transaction.steps
    .slice(caughtUpSteps(transaction))
    .map((step) =>
      step instanceof ReplaceStep ? step.slice.content.textBetween(0, step.slice.content.size) : "",
    )
    .join("");
}

/** Inserts a key's character after the caret. */
function typedWords({ state }: EditorView, data: string): string {
  const typed = toTypedWords(data);
  return withoutUselessSigns(state.doc.textContent.slice(0, state.selection.from - PARAGRAPH), typed);
}

export function insert(view: EditorView, words: string): void {
  if (words === "") return;
  view.dispatch(beginTyping(view).insertText(words).scrollIntoView());
}

/** Takes away what stands before or behind the caret: one character as a reader sees it, or one word. */
export function deleteBeside(view: EditorView, side: "before" | "behind", unit: "grapheme" | "word"): void {
  const tr = begin(view);
  const { selection, doc } = tr;
  if (!selection.empty) {
    view.dispatch(tr.deleteSelection().scrollIntoView());
    return;
  }
  const at = selection.head - PARAGRAPH;
  const length = unitLength(doc.textContent, { at, side, unit });
  const from = side === "before" ? selection.head - length : selection.head;
  view.dispatch(tr.delete(from, from + length).scrollIntoView());
}

function unitLength(
  words: string,
  { at, side, unit }: { at: number; side: "before" | "behind"; unit: "grapheme" | "word" },
): number {
  const part = side === "before" ? words.slice(0, at) : words.slice(at);
  const segments = [...new Intl.Segmenter(undefined, { granularity: unit }).segment(part)];
  if (side === "before") segments.reverse();
  let length = 0;
  for (const { segment } of segments) {
    length += segment.length;
    // White space goes with the word beside it.
    if (unit === "grapheme" || segment.trim() !== "") break;
  }
  return length;
}
