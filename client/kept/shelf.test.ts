import { describe, expect, test } from "vitest";
import type { Rows } from "./rows.ts";
import { memoryRows } from "./rows.ts";
import { openShelf } from "./shelf.ts";

const closed = (): Promise<Rows> => Promise.reject(new Error("closed to us"));

describe("the shelf of this device", () => {
  test("puts and removes in one step: all under a key goes, its neighbours stay", async () => {
    const shelf = openShelf([async () => memoryRows()]);
    await shelf.change({
      put: [
        [["a", "x"], "head"],
        [["a", "x", 10], "ten"],
        [["a", "x", 9], "nine"],
        [["a", "xy"], "neighbour"],
      ],
    });
    expect((await shelf.read(["a", "x"])).map(([, value]) => value)).toEqual(["head", "nine", "ten"]);
    await shelf.change({ remove: [["a", "x"]], put: [[["b"], "other"]] });
    expect(await shelf.read([])).toEqual([
      [["a", "xy"], "neighbour"],
      [["b"], "other"],
    ]);
  });
  test("where one place is closed it is the next, and where all are it is the page, which says so", async () => {
    const next = openShelf([closed, async () => memoryRows()]);
    await next.change({ put: [[["a"], 1]] });
    expect([await next.read([]), next.trouble()]).toEqual([[[["a"], 1]], null]);
    const page = openShelf([closed, closed]);
    await page.change({ put: [[["a"], 1]] });
    expect([await page.read([]), page.trouble()]).toEqual([[[["a"], 1]], "closed"]);
  });
  test("what does not fit stays on the page and is put again with the next change", async () => {
    const place = memoryRows();
    let full = true;
    const shelf = openShelf([
      async () => ({
        read: place.read,
        change: async (change) => {
          if (full) throw new DOMException("no room", "QuotaExceededError");
          await place.change(change);
        },
      }),
    ]);
    await shelf.change({ put: [[["a"], 1]] });
    expect([await shelf.read([]), await place.read([]), shelf.trouble()]).toEqual([[[["a"], 1]], [], "full"]);
    full = false;
    await shelf.change({ put: [[["b"], 2]] });
    expect([(await place.read([])).length, (await shelf.read([])).length, shelf.trouble()]).toEqual([
      2,
      2,
      null,
    ]);
  });
});
