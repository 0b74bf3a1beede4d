import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import * as Y from "yjs";
import type { OthersCaret } from "../editor/carets.ts";
import type { CaretWish } from "../editor/caret-wish.ts";
import type { EditorWish } from "../editor/clause-keys.ts";
import { loadedEditor } from "../editor/load-editor.ts";
import { UndoButtons } from "../editor/undo-buttons.tsx";
import type { CanUndo } from "../editor/undo-steps.ts";
import { TYPED } from "../room/typed.ts";
import { drawSuggestion } from "./draw-suggestion.ts";
import { SUBMIT_KEY } from "./suggest-key.ts";

const NO_TITLES = {
  footnote: () => "",
  unseen: (name: string) => name,
  bracketOf: () => "",
  todaysNumber: () => "",
};
const noCarets = (): readonly OthersCaret[] => [];

/** The reason why a key did nothing, or did something else than in the text. */
type Told = "oneParagraph" | "noLevel" | "pastedAsOne" | "tooLong" | "unseen";

type SuggestionEditorProps = {
  readonly text: Y.XmlText;
  /** The words that it is compared with; null where it stands without marks. */
  readonly base: string | null;
  /** Another one where the text changed. */
  readonly words: unknown;
  readonly label: string;
  readonly caret: CaretWish;
  /** Others' carets as they stand in the text at this call. */
  readonly carets?: () => readonly OthersCaret[];
  /** Another one where a caret moved. */
  readonly placed?: unknown;
  readonly onSelect?: (selection: { readonly anchor: number; readonly head: number } | null) => void;
  readonly onLeave: () => void;
};

/** The editor of a suggestion: the one of the sheet over a text of its own, with its changes as they are typed. */
export function SuggestionEditor(props: SuggestionEditorProps) {
  const { text, base, words, label, carets = noCarets, placed, onSelect = () => {}, onLeave } = props;
  const t = useTranslations("draft");
  const Editor = loadedEditor();
  const [caret, setCaret] = useState(props.caret);
  const [told, setTold] = useState<Told | null>(null);
  const undo = useMemo(() => new Y.UndoManager(text, { trackedOrigins: new Set([TYPED]) }), [text]);
  useEffect(() => () => undo.destroy(), [undo]);
  const can = useCanUndo(undo);
  const drawing = () => drawSuggestion(text, { base, carets: carets() });
  // `words` is the text at this moment, `placed` the carets: with others it draws anew.
  // oxlint-disable-next-line react/exhaustive-deps -- reason: see above
  const drawn = useMemo(drawing, [text, base, placed, words]);

  const onWish = (wish: EditorWish): void => {
    const { length } = text;
    setTold(null);
    switch (wish.kind) {
      case "undo":
        undo.undo();
        return;
      case "redo":
        undo.redo();
        return;
      case "selectAll":
        setCaret({ kind: "range", anchor: 0, head: length });
        return;
      case "linesJoined":
        setTold("pastedAsOne");
        return;
      case "enter":
        setTold("oneParagraph");
        return;
      case "level":
        setTold("noLevel");
        return;
      case "tooLong":
      case "unseen":
        setTold(wish.kind);
        return;
      // A suggestion has no neighbours, so keys at its edges act as in any field.
      case "leave":
        if (wish.edge === "up") setCaret({ kind: "start" });
        if (wish.edge === "down") setCaret({ kind: "end" });
        return;
      case "extend": {
        const forward = wish.edge === "down" || wish.edge === "right";
        setCaret({ kind: "range", anchor: wish.anchor, head: forward ? length : 0 });
        return;
      }
      case "joinBefore":
      case "joinAfter":
        return;
      case "escape":
        onLeave();
        return;
      // It has no brackets with owners, and pasted paragraphs arrive joined.
      case "signKept":
      case "paste":
        return;
      default:
        wish satisfies never;
    }
  };
  if (Editor === null) return <p className="warning">{t("noEditor")}</p>;
  return (
    <>
      <Editor
        text={text}
        label={label}
        placeholder={t("empty")}
        caret={caret}
        drawing={drawing}
        drawn={drawn}
        titles={NO_TITLES}
        signs={() => []}
        oneParagraph
        onWish={onWish}
        onSelect={onSelect}
      />
      <UndoButtons can={can} undo={() => undo.undo()} redo={() => undo.redo()} />
      <p className="suggesting-told" role="status">
        {told === null ? "" : t(`told.${told}`, { key: SUBMIT_KEY })}
      </p>
    </>
  );
}

/** The steps that can be taken back or done again at this moment. */
function useCanUndo(manager: Y.UndoManager): CanUndo {
  const [can, setCan] = useState<CanUndo>({ undo: false, redo: false });
  useEffect(() => {
    const look = (): void => setCan({ undo: manager.canUndo(), redo: manager.canRedo() });
    const events = ["stack-item-added", "stack-item-popped", "stack-cleared"] as const;
    for (const event of events) manager.on(event, look);
    return () => {
      for (const event of events) manager.off(event, look);
    };
  }, [manager]);
  return can;
}
