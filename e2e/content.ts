import type { Page } from "@playwright/test";
import type { ForumView } from "../shared/forum/forum-view.ts";

/** Words that people or the forum wrote: texts, names, symbols. */
export type Content = {
  /** A text of the page without them. */
  readonly without: (text: string) => string;
  /** Reads what stands on a page as the words of texts. */
  readonly read: (page: Page) => Promise<void>;
};

/** Keys and kinds in the data: no people's words. */
const isCode = (text: string): boolean => /^[a-z][A-Za-z-]*$|^[0-9A-Z]{26}$/u.test(text);

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value.length < 2 || isCode(value) ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** Keeps all that the server sends as data to these pages, and the words of the texts. */
export function contentOf(pages: readonly Page[], forums: readonly ForumView[]): Content {
  const kept = new Set(stringsIn(forums));
  const keep = (text: string): void => {
    try {
      for (const one of stringsIn(JSON.parse(text))) kept.add(one);
    } catch {
      // Files and updates of a text are no data of this kind.
    }
  };
  for (const page of pages) {
    page.on("response", (response) => {
      if (response.url().includes("/api/")) response.text().then(keep, () => {});
    });
    page.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => keep(payload.toString("utf8"))),
    );
  }
  let longestFirst: readonly string[] = [];
  return {
    read: async (page) => {
      const words = await page
        .locator("[data-words], .verb, .words, ins, del, bdi, blockquote, cite, q")
        .allTextContents();
      for (const one of words) if (one.trim().length > 1) kept.add(one.trim());
    },
    without: (text) => {
      if (longestFirst.length !== kept.size) longestFirst = [...kept].toSorted((a, b) => b.length - a.length);
      return longestFirst.reduce((rest, one) => rest.replaceAll(one, " "), text);
    },
  };
}
