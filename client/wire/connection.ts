import type { Decoder } from "lib0/decoding";
import { applyAwarenessUpdate, type Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import type { UserId } from "../../shared/ids.ts";
import {
  CLOSE,
  type CommandAnswer,
  type FrameNews,
  MESSAGE,
  type RefusalNotice,
  SCHEMA,
} from "../../shared/wire/protocol.ts";
import { openAnswerWatch } from "./answer-watch.ts";
import { openCursorPace } from "./cursor-pace.ts";
import type { HttpSocket } from "./http-socket.ts";
import { applyTogether, openIncomingFrames } from "./incoming-frames.ts";
import { openReconnect } from "./reconnect.ts";
import type { Outgoing } from "./outgoing.ts";
import type { Unsaved } from "../offline-store/unsaved.ts";
import type { RoomAddress } from "./room-address.ts";
import type { Transport } from "./transport.ts";
import {
  awarenessMessage,
  commandMessage,
  countedKind,
  readServerMessage,
  shownMessage,
} from "../../shared/wire/codec.ts";

const PERMANENT: ReadonlySet<number> = new Set([
  CLOSE.signedOut,
  CLOSE.refused,
  CLOSE.unknown,
  CLOSE.reload,
  CLOSE.tooLarge,
  CLOSE.quarantined,
  CLOSE.crowded,
]);

/** Messages that y-websocket does not know. */
const OURS = [MESSAGE.acknowledgement, MESSAGE.minutes, MESSAGE.refusal, MESSAGE.frame];

/** Codes that no network gives: the server was reached. */
const SERVER_CODES: ReadonlySet<number> = new Set(Object.values(CLOSE));

export type ConnectionEvents = {
  /** The words of both sides are the same; said once for each socket. */
  readonly onSynced: () => void;
  readonly onLost: () => void;
  /** The server closed for good, with one of our codes. */
  readonly onClosed: (code: number, notice: RefusalNotice | null) => void;
  readonly onNews: (news: FrameNews) => void;
  readonly onAnswer: (answer: CommandAnswer) => void;
  readonly onAcknowledged: () => void;
};

export type ServerConnection = {
  /** False where there is no connection to send it on. */
  readonly sendCommand: (outgoing: Outgoing) => boolean;
  /** Says that this page shows the words of a call; nothing without a connection. */
  readonly sendShown: (callSeq: number) => void;
  /** By WebSocket, or by HTTP where the network refuses WebSockets. */
  readonly transport: () => Transport;
  readonly close: () => void;
};

type Options = ConnectionEvents & {
  readonly at: RoomAddress;
  readonly generation: string;
  readonly person: UserId;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly unsaved: Unsaved;
};

const serverUrl = (rooms: RoomAddress["rooms"]): string =>
  `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/ws/${rooms}`;

/**
 * One Y.Doc's connection to its room: y-websocket with our messages beside its own. Knows nothing of records and
 * permissions; comes back by itself, with jitter, unless the server closed for good.
 */
export function connect(options: Options): ServerConnection {
  const { doc, awareness, unsaved } = options;
  let notice: RefusalNotice | null = null;
  let closed = false;

  /** Ends this socket without waiting for the network, which may never say that it is over. */
  const giveUp = (): void => void provider.ws?.onclose?.(new CloseEvent("close", { code: 1006 }));
  const watch = openAnswerWatch(() => {
    reconnect.suspect();
    giveUp();
  });
  const reconnect = openReconnect({
    at: options.at,
    begin: () => provider.connect(),
    giveUp,
    onAway: options.onLost,
    onClosed: (code) => options.onClosed(code, null),
  });

  /** Counts messages that bring text as they leave, by either transport. */
  const openCounted = function (address: string): HttpSocket {
    const socket = reconnect.open(address);
    const send = socket.send.bind(socket);
    socket.send = (bytes): void => {
      send(bytes);
      const kind = countedKind(bytes);
      if (kind === null) return;
      unsaved.sent(kind);
      watch.textSent();
    };
    return socket;
  };

  const provider = new WebsocketProvider(serverUrl(options.at.rooms), options.at.id, doc, {
    awareness,
    connect: false,
    disableBc: true,
    // `new` gives what the function returns.
    WebSocketPolyfill: openCounted as unknown as typeof WebSocket,
    // The cookie is the browser's, and may be another person's by the time that this page comes back.
    params: {
      concord: "1",
      schema: String(SCHEMA),
      generation: options.generation,
      person: options.person,
    },
    // The waits between tries are ours: y-websocket's have no jitter.
    shouldReconnect: () => false,
  });
  // y-websocket echoes every cursor of others back to the server; ours sends our own alone.
  awareness.off("update", provider._awarenessUpdateHandler);

  const handlers = provider.messageHandlers as ((encoder: unknown, decoder: Decoder) => void)[];
  const readSync = handlers[MESSAGE.sync]!;
  const frames = openIncomingFrames({
    words: (updates) => applyTogether(doc, updates, provider),
    cursors: (cursors) => applyAwarenessUpdate(awareness, cursors, provider),
    news: options.onNews,
  });
  handlers[MESSAGE.sync] = (...message) => {
    reconnect.heard();
    frames.apply();
    readSync(...message);
  };
  /** y-websocket read the type of a message; the codec reads it whole. */
  const onOurs = (_encoder: unknown, { arr }: Decoder): void => {
    const message = readServerMessage(arr);
    if (message?.kind === "frame") return frames.take(message.frame);
    if (message?.kind !== "acknowledgement") frames.apply();
    switch (message?.kind) {
      case "acknowledgement":
        unsaved.acknowledged(message.count);
        watch.textAcknowledged(message.count);
        reconnect.stored();
        return options.onAcknowledged();
      case "answer":
        watch.commandAnswered(message.answer.n);
        return options.onAnswer(message.answer);
      case "refusal":
        notice = message.notice;
        return;
      default:
        throw new Error("The server sent a message that cannot be read.");
    }
  };
  for (const type of OURS) handlers[type] = onOurs;
  for (const [type, read] of handlers.entries()) {
    handlers[type] = (...message) => {
      watch.heard();
      read(...message);
    };
  }

  const pace = openCursorPace(() => {
    if (!provider.wsconnected) return;
    provider.ws?.send(awarenessMessage(encodeAwarenessUpdate(awareness, [doc.clientID])));
  });
  const onAwareness = (_change: unknown, origin: unknown): void => {
    if (origin === "local") pace.moved();
  };
  awareness.on("update", onAwareness);

  provider.on("status", ({ status }) => {
    if (status !== "connected") return;
    watch.opened();
    // The server forgets a state with its socket, and takes none back whose clock has not grown.
    awareness.setLocalState(awareness.getLocalState());
  });
  provider.on("connection-close", (event) => {
    frames.apply();
    unsaved.disconnected();
    watch.closed();
    if (event !== null && SERVER_CODES.has(event.code)) reconnect.heard();
    if (reconnect.ended()) options.onLost();
    if (event !== null || closed) return;
    // The 30 s watch of y-websocket: we come back by our waits, not by its own, which have no jitter.
    provider.shouldConnect = false;
    reconnect.later();
  });
  provider.on("sync", (synced) => {
    if (!synced) return;
    watch.synced();
    options.onSynced();
  });
  provider.on("closed", ({ code }) => {
    if (closed) return;
    if (PERMANENT.has(code)) {
      options.onClosed(code, notice);
      return;
    }
    reconnect.later(code === CLOSE.restart);
  });
  reconnect.now();

  return {
    transport: reconnect.transport,
    sendCommand: (outgoing) => {
      if (!provider.synced || provider.ws === null) return false;
      // On the same socket as the typing before it, so the server sees them in this order.
      provider.ws.send(commandMessage(outgoing));
      watch.commandSent(outgoing.n);
      return true;
    },
    sendShown: (callSeq) => {
      if (provider.synced) provider.ws?.send(shownMessage(callSeq));
    },
    close: () => {
      if (closed) return;
      closed = true;
      reconnect.close();
      frames.stop();
      pace.stop();
      watch.closed();
      awareness.off("update", onAwareness);
      provider.destroy();
    },
  };
}
