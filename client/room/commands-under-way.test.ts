import { describe, expect, test } from "vitest";
import { clauseId, commandId } from "../../shared/ids.ts";
import type { CommandFate } from "../../shared/wire/protocol.ts";
import type { CommandTracker } from "../forum/sent-commands.ts";
import type { Outgoing } from "../wire/outgoing.ts";
import { type CommandsUnderWay, openCommandsUnderWay } from "./commands-under-way.ts";
import type { CommandResult } from "./room.ts";

const command = { type: "removeClause", clauseId: clauseId("c1") } as const;

/** A page's commands over a fake connection that holds every message or accepts none. */
function openPage(fate: CommandFate = { fate: "cancelled" }) {
  const sent: Outgoing[] = [];
  const withdrawn: string[] = [];
  const line = { isThere: true };
  const at = { now: 0 };
  const underWay = openCommandsUnderWay({
    transmit: (one) => line.isThere && sent.push(one) > 0,
    withdraw: (id) => {
      withdrawn.push(id);
      return Promise.resolve(fate);
    },
    now: () => at.now,
  });
  let ids = 0;
  const ask = () => {
    const state = { cancelled: false, lost: false, left: false };
    const sending: CommandTracker = {
      id: commandId(`command-${++ids}`.padEnd(16, "-")),
      isCancelled: () => state.cancelled,
      lost: () => (state.lost = true),
      over: () => undefined,
      leave: () => (state.left = true),
    };
    return { state, id: sending.id, result: underWay.send(sending, command) };
  };
  return { underWay, sent, withdrawn, line, at, ask };
}

const done = { entries: [] } as const;

describe("commands under way", () => {
  test("`settled` resolves at once with no command on its way, else after the last answer", async () => {
    const { underWay, ask } = openPage();
    await underWay.settled();

    const order: string[] = [];
    const one = ask().result.then(() => order.push("first"));
    const two = ask().result.then(() => order.push("second"));
    const settled = underWay.settled().then(() => order.push("settled"));
    underWay.answer({ n: 1, entries: [] });
    await one;
    expect(order).toEqual(["first"]);
    underWay.answer({ n: 2, refusal: { reason: "alreadyLocked", message: "" } });
    await Promise.all([two, settled]);
    expect(order).toEqual(["first", "second", "settled"]);
  });

  test.each([
    [
      "whose socket went",
      (one: CommandsUnderWay) => (one.disconnected(), one.settle(), one.answer({ n: 2, ...done })),
    ],
    ["that the page gives up", (one: CommandsUnderWay) => one.giveUp()],
  ])("a command %s holds nobody", async (_name, end) => {
    const { underWay, ask } = openPage();
    void ask();
    const settled = underWay.settled();
    end(underWay);
    await expect(settled).resolves.toBeUndefined();
  });

  test("a command that could not be sent is reported as not sent", async () => {
    const page = openPage();
    page.line.isThere = false;
    expect(await page.ask().result).toMatchObject({ refusal: { reason: "offline" } });
  });

  test("W16 resends commands in doubt after a lost socket, under their ids", async () => {
    const { underWay, sent, ask } = openPage();
    const { state, id, result } = ask();
    underWay.disconnected();
    expect(state.lost).toBe(true);
    underWay.settle();
    expect(sent).toEqual([
      { n: 1, id, again: false, command },
      { n: 2, id, again: true, command },
    ]);
    underWay.answer({ n: 2, entries: [] });
    expect(await result).toEqual(done);
  });

  test.each([
    ["two minutes ago", (page: ReturnType<typeof openPage>) => page.underWay.disconnected(), 120_001],
    [
      "behind words that were refused",
      (page: ReturnType<typeof openPage>) => page.underWay.disconnected("refusedWords"),
      0,
    ],
    [
      "behind words whose refusal came after the loss",
      (page: ReturnType<typeof openPage>) => (
        page.underWay.disconnected(),
        page.underWay.disconnected("refusedWords")
      ),
      0,
    ],
  ])(
    "W17 withdraws a command sent %s, and reports it as not sent once the server confirms",
    async (_name, lose, ms) => {
      const page = openPage();
      const { id, result } = page.ask();
      lose(page);
      page.at.now += ms;
      page.underWay.settle();
      expect(page.sent).toHaveLength(1);
      expect(page.withdrawn).toEqual([id]);
      expect(await result).toMatchObject({ refusal: { reason: "offline" } });
    },
  );

  test.each<readonly [CommandFate, CommandResult | object]>([
    [{ fate: "cancelled" }, { refusal: { reason: "cancelled" } }],
    [
      { fate: "done", entries: [] },
      { entries: [], late: true },
    ],
    [
      { fate: "refused", refusal: { reason: "wordsChanged", message: "" } },
      { refusal: { reason: "wordsChanged" } },
    ],
    [{ fate: "unknown" }, { refusal: { reason: "notConfirmed" } }],
  ])("W17 a cancelled command is never sent again, and is what the server says: %j", async (fate, told) => {
    const { underWay, sent, ask } = openPage();
    const { state, id, result } = ask();
    state.cancelled = true;
    underWay.disconnected();
    underWay.settle();
    expect(sent).toHaveLength(1);
    underWay.told(id, fate);
    expect(await result).toMatchObject(told);
  });

  test("W17 a page that leaves reports no confirmation and goes on asking", async () => {
    const { underWay, ask } = openPage();
    const { state, result } = ask();
    underWay.giveUp();
    expect(await result).toMatchObject({ refusal: { reason: "notConfirmed" } });
    expect(state.left).toBe(true);
  });
});
