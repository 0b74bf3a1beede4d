import { composeMail } from "../mail/compose-mail.ts";
import { messageOf } from "../mail/mail-message.ts";
import { isMailAddress } from "../mail/mail-settings.ts";
import { openSmtpConnection } from "../mail/smtp-connection.ts";
import type { Settings } from "../setup/settings.ts";
import type { Outcome } from "./outcome.ts";
import { say } from "./spoken.ts";

/** Sends one mail at once, beside the queue, and says in plain words how the mail server answered. */
export async function testMail(
  { mail, publicUrl, port }: Settings,
  to: string | undefined,
): Promise<Outcome> {
  if (to === undefined || !isMailAddress(to)) return { lines: [say("mailTest", "oneAddress")], code: 1 };
  if (mail === null) return { lines: [say("mailTest", "noMail")], code: 1 };
  if (mail.smtp === null)
    return {
      lines: [say("mailTest", "dryRun", { folder: mail.dryRun ?? say("mailTest", "aFolder") })],
      code: 1,
    };
  const address = publicUrl ?? `http://localhost:${port}`;
  const host = new URL(address).hostname;
  const forum = { name: () => "Concord", timeZone: "UTC", seat: () => "UTC", address: () => address };
  const composed = composeMail({ kind: "test", values: {} }, { language: "en", forum, stop: null });
  const at = new Date();
  const messageId = `<test-${at.getTime()}@${host}>`;
  const message = await messageOf(composed, {
    from: mail.from,
    to,
    messageId,
    language: "en",
    stop: null,
    at,
  });
  const connection = openSmtpConnection(mail.smtp, { host: () => host });
  const { outcome, said } = await connection.send({
    from: mail.bouncesTo,
    to,
    message,
    ending: async () => undefined,
  });
  connection.rest();
  const server = `${mail.smtp.host}:${mail.smtp.port}`;
  return { lines: [`${server}\t${say("mailTest", outcome, { said })}`], code: outcome === "sent" ? 0 : 1 };
}
