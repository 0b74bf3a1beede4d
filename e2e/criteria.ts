import type { Page } from "@playwright/test";

/** Contrast that a border, a sign or the ring of the focus needs (WCAG 1.4.11). */
const CONTRAST_MIN = 3;

/**
 * Looks at all controls in sight: the border of fields, the words in their names, and motion (rule A80). Returns a line
 * for each fault, and how many controls there are.
 */
export const looksOf = (page: Page): Promise<{ readonly faults: readonly string[]; readonly seen: number }> =>
  page.evaluate((contrastMin) => {
    const faults: string[] = [];
    const canvas = document.createElement("canvas");
    canvas.width = 1;
    canvas.height = 1;
    const context = canvas.getContext("2d", { willReadFrequently: true })!;
    type Rgba = readonly [r: number, g: number, b: number, a: number];
    const rgba = (colour: string): Rgba => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = ([r, g, b, a]: Rgba, [r2, g2, b2]: Rgba): Rgba => [
      r * a + r2 * (1 - a),
      g * a + g2 * (1 - a),
      b * a + b2 * (1 - a),
      1,
    ];
    const behind = (element: Element | null): Rgba => {
      if (element === null) return [255, 255, 255, 1];
      const own = rgba(getComputedStyle(element).backgroundColor);
      return own[3] === 1 ? own : over(own, behind(element.parentElement));
    };
    const light = ([r, g, b]: Rgba): number => {
      const [lr, lg, lb] = [r, g, b].map((part) => {
        const share = part / 255;
        return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      }) as [number, number, number];
      return 0.2126 * lr + 0.7152 * lg + 0.0722 * lb;
    };
    const contrast = (one: Rgba, other: Rgba): number => {
      const [a, b] = [light(one), light(other)].toSorted((x, y) => y - x) as [number, number];
      return (a + 0.05) / (b + 0.05);
    };
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.getBoundingClientRect().width > 4;
    const say = (what: string, element: Element): void => {
      faults.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
    };

    const fields = [...document.querySelectorAll("input, textarea, select")].filter(
      (one) => isSeen(one) && !one.matches(":disabled, [type=file], [type=hidden]"),
    );
    for (const field of fields) {
      const style = getComputedStyle(field);
      // The browser draws these itself, in colours of its own.
      if (field.matches("[type=checkbox], [type=radio]") && style.appearance !== "none") continue;
      const around = behind(field.parentElement);
      const edges = [style.borderBlockEndColor, style.outlineColor]
        .filter((_, i) => (i === 0 ? style.borderBlockEndWidth : style.outlineWidth) !== "0px")
        .map((colour) => contrast(over(rgba(colour), around), around));
      const best = Math.max(contrast(behind(field), around), ...edges);
      if (best < contrastMin) say(`1.4.11 a field's border has ${best.toFixed(2)}`, field);
    }

    /** Letters and figures, without signs around them. */
    const plain = (text: string): string =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ")
        .trim();
    const words = (element: Element): string => {
      const copy = element.cloneNode(true) as Element;
      for (const one of copy.querySelectorAll("[aria-hidden=true], kbd, small, svg, title")) one.remove();
      return plain(copy.textContent ?? "");
    };
    const named = [...document.querySelectorAll("button, a, [role^=menuitem], [role=option], [role=tab]")];
    const controls = named.filter(isSeen);
    for (const one of controls) {
      const name = one.getAttribute("aria-label");
      const label = words(one);
      if (name === null || !/\p{L}/u.test(label)) continue;
      if (!plain(name).includes(label)) say(`2.5.3 “${label}” is not in its name`, one);
    }

    for (const svg of document.querySelectorAll("svg")) {
      if (!isSeen(svg) || svg.closest("[inert], :disabled, figure, .chart, .qr-code") !== null) continue;
      const part = svg.querySelector("[fill]:not([fill=none]), [stroke]:not([stroke=none]), path") ?? svg;
      const { fill, stroke } = getComputedStyle(part);
      const drawn = fill === "none" ? stroke : fill;
      const ground = behind(svg.parentElement);
      const has = drawn === "none" ? 21 : contrast(over(rgba(drawn), ground), ground);
      if (has < contrastMin) say(`1.4.11 a sign has ${has.toFixed(2)}`, svg);
    }

    const isBusy = document.querySelector(".busy") !== null;
    for (const motion of document.getAnimations()) {
      const { duration, iterations } = motion.effect?.getComputedTiming() ?? {};
      const name = motion instanceof CSSAnimation ? motion.animationName : "transition";
      if (iterations === Infinity && !isBusy) faults.push(`2.2.2 it never stops: ${name}`);
      // Three flashes a second are the most that may be.
      if (Number(iterations) > 1 && Number(duration) < 334) faults.push(`2.3.1 it may flash: ${name}`);
    }
    return { faults, seen: controls.length + fields.length };
  }, CONTRAST_MIN);

/** Endless or fast motion in all styles of the page, whether it runs now or not (WCAG 2.2.2, 2.3.1). */
export const motionOf = (
  page: Page,
): Promise<{ readonly faults: readonly string[]; readonly rules: number }> =>
  page.evaluate(() => {
    const faults: string[] = [];
    let rules = 0;
    const walk = (list: CSSRuleList): void => {
      for (const rule of list) {
        rules += 1;
        if (rule instanceof CSSStyleRule) {
          const { animationIterationCount: count, animationDuration: lasts } = rule.style;
          // A bar runs while something is fetched: nothing else can be read there meanwhile.
          const isWaiting = rule.selectorText.startsWith(".busy");
          if (count.includes("infinite") && !isWaiting) faults.push(`2.2.2 ${rule.cssText.slice(0, 120)}`);
          if (Number.parseFloat(count) > 1 && Number.parseFloat(lasts) < 0.334)
            faults.push(`2.3.1 ${rule.cssText.slice(0, 120)}`);
        }
        if ("cssRules" in rule) walk(rule.cssRules as CSSRuleList);
      }
    };
    for (const sheet of document.styleSheets) walk(sheet.cssRules);
    return { faults, rules };
  });

/** Returns the fault of the focused control: it has no ring, or something lies over it (WCAG 2.4.7, 2.4.11). */
export const focusOf = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return null;
    const shown = at.matches("input[type=file]") ? (at.parentElement ?? at) : at;
    const fault = (what: string): string => `${what}: ${at.outerHTML.slice(0, 160)}`;
    const hasRing = [shown, ...shown.querySelectorAll("*"), shown.parentElement ?? shown].some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (
        (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1) || boxShadow.includes("0px 0px 0px")
      );
    });
    // A caret in a text is seen by itself.
    if (
      !hasRing &&
      !at.isContentEditable &&
      !at.matches("input:not([type=checkbox], [type=radio]), textarea")
    )
      return fault("2.4.7 no ring");
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const points = [
      [x, y],
      [left + 2, top + 2],
      [right - 2, top + 2],
      [left + 2, bottom - 2],
      [right - 2, bottom - 2],
    ] as const;
    const isUncovered = points.some(([px, py]) => {
      const hit = document.elementFromPoint(px, py);
      return hit !== null && (shown.contains(hit) || hit.contains(shown));
    });
    return isUncovered ? "" : fault("2.4.11 covered");
  });
