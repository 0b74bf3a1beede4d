import { describe, expect, test } from "vitest";
import { deletedBy, firstClocks, openUnsaved, type UnsavedChange } from "./unsaved.ts";

const change = (clock: number, client = 7): UnsavedChange => ({
  update: new Uint8Array(),
  inserted: [[client, clock, 1]],
  deleted: [[1, clock, 1]],
  clauses: [],
  count: 1,
});

describe("K7 what is not yet on disk", () => {
  test("counts each change until the message that carried it is acknowledged", () => {
    const unsaved = openUnsaved();
    unsaved.note(change(0));
    unsaved.sent("update");
    unsaved.note(change(1));
    unsaved.sent("update");
    expect(unsaved.count()).toBe(2);
    unsaved.acknowledged(1);
    expect([unsaved.count(), unsaved.changes()]).toEqual([1, [change(1)]]);
    unsaved.acknowledged(2);
    expect([unsaved.count(), unsaved.changes()]).toEqual([0, []]);
  });
  test("tells from where on characters are not acknowledged, for each id that they carry", () => {
    const changes = [change(4), change(0, 8), change(5), { ...change(1, 8), inserted: [] }];
    expect([...firstClocks(changes)]).toEqual([
      [7, 4],
      [8, 0],
    ]);
    expect(deletedBy(changes)).toEqual([
      [1, 4, 1],
      [1, 0, 1],
      [1, 5, 1],
      [1, 1, 1],
    ]);
  });
  test("what an earlier page had kept counts as the changes that it was", () => {
    const unsaved = openUnsaved();
    unsaved.note({ ...change(0), count: 3 });
    unsaved.note(change(3));
    expect(unsaved.count()).toBe(4);
  });
  test("an update sent before the state does not speak for what was typed offline before it", () => {
    const unsaved = openUnsaved();
    unsaved.note(change(0));
    unsaved.note(change(1));
    unsaved.sent("update");
    unsaved.acknowledged(1);
    expect(unsaved.count()).toBe(1);
    unsaved.sent("state");
    unsaved.acknowledged(2);
    expect(unsaved.count()).toBe(0);
  });
  test("a lost socket leaves its changes unsaved, and its counters count for nothing on the next", () => {
    const unsaved = openUnsaved();
    unsaved.note(change(0));
    unsaved.sent("update");
    unsaved.disconnected();
    unsaved.acknowledged(0);
    expect(unsaved.count()).toBe(1);
    unsaved.sent("state");
    unsaved.acknowledged(1);
    expect(unsaved.count()).toBe(0);
  });
});
