import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openRoomSnapshots } from "./room-snapshots.ts";
import type { RoomSnapshot } from "./room.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => vi.useRealTimers());

test("K7 a first unsaved change shows at once, and without the words", async () => {
  let unsaved = 0;
  let built = 0;
  const view = openRoomSnapshots({
    build: () => {
      built += 1;
      return { unsaved } as RoomSnapshot;
    },
    countUnsaved: () => unsaved,
    losesRefused: () => false,
    onGone: () => undefined,
  });
  const seen: boolean[] = [];
  view.subscribe(() => seen.push(view.snapshot().saving));

  document.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true }));
  unsaved = 1;
  view.tellUnsaved();
  expect({ seen, built }).toEqual({ seen: [true], built: 1 });
  unsaved = 0;
  view.tellUnsaved();
  await vi.advanceTimersByTimeAsync(200);
  expect(view.snapshot()).toMatchObject({ unsaved: 0, saving: true });
  document.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true }));
  await vi.advanceTimersByTimeAsync(200);
  expect(view.snapshot().saving).toBe(true);
  await vi.advanceTimersByTimeAsync(500);
  expect(view.snapshot().saving).toBe(false);
  view.close();
});
