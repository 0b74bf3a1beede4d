import { expect, test } from "vitest";
import { openLog } from "./log.ts";

const now = (): Date => new Date("2026-11-28T12:00:00.000Z");

test("D17 JSON has one object a line, with time, level, event and fields", () => {
  const lines: string[] = [];
  const log = openLog("json", { write: (line) => void lines.push(line), now });
  log("sign-in: x from 192.0.2.1", { event: "signedIn", fields: { user: "x", address: "192.0.2.1" } });
  log('a stack\n  at "one"\u2028{"event":"forged"}\u202E', { event: "requestFailed", level: "error" });
  log("the page is built");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      time: "2026-11-28T12:00:00.000Z",
      level: "info",
      event: "signedIn",
      message: "sign-in: x from 192.0.2.1",
      user: "x",
      address: "192.0.2.1",
    },
    expect.objectContaining({ level: "error", event: "requestFailed" }),
    expect.objectContaining({ level: "info", event: "message", message: "the page is built" }),
  ]);
  for (const line of lines) expect(line).not.toMatch(/[\n\r\u2028\u202E]/u);
});

test("D17 text is as it was: one line for people, whatever the event", () => {
  const lines: string[] = [];
  const log = openLog("text", { write: (line) => void lines.push(line), now });
  log("sign-out: x", { event: "signedOut", fields: { user: "x" } });
  expect(lines).toEqual(["2026-11-28T12:00:00.000Z sign-out: x"]);
});
