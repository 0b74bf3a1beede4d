import { afterEach, expect, test, vi } from "vitest";
import { userId } from "../../shared/ids.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { openRoomCommands } from "./room-commands.ts";

afterEach(() => {
  vi.useRealTimers();
});

/** A page whose connection is told here, and how many commands it sent. */
function page(first: "live" | "connecting" | "none") {
  vi.useFakeTimers();
  let connection = first;
  let isCurrent = false;
  let sent = 0;
  const listeners = new Set<() => void>();
  const commands = openRoomCommands({
    me: userId("01J0000000000000000000AAAA"),
    transmit: () => {
      sent += 1;
      return true;
    },
    withdraw: async () => ({ fate: "unknown" }),
    isCurrent: () => isCurrent,
    connection: () => connection,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    opinion: () => ({}) as Opinion,
  });
  return {
    commands,
    sent: () => sent,
    tell: (now: typeof connection, current: boolean) => {
      [connection, isCurrent] = [now, current];
      for (const listener of listeners) listener();
    },
  };
}
const settle = { type: "reopen", reason: "A test" } as const;

test("W16 an act waits a moment for a connection that is being made", async () => {
  const { commands, sent, tell } = page("connecting");
  void commands.send(settle);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(sent()).toBe(0);
  tell("live", false);
  tell("live", true);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent()).toBe(1);
});

test("W16 an act that finds no connection is told as not sent", async () => {
  for (const connection of ["none", "connecting"] as const) {
    const { commands, sent } = page(connection);
    const answered = commands.send(settle);
    await vi.advanceTimersByTimeAsync(connection === "none" ? 0 : 6_000);
    expect(await answered).toMatchObject({ refusal: { reason: "offline" } });
    expect(sent()).toBe(0);
  }
});
