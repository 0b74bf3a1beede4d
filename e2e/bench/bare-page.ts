import type { Page } from "@playwright/test";
import { SCHEMA } from "../../shared/wire/protocol.ts";
import { CLAUSES, sampleWords } from "./crowd-words.ts";

/** Keys are typed, for `keys`, in the fourth of its paragraphs. */
const OPEN = 3;

const html = (): string => {
  const rows = Array.from({ length: CLAUSES }, (_, n) =>
    n === OPEN
      ? `<li class="operative"><p role="textbox" contenteditable="plaintext-only" data-words>${sampleWords(n)}</p></li>`
      : `<li><p>${sampleWords(n)}</p></li>`,
  );
  const style = "body { font: 17px / 1.65 serif } ol { inline-size: 820px; margin-inline: auto }";
  return `<!doctype html><title>Bare</title><style>${style}</style><ol>${rows.join("")}</ol>`;
};

/**
 * Baseline of this machine and browser for a key: as many paragraphs, one of them a bare `contenteditable`, and no
 * script but one that is sent all that the room is sent, and does nothing with it.
 */
export async function openBarePage(
  page: Page,
  room: { readonly url: string; readonly opinionId: string; readonly generation: string },
): Promise<void> {
  // At an address of the server: a socket to it is opened from there alone. The server's own pages let no script write HTML.
  await page.route(`${room.url}/bare`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: html() }),
  );
  // Chromium takes a page that the test answers for a public one, and asks before it opens a socket to this machine.
  await page.context().grantPermissions(["local-network-access"], { origin: room.url });
  await page.goto(`${room.url}/bare`);
  const query = `concord=1&schema=${SCHEMA}&generation=${room.generation}`;
  await page.evaluate(
    (address) =>
      new Promise<void>((resolve, reject) => {
        const socket = new WebSocket(address);
        socket.binaryType = "arraybuffer";
        // It has nothing, and says so when it is asked.
        socket.addEventListener("open", () => socket.send(new Uint8Array([0, 0, 1, 0])));
        socket.addEventListener("error", () => reject(new Error("the bare page is not let in")));
        socket.addEventListener("message", ({ data }) => {
          const [kind, step] = new Uint8Array(data as ArrayBuffer);
          if (kind === 0 && step === 0) socket.send(new Uint8Array([0, 1, 2, 0, 0]));
          resolve();
        });
      }),
    `${room.url.replace("http", "ws")}/ws/opinions/${room.opinionId}?${query}`,
  );
}
