import type { WSContext } from "hono/ws";
import * as Y from "yjs";
import type { ClauseId, UserId } from "../../shared/ids.ts";
import { SCHEMA } from "../../shared/wire/protocol.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { readServerMessage, syncStep1, syncStep2, syncUpdate } from "../../shared/wire/codec.ts";
import type { Room } from "../room/room.ts";
import { openSocket } from "../wire/socket.ts";

/** A page on a network without time: its messages, both ways, go on when a test says so, or are lost. */
export type LocalPage = {
  readonly doc: () => Y.Doc;
  readonly text: (clause: ClauseId) => Y.XmlText | null;
  readonly isOnline: () => boolean;
  /** Why the server closed it last. */
  readonly closed: () => { readonly code: number; readonly reason: string } | null;
  /** Connects, with its document as it is. */
  readonly connect: () => void;
  /** Messages on their way are lost, both ways. */
  readonly disconnect: () => void;
  /** Starts with an empty document, as a page does after a refusal. */
  readonly startAfresh: () => void;
  /** Hands the oldest message to the server; false where there is none. */
  readonly say: (bytes?: Uint8Array) => boolean;
  /** Reads the oldest message from the server; false where there is none. */
  readonly hear: () => boolean;
  /** Everything that was sent is acknowledged; of a page of another make, that nothing is on its way. */
  readonly isSaved: () => boolean;
};

export function openLocalPage(
  room: Room,
  { user, concord, generation }: { user: UserId; concord: boolean; generation: string },
): LocalPage {
  let doc = new Y.Doc();
  let connection: ReturnType<typeof openConnection> | null = null;
  let closed: ReturnType<LocalPage["closed"]> = null;

  const openConnection = () => {
    const toServer: Uint8Array[] = [];
    const fromServer: Uint8Array[] = [];
    let [sent, acknowledged, synced] = [0, 0, false];
    const page = {
      concord,
      schema: concord ? SCHEMA : null,
      generation: concord ? generation : "",
      person: null,
    };
    const events = openSocket(room, { user, page, generation });
    const socket = {
      readyState: 1,
      send: (bytes: Uint8Array) => void fromServer.push(Uint8Array.from(bytes)),
      close: (code: number, reason: string) => {
        // A page that has gone meanwhile hears nothing of it.
        if (connection !== own) return;
        closed = { code, reason };
        connection = null;
      },
    };
    const context = socket as unknown as WSContext;
    const send = (bytes: Uint8Array): void => {
      toServer.push(bytes);
      sent += 1;
    };
    const hear = (bytes: Uint8Array): void => {
      const message = readServerMessage(bytes);
      switch (message?.kind) {
        case "syncStep1":
          return send(syncStep2(Y.encodeStateAsUpdate(doc, message.stateVector)));
        case "words":
          Y.applyUpdate(doc, message.update, "server");
          synced ||= message.step2;
          return;
        case "acknowledgement":
          acknowledged = message.count;
          return;
        case "frame":
          if (message.frame.words !== null) Y.applyUpdate(doc, message.frame.words, "server");
          return;
        default:
      }
    };
    events.onOpen?.(new Event("open"), context);
    toServer.push(syncStep1(Y.encodeStateVector(doc)));
    const own = {
      say: (bytes = toServer.shift()) => {
        if (bytes === undefined) return false;
        const { buffer } = Uint8Array.from(bytes);
        events.onMessage?.(new MessageEvent("message", { data: buffer }), context);
        return true;
      },
      hear: () => {
        const bytes = fromServer.shift();
        if (bytes !== undefined) hear(bytes);
        return bytes !== undefined;
      },
      sendUpdate: (update: Uint8Array) => send(syncUpdate(update)),
      leave: () => events.onClose?.(new CloseEvent("close"), context),
      isSaved: () =>
        synced && toServer.length + fromServer.length === 0 && (!concord || acknowledged === sent),
    };
    return own;
  };

  const listen = (): void => {
    doc.on("update", (update: Uint8Array, by: unknown) => {
      if (by !== "server") connection?.sendUpdate(update);
    });
  };
  listen();

  const disconnect = (): void => {
    connection?.leave();
    connection = null;
  };
  return {
    doc: () => doc,
    text: (clause) => rootText(doc, clause),
    isOnline: () => connection !== null,
    closed: () => closed,
    connect: () => {
      closed = null;
      connection ??= openConnection();
    },
    disconnect,
    startAfresh: () => {
      disconnect();
      doc.destroy();
      doc = new Y.Doc();
      listen();
    },
    say: (bytes) => connection?.say(bytes) ?? false,
    hear: () => connection?.hear() ?? false,
    isSaved: () => connection?.isSaved() ?? false,
  };
}
