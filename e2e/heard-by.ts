import type { Page } from "@playwright/test";

/** A message in a live region, with its instant. */
export type HeardMessage = { readonly at: number; readonly words: string };

/** Begins to write down each message of the page's queue of spoken messages, from now on. */
export const listenTo = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: { at: number; words: string }[] = [];
    const own = window as unknown as { heard: unknown; listening?: MutationObserver };
    own.listening?.disconnect();
    own.heard = heard;
    const isSpoken = (node: Node): boolean =>
      (node instanceof Element ? node : node.parentElement)?.closest("[data-spoken]") != null;
    own.listening = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        if (!isSpoken(target) || addedNodes.length === 0) continue;
        const words = [...addedNodes].map(({ textContent }) => textContent).join("");
        if (words !== "") heard.push({ at: performance.now(), words });
      }
    });
    own.listening.observe(document.body, { subtree: true, childList: true });
  });

export const heardBy = (page: Page): Promise<readonly HeardMessage[]> =>
  page.evaluate(() => (window as unknown as { heard: HeardMessage[] }).heard);
