import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { PAUSES } from "./page-measures.ts";

/** From another person's key to the frame of a real page that shows it, painting in it. */
const WATCHED = 2;
const HANDS_EACH = 2;
/** As a crowd is measured: that those who are watched have just come is not in it. */
const WARM_SECONDS = 3;
const SECONDS = 20;
/** Time for the last letters. */
const REST_MS = 2_000;

type Sent = { readonly letter: string; readonly clause: string; readonly at: number };

/** Clauses of which all can be seen, those next to the one that is open first: the page stays where the caret is. */
const inSight = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const open = document.querySelector("[role=textbox]")!;
    const { top: here } = open.getBoundingClientRect();
    return [...document.querySelectorAll<HTMLElement>("[data-clause]")]
      .flatMap((row) => {
        const { top, bottom } = row.querySelector("[data-words]")?.getBoundingClientRect() ?? {
          top: -1,
          bottom: 0,
        };
        const isSeen = top >= 0 && bottom <= innerHeight && !row.contains(open);
        return isSeen ? [{ id: row.dataset["clause"]!, away: Math.abs(top - here) }] : [];
      })
      .toSorted((a, b) => a.away - b.away)
      .map(({ id }) => id);
  });

/** Notes when a letter was first painted, and whether that was in sight; letters of no sample text alone. */
const look = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const painted = new Map<string, number>();
    const outOfSight = new Set<string>();
    Object.assign(window, { painted, outOfSight });
    const { scheduler } = window as unknown as {
      scheduler: { postTask: (task: () => void, how: { priority: "user-blocking" }) => void };
    };
    const known = new Set<string>();
    new MutationObserver((records) => {
      const fresh = new Map<string, Element>();
      const read = (node: Node): void => {
        for (const letter of node.textContent ?? "") {
          if (letter < "\u0100" || letter >= "\u2000" || known.has(letter)) continue;
          known.add(letter);
          fresh.set(letter, (node instanceof Element ? node : node.parentElement)!);
        }
      };
      for (const { type, target, addedNodes } of records) {
        if (type === "characterData") read(target);
        for (const node of addedNodes) read(node);
      }
      if (fresh.size === 0) return;
      requestAnimationFrame(() =>
        scheduler.postTask(
          () => {
            const now = performance.timeOrigin + performance.now();
            for (const [letter, place] of fresh) {
              painted.set(letter, now);
              const { top, bottom } = (place.closest("[data-words]") ?? place).getBoundingClientRect();
              if (bottom < 0 || top > innerHeight) outOfSight.add(letter);
            }
          },
          { priority: "user-blocking" },
        ),
      );
    }).observe(document.body, { characterData: true, childList: true, subtree: true });
  });

/**
 * Milliseconds of each letter whose clause was in sight when it was painted, while whoever sits at the page types, too, or only
 * reads. A letter that was never painted though its clause is in sight counts as infinite.
 */
export async function editsToScreen(
  page: Page,
  room: {
    readonly url: string;
    readonly cookie: string;
    readonly isTyping: boolean;
    /** Places the watched people's process on its core. */
    readonly place: (pid: number) => void;
  },
): Promise<readonly number[]> {
  await page.locator("li.operative [data-words]").first().click();
  await page.getByRole("textbox").first().waitFor();
  const watched = (await inSight(page)).slice(0, WATCHED);
  if (watched.length === 0) throw new Error("no clause is in sight");
  const clauses = watched.flatMap((clause) => Array.from({ length: HANDS_EACH }, () => clause));
  await look(page);
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL("watched.ts", import.meta.url)), room.url, room.cookie, ...clauses],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  room.place(child.pid!);
  const sent: Sent[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    const [letter, clause, at] = line.split(" ");
    sent.push({ letter: letter!, clause: clause!, at: Number(at) });
  });
  try {
    const until = performance.now() + (WARM_SECONDS + SECONDS) * 1_000;
    for (let i = 0; performance.now() < until; i++) {
      if (room.isTyping) await page.keyboard.press(i % 6 === 5 ? "Space" : "e");
      await page.waitForTimeout(PAUSES[i % PAUSES.length]!);
    }
  } finally {
    child.kill();
  }
  await page.waitForTimeout(REST_MS);
  const still = new Set(await inSight(page));
  const { painted, outOfSight } = await page.evaluate(() => {
    const { painted, outOfSight } = window as unknown as {
      painted: ReadonlyMap<string, number>;
      outOfSight: ReadonlySet<string>;
    };
    return { painted: [...painted], outOfSight: [...outOfSight] };
  });
  const at = new Map(painted);
  const unseen = new Set(outOfSight);
  const from = (sent[0]?.at ?? 0) + WARM_SECONDS * 1_000;
  return sent
    .filter(({ at: typed }) => typed >= from)
    .filter(({ letter, clause }) => (at.has(letter) ? !unseen.has(letter) : still.has(clause)))
    .map(({ letter, at: typed }) => (at.get(letter) ?? Infinity) - typed);
}
