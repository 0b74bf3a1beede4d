import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type ClauseId, clauseId, opinionId, userId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { changesKey, keepChanges } from "../offline-store/keep-changes.ts";
import type { StoredFor } from "../offline-store/stored-for.ts";
import { openRefusedStore } from "../offline-store/refused-store.ts";
import { memoryRows, type StoreRow } from "../offline-store/store-rows.ts";
import { type OfflineStore, openOfflineStore } from "../offline-store/offline-store.ts";
import type { TabTalk } from "../offline-store/tab-talk.ts";
import { readStoredChanges } from "../offline-store/take-up.ts";
import { bringIn } from "./copy.ts";
import { unsavedChangeOf } from "../offline-store/own-change.ts";
import { type RejectedDocument, settleRejected } from "./rejected-document.ts";
import { asLost } from "./refused-text.ts";
import { openUnsaved } from "../offline-store/unsaved.ts";

const LOCKED = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
const OPEN = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAW");
const KEPT: StoredFor = { opinion: opinionId("01ARZ3NDEKTSV4RRFFQ69G5FAX"), person: userId("u1") };
const CLOSED = { reason: "clauseLocked", message: "The clause is locked." } as const;

function serverWith(words: string): Y.Doc {
  const server = new Y.Doc();
  server.clientID = 1;
  for (const id of [LOCKED, OPEN]) {
    const paragraph = new Y.XmlElement("paragraph");
    server.getXmlFragment(id).insert(0, [paragraph]);
    paragraph.insert(0, [new Y.XmlText(words)]);
  }
  return server;
}
const wordsIn = (doc: Y.Doc, id: ClauseId): string => rootText(doc, id)?.toJSON() ?? "";

/** A moment at which the page may die: the rows of this device, and the state of the server. */
type Moment = { readonly device: readonly StoreRow[]; readonly server: Uint8Array };

function openDevice(server: Y.Doc, rows: readonly StoreRow[] = []) {
  const place = memoryRows();
  const moments: Moment[] = [];
  const note = async (): Promise<void> => {
    moments.push({ device: await place.read([]), server: Y.encodeStateAsUpdate(server) });
  };
  const store: OfflineStore = openOfflineStore([
    async () => {
      await place.change({ put: rows });
      return {
        read: place.read,
        change: async (change) => {
          await note();
          await place.change(change);
          await note();
        },
      };
    },
  ]);
  return { store, moments };
}

function openDocument(store: OfflineStore, { server, tab }: { server: Y.Doc; tab: string }) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  const unsaved = openUnsaved();
  const key = [...changesKey(KEPT), tab, String(doc.clientID)];
  const keeping = keepChanges({ store, key, generation: "g1", unsaved, wordsOf: () => [] });
  /** Updates that leave for the server. */
  const sent: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    unsaved.note(unsavedChangeOf(update, transaction));
    keeping.look();
    sent.push(update);
  });
  return { doc, unsaved, keeping, sent };
}

const quiet: TabTalk = { say: () => undefined, listen: () => () => undefined };
const openRefused = (store: OfflineStore) =>
  openRefusedStore({ store, talk: quiet, kept: KEPT, onChange: () => undefined });
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

const closedIn = (closed: readonly ClauseId[]) => ({
  mayType: (clause: ClauseId) => (closed.includes(clause) ? CLOSED : null),
  labelOf: () => "1",
});

/** The server's judgement: an update that touches the locked clause is refused whole (L2). */
function judged(server: Y.Doc, updates: readonly Uint8Array[]): boolean {
  const draft = new Y.Doc();
  Y.applyUpdate(draft, Y.encodeStateAsUpdate(server));
  const before = wordsIn(draft, LOCKED);
  for (const update of updates) Y.applyUpdate(draft, update);
  if (wordsIn(draft, LOCKED) !== before) return false;
  for (const update of updates) Y.applyUpdate(server, update);
  return true;
}

/** One page's life from what the device has: adds it, is refused or not, settles; gives the refused words. */
async function live(server: Y.Doc, rows: readonly StoreRow[]) {
  const { store, moments } = openDevice(server, rows);
  const refused = openRefused(store);
  const first = openDocument(store, { server, tab: "next" });
  for (const { key, updates, count, words } of await readStoredChanges(store, KEPT)) {
    await store.change({ remove: [key], put: first.keeping.rowsWith(updates, { count, words }) });
    bringIn(first.doc, updates, count);
  }
  if (!judged(server, first.sent)) {
    const rejected: Omit<RejectedDocument, "words"> = { ...first, notice: { ...CLOSED, clauseId: LOCKED } };
    rejected.keeping.flush();
    const second = openDocument(store, { server, tab: "next" });
    second.doc.on("update", (update: Uint8Array) => void judged(server, [update]));
    const tried = new Set<ClauseId>();
    await settleRejected(rejected, second, { refused, tried, ...closedIn([LOCKED]) });
  }
  await settled();
  refused.close();
  return { refused: (await store.read(["refused"])).map(([, value]) => value as { typed: string }), moments };
}

describe("G8 words that were refused", () => {
  test("allowed words go back, the rest goes to its author, at whatever moment the page dies", async () => {
    const server = serverWith("one");
    const { store } = openDevice(server);
    const laptop = openDocument(store, { server, tab: "laptop" });
    rootText(laptop.doc, LOCKED)!.insert(3, " late");
    rootText(laptop.doc, OPEN)!.insert(3, " in time");
    laptop.keeping.flush();
    await settled();
    const rows = await store.read([]);
    const state = Y.encodeStateAsUpdate(server);
    const { moments, refused } = await live(server, rows);
    expect([wordsIn(server, OPEN), wordsIn(server, LOCKED), refused.map((one) => one.typed)]).toEqual([
      "one in time",
      "one",
      [" late"],
    ]);
    const deaths = [{ device: rows, server: state }, ...moments];
    for (const [index, moment] of deaths.entries()) {
      const again = new Y.Doc();
      Y.applyUpdate(again, moment.server);
      const after = await live(again, moment.device);
      expect(
        [wordsIn(again, OPEN), wordsIn(again, LOCKED), after.refused.map((one) => one.typed)],
        `the page dies at moment ${index}`,
      ).toEqual(["one in time", "one", [" late"]]);
    }
    console.log(`a page died at ${deaths.length} moments of a refusal: each word came back once`);
  });

  test("a second refusal while the first is settled: what came in meanwhile is settled with it", async () => {
    const server = serverWith("one");
    const { store } = openDevice(server);
    const refused = openRefused(store);
    const first = openDocument(store, { server, tab: "t" });
    rootText(first.doc, OPEN)!.insert(3, " two");
    const second = openDocument(store, { server, tab: "t" });
    rootText(second.doc, LOCKED)!.insert(0, "zero ");
    const tried = new Set<ClauseId>();
    const notice = { ...CLOSED, clauseId: LOCKED };
    await settleRejected({ ...first, notice }, second, { refused, tried, ...closedIn([LOCKED]) });
    // The second document was refused before what it got from the first was sent.
    const third = openDocument(store, { server, tab: "t" });
    await settleRejected({ ...second, notice }, third, { refused, tried, ...closedIn([LOCKED]) });
    expect([wordsIn(third.doc, OPEN), wordsIn(third.doc, LOCKED)]).toEqual(["one two", "one"]);
    expect(refused.words().map((one) => one.typed)).toEqual(["zero "]);
    refused.close();
  });

  test("K5 text that is typed while the device writes stands once, with the text before it", async () => {
    const server = serverWith("one");
    const place = memoryRows();
    let typing = 3;
    const page: { text?: Y.XmlText } = {};
    const store = openOfflineStore([
      async () => ({
        read: place.read,
        change: async (change) => {
          if (page.text !== undefined && typing > 0) page.text.insert(page.text.length, ` ${typing--}`);
          await place.change(change);
        },
      }),
    ]);
    const refused = openRefused(store);
    await settled();
    const rejected = openDocument(store, { server, tab: "t" });
    const next = openDocument(store, { server, tab: "t" });
    const text = rootText(rejected.doc, OPEN)!;
    text.insert(3, " two");
    rootText(rejected.doc, LOCKED)!.insert(3, " late");
    page.text = text;
    const tried = new Set<ClauseId>();
    await settleRejected({ ...rejected, notice: { ...CLOSED, clauseId: LOCKED } }, next, {
      refused,
      tried,
      ...closedIn([LOCKED]),
    });
    expect(typing).toBe(0);
    expect(wordsIn(next.doc, OPEN)).toBe("one two 3 2 1");
    expect(refused.words().map((one) => one.typed)).toEqual([" late"]);
    // On the device it lies once, too: a page that dies now brings no text twice.
    const kept = await readStoredChanges(store, KEPT);
    const again = new Y.Doc();
    Y.applyUpdate(again, Y.encodeStateAsUpdate(server));
    for (const { updates } of kept) bringIn(again, updates, 1);
    expect(wordsIn(again, OPEN)).toBe("one two 3 2 1");
    // An input method that composes ends as its editor closes.
    delete page.text;
    text.insert(text.length, " composed");
    await settled();
    expect(refused.words().map((one) => one.typed)).toEqual([" late", " composed"]);
    refused.close();
  });

  test("K5 texts that are refused in one instant stay in their order", () => {
    const text = { clauseId: OPEN, runs: [], deletes: false, text: "one" };
    const refusal = { reason: "clauseLocked", message: "The clause is locked." } as const;
    const ids = Array.from({ length: 100 }, () => asLost(text, refusal, () => "a)").id);
    expect(ids.toSorted()).toEqual(ids);
  });

  test("words that come back refused for a reason unknown to the page are not put back for ever", async () => {
    const server = serverWith("one");
    const { store } = openDevice(server);
    const refused = openRefused(store);
    const tried = new Set<ClauseId>();
    let rejected = openDocument(store, { server, tab: "t" });
    rootText(rejected.doc, OPEN)!.insert(3, " two");
    let rounds = 0;
    for (; refused.words().length === 0 && rounds < 10; rounds++) {
      const next = openDocument(store, { server, tab: "t" });
      // The refusal names a clause in which nothing was typed, as where words would be carried to a closed one.
      const notice = { ...CLOSED, clauseId: LOCKED };
      await settleRejected({ ...rejected, notice }, next, { refused, tried, ...closedIn([]) });
      rejected = next;
    }
    expect([rounds, refused.words().map((one) => one.typed)]).toEqual([2, [" two"]]);
    refused.close();
  });

  test("W20 words go back behind their own character, also where that went elsewhere in a split", async () => {
    const server = serverWith("one two");
    const { store } = openDevice(server);
    const refused = openRefused(store);
    const rejected = openDocument(store, { server, tab: "t" });
    rootText(rejected.doc, OPEN)!.insert(7, " three");
    const lastOfTwo = { client: 1, clock: rootText(server, OPEN)!._start!.id.clock + 6 };
    // The server splits before "two": its words here are deleted, and stand in the new clause.
    rootText(server, OPEN)!.delete(3, 4);
    const next = openDocument(store, { server, tab: "t" });
    const tried = new Set<ClauseId>();
    await settleRejected({ ...rejected, notice: CLOSED }, next, { refused, tried, ...closedIn([LOCKED]) });
    const { structs } = Y.decodeUpdate(next.sent.at(-1)!);
    expect(structs.map((struct) => struct instanceof Y.Item && struct.origin)).toMatchObject([lastOfTwo]);
    refused.close();
  });
});
