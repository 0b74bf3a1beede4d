import type { Page } from "@playwright/test";

/** Text that something cuts off, as lines of words and the element that cuts them. */
export const cutText = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const EDGE_PX = 3;
    /** Lines may be lower than the box of their letters. */
    const ABOVE_LETTERS_EM = 0.3;
    const cut: string[] = [];
    const isWhole = (text: string): boolean =>
      document.title.includes(text) ||
      [...document.querySelectorAll("h1, h2, main a, main li")].some((one) => one.textContent.includes(text));
    const isTold = (one: Element): boolean =>
      one.closest(".hidden, [aria-hidden=true], [inert], kbd") !== null ||
      // Its whole name is told, and shown under the mouse.
      one.closest("[title], [aria-label]:is(button, a)") !== null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const holder = node.parentElement!;
      if (node.textContent!.trim() === "" || !holder.checkVisibility({ visibilityProperty: true })) continue;
      if (isTold(holder) || holder.closest("script, style, noscript, option") !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      if (text.width < 2 || text.height < 2) continue;
      const above = EDGE_PX + ABOVE_LETTERS_EM * Number.parseFloat(getComputedStyle(holder).fontSize);
      let [across, along] = [true, true];
      for (let box: Element | null = holder; box !== null && (across || along); box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.display === "inline" || style.display === "contents") continue;
        if (style.clipPath !== "none") break;
        const area = box.getBoundingClientRect();
        const clips = (overflow: string): boolean => overflow === "hidden" || overflow === "clip";
        const isOut =
          (across &&
            clips(style.overflowX) &&
            (text.left < area.left - EDGE_PX || text.right > area.right + EDGE_PX)) ||
          (along &&
            clips(style.overflowY) &&
            (text.top < area.top - above || text.bottom > area.bottom + above));
        // A header names the screen anew, in one line.
        if (isOut && isWhole(node.textContent!.trim())) break;
        if (isOut) {
          cut.push(
            `${node.textContent!.trim().slice(0, 40)} | ${box.tagName} .${box.getAttribute("class") ?? ""}`,
          );
          break;
        }
        if (/auto|scroll/u.test(style.overflowX)) across = false;
        if (/auto|scroll/u.test(style.overflowY)) along = false;
      }
    }
    return cut;
  });

/** Parts that scroll sideways: none but tables and charts may (WCAG 1.4.10). */
export const sideways = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth + 1) found.push(`the page is ${root.scrollWidth} px wide`);
    for (const one of document.querySelectorAll("body *")) {
      const style = getComputedStyle(one);
      if (!/auto|scroll/u.test(style.overflowX) || one.scrollWidth <= one.clientWidth + 1) continue;
      if (!one.checkVisibility() || one.closest("table, svg, figure") !== null) continue;
      if (one.querySelector("table, svg, [role=table], [role=grid]") !== null) continue;
      if (one.matches("textarea, input, select")) continue;
      found.push(
        `${one.tagName} .${one.getAttribute("class") ?? ""} ${one.scrollWidth} > ${one.clientWidth}`,
      );
    }
    return found;
  });

/** The part of the window's height that belongs to the text, scrolled down a little, in percent. */
export const heightOfText = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const main = document.querySelector("main");
    if (main === null) return 0;
    for (let one: Element | null = main; one !== null; one = one.parentElement) one.scrollTop = 200;
    scrollTo(0, 200);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    let inText = 0;

    for (let y = 1; y < innerHeight; y += 2) {
      const hit = document.elementFromPoint(innerWidth / 2, y);
      if (hit !== null && main.contains(hit) && hit.closest("[role=toolbar]") === null) inText += 1;
    }
    for (let one: Element | null = main; one !== null; one = one.parentElement) one.scrollTop = 0;
    scrollTo(0, 0);
    return Math.round((inText * 200) / innerHeight);
  });

/** Controls of dialogs and menus that no scrolling shows, or that something lies over. */
export const outOfReach = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const CONTROLS =
      "button:not([tabindex='-1']), a[href], input, select, textarea, [role=menuitem], [role=menuitemradio], [role=tab], [role=option]";
    const CONTROLS_MAX = 16;
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const isSeen = (one: HTMLElement): boolean =>
      one.checkVisibility({ visibilityProperty: true }) && one.closest(".hidden, [style*=clip]") === null;
    const overIt = (control: HTMLElement): Element | null | undefined => {
      const { left, right, top, bottom } = control.getBoundingClientRect();
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const own = control.closest("label") ?? control;
      return hit !== null && (own.contains(hit) || hit.contains(control)) ? undefined : hit;
    };
    const found: string[] = [];
    for (const part of document.querySelectorAll("[role=dialog], [role=alertdialog], [role=menu]")) {
      // A menu closes the part that it was opened from, until the menu itself is closed.
      if (part.closest("[inert], [aria-hidden=true]") !== null) continue;
      const all = [...part.querySelectorAll<HTMLElement>(CONTROLS)].filter(isSeen);
      // Of a long list every so many: the last one always.
      const each = Math.ceil(all.length / CONTROLS_MAX);
      for (const control of all.filter((_, n) => (all.length - 1 - n) % each === 0)) {
        let over: Element | null | undefined = null;
        // A part that comes into sight may draw more, and move the control.
        for (let tries = 0; tries < 3 && over !== undefined; tries++) {
          control.scrollIntoView({ block: "center" });
          await frame();
          over = overIt(control);
        }
        if (over === undefined) continue;
        const name = control.getAttribute("aria-label") ?? control.textContent;
        found.push(`${name.trim().slice(0, 40)}, under ${over?.tagName} .${over?.getAttribute("class")}`);
      }
    }
    return found;
  });

/** Motion that goes on though its reader asked for none. */
export const motion = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect, playState }) => playState === "running" && Number(effect?.getTiming().duration) > 1)
      .map((one) => (one as CSSAnimation).animationName ?? "transition"),
  );

/** Distances that a reader may set (WCAG 1.4.12). */
export const SPACING = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`;
