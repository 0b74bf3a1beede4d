import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import { readRuns, rootText } from "../../shared/read-words.ts";
import { clauseText } from "../../shared/words.ts";
import { loadedEditor, loadEditor } from "../clauses/load-editor.ts";
import type { Drawn } from "../clauses/drawing.ts";
import { draw } from "../clauses/drawing.ts";
import type { EditorWish } from "../editor/clause-keys.ts";
import { TYPED } from "../editor/typed.ts";
import type { Room } from "../room/room.ts";
import { useParts } from "../screens/use-room.ts";

const AT_END = { kind: "end" } as const;
const NOTHING_ELSE = {
  brackets: [],
  references: [],
  owners: [],
  footnotes: [],
  carets: [],
  underlines: [],
} as const;

/** The words alone, with the signs among them that nobody sees. */
const drawnOf = (text: Y.XmlText): readonly Drawn[] =>
  draw({ ...NOTHING_ELSE, pieces: readRuns(text).map((run) => ({ ...run, kind: "same" })) });

const NO_TITLES = {
  insertedBy: () => "",
  deletedBy: () => "",
  footnote: () => "",
  unseen: (name: string) => name,
  bracketOf: () => "",
  todaysNumber: () => "",
};

/** The live editor of a draft's words: the one of the sheet, over a room that holds one clause. */
export function DraftWords({ room, id }: { room: Room; id: ClauseId }) {
  const t = useTranslations("draft");
  const { words, synced } = useParts(room, ["words", "synced"]);
  const [Editor, setEditor] = useState(() => loadedEditor());
  const [failed, setFailed] = useState(false);
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
    if (wish.kind === "undo") undo?.undo();
    if (wish.kind === "redo") undo?.redo();
  };
  if (failed) return <p className="warning">{t("noEditor")}</p>;
  if (text === null || Editor === null) return <p className="words">{clauseText(words, id)}</p>;
  return (
    <div className="draft-words words">
      <Editor
        text={text}
        label={t("words")}
        placeholder={t("empty")}
        caret={AT_END}
        drawing={() => drawnOf(text)}
        drawn={words}
        titles={NO_TITLES}
        mayLevel={false}
        signs={() => []}
        onWish={onWish}
        onSelect={() => {}}
      />
    </div>
  );
}
