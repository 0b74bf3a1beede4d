import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PageRoom, RoomSnapshot } from "./room.ts";
import { useCalmSnapshot } from "./use-room.ts";

/** Longer than the calm snapshot waits after a first change. */
const LATER_MS = 700;

let root: ReturnType<typeof createRoot>;
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  root = createRoot(document.body.appendChild(document.createElement("main")));
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

function Shown({ room }: { readonly room: PageRoom }) {
  const { words, people, entries } = useCalmSnapshot(room);
  return <b>{`${words.size} ${people.length} ${entries.length}`}</b>;
}

/** A room of which only the snapshot is followed. */
async function showRoom() {
  let now = { words: new Map(), people: [], entries: [] } as unknown as RoomSnapshot;
  const listeners = new Set<() => void>();
  const room = {
    snapshot: () => now,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as PageRoom;
  await act(async () => root.render(<Shown room={room} />));
  return (part: Partial<Record<keyof RoomSnapshot, unknown>>): Promise<void> =>
    act(async () => {
      now = { ...now, ...part } as RoomSnapshot;
      for (const listener of listeners) listener();
    });
}

const shown = (): string | null => document.querySelector("b")!.textContent;
const pass = (ms: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
test("decisions show at once, typing and people a moment later", async () => {
  const change = await showRoom();
  await change({ words: new Map([["a", []]]) });
  await change({ people: ["AAA"] });
  expect(shown()).toBe("0 0 0");
  await pass(LATER_MS);
  expect(shown()).toBe("1 1 0");
  await change({ words: new Map(), entries: ["marked"] });
  expect(shown()).toBe("0 1 1");
});

test("steady typing is told once in a while, and when it pauses", async () => {
  const change = await showRoom();
  const typed = (n: number) => change({ words: new Map(Array.from({ length: n }, (_, i) => [`${i}`, []])) });
  for (let n = 1; n <= 7; n++) {
    await typed(n);
    await pass(100);
  }
  // It was told after 600 ms, and then it waits for the next pause.
  expect(shown()).toBe("6 0 0");
  await pass(LATER_MS);
  expect(shown()).toBe("7 0 0");
});
