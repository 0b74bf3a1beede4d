import { EditorContent } from "@tiptap/react";
import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type * as Y from "yjs";
import type { CaretWish } from "./caret-wish.ts";
import { redraw } from "./drawn-signs.ts";
import { offsetAnew } from "./offset-anew.ts";
import { type EditorHands, openEditor, PARAGRAPH, putCaret } from "./open-editor.ts";

export type ClauseEditorProps = EditorHands & {
  readonly text: Y.XmlText;
  readonly label: string;
  readonly placeholder: string;
  /** Another wish of the same kind is a new object: the caret goes there again. */
  readonly caret: CaretWish;
  /** Changes whenever the drawing gives something else. */
  readonly drawn: unknown;
};

/** The one editor of the page: plain words of one clause. Closed before the next one opens. */
export default function ClauseEditor(props: ClauseEditorProps) {
  const { text, label, caret, drawn, placeholder } = props;
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  // oxlint-disable-next-line react/refs -- reason: the editor keeps the ref and reads it when something happens, not here
  const { editor, binding } = useMemo(() => openEditor(text, latest), [text]);

  /** The caret of the editor before: after a refusal the same clause has another text. */
  const left = useRef<{ wish: CaretWish; text: Y.XmlText; anchor: number; head: number } | null>(null);
  useLayoutEffect(
    () => () => {
      const { anchor, head } = editor.state.selection;
      left.current = {
        wish: latest.current.caret,
        text,
        anchor: binding.inWords(anchor - PARAGRAPH),
        head: binding.inWords(head - PARAGRAPH),
      };
      editor.destroy();
      latest.current.onSelect(null);
    },
    [editor, binding, text],
  );

  useLayoutEffect(() => {
    const before = left.current;
    left.current = null;
    if (before === null || before.wish !== caret || before.text === text) {
      putCaret(editor.view, caret);
      return;
    }
    const at = (offset: number): number => offsetAnew(before.text, offset, text);
    // Somebody who writes elsewhere on the page goes on there.
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    putCaret(editor.view, { kind: "range", anchor: at(before.anchor), head: at(before.head) });
  }, [caret, editor, text]);

  useEffect(() => {
    editor.view.dom.setAttribute("aria-label", label);
  }, [label, editor]);

  // In one with the rest of the page, so that all that others did is one frame.
  useLayoutEffect(() => {
    if (!binding.catchUp() && !binding.isBehind()) redraw(editor.view, latest.current.drawing);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- reason: it says that the drawing changed
  }, [drawn, editor, binding]);

  return (
    <EditorContent editor={editor} className="clause-editor" data-words data-placeholder={placeholder} />
  );
}
