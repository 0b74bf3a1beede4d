import { appendFileSync, closeSync, fsyncSync, openSync } from "node:fs";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type GotMail = { readonly to: readonly string[]; readonly from: string; readonly raw: string };

export type MailServer = {
  readonly port: number;
  readonly url: string;
  readonly got: readonly GotMail[];
  readonly parsed: () => Promise<readonly ParsedMail[]>;
  /** From now on no connection gets an answer in this phase; resolves when all that there are wait. */
  readonly hold: (phase: "from" | "to" | "end", connections: number) => Promise<void>;
  readonly release: () => void;
  readonly close: () => Promise<void>;
};

const failure = (code: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode: code });

/**
 * A real SMTP server. An address that begins with `unknown` is refused for good, one with `busy` the first two times,
 * and a mail to `spam` at its end.
 */
export async function openMailServer({
  port = 0,
  keepIn,
  onChunk,
  options = {},
}: {
  readonly port?: number;
  /** File that gets each mail as a line, on disk before the answer. */
  readonly keepIn?: string;
  readonly onChunk?: () => void;
  readonly options?: SMTPServerOptions;
} = {}): Promise<MailServer> {
  const got: GotMail[] = [];
  const refusedOnce = new Map<string, number>();
  let held: { readonly phase: string; readonly count: number; readonly full: () => void } | null = null;
  let waiting: (() => void)[] = [];
  const pass = (phase: string, next: () => void): void => {
    if (held?.phase !== phase) return next();
    waiting.push(next);
    if (waiting.length === held.count) held.full();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onMailFrom: (_address, _session, answer) => pass("from", () => answer()),
    onRcptTo: ({ address }, _session, answer) => {
      if (address.startsWith("unknown")) return answer(failure(550, "5.1.1 No such user here"));
      const times = refusedOnce.get(address) ?? 0;
      refusedOnce.set(address, times + 1);
      if (address.startsWith("busy") && times < 2) return answer(failure(451, "4.7.1 Try again later"));
      return pass("to", () => answer());
    },
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        onChunk?.();
      });
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map(({ address }) => address);
        if (to[0]?.startsWith("spam") === true) return answer(failure(554, "5.7.1 Looks like spam"));
        const mail = {
          to,
          from: mailFrom === false ? "" : mailFrom.address,
          raw: Buffer.concat(chunks).toString("utf8"),
        };
        pass("end", () => {
          got.push(mail);
          if (keepIn !== undefined) {
            const file = openSync(keepIn, "a");
            appendFileSync(file, `${JSON.stringify(mail)}\n`);
            fsyncSync(file);
            closeSync(file);
          }
          answer();
        });
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  const { port: own } = server.server.address() as AddressInfo;
  return {
    port: own,
    url: `smtp://127.0.0.1:${own}`,
    got,
    parsed: () => Promise.all(got.map(({ raw }) => simpleParser(raw))),
    hold: (phase, count) =>
      new Promise((full) => {
        held = { phase, count, full };
      }),
    release: () => {
      held = null;
      for (const next of waiting.splice(0)) next();
      waiting = [];
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
