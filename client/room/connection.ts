import type { Decoder } from "lib0/decoding";
import { applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Command } from "../../shared/commands.ts";
import type { OpinionId } from "../../shared/ids.ts";
import type { CommandAnswer, FrameNews, RefusalNotice } from "../../shared/protocol.ts";
import { CLOSE, MESSAGE, SCHEMA } from "../../shared/protocol.ts";
import type { Unsaved } from "./unsaved.ts";
import { awarenessMessage, commandMessage, countedKind, readCount, readFrame, readJson } from "./wire.ts";

const AWARENESS_EVERY_MS = 80;
const RETRY_MS = 250;
const RETRY_MAX_MS = 8_000;
/** After a connection that lived this long the first wait is the shortest again. */
const SETTLED_MS = 10_000;

const PERMANENT: ReadonlySet<number> = new Set([
  CLOSE.signedOut,
  CLOSE.refused,
  CLOSE.unknown,
  CLOSE.reload,
  CLOSE.tooLarge,
]);

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

export type Connection = {
  /** False where there is no connection to send it on. */
  readonly sendCommand: (n: number, command: Command) => boolean;
  readonly close: () => void;
};

type Options = ConnectionEvents & {
  readonly id: OpinionId;
  readonly generation: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly unsaved: Unsaved;
};

const serverUrl = (): string =>
  `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/ws/opinions`;

/**
 * One Y.Doc's line to its room: y-websocket with our messages beside its own. Knows nothing of records and
 * permissions; comes back by itself, with jitter, unless the server closed for good.
 */
export function connect(options: Options): Connection {
  const { doc, awareness, unsaved } = options;
  let notice: RefusalNotice | null = null;
  let tries = 0;
  let connectedAt: number | null = null;
  let retry: ReturnType<typeof setTimeout> | null = null;
  let closed = false;

  // Before the provider's own handler, which sends the change: then it is known what the message carried.
  const onUpdate = (_update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === provider) return;
    const deleted = [...transaction.deleteSet.clients].flatMap(([client, ranges]) =>
      ranges.map(({ clock, len }) => [client, clock, len] as const),
    );
    unsaved.note({ clock: transaction.beforeState.get(doc.clientID) ?? 0, deleted });
  };
  doc.on("update", onUpdate);

  class CountedSocket extends WebSocket {
    override send(data: string | Blob | BufferSource): void {
      super.send(data);
      const kind = data instanceof Uint8Array ? countedKind(data) : null;
      if (kind !== null) unsaved.sent(kind);
    }
  }

  const provider = new WebsocketProvider(serverUrl(), options.id, doc, {
    awareness,
    connect: false,
    disableBc: true,
    WebSocketPolyfill: CountedSocket,
    params: { concord: "1", schema: String(SCHEMA), generation: options.generation },
    // The waits between tries are ours: y-websocket's have no jitter.
    shouldReconnect: () => false,
  });
  // y-websocket echoes every cursor of others back to the server; ours sends our own alone.
  awareness.off("update", provider._awarenessUpdateHandler);

  const handlers = provider.messageHandlers as ((encoder: unknown, decoder: Decoder) => void)[];
  handlers[MESSAGE.acknowledgement] = (_encoder, decoder) => {
    unsaved.acknowledged(readCount(decoder));
    options.onAcknowledged();
  };
  handlers[MESSAGE.minutes] = (_encoder, decoder) => options.onAnswer(readJson(decoder) as CommandAnswer);
  handlers[MESSAGE.refusal] = (_encoder, decoder) => {
    notice = readJson(decoder) as RefusalNotice;
  };
  handlers[MESSAGE.frame] = (_encoder, decoder) => {
    const frame = readFrame(decoder);
    // Words before the entries that speak of them; both before anybody looks.
    if (frame.words !== null) Y.applyUpdate(doc, frame.words, provider);
    if (frame.awareness !== null) applyAwarenessUpdate(awareness, frame.awareness, provider);
    if (frame.news !== null) options.onNews(frame.news);
  };

  let awarenessTimer: ReturnType<typeof setTimeout> | null = null;
  const onAwareness = (_change: unknown, origin: unknown): void => {
    if (origin !== "local") return;
    awarenessTimer ??= setTimeout(() => {
      awarenessTimer = null;
      if (!provider.wsconnected) return;
      provider.ws?.send(awarenessMessage(encodeAwarenessUpdate(awareness, [doc.clientID])));
    }, AWARENESS_EVERY_MS);
  };
  awareness.on("update", onAwareness);

  const connectNow = (): void => {
    if (retry !== null) clearTimeout(retry);
    retry = null;
    provider.connect();
  };
  const onOnline = (): void => {
    tries = 0;
    if (!closed && !provider.wsconnected && !provider.wsconnecting) connectNow();
  };
  window.addEventListener("online", onOnline);

  provider.on("status", ({ status }) => {
    if (status !== "connected") return;
    connectedAt = performance.now();
    // The server forgets a state with its socket, and takes none back whose clock has not grown.
    awareness.setLocalState(awareness.getLocalState());
  });
  provider.on("connection-close", () => {
    unsaved.disconnected();
    if (connectedAt !== null && performance.now() - connectedAt > SETTLED_MS) tries = 0;
    connectedAt = null;
    options.onLost();
  });
  provider.on("sync", (synced) => {
    if (synced) options.onSynced();
  });
  provider.on("closed", ({ code }) => {
    if (closed) return;
    if (PERMANENT.has(code)) {
      options.onClosed(code, notice);
      return;
    }
    const wait = Math.min(RETRY_MS * 2 ** tries, RETRY_MAX_MS) * (0.5 + Math.random());
    tries += 1;
    retry = setTimeout(connectNow, wait);
  });
  provider.connect();

  return {
    sendCommand: (n, command) => {
      if (!provider.synced || provider.ws === null) return false;
      // On the same socket as the typing before it, so the server sees them in this order.
      provider.ws.send(commandMessage(n, command));
      return true;
    },
    close: () => {
      if (closed) return;
      closed = true;
      if (retry !== null) clearTimeout(retry);
      if (awarenessTimer !== null) clearTimeout(awarenessTimer);
      window.removeEventListener("online", onOnline);
      awareness.off("update", onAwareness);
      doc.off("update", onUpdate);
      provider.destroy();
    },
  };
}
