import { expect, type Locator, type Page, type WebSocketRoute } from "@playwright/test";
import * as encoding from "lib0/encoding";
import { CLOSE, type FrameNews, MESSAGE } from "../shared/wire/protocol.ts";

export const row = (page: Page, letter: string): Locator =>
  page.getByRole("listitem", { name: new RegExp(`^Clause ${letter}\\)`) }).first();
export const sign = (page: Page, words: string | RegExp): Locator =>
  page.getByRole("status").filter({ hasText: words });

export const openSpace = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect(row(page, "a")).toBeVisible();
};

export const typeAtEnd = async (page: Page, letter: string, words: string): Promise<void> => {
  await row(page, letter).locator("[data-words]").click();
  await page.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words, { delay: 8 });
};

/** Returns the text of the page's whole Opinion, as the server has it on disk. */
export const wordsOnServer = async (page: Page): Promise<string> => {
  const answer = await page.request.get(page.url().replace("/opinions/", "/api/opinions/"));
  const { clauses } = (await answer.json()) as { clauses: { text: string }[] };
  return clauses.map((clause) => clause.text).join("\n");
};
export const timesIn = (text: string, words: string): number => text.split(words).length - 1;

/** Waits until the page says "Saved"; then this text is once on the server and once on the page. */
export const expectSavedOnce = async (page: Page, words: string): Promise<void> => {
  await expect(sign(page, /^Saved$/)).toBeVisible({ timeout: 15_000 });
  expect(timesIn(await wordsOnServer(page), words)).toBe(1);
  const shown = await page.locator("[data-words]").allInnerTexts();
  expect(timesIn(shown.join("\n"), words)).toBe(1);
};

/** Controls a page's connection: cuts it, mends it, and sends what a server in trouble would send. */
export async function lineOf(
  page: Page,
): Promise<{ cut: (code?: number) => void; mend: () => void; tell: (news: FrameNews) => void }> {
  /** The code that closes new sockets; null: they stay open. */
  let closing: number | null = null;
  const sockets = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/ws\//, (socket) => {
    if (closing !== null) {
      void socket.close({ code: closing });
      return;
    }
    sockets.add(socket);
    const server = socket.connectToServer();
    server.onClose((code, reason) => {
      sockets.delete(socket);
      void socket.close({ code: code ?? 1012, ...(reason === undefined ? {} : { reason }) });
    });
  });
  return {
    cut: (code = 1012) => {
      closing = code === CLOSE.quarantined ? null : code;
      for (const socket of sockets) void socket.close({ code });
      sockets.clear();
    },
    mend: () => {
      closing = null;
    },
    tell: (news) => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, MESSAGE.frame);
      encoding.writeVarUint(encoder, 4);
      encoding.writeVarString(encoder, JSON.stringify(news));
      for (const socket of sockets) socket.send(Buffer.from(encoding.toUint8Array(encoder)));
    },
  };
}
