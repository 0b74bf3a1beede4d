import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { clauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";

/** A stock y-websocket client with a cookie: what any program on the network could be. */
export type YClient = {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly synced: Promise<void>;
  readonly text: (clause: string) => Y.XmlText;
  /** The code and reason with which the server closed it. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly close: () => void;
};

const WAIT_MS = 30_000;

export function openYClient(
  url: string,
  { cookie, opinionId }: { cookie: string; opinionId: string },
): YClient {
  const doc = new Y.Doc();
  class WithCookie extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie } });
    }
  }
  const provider = new WebsocketProvider(`${url.replace("http", "ws")}/ws/opinions`, opinionId, doc, {
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  const synced = new Promise<void>((resolve) => {
    provider.on("sync", (state: boolean) => {
      if (state) resolve();
    });
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    provider.on("connection-close", (event) => {
      if (event !== null) resolve({ code: event.code, reason: event.reason });
    });
  });
  return {
    doc,
    provider,
    synced,
    closed,
    text: (clause) => {
      const text = rootText(doc, clauseId(clause));
      if (text === null) throw new Error(`no root ${clause}`);
      return text;
    },
    close: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}

/** Waits until something is so; throws with its name when it is not within half a minute, or as long as is said. */
export async function until(
  name: string,
  isSo: () => boolean | Promise<boolean>,
  waitMs = WAIT_MS,
): Promise<void> {
  const end = performance.now() + waitMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited in vain: ${name}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
