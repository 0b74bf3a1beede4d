import type { Page } from "@playwright/test";
import { MESSAGE, SCHEMA } from "../../shared/wire/protocol.ts";
import { CLAUSES, FIRST_LETTER, sampleWords } from "./crowd-words.ts";

/** Keys are typed, for `keys`, in the fourth of its paragraphs. */
const OPEN = 3;
/** Of an update with the keys of many, for each key. */
const KEY_BYTES = 25;

type BareRoom = {
  readonly url: string;
  readonly opinionId: string;
  readonly generation: string;
  readonly clauses: readonly { readonly id: string }[];
};

const html = ({ clauses }: BareRoom): string => {
  const rows = Array.from({ length: CLAUSES }, (_, n) => {
    const words = `<p data-words>${sampleWords(n)}</p>`;
    return n === OPEN
      ? `<li class="operative">${words.replace("<p", '<p role="textbox" contenteditable="plaintext-only"')}</li>`
      : `<li data-clause="${clauses[n]?.id ?? ""}">${words}</li>`;
  });
  const style = "body { font: 17px / 1.65 serif } ol { inline-size: 820px; margin-inline: auto }";
  return `<!doctype html><title>Bare</title><style>${style}</style><ol>${rows.join("")}</ol>`;
};

/**
 * Baseline of this machine and browser for a key: as many paragraphs, one of them a bare `contenteditable`, and no
 * script but one that is sent all that the room is sent, and does nothing with it. With `shows` it is the baseline
 * for others' keys: for each of them it adds a letter to a paragraph, without reading whose and where, and the
 * letters that `editsToScreen` looks for to one in sight.
 */
export async function openBarePage(page: Page, room: BareRoom, { shows = false } = {}): Promise<void> {
  // At an address of the server: a socket to it is opened from there alone. The server's own pages let no script write HTML.
  await page.route(`${room.url}/bare`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: html(room) }),
  );
  // Chromium takes a page that the test answers for a public one, and asks before it opens a socket to this machine.
  await page.context().grantPermissions(["local-network-access"], { origin: room.url });
  await page.goto(`${room.url}/bare`);
  const query = `concord=1&schema=${SCHEMA}&generation=${room.generation}`;
  const address = `${room.url.replace("http", "ws")}/ws/opinions/${room.opinionId}?${query}`;
  await page.evaluate(
    ({ address, shows, frame, keyBytes, firstLetter }) =>
      new Promise<void>((resolve, reject) => {
        const rows = [...document.querySelectorAll("li:not(.operative) [data-words]")];
        const seen = document.querySelector(".operative + li [data-words]")!;
        let turn = 0;
        let letter = firstLetter;
        const add = (row: Element, words: string): void => (row.firstChild as Text).appendData(words);
        /** The words of a frame stand first in it, behind their length. */
        const wordsOf = (frame: Uint8Array): Uint8Array => {
          let [at, length] = [2, 0];
          for (let shift = 0; ; shift += 7) {
            const byte = frame[at++]!;
            length |= (byte & 127) << shift;
            if (byte < 128) return frame.subarray(at, at + length);
          }
        };
        const show = (bytes: Uint8Array): void => {
          for (let keys = Math.ceil(bytes.length / keyBytes); keys > 0; keys--)
            add(rows[turn++ % rows.length]!, "e");
          // In UTF-8, in the order in which they were typed; those of one batch may change places.
          for (let i = 0; i + 1 < bytes.length; i++) {
            const code = ((bytes[i]! & 31) << 6) | (bytes[i + 1]! & 63);
            if (bytes[i]! >> 5 !== 6 || bytes[i + 1]! >> 6 !== 2 || code < letter - 8 || code > letter + 8)
              continue;
            letter = Math.max(letter, code + 1);
            add(seen, String.fromCharCode(code));
          }
        };
        const socket = new WebSocket(address);
        socket.binaryType = "arraybuffer";
        // It has nothing, and says so when it is asked.
        socket.addEventListener("open", () => socket.send(new Uint8Array([0, 0, 1, 0])));
        socket.addEventListener("error", () => reject(new Error("the bare page is not let in")));
        socket.addEventListener("message", ({ data }) => {
          const bytes = new Uint8Array(data as ArrayBuffer);
          const [kind, step] = bytes;
          if (kind === 0 && step === 0) socket.send(new Uint8Array([0, 1, 2, 0, 0]));
          if (shows && kind === frame && (step! & 1) === 1) show(wordsOf(bytes));
          resolve();
        });
      }),
    { address, shows, frame: MESSAGE.frame, keyBytes: KEY_BYTES, firstLetter: FIRST_LETTER },
  );
}
