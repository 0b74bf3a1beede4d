import type { Page } from "@playwright/test";

/** With PICTURES=FOLDER a story leaves pictures to look at: 1440 and 390 px wide, light and dark. */
export async function picture(page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<void> {
  const folder = process.env["PICTURES"];
  if (folder === undefined) return;
  const before = page.viewportSize()!;
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, ...options });
    }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(before);
}
