import { resolve } from "node:path";

/** An address with the name that mail programs show before it. */
export type MailSender = { readonly name: string; readonly address: string };

/** The mail server that takes our mails. */
export type SmtpServer = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** Without TLS nothing is sent, neither a password nor a link. */
  readonly needsTls: boolean;
  readonly login: { readonly user: string; readonly pass: string } | null;
};

/** Settings of the operator for mail (docs/running.md). */
export type MailSettings = {
  /** Null in a dry run. */
  readonly smtp: SmtpServer | null;
  /** Folder that gets each mail as a file. Nothing is sent then. */
  readonly dryRun: string | null;
  readonly from: MailSender;
  /** Address to which mail servers report what they could not deliver later. */
  readonly bouncesTo: string;
  readonly perMinute: number;
};

const PER_MINUTE = 60;
const PER_MINUTE_MAX = 6_000;
const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?$/u;
const LOCAL = /^(localhost|127(\.\d+){3}|::1)$/i;

/** True for one plain address: no name, no list, nothing that a header or a command could take for more. */
export const isMailAddress = (text: string): boolean => text.length <= 254 && ADDRESS.test(text);

/** Null: no setting for mail is set. */
export function readMailSettings(
  environment: NodeJS.ProcessEnv,
): MailSettings | null | { readonly problem: string } {
  const { SMTP_URL, MAIL_DRY_RUN, MAIL_FROM, MAIL_BOUNCES_TO, MAIL_PER_MINUTE, PUBLIC_URL } = environment;
  if (SMTP_URL === undefined && MAIL_DRY_RUN === undefined) {
    const [name] = Object.entries({ MAIL_FROM, MAIL_BOUNCES_TO, MAIL_PER_MINUTE }).find(
      ([, value]) => value !== undefined,
    ) ?? [null];
    if (name === null) return null;
    return { problem: `${name} is set, but neither SMTP_URL nor MAIL_DRY_RUN: no mail could be sent.` };
  }
  if (MAIL_DRY_RUN === "") return wrong("MAIL_DRY_RUN", "the path of a folder, such as ./mails");
  const smtp = SMTP_URL === undefined ? null : readSmtpUrl(SMTP_URL);
  if (smtp !== null && "problem" in smtp) return smtp;
  const from = readSender(MAIL_FROM ?? "");
  if (from === null)
    return wrong("MAIL_FROM", "an address, such as concord@example.org or Concord <concord@example.org>");
  if (MAIL_BOUNCES_TO !== undefined && !isMailAddress(MAIL_BOUNCES_TO))
    return wrong("MAIL_BOUNCES_TO", "an address, such as bounces@example.org, or left out");
  const perMinute = MAIL_PER_MINUTE ?? String(PER_MINUTE);
  if (!/^[1-9]\d{0,3}$/.test(perMinute) || Number(perMinute) > PER_MINUTE_MAX)
    return wrong("MAIL_PER_MINUTE", `a whole number from 1 to ${PER_MINUTE_MAX}, or left out`);
  if (smtp?.needsTls === true && PUBLIC_URL === undefined)
    return { problem: "SMTP_URL is set, but not PUBLIC_URL: links in mails would lead nowhere." };
  return {
    smtp: MAIL_DRY_RUN === undefined ? smtp : null,
    dryRun: MAIL_DRY_RUN === undefined ? null : resolve(MAIL_DRY_RUN),
    from,
    bouncesTo: MAIL_BOUNCES_TO ?? from.address,
    perMinute: Number(perMinute),
  };
}

const wrong = (name: string, valid: string) => ({
  problem: `The setting ${name} cannot be read. It may be ${valid}.`,
});

/** The sentence never repeats the setting: a password stands in it. */
function readSmtpUrl(text: string): SmtpServer | { readonly problem: string } {
  const problem = wrong(
    "SMTP_URL",
    "smtps://USER:PASSWORD@HOST:465 or smtp://USER:PASSWORD@HOST:587, with signs such as @ and / written as %40 and %2F",
  );
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["smtp:", "smtps:"].includes(url.protocol)) return problem;
  if (url.hostname === "" || !["", "/"].includes(url.pathname) || url.search + url.hash !== "")
    return problem;
  if ((url.username === "") !== (url.password === "")) return problem;
  const secure = url.protocol === "smtps:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  try {
    const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    return {
      host,
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      needsTls: !LOCAL.test(host),
      login: user === "" ? null : { user, pass },
    };
  } catch {
    return problem;
  }
}

function readSender(text: string): MailSender | null {
  const named = /^(?<name>[^<>"\p{Cc}\p{Cf}]{0,80})<(?<address>[^<>]+)>$/u.exec(text.trim())?.groups;
  const name = named?.["name"]?.trim() ?? "";
  const address = named?.["address"] ?? text.trim();
  return isMailAddress(address) ? { name, address } : null;
}
