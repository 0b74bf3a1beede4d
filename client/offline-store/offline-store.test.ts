import { describe, expect, test } from "vitest";
import { memoryRows, type Rows, type StoreChange } from "./store-rows.ts";
import { openOfflineStore } from "./offline-store.ts";

const closed = (): Promise<Rows> => Promise.reject(new Error("closed to us"));

describe("the store of this device", () => {
  test("puts and removes in one step: all under a key goes, its neighbours stay", async () => {
    const store = openOfflineStore([async () => memoryRows()]);
    await store.change({
      put: [
        [["a", "x"], "head"],
        [["a", "x", 10], "ten"],
        [["a", "x", 9], "nine"],
        [["a", "xy"], "neighbour"],
      ],
    });
    expect((await store.read(["a", "x"])).map(([, value]) => value)).toEqual(["head", "nine", "ten"]);
    await store.change({ remove: [["a", "x"]], put: [[["b"], "other"]] });
    expect(await store.read([])).toEqual([
      [["a", "xy"], "neighbour"],
      [["b"], "other"],
    ]);
  });
  test("where one place is closed it is the next, and where all are it is the page, which says so", async () => {
    const next = openOfflineStore([closed, async () => memoryRows()]);
    await next.change({ put: [[["a"], 1]] });
    expect([await next.read([]), next.trouble()]).toEqual([[[["a"], 1]], null]);
    const page = openOfflineStore([closed, closed]);
    await page.change({ put: [[["a"], 1]] });
    expect([await page.read([]), page.trouble()]).toEqual([[[["a"], 1]], "closed"]);
  });
  test("what does not fit stays on the page and is put again with the next change", async () => {
    const place = memoryRows();
    let full = true;
    const store = openOfflineStore([
      async () => ({
        read: place.read,
        change: async (change) => {
          if (full) throw new DOMException("no room", "QuotaExceededError");
          await place.change(change);
        },
      }),
    ]);
    await store.change({ put: [[["a"], 1]] });
    expect([await store.read([]), await place.read([]), store.trouble()]).toEqual([[[["a"], 1]], [], "full"]);
    full = false;
    await store.change({ put: [[["b"], 2]] });
    expect([(await place.read([])).length, (await store.read([])).length, store.trouble()]).toEqual([
      2,
      2,
      null,
    ]);
  });
  test("a change of nothing asks the database for nothing", async () => {
    const asked: StoreChange[] = [];
    const place = memoryRows();
    const store = openOfflineStore([
      async () => ({ read: place.read, change: async (change) => void asked.push(change) }),
    ]);
    await store.change({ put: [], remove: [] });
    expect(asked).toEqual([]);
    await store.change({ remove: [["a"]] });
    expect(asked).toHaveLength(1);
  });
  test("a database that stops answering holds nothing up: the page keeps the rows, and says so", async () => {
    const silent = new Promise<never>(() => {});
    const store = openOfflineStore([async () => ({ read: () => silent, change: () => silent })], 20);
    await store.change({ put: [[["a"], 1]] });
    expect([await store.read([]), store.trouble()]).toEqual([[[["a"], 1]], "closed"]);
  });
  test("a row that the database took too late stands once", async () => {
    const place = memoryRows();
    const late = new Promise<never>(() => {});
    const store = openOfflineStore(
      [async () => ({ read: place.read, change: (change) => place.change(change).then(() => late) })],
      20,
    );
    await store.change({ put: [[["a"], 1]] });
    expect(await place.read([])).toHaveLength(1);
    expect(await store.read([])).toEqual([[["a"], 1]]);
  });
});
