import type { Page } from "@playwright/test";
import type { Finding } from "./findings.ts";
import { atMost, ms, seen } from "./findings.ts";
import { openHistogram } from "./histogram.ts";

/** What is measured in a page, the same way for every Opinion. */
const KEYS_MEASURED = 150;
export const OPENINGS = 5;

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const p95 = (times: readonly number[]): number => {
  const histogram = openHistogram();
  for (const time of times) histogram.note(time);
  return histogram.share(0.95);
};

/** From the click on the address to the first clause's words on the screen. */
export async function openings(page: Page, address: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < OPENINGS; i++) {
    await page.goto("about:blank");
    await page.goto(address, { waitUntil: "commit" });
    const time = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const look = (): void => {
            const sheet = document.querySelector("[data-clause]");
            if (sheet?.textContent) requestAnimationFrame(() => resolve(performance.now()));
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    times.push(time);
  }
  return times;
}

/** Of each key, in milliseconds. */
type KeyTimes = {
  /** From the key itself until the page turned to it: whatever the page was doing is in it. */
  readonly waited: number[];
  /** The page's own: from keydown until the words stand in the DOM, style and layout forced, and its part of the frame. */
  readonly work: number[];
  /** The same with all of its frame, painting too, but without the wait for that frame. */
  readonly drawn: number[];
  /** From keydown to the task after the frame that shows it: the wait for that frame is in it. */
  readonly paint: number[];
};

/** Keys typed in an operative paragraph. */
export async function keys(page: Page): Promise<KeyTimes> {
  const words = page.getByRole("textbox").first();
  await page.locator("li.operative [data-words]").first().click();
  await words.waitFor();
  await page.evaluate(() => {
    const times: KeyTimes = { waited: [], work: [], drawn: [], paint: [] };
    Object.assign(window, { times });
    let start = 0;
    let frameStart = 0;
    let untilLayout = 0;
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        start = performance.now();
        const from = start;
        times.waited.push(start - timeStamp);
        // Asked for before the editor asks: the first of the frame's callbacks.
        requestAnimationFrame(() => {
          frameStart = performance.now();
          const channel = new MessageChannel();
          const began = frameStart;
          channel.port1.addEventListener("message", () => {
            const now = performance.now();
            times.drawn.push(untilLayout + now - began);
            times.paint.push(now - from);
          });
          channel.port1.start();
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
    // On its way up: the editor has taken it, and React has drawn what follows from it.
    addEventListener("beforeinput", () => {
      document.body.getBoundingClientRect();
      untilLayout = performance.now() - start;
      // The last of the frame's callbacks.
      requestAnimationFrame(() => {
        document.body.getBoundingClientRect();
        times.work.push(untilLayout + performance.now() - frameStart);
      });
    });
  });
  for (let i = 0; i < KEYS_MEASURED; i++) {
    await page.keyboard.press(i % 6 === 5 ? "Space" : "e");
    await page.waitForTimeout(70);
  }
  return page.evaluate(() => (window as unknown as { times: KeyTimes }).times);
}

/** What a page did with its keys, in the words of one situation. */
export function keyFindings(when: string, { waited, work, drawn, paint }: KeyTimes): readonly Finding[] {
  return [
    seen(`a key's work in the page${when}, median`, ms(median(work))),
    atMost(`a key's work in the page${when}, p95`, { value: p95(work), aim: 16, unit: "ms" }),
    seen(`a key's wait for the page${when}, median; p95`, `${ms(median(waited))}; ${ms(p95(waited))}`),
    seen(
      `a key's work and its frame, painted${when}, median; p95`,
      `${ms(median(drawn))}; ${ms(p95(drawn))}`,
    ),
    seen(`a key to its paint${when}, median`, ms(median(paint))),
    atMost(`a key to its paint${when}, p95`, { value: p95(paint), aim: 16, unit: "ms" }),
  ];
}
