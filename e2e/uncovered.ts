import type { Page } from "@playwright/test";

/**
 * Walks all text in the page's main part, line by line. Returns the words that something else lies over, also
 * after they were scrolled to the middle, or as far as the page goes.
 */
export async function coveredText(page: Page): Promise<readonly string[]> {
  for (let walk = 1; walk <= WALKS_MAX; walk += 1) {
    const covered = await walkText(page);
    if (covered !== null) return covered;
  }
  throw new Error(`the page drew its text anew during each of ${WALKS_MAX} walks`);
}

const WALKS_MAX = 5;

/** Null when the page drew a text anew under the walk, as it does soon after its width changed. */
const walkText = (page: Page): Promise<readonly string[] | null> =>
  page.evaluate(async () => {
    const main = document.querySelector("main")!;
    const frame = (): Promise<void> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => resolve());
      });
    const lies = (x: number, y: number, holder: Element): Element | null => {
      const hit = document.elementFromPoint(x, y);
      return hit === null || hit.contains(holder) || holder.contains(hit) ? null : hit;
    };
    const scrollers = (holder: Element): Element[] => {
      const all: Element[] = [];
      for (let one: Element | null = holder; one !== null; one = one.parentElement)
        if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY))
          all.push(one);
      return all;
    };
    const covered: string[] = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const holder = node.parentElement!;
      const isRead = holder.checkVisibility() && holder.closest(".hidden, [aria-hidden=true]") === null;
      if (node.textContent!.trim() === "" || !isRead) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = range.getClientRects().length;
      for (let n = 0; n < lines; n += 1) {
        const line = (): DOMRect | undefined => range.getClientRects()[n];
        const before = line();
        if (before === undefined || before.width < 2 || before.height < 2) continue;
        for (const scroller of scrollers(holder)) {
          const at = line()!;
          const area = scroller.getBoundingClientRect();
          scroller.scrollTop += at.top + at.height / 2 - area.top - scroller.clientHeight / 2;
        }
        await frame();
        const now = line();
        if (now === undefined) return null;
        const { left, right, top, bottom } = now;
        const y = (top + bottom) / 2;
        const inSight = { left: Math.max(left, 0), right: Math.min(right, innerWidth) };
        const overs = [inSight.left + 2, (inSight.left + inSight.right) / 2, inSight.right - 2]
          .map((x) => lies(x, y, holder))
          .filter((one) => one !== null);
        if (overs.length > 0)
          covered.push(
            `${range.toString().trim().slice(0, 40)}, line ${n + 1}: ${overs[0]!.outerHTML.slice(0, 120)}`,
          );
      }
    }
    return covered;
  });
