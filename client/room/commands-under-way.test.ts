import { describe, expect, test } from "vitest";
import { clauseId, userId } from "../../shared/ids.ts";
import { openCommandsUnderWay } from "./commands-under-way.ts";

const me = userId("u1");
const command = { type: "removeClause", clauseId: clauseId("c1") } as const;

describe("commands under way", () => {
  test("nothing on its way is settled at once; what waits goes on behind the last answer and those who asked", async () => {
    const underWay = openCommandsUnderWay(me);
    await underWay.settled();

    const order: string[] = [];
    const ask = (name: string): number => {
      let n = 0;
      const asked = new Promise((resolve) => {
        n = underWay.add(command, 0, resolve);
      });
      void asked.then(() => order.push(name));
      return n;
    };
    const first = ask("first");
    const second = ask("second");
    const settled = underWay.settled().then(() => order.push("settled"));
    underWay.answer({ n: first, entries: [] });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(order).toEqual(["first"]);
    underWay.answer({ n: second, refusal: { reason: "alreadyLocked", message: "" } });
    await settled;
    expect(order).toEqual(["first", "second", "settled"]);
  });

  test.each([
    ["that could not be sent", (one: ReturnType<typeof openCommandsUnderWay>, n: number) => one.forget(n)],
    [
      "whose socket went, once the minutes are read",
      (one: ReturnType<typeof openCommandsUnderWay>) => {
        one.disconnected();
        one.settle([]);
      },
    ],
    ["that the page gives up", (one: ReturnType<typeof openCommandsUnderWay>) => one.giveUp()],
  ])("a command %s holds nobody", async (_name, end) => {
    const underWay = openCommandsUnderWay(me);
    const n = underWay.add(command, 0, () => {});
    const settled = underWay.settled();
    end(underWay, n);
    await expect(settled).resolves.toBeUndefined();
  });
});
