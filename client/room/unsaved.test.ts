import { describe, expect, test } from "vitest";
import { openUnsaved } from "./unsaved.ts";

const change = (clock: number) => ({ clock, deleted: [[1, clock, 1] as const] });

describe("what is not yet on disk", () => {
  test("counts each change until the message that carried it is acknowledged", () => {
    const unsaved = openUnsaved();
    unsaved.note(change(0));
    unsaved.sent("update");
    unsaved.note(change(1));
    unsaved.sent("update");
    expect(unsaved.count()).toBe(2);
    unsaved.acknowledged(1);
    expect([unsaved.count(), unsaved.firstClock(), unsaved.deleted()]).toEqual([1, 1, [[1, 1, 1]]]);
    unsaved.acknowledged(2);
    expect([unsaved.count(), unsaved.firstClock()]).toEqual([0, null]);
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
