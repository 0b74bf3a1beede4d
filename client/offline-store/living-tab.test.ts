import { describe, expect, test } from "vitest";
import { type LivingTab, openLivingTab } from "./living-tab.ts";
import type { Said, TabTalk } from "./tab-talk.ts";

/** Tabs of one browser hear each other. */
function openBrowser(): TabTalk {
  const listeners = new Set<(said: Said) => void>();
  return {
    say: (said) => {
      for (const listener of listeners) listener(said);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function isTaken(by: LivingTab, tab: string): Promise<boolean> {
  let taken = false;
  await by.ifDead(tab, async () => {
    taken = true;
  });
  return taken;
}

describe.each([
  ["by locks", navigator.locks],
  ["by asking, where the browser has no locks", null],
])("whether a tab lives is known %s", (_how, locks) => {
  const open = (browser: TabTalk): LivingTab => openLivingTab(browser, locks);

  test("what a living tab keeps is left alone, what a dead one kept is taken up", async () => {
    const browser = openBrowser();
    const [one, other] = [open(browser), open(browser)];
    expect(await isTaken(other, one.id)).toBe(false);
    one.leave();
    await expect.poll(() => isTaken(other, one.id)).toBe(true);
    expect(await isTaken(other, "of a browser that crashed")).toBe(true);
    other.leave();
  });
});

test("K1 two that look after one dead tab take turns, and neither thinks that it lives", async () => {
  const browser = openBrowser();
  const [one, other] = [openLivingTab(browser), openLivingTab(browser)];
  const { promise: looked, resolve: finish } = Promise.withResolvers<void>();
  const told: string[] = [];
  const first = one.ifDead("dead", async () => {
    await looked;
    told.push("counted");
  });
  const second = one.ifDead("dead", async () => void told.push("taken up"));
  const third = other.ifDead("dead", async () => void told.push("nothing left"));
  // Given its turn, the first has begun by now.
  await one.ifDead("another", async () => undefined);
  expect(told).toEqual([]);
  finish();
  await Promise.all([first, second, third]);
  expect(told).toEqual(["counted", "taken up", "nothing left"]);
  one.leave();
  other.leave();
});
