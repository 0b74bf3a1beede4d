/** Read by `start.js`: the address under which the fonts were loaded before, so that they cost nothing now. */
const SEEN = "concord.fonts";

/** Loads the page's fonts, behind all that a reader waits for (rule K17). */
export async function showFonts(): Promise<void> {
  try {
    await import("./fonts.css");
    await document.fonts.ready;
    const styles = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
      .map((one) => one.getAttribute("href") ?? "")
      .find((href) => href.includes("/fonts-"));
    if (styles !== undefined) localStorage.setItem(SEEN, styles);
    await (await import("./missing-scripts.ts")).fetchMissingScripts();
  } catch {
    // The system's letters stay, and a device that keeps nothing asks again next time.
  }
}
