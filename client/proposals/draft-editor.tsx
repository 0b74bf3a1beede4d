import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";
import { clauseText } from "../../shared/clause/words.ts";
import type { CaretWish } from "../editor/caret-wish.ts";
import { loadedEditor, loadEditor } from "../editor/load-editor.ts";
import { draw, type Drawn } from "../editor/drawing.ts";
import type { EditorWish } from "../editor/clause-keys.ts";
import { TYPED } from "../room/typed.ts";
import type { PageRoom } from "../room/room.ts";
import { useParts } from "../room/use-room.ts";

const NOTHING_ELSE = {
  brackets: [],
  references: [],
  owners: [],
  footnotes: [],
  carets: [],
  underlines: [],
} as const;

/** Draws the plain text, with its invisible characters. */
const drawnOf = (text: Y.XmlText): readonly Drawn[] =>
  draw({ ...NOTHING_ELSE, pieces: readRuns(text).map((run) => ({ ...run, kind: "same" })) });

const NO_TITLES = {
  footnote: () => "",
  unseen: (name: string) => name,
  bracketOf: () => "",
  todaysNumber: () => "",
};

/** The reason why a key did nothing, or did something else than in the text. */
type Told = "oneParagraph" | "noLevel" | "pastedAsOne" | "tooLong" | "unseen";

/** The live editor of a draft's words: the one of the sheet, over a room that holds one clause. */
export function DraftEditor({ room, id }: { room: PageRoom; id: ClauseId }) {
  const t = useTranslations("draft");
  const { words, synced } = useParts(room, ["words", "synced"]);
  const [Editor, setEditor] = useState(() => loadedEditor());
  const [failed, setFailed] = useState(false);
  const [caret, setCaret] = useState<CaretWish>({ kind: "end" });
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    loadEditor().then(
      () => setEditor(() => loadedEditor()),
      () => setFailed(true),
    );
  }, []);
  // After a refusal the room goes on with another document.
  const doc = room.doc();
  const text = synced ? rootText(doc, id) : null;
  const undo = useMemo(
    () => (text === null ? null : new Y.UndoManager(text, { trackedOrigins: new Set([TYPED]) })),
    [text],
  );
  useEffect(() => () => undo?.destroy(), [undo]);

  const onWish = (wish: EditorWish): void => {
    const length = text?.length ?? 0;
    setTold(null);
    switch (wish.kind) {
      case "undo":
        undo?.undo();
        return;
      case "redo":
        undo?.redo();
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
        setTold("tooLong");
        return;
      case "unseen":
        setTold("unseen");
        return;
      // A draft has no neighbours, so keys at its edges act as in any field.
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
      // Without this, the dialog around it would also get the key and close.
      case "escape":
        return;
      // A draft has no brackets with owners, and pasted paragraphs arrive joined.
      case "signKept":
      case "paste":
        return;
      default:
        wish satisfies never;
    }
  };
  if (failed) return <p className="warning">{t("noEditor")}</p>;
  if (text === null || Editor === null) return <p className="words">{clauseText(words, id)}</p>;
  return (
    <>
      <div className="draft-words words">
        <Editor
          text={text}
          label={t("words")}
          placeholder={t("empty")}
          caret={caret}
          drawing={() => drawnOf(text)}
          drawn={words}
          titles={NO_TITLES}
          signs={() => []}
          oneParagraph
          onWish={onWish}
          onSelect={() => {}}
        />
      </div>
      <p className="faint" role="status">
        {told === null ? "" : t(`told.${told}`)}
      </p>
    </>
  );
}
