import { useEffect, useState, useSyncExternalStore } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { clauseText } from "../../shared/clause/words.ts";
import { openCarets } from "../editor/carets.ts";
import { tellCursor } from "../editor/tell-cursor.ts";
import { useWhomHere } from "../forum/use-whom.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { PageRoom } from "../room/room.ts";
import { useParts } from "../room/use-room.ts";
import { SuggestionEditor } from "./suggestion-editor.tsx";

type DraftEditorProps = {
  readonly room: PageRoom;
  readonly id: ClauseId;
  readonly base: string | null;
  readonly label: string;
  readonly onLeave: () => void;
};

/** The live editor of a draft's words: the editor of suggestions over a room that holds one clause. */
export function DraftEditor({ room, id, base, label, onLeave }: DraftEditorProps) {
  const { words, synced } = useParts(room, ["words", "synced"]);
  const { snapshot } = useOpenedOpinion();
  const whomHere = useWhomHere(snapshot.opinion.groupId);
  const [carets] = useState(() => openCarets(room));
  useEffect(() => () => carets.close(), [carets]);
  useEffect(() => carets.nameBy((person) => whomHere(person).label), [carets, whomHere]);
  const placed = useSyncExternalStore(carets.subscribe, () => carets.all().get(id));
  // After a refusal the room goes on with another document.
  const text = synced ? rootText(room.doc(), id) : null;
  if (text === null) return <p>{clauseText(words, id)}</p>;
  return (
    <SuggestionEditor
      text={text}
      base={base}
      words={words}
      label={label}
      caret={{ kind: "end" }}
      carets={() => carets.of(id)}
      placed={placed}
      onSelect={(at) => tellCursor(room, id, at)}
      onLeave={onLeave}
    />
  );
}
