import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { opinionId, userId } from "../../shared/ids.ts";
import { bringIn } from "../room/copy.ts";
import { unsavedChangeOf } from "./own-change.ts";
import { openUnsaved } from "./unsaved.ts";
import { changesKey, keepChanges } from "./keep-changes.ts";
import type { StoredFor } from "./stored-for.ts";
import type { LivingTab } from "./living-tab.ts";
import { memoryRows } from "./store-rows.ts";
import { type OfflineStore, openOfflineStore } from "./offline-store.ts";
import { fits, readStoredChanges, takeUpStored } from "./take-up.ts";

const KEPT: StoredFor = { opinion: opinionId("01ARZ3NDEKTSV4RRFFQ69G5FAV"), person: userId("u1") };
const openMemoryStore = (): OfflineStore => {
  const rows = memoryRows();
  return openOfflineStore([async () => rows]);
};

/** A page with the server's words, which keeps what it types as our page does. */
function openPage(store: OfflineStore, { tab, server }: { tab: string; server: Y.Doc }) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  const unsaved = openUnsaved();
  const key = [...changesKey(KEPT), tab, String(doc.clientID)];
  const keeping = keepChanges({ store, key, generation: "g1", unsaved, wordsOf: () => [] });
  doc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    unsaved.note(unsavedChangeOf(update, transaction));
    keeping.look();
  });
  return { doc, unsaved, keeping, text: doc.getText("words") };
}
const serverWith = (words: string): Y.Doc => {
  const server = new Y.Doc();
  server.getText("words").insert(0, words);
  return server;
};
/** Tabs that are said to live are left alone. */
const tabOf = (id: string, living: readonly string[] = []): LivingTab => ({
  id,
  ifDead: async (tab, task) => {
    if (!living.includes(tab)) await task();
  },
  leave: () => undefined,
});
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe("what a page kept on the device", () => {
  test("K1 is exactly what was not acknowledged, insertions and deletions, and is merged once", async () => {
    const store = openMemoryStore();
    const server = serverWith("one two three");
    const page = openPage(store, { tab: "t1", server });
    page.text.insert(3, " and a half");
    page.keeping.flush();
    page.text.delete(0, 1);
    page.keeping.flush();
    await settled();
    const [kept] = await readStoredChanges(store, KEPT);
    expect([kept?.count, kept?.generation, kept?.tab, kept?.updates.length]).toEqual([2, "g1", "t1", 2]);
    // Others went on meanwhile.
    server.getText("words").insert(0, "> ");
    expect(fits(server, kept!.updates)).toBe(true);
    for (let i = 0; i < 2; i++) bringIn(server, kept!.updates, kept!.count);
    expect(server.getText("words").toJSON()).toBe("> ne and a half two three");
  });
  test("K1 is taken away when all is acknowledged, and never written where that comes soon", async () => {
    const store = openMemoryStore();
    const page = openPage(store, { tab: "t1", server: serverWith("one") });
    page.text.insert(3, " two");
    page.unsaved.sent("state");
    page.unsaved.acknowledged(1);
    page.keeping.look();
    page.keeping.flush();
    await settled();
    expect(await store.read([])).toEqual([]);
    page.text.insert(3, " and");
    page.keeping.flush();
    await settled();
    expect(await readStoredChanges(store, KEPT)).toHaveLength(1);
    page.unsaved.sent("state");
    page.unsaved.acknowledged(2);
    page.keeping.look();
    await settled();
    expect(await store.read([])).toEqual([]);
  });
  test("does not fit where something that it builds on is missing, and leaves nothing pending", async () => {
    const store = openMemoryStore();
    const page = openPage(store, { tab: "t1", server: serverWith("one") });
    page.text.insert(3, " two");
    page.keeping.flush();
    await settled();
    const [kept] = await readStoredChanges(store, KEPT);
    const begunAnew = serverWith("another text");
    expect(fits(begunAnew, kept!.updates)).toBe(false);
    expect(fits(begunAnew, [new Uint8Array([1, 2, 3])])).toBe(false);
    expect([begunAnew.store.pendingStructs, begunAnew.getText("words").toJSON()]).toEqual([
      null,
      "another text",
    ]);
  });
  test("K2 stays with a living tab, and goes from a dead one to one other", async () => {
    const store = openMemoryStore();
    const server = serverWith("one");
    for (const tab of ["living", "dead"]) {
      const page = openPage(store, { tab, server });
      page.text.insert(0, `${tab} `);
      page.keeping.flush();
    }
    await settled();
    const taken: string[] = [];
    const takeUp = (id: string): Promise<void> =>
      takeUpStored({
        store,
        tab: tabOf(id, ["living"]),
        kept: KEPT,
        isInUse: () => false,
        take: async ({ key, tab }) => {
          taken.push(`${id} takes ${tab}`);
          await store.change({ remove: [key] });
        },
      });
    await takeUp("b");
    await takeUp("c");
    expect(taken).toEqual(["b takes dead"]);
    expect((await readStoredChanges(store, KEPT)).map(({ tab }) => tab)).toEqual(["living"]);
  });
  test("nothing is written after its person signed out", async () => {
    const store = openMemoryStore();
    const page = openPage(store, { tab: "t1", server: serverWith("one") });
    page.keeping.stop();
    page.text.insert(0, "zero ");
    page.keeping.flush();
    await settled();
    expect(await store.read([])).toEqual([]);
  });
});
