import type { Locator } from "@playwright/test";

/** Selects the first place of a word in a clause's words, as a drag over it does. */
export const selectWord = (words: Locator, word: string): Promise<void> =>
  words.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
  }, word);
