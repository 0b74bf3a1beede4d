import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { SmtpServer } from "./mail-settings.ts";

/** Lines of an answer that are kept: mail servers write whole pages. */
const SAID_CHARS_MAX = 300;
const CONNECT_MS_MAX = 30_000;
/** RFC 5321 gives the answer to the last line ten minutes, so that a slow server makes no second mail. */
const ANSWER_MS_MAX = 10 * 60_000;

/**
 * `refused`: for good, this mail or its address. `later`: this mail, for now. `cut`: the connection broke on its way.
 * `down`: the server takes no mail of ours at all.
 */
export type HandedOver = {
  readonly outcome: "sent" | "refused" | "later" | "cut" | "down";
  readonly said: string;
};

export type SmtpConnection = {
  /**
   * Hands over one mail. `ending` resolves before the last bytes leave: until then the server cannot deliver it. If it
   * rejects, they never leave.
   */
  readonly send: (mail: {
    readonly from: string;
    readonly to: string;
    readonly message: Buffer;
    readonly ending: () => Promise<void>;
  }) => Promise<HandedOver>;
  /** Says goodbye; the next mail opens another connection. */
  readonly rest: () => void;
  readonly cut: () => void;
};

type SmtpError = Error & {
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
};

/** Opens a connection at the first mail, and uses it for the next. */
export function openSmtpConnection(
  server: SmtpServer,
  { host }: { readonly host: () => string },
): SmtpConnection {
  let open: SMTPConnection | null = null;

  const connect = async (): Promise<SMTPConnection> => {
    const { secure, needsTls, port } = server;
    const connection = new SMTPConnection({
      host: server.host,
      port,
      secure,
      requireTLS: needsTls && !secure,
      // On this machine nobody listens in, and its certificate is seldom one that can be checked.
      ignoreTLS: !needsTls,
      name: host(),
      tls: { minVersion: "TLSv1.2" },
      connectionTimeout: CONNECT_MS_MAX,
      greetingTimeout: CONNECT_MS_MAX,
      socketTimeout: ANSWER_MS_MAX,
    });
    // Of the two ways in which it tells a failure, the callback comes with the mail.
    const failed = new Promise<never>((_resolve, reject) => connection.on("error", reject));
    failed.catch(() => undefined);
    connection.on("end", () => {
      if (open === connection) open = null;
    });
    const connected = new Promise<void>((resolve, reject) => {
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    await Promise.race([connected, failed]);
    const { login } = server;
    if (login !== null) {
      const signedIn = new Promise<void>((resolve, reject) => {
        connection.login(login, (error) => (error ? reject(error) : resolve()));
      });
      await Promise.race([signedIn, failed]);
    }
    return connection;
  };
  const drop = (): void => {
    open?.close();
    open = null;
  };

  return {
    send: async ({ from, to, message, ending }) => {
      try {
        open ??= await connect();
      } catch (error) {
        drop();
        return { outcome: "down", said: saidBy(error as SmtpError) };
      }
      const connection = open;
      try {
        const said = await new Promise<string>((resolve, reject) => {
          connection.send({ from, to: [to] }, ended(message, ending), (error, info) =>
            error === null ? resolve(info?.response ?? "") : reject(error),
          );
        });
        return { outcome: "sent", said: said.slice(0, SAID_CHARS_MAX) };
      } catch (error) {
        // A session after a failure is in a state that servers see differently.
        connection.close();
        if (open === connection) open = null;
        return { outcome: outcomeOf(error as SmtpError), said: saidBy(error as SmtpError) };
      }
    },
    rest: () => {
      open?.quit();
      open = null;
    },
    cut: drop,
  };
}

/** The message; its end waits until it may leave. */
function ended(message: Buffer, ending: () => Promise<void>): Readable {
  let isBody = true;
  return new Readable({
    read() {
      if (isBody) {
        isBody = false;
        this.push(message);
        return;
      }
      ending().then(
        () => this.push(null),
        (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
}

function outcomeOf({ responseCode, command }: SmtpError): Exclude<HandedOver["outcome"], "sent"> {
  if (responseCode === undefined) return "cut";
  if (command === "MAIL FROM" || command === "CONN" || responseCode === 421) return "down";
  return responseCode >= 500 ? "refused" : "later";
}

const saidBy = ({ response, message }: SmtpError): string =>
  (response ?? message).replaceAll(/\s+/g, " ").slice(0, SAID_CHARS_MAX);
