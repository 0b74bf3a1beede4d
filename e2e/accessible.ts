import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** Theme, direction and width in which a screen is looked at. */
export type Look = {
  readonly theme: "light" | "dark" | "forced";
  readonly dir: "ltr" | "rtl";
  readonly width: 1440 | 390;
};

const THEMES = ["light", "dark", "forced"] as const;
const DIRECTIONS = ["ltr", "rtl"] as const;
const WIDTHS = [1440, 390] as const;

export const ALL_LOOKS: readonly Look[] = WIDTHS.flatMap((width) =>
  DIRECTIONS.flatMap((dir) => THEMES.map((theme) => ({ theme, dir, width }))),
);

/** Six looks in which each theme, direction and width meets each other once. */
export const PAIRS: readonly Look[] = [
  { theme: "light", dir: "ltr", width: 1440 },
  { theme: "dark", dir: "rtl", width: 390 },
  { theme: "forced", dir: "ltr", width: 390 },
  { theme: "light", dir: "rtl", width: 390 },
  { theme: "dark", dir: "ltr", width: 1440 },
  { theme: "forced", dir: "rtl", width: 1440 },
];

export const nameOfLook = ({ theme, dir, width }: Look): string => `${theme} ${dir} ${width}`;

const HEIGHT = { 1440: 900, 390: 844 } as const;

/** Before a screen is opened: what is out of sight would keep the colours of the theme before. */
export async function prepare(page: Page, { theme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHT[width] });
  await page.emulateMedia({
    colorScheme: theme === "dark" ? "dark" : "light",
    forcedColors: theme === "forced" ? "active" : "none",
    reducedMotion: "reduce",
  });
}

/** The direction is that of a page in Arabic, whatever language it speaks. */
export const turn = (page: Page, { dir }: Look): Promise<void> =>
  page.evaluate((to) => {
    document.documentElement.dir = to;
  }, dir);

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * An entry of a menu shows a note and a key beside its words, and neither is in its name. The list of the palette
 * scrolls by the arrows of the field above it.
 */
const isKnown = (rule: string, html: string): boolean =>
  (rule === "label-content-name-mismatch" && html.includes('role="menuitem')) ||
  (rule === "scrollable-region-focusable" && html.includes('class="palette-list"'));

export type Faults = {
  /** One line each: the rule, its place and the element. */
  readonly faults: readonly string[];
  /** Controls of which the size or the room around them was measured (WCAG 2.5.8). */
  readonly targets: number;
};

/** All rules of WCAG 2.2 A and AA that a program can judge, and good practice (rule A75). */
export async function faultsOf(page: Page, { theme }: Pick<Look, "theme">): Promise<Faults> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES);
  // Forced colours are the reader's own, which no page chooses.
  const { violations, passes } = await (
    theme === "forced" ? axe.disableRules(["color-contrast"]) : axe
  ).analyze();
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !isKnown(id, html))
      .map(
        ({ target, html, any }) =>
          `${id}: ${target.join(" ")} ${any[0]?.message ?? ""} ${html.slice(0, 300)}`,
      ),
  );
  const measured = passes.find(({ id }) => id === "target-size")?.nodes.length ?? 0;
  return { faults, targets: measured };
}
