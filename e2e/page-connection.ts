import { ulid } from "ulid";
import { WebSocket } from "ws";
import type * as Y from "yjs";
import { rootText } from "../shared/clause/read-words.ts";
import { clauseId, type OpinionId, type UserId } from "../shared/ids.ts";
import { openLivingTab } from "../client/offline-store/living-tab.ts";
import { type OfflineStore, openOfflineStore } from "../client/offline-store/offline-store.ts";
import { openRefusedStore } from "../client/offline-store/refused-store.ts";
import { memoryRows } from "../client/offline-store/store-rows.ts";
import { openTabTalk } from "../client/offline-store/tab-talk.ts";
import { openCopy } from "../client/room/copy.ts";
import { openEarlierChanges } from "../client/room/earlier-changes.ts";
import type { ServerConnection } from "../client/wire/connection.ts";

/** The page's own document, connection and unsaved text, without a browser: it comes back by itself as a page does. */
export type PageConnection = {
  readonly doc: Y.Doc;
  readonly connection: ServerConnection;
  readonly unsaved: () => number;
  readonly type: (clause: string, text: string) => void;
  readonly text: (clause: string) => string;
  /** Times that it lost its server, and the code with which it was closed for good. */
  readonly seen: () => { readonly lost: number; readonly syncs: number; readonly closedBy: number | null };
  /** The part of it that the device keeps. */
  readonly device: OfflineStore;
  /** Takes up what an earlier page kept; gives the text that its author gets back, since it does not fit any more. */
  readonly takeUp: (earlier: OfflineStore) => Promise<string>;
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

type Opened = {
  readonly cookie: string;
  readonly person: string;
  readonly opinionId: string;
  readonly generation: string;
};

const openDevice = (): OfflineStore => {
  const rows = memoryRows();
  return openOfflineStore([async () => rows]);
};
export function openPageConnection(url: string, opened: Opened): PageConnection {
  const { cookie, person, opinionId, generation } = opened;
  standInForBrowser();
  cookies.set(person, cookie);
  const { protocol, host } = new URL(url);
  Object.assign(globalThis, { location: { protocol, host } });
  const device = openDevice();
  const kept = { opinion: opinionId as OpinionId, person: person as UserId };
  let seen: ReturnType<PageConnection["seen"]> = { lost: 0, syncs: 0, closedBy: null };
  const copy = openCopy({
    at: { rooms: "opinions", id: kept.opinion },
    generation,
    kept,
    tab: ulid(),
    store: device,
    labelOf: String,
    onWords: () => undefined,
    onUnsaved: () => undefined,
    events: {
      onSynced: () => (seen = { ...seen, syncs: seen.syncs + 1 }),
      onLost: () => (seen = { ...seen, lost: seen.lost + 1 }),
      onClosed: (closedBy) => (seen = { ...seen, closedBy }),
      onNews: () => undefined,
      onAnswer: () => undefined,
      onAcknowledged: () => undefined,
    },
  });
  const { doc } = copy;
  return {
    doc,
    connection: copy.connection,
    unsaved: copy.unsaved.count,
    type: (clause, text) => rootText(doc, clauseId(clause))!.insert(0, text),
    text: (clause) => rootText(doc, clauseId(clause))!.toString(),
    seen: () => seen,
    device,
    takeUp: async (earlier) => {
      const talk = openTabTalk();
      const refused = openRefusedStore({ store: earlier, talk, kept, onChange: () => undefined });
      const tab = openLivingTab(talk, null);
      const changes = openEarlierChanges({ store: earlier, tab, kept, refused });
      await changes.bringIn({ generation, current: () => copy, synced: () => copy });
      refused.close();
      return refused
        .words()
        .map(({ typed }) => typed)
        .join(" ");
    },
    close: () => {
      copy.hangUp();
      doc.destroy();
    },
  };
}
