import type { Page } from "@playwright/test";

/** One text that a person reads or hears, with the place where it stands. */
export type ShownText = { readonly place: string; readonly text: string };

/** Everything on the page that is read or heard, beside the words of texts themselves. */
export const shownTexts = (page: Page): Promise<readonly ShownText[]> =>
  page.evaluate(() => {
    const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt", "aria-description", "aria-valuetext"];
    // The words of an Opinion, typed or compared; what a field holds; other languages in themselves.
    const CONTENT = `[data-words], .ProseMirror, [contenteditable], .proposed-words, .in-bracket, .frozen-clause,
      .compared-words, .merged-words, script, style, noscript, svg, textarea`;
    const placeOf = (element: Element): string => {
      const name = element.getAttribute("class") ?? "";
      const parent = element.parentElement?.getAttribute("class") ?? element.parentElement?.tagName ?? "";
      return `${parent} > ${element.tagName.toLowerCase()}.${name}`;
    };
    const found: { place: string; text: string }[] = [{ place: "title", text: document.title }];
    for (const element of document.body.querySelectorAll("*")) {
      if (element.closest(CONTENT) !== null || !element.checkVisibility()) continue;
      for (const name of ATTRIBUTES) {
        const text = element.getAttribute(name) ?? "";
        if (text !== "") found.push({ place: `${placeOf(element)} ${name}`, text });
      }
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "")
          found.push({ place: placeOf(element), text: node.textContent ?? "" });
    }
    return found;
  });

/** Controls and lines of the page that are cut off, or reach out of the window. */
export const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    // Words of texts, and lines that are said whole elsewhere: by the heading of the screen, by the list of news, by the
    // text that a search found.
    const SHORTENED =
      "[data-words], .ProseMirror, svg, .page-header .where, .events-told, .palette-words, .inbox";
    const told: string[] = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width + 1)
      told.push(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${width} px`);
    // Scrolled, or within a line that is measured itself.
    const isScrolled = (element: Element): boolean => {
      for (let up: Element | null = element; up !== null; up = up.parentElement) {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(up);
        if (up !== element && textOverflow === "ellipsis") return true;
        if (/auto|scroll/u.test(overflowX) && up.scrollWidth > up.clientWidth) return true;
        if (up !== element && /auto|scroll/u.test(overflowY) && up.scrollHeight > up.clientHeight)
          return true;
      }
      return false;
    };
    // Hidden from eyes, for screen readers alone.
    const isForEars = (element: Element): boolean => {
      for (let up: Element | null = element; up !== null; up = up.parentElement) {
        const { width, height } = up.getBoundingClientRect();
        const { clipPath, display } = getComputedStyle(up);
        if (clipPath !== "none" || (display !== "contents" && (width <= 1 || height <= 1))) return true;
      }
      return false;
    };
    for (const element of document.body.querySelectorAll("*")) {
      if (!(element instanceof HTMLElement) || !element.checkVisibility()) continue;
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "",
      );
      if (!own || element.closest(SHORTENED) !== null) continue;
      if (isForEars(element)) continue;
      const { overflowX, overflowY, textOverflow, position } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const name = `${element.tagName.toLowerCase()}.${element.className}: ${(element.textContent ?? "").slice(0, 60)}`;
      const isClipped = overflowX !== "visible" && !/auto|scroll/u.test(overflowX);
      if (isClipped && element.scrollWidth > element.clientWidth + 1 && element.title === "")
        told.push(`cut off${textOverflow === "ellipsis" ? " with …" : ""}: ${name}`);
      if (!/auto|scroll|visible/u.test(overflowY) && element.scrollHeight > element.clientHeight + 2)
        told.push(`cut off below: ${name}`);
      if (position !== "fixed" && (box.right > width + 1 || box.left < -1) && !isScrolled(element))
        told.push(`out of the window: ${name}`);
    }
    return told;
  });
