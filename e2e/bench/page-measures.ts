import type { Page } from "@playwright/test";
import { atMost, type Finding, ms, seen } from "./findings.ts";
import { openHistogram } from "./histogram.ts";
import { median } from "./median.ts";

/** The same number of keys in a page of every Opinion. */
const KEYS_MEASURED = 300;
/** Between two keys, in milliseconds: a fast typist's, and never even, so that no beat of the page's falls in with it. */
export const PAUSES = [70, 45, 120, 90, 60, 180, 75, 110, 50, 240] as const;

/**
 * The display of the page. People's displays show 60 frames a second or more, and a frame waits for the next of them:
 * that wait is the display's and not the page's. The other display shows a frame as soon as it is drawn.
 */
export type Display = { readonly name: "60 Hz" | "at once"; readonly args: readonly string[] };
const AT_ONCE: Display = { name: "at once", args: ["--disable-frame-rate-limit"] };
export const DISPLAYS: readonly Display[] = [{ name: "60 Hz", args: [] }, AT_ONCE];

/**
 * The cores of Chromium. On one core its raster, its display and its collector take turns with the page itself, which
 * no computer asks of it that people have; on all it shares them with the server and with all who type.
 */
export type Seat = { readonly display: Display; readonly cores: "one core" | "all cores" };
export const SEATS: readonly Seat[] = [
  ...DISPLAYS.map((display): Seat => ({ display, cores: "one core" })),
  { display: AT_ONCE, cores: "all cores" },
];
/** As most people have it. */
export const AT_A_DESK: Seat = { display: DISPLAYS[0]!, cores: "all cores" };
export const seatName = ({ display, cores }: Seat): string => `${display.name}, Chromium on ${cores}`;
export const OPENINGS = 5;

const shareOf = (times: readonly number[], part: number): number => {
  const histogram = openHistogram();
  for (const time of times) histogram.note(time);
  return histogram.share(part);
};
const p95 = (times: readonly number[]): number => shareOf(times, 0.95);

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

/** Frames a second on a display where each changes something and asks for the next. */
export const framesASecond = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const box = document.createElement("div");
        document.body.append(box);
        const began = performance.now();
        let frames = 0;
        const next = (): void => {
          frames += 1;
          box.textContent = String(frames);
          if (performance.now() - began < 1_000) {
            requestAnimationFrame(next);
            return;
          }
          box.remove();
          resolve((1_000 * frames) / (performance.now() - began));
        };
        requestAnimationFrame(next);
      }),
  );

/** Of each key, in milliseconds. */
type KeyTimes = {
  /** From the key itself until the page turned to it: whatever the page was doing is in it. */
  readonly waited: number[];
  /** The page's own: from keydown until the words stand in the DOM, style and layout forced, and its part of the frame. */
  readonly work: number[];
  /** The same with all of its frame, painting too, but without the wait for that frame. */
  readonly drawn: number[];
  /** From the key itself to the first task after the frame that shows it: all of this, and the wait for that frame. */
  readonly paint: number[];
};

type Measured = {
  readonly times: KeyTimes;
  /** Frames a second that the page itself asked for meanwhile. */
  readonly asksASecond: number;
};

/** Keys typed in an operative paragraph. Style and layout are forced only where a key's work is told of. */
export async function keys(page: Page, display: Display): Promise<Measured> {
  const words = page.getByRole("textbox").first();
  await page.locator("li.operative [data-words]").first().click();
  await words.waitFor();
  await page.evaluate((measuresWork) => {
    const times: KeyTimes = { waited: [], work: [], drawn: [], paint: [] };
    const began = performance.now();
    const measured = { times, began, asks: 0 };
    Object.assign(window, { measured });
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) => {
      measured.asks += 1;
      return ask(draw);
    };
    // TypeScript's DOM does not have it. Before all other tasks: what the page does next is not this key's.
    const { scheduler } = window as unknown as {
      scheduler: { postTask: (task: () => void, how: { priority: "user-blocking" }) => void };
    };
    let start = 0;
    let frameStart = 0;
    let untilLayout = 0;
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        start = performance.now();
        times.waited.push(start - timeStamp);
        // Asked for before the editor asks: the first of the frame's callbacks.
        ask(() => {
          frameStart = performance.now();
          const frameBegan = frameStart;
          const painted = (): void => {
            const now = performance.now();
            times.drawn.push(untilLayout + now - frameBegan);
            times.paint.push(now - timeStamp);
          };
          scheduler.postTask(painted, { priority: "user-blocking" });
        });
      },
      { capture: true },
    );
    if (!measuresWork) return;
    // On its way up: the editor has taken it, and React has drawn what follows from it.
    addEventListener("beforeinput", () => {
      document.body.getBoundingClientRect();
      untilLayout = performance.now() - start;
      // The last of the frame's callbacks.
      ask(() => {
        document.body.getBoundingClientRect();
        times.work.push(untilLayout + performance.now() - frameStart);
      });
    });
  }, display.name === "60 Hz");
  for (let i = 0; i < KEYS_MEASURED; i++) {
    await page.keyboard.press(i % 6 === 5 ? "Space" : "e");
    await page.waitForTimeout(PAUSES[i % PAUSES.length]!);
  }
  return page.evaluate(() => {
    const { times, began, asks } = (
      window as unknown as { measured: { times: KeyTimes; began: number; asks: number } }
    ).measured;
    return { times, asksASecond: (1_000 * asks) / (performance.now() - began) };
  });
}

const medianAndP95 = (times: readonly number[]): string => `${ms(median(times))}; ${ms(p95(times))}`;

/** Findings on a page's keys, in the words of one situation. */
export function keyFindings(
  when: string,
  { measured, seat }: { readonly measured: Measured; readonly seat: Seat },
): readonly Finding[] {
  const { display, cores } = seat;
  const { waited, work, drawn, paint } = measured.times;
  const asks = seen(
    `frames that the page asks for a second${when}, ${seatName(seat)}`,
    measured.asksASecond.toFixed(0),
  );
  if (display.name === "at once") {
    return [
      seen(`from a key to its paint${when}, shown at once, Chromium on ${cores}, median`, ms(median(paint))),
      atMost(`from a key to its paint${when}, shown at once, Chromium on ${cores}, p95`, {
        value: p95(paint),
        aim: cores === "one core" ? 12 : 16,
        unit: "ms",
      }),
      asks,
    ];
  }
  return [
    seen(`a key's work in the page${when}, median`, ms(median(work))),
    atMost(`a key's work in the page${when}, p95`, { value: p95(work), aim: 16, unit: "ms" }),
    seen(`a key's wait for the page${when}, median; p95`, medianAndP95(waited)),
    seen(`a key's work and its frame, painted${when}, median; p95`, medianAndP95(drawn)),
    seen(`from a key to its paint${when}, 60 Hz display's wait in it, median; p95`, medianAndP95(paint)),
    asks,
  ];
}

/** The same of a page that does nothing with its keys, and how many times as long Concord's page took in the same run. */
export function bareFindings(
  when: string,
  { measured, bare, seat }: { readonly measured: Measured; readonly bare: Measured; readonly seat: Seat },
): readonly Finding[] {
  const [ours, theirs] = [measured.times.paint, bare.times.paint];
  const where = `${when}, shown at once, Chromium on ${seat.cores}`;
  return [
    seen(`from a key to its paint in a bare page${where}, median; p95`, medianAndP95(theirs)),
    seen(
      `p95 from a key to its paint, as a multiple of a bare page's${where}`,
      `${(p95(ours) / p95(theirs)).toFixed(2)} ×`,
    ),
  ];
}

/** From others' keys to their paint in a page, and then in a bare page among the same people. */
export function screenFindings(
  when: string,
  {
    times,
    bare,
    isTyping,
    seat,
  }: {
    readonly times: readonly number[];
    readonly bare: readonly number[];
    readonly isTyping: boolean;
    readonly seat: Seat;
  },
): readonly Finding[] {
  const whose = `${when}, ${seatName(seat)}, for one who ${isTyping ? "types" : "reads"}`;
  const what = `from another's key to its paint${whose}`;
  const p99 = { value: shareOf(times, 0.99), unit: "ms" };
  return [
    seen(`${what}, median; p95 of ${times.length} keys`, medianAndP95(times)),
    atMost(`${what}, p99`, { ...p99, aim: isTyping ? 120 : 80 }),
    seen(
      `from another's key to its paint in a bare page${whose}, median; p95; p99`,
      `${medianAndP95(bare)}; ${ms(shareOf(bare, 0.99))}`,
    ),
  ];
}
