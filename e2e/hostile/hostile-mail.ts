import { openMailServer } from "../../server/testing/mail-server.ts";
import type { Piece } from "./pieces.ts";

/** A mail server that refuses each mail to a person of the list with a text of its own. */
export type HostileMail = {
  readonly url: string;
  readonly answers: readonly Piece[];
  /** Resolves when so many of these mails were refused. */
  readonly refused: (mails: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** People of the list have addresses that begin so. */
export const LISTED = "person";

export async function openHostileMail(answers: readonly Piece[]): Promise<HostileMail> {
  const addresses = new Set<string>();
  let told: (() => void)[] = [];
  const server = await openMailServer({
    options: {
      onRcptTo: ({ address }, _session, answer) => {
        const { text } = answers[addresses.size % answers.length]!;
        if (address.startsWith(LISTED)) addresses.add(address);
        for (const tell of told) tell();
        answer(Object.assign(new Error(`5.1.1 ${text}`), { responseCode: 550 }));
      },
    },
  });
  return {
    url: server.url,
    answers,
    refused: (mails) =>
      new Promise((resolve) => {
        const tell = (): void => {
          if (addresses.size < mails) return;
          told = [];
          resolve();
        };
        told.push(tell);
        tell();
      }),
    close: server.close,
  };
}
