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
  const seen: number[] = [];
  view.subscribe(() => seen.push(view.snapshot().unsaved));

  unsaved = 1;
  view.tellUnsaved();
  expect(seen).toEqual([1]);
  unsaved = 2;
  view.tellUnsaved();
  expect({ seen, built }).toEqual({ seen: [1], built: 1 });
  unsaved = 0;
  view.tellUnsaved();
  expect(seen).toEqual([1]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen).toEqual([1, 0]);
  view.close();
});
