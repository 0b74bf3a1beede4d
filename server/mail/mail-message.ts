import { LANGUAGE_WRITING } from "../../shared/text/language-facts.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import MailComposer from "nodemailer/lib/mail-composer";
import type { ComposedMail } from "./compose-mail.ts";
import type { MailSender } from "./mail-settings.ts";

/** Writes the bytes of a mail to one address. Nobody's name stands in its headers beside the sender's. */
export function messageOf(
  { subject, text, html, calendar }: ComposedMail,
  {
    from,
    to,
    messageId,
    language,
    stop,
    at,
  }: {
    readonly from: MailSender;
    readonly to: string;
    readonly messageId: string;
    readonly language: ReportLanguage;
    /** Address that ends such mails, of kinds that have one. */
    readonly stop: string | null;
    readonly at: Date;
  },
): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: from.name, address: from.address },
    to: { name: "", address: to },
    subject,
    text,
    html,
    ...(calendar === undefined
      ? {}
      : { icalEvent: { method: calendar.method, filename: "meeting.ics", content: calendar.content } }),
    messageId,
    date: at,
    // Nothing is fetched or read for a mail.
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": LANGUAGE_WRITING[language].htmlTag,
      ...(stop === null ? {} : { "List-Unsubscribe": { prepared: true, value: `<${stop}>` } }),
      // One click is for https alone (RFC 8058).
      ...(stop?.startsWith("https://") === true
        ? { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }
        : {}),
    },
  });
  return new Promise((resolve, reject) => {
    composer.compile().build((error, message) => (error === null ? resolve(message) : reject(error)));
  });
}
