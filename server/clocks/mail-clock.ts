import { inLanguage } from "../../shared/text/localized.ts";
import { mailTokenOf } from "../mail/mail-choices.ts";
import { openMeetingMails } from "./meeting-mails.ts";
import { openNoticeMails } from "./notice-mails.ts";
import type { Concord } from "../setup/concord.ts";
import type { Settings } from "../setup/settings.ts";

type MailClock = { readonly close: () => Promise<void> };

/** Sends the forum's mails while the server runs. Without settings for mail it does nothing. */
export async function openForumMails(
  concord: Pick<Concord, "mail" | "store" | "forum" | "rooms" | "clock" | "address" | "inboxes">,
  { settings, log }: { readonly settings: Settings; readonly log: (line: string) => void },
): Promise<MailClock> {
  const { mail, store, forum, address } = concord;
  if (settings.mail === null) return { close: async () => undefined };
  // Its library is read only where mail is sent: a start without mail is quicker.
  const { openMailSending } = await import("../mail/send-mails.ts");
  const sending = await openMailSending({
    store,
    settings: settings.mail,
    forum: {
      name: () => forum.preset().shortName,
      timeZone: forum.preset().timeZone,
      seat: (language) => inLanguage(forum.preset().seat, language),
      address,
    },
    takesPart: (user) => forum.participant(user) !== null,
    stopAddress: async (user) => `${address()}/unsubscribe/${await mailTokenOf(store, user)}`,
    log,
  });
  mail.onQueued(sending.wake);
  const notices = openNoticeMails({ ...concord, log });
  const meetings = openMeetingMails({ ...concord, log });
  return {
    close: async () => {
      await notices.close();
      await meetings.close();
      await sending.close();
    },
  };
}
