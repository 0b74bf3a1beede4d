import { Awareness } from "y-protocols/awareness";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { rootText } from "../shared/clause/read-words.ts";
import { clauseId, type OpinionId, type UserId } from "../shared/ids.ts";
import { openUnsaved } from "../client/offline-store/unsaved.ts";
import { unsavedChangeOf } from "../client/offline-store/own-change.ts";
import { connect, type ServerConnection } from "../client/wire/connection.ts";

/** The page's own connection and count of unsaved text, without a browser: it comes back by itself as a page does. */
export type PageConnection = {
  readonly doc: Y.Doc;
  readonly connection: ServerConnection;
  readonly unsaved: () => number;
  readonly type: (clause: string, text: string) => void;
  readonly text: (clause: string) => string;
  /** Times that it lost its server, and the code with which it was closed for good. */
  readonly seen: () => { readonly lost: number; readonly syncs: number; readonly closedBy: number | null };
  readonly close: () => void;
};

const cookies = new Map<string, string>();

/** Sends its person's cookie, as a browser does of itself. */
class WithCookie extends WebSocket {
  constructor(address: string) {
    super(address, {
      headers: { cookie: cookies.get(new URL(address).searchParams.get("person") ?? "") ?? "" },
    });
  }
}

/** The parts of a browser that the connection asks for. Once for a process. */
function standInForBrowser(): void {
  if ("sessionStorage" in globalThis && "location" in globalThis) return;
  const kept = new Map<string, string>();
  const ask = globalThis.fetch;
  const withCookie = (init: RequestInit): RequestInit => {
    const headers = new Headers(init.headers);
    if (!headers.has("cookie")) headers.set("cookie", [...cookies.values()].at(-1) ?? "");
    return { ...init, headers };
  };
  Object.assign(globalThis, {
    WebSocket: WithCookie,
    // It asks whether HTTP gets through; anybody's cookie will do for that.
    fetch: (asked: string, init: RequestInit = {}) =>
      asked.startsWith("/")
        ? ask(`${location.protocol}//${location.host}${asked}`, withCookie(init))
        : ask(asked, withCookie(init)),
    window: new EventTarget(),
    document: { hidden: true },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
  });
}

export function openPageConnection(
  url: string,
  {
    cookie,
    person,
    opinionId,
    generation,
    doc = new Y.Doc(),
  }: {
    readonly cookie: string;
    readonly person: string;
    readonly opinionId: string;
    readonly generation: string;
    readonly doc?: Y.Doc;
  },
): PageConnection {
  standInForBrowser();
  cookies.set(person, cookie);
  const { protocol, host } = new URL(url);
  Object.assign(globalThis, { location: { protocol, host } });
  const unsaved = openUnsaved();
  const awareness = new Awareness(doc);
  let seen: ReturnType<PageConnection["seen"]> = { lost: 0, syncs: 0, closedBy: null };
  doc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (transaction.local) unsaved.note(unsavedChangeOf(update, transaction, 1));
  });
  const connection = connect({
    at: { rooms: "opinions", id: opinionId as OpinionId },
    generation,
    person: person as UserId,
    doc,
    awareness,
    unsaved,
    onSynced: () => (seen = { ...seen, syncs: seen.syncs + 1 }),
    onLost: () => (seen = { ...seen, lost: seen.lost + 1 }),
    onClosed: (closedBy) => (seen = { ...seen, closedBy }),
    onNews: () => undefined,
    onAnswer: () => undefined,
    onAcknowledged: () => undefined,
  });
  return {
    doc,
    connection,
    unsaved: unsaved.count,
    type: (clause, text) => rootText(doc, clauseId(clause))!.insert(0, text),
    text: (clause) => rootText(doc, clauseId(clause))!.toString(),
    seen: () => seen,
    close: () => {
      connection.close();
      awareness.destroy();
      doc.destroy();
    },
  };
}
