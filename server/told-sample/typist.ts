import * as Y from "yjs";
import { rootText } from "../../shared/clause/read-words.ts";
import type { ClauseId, UserId } from "../../shared/ids.ts";
import { readServerMessage } from "../../shared/wire/codec.ts";
import type { RoomConnection } from "../broadcast/room-connection.ts";
import type { Room } from "../room/room.ts";

/** Replaces words of a text. */
export type WordsReplaced = { readonly from: string; readonly to: string };

/** Types as a page does: on a copy of the room's document, and through its gate. */
export async function typeInto(
  room: Room,
  { user, root, change }: { readonly user: UserId; readonly root: ClauseId; readonly change: WordsReplaced },
): Promise<void> {
  const doc = new Y.Doc();
  const wrong = (why: string): never => {
    throw new Error(`the sample's story, “${change.from}”: ${why}`);
  };
  const stateCame = Promise.withResolvers<void>();
  const connection: RoomConnection = {
    user,
    concord: false,
    send: (bytes) => {
      const message = readServerMessage(bytes);
      if (message?.kind !== "words") return;
      Y.applyUpdate(doc, message.update);
      stateCame.resolve();
    },
    buffered: () => 0,
    refuse: ({ refusal }) => wrong(refusal.message),
    close: (_code, why) => wrong(why),
    cut: () => wrong("the connection was cut"),
  };
  room.join(connection);
  room.sendState(connection, Y.encodeStateVector(doc));
  // The state leaves behind the commit of all that is in it.
  await Promise.all([stateCame.promise, room.noticeMeetings()]);
  const before = Y.encodeStateVector(doc);
  const text = rootText(doc, root);
  const at = text?.toString().indexOf(change.from) ?? -1;
  if (text === null || at < 0) return wrong("these words are not there");
  doc.transact(() => {
    text.delete(at, change.from.length);
    text.insert(at, change.to);
  });
  if (room.takeWords(connection, { step2: false, update: Y.encodeStateAsUpdate(doc, before) }) !== "taken")
    return wrong("what was typed was not taken");
  room.leave(connection);
  await room.noticeMeetings();
}
