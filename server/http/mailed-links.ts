import type { ReportLanguage } from "../../shared/text/localized.ts";
import { randomUUID } from "node:crypto";
import { DAY_MS, MINUTE_MS } from "../../shared/durations.ts";
import type { UserId } from "../../shared/ids.ts";
import {
  MAIL_LINK_MS,
  MAILS_IN_ALL,
  MAILS_PER_ADDRESS,
  MAILS_PER_ADDRESS_DAY,
  MAILS_PER_NETWORK,
  TRIES_KEYS_MAX,
} from "../../shared/people/sign-ins.ts";
import { openTries } from "../forum/tries.ts";
import type { ForumParts } from "../setup/parts.ts";
import { networkOf } from "./client-address.ts";

type Asked = {
  readonly email: string;
  /** The browser's secret. */
  readonly asker: string;
  readonly address: string;
  readonly language: ReportLanguage;
};

/** Links sent by mail to people who ask for one. */
export type MailedLinks = {
  /**
   * Sends one if this address is that of one person who takes part, and within the limits. It tells nobody if it did:
   * it begins on its own, after the answer.
   */
  readonly send: (asked: Asked) => void;
  /** Sends one to a signed-in person. False: too many were sent. */
  readonly sendTo: (user: UserId, asked: Omit<Asked, "address">) => Promise<boolean>;
};

export function openMailedLinks({
  people,
  forum,
  store,
  mail,
  audit,
  disk,
  link,
  log,
}: Pick<ForumParts, "people" | "forum" | "store" | "mail" | "audit" | "disk"> & {
  readonly link: (token: string) => string;
  readonly log: (line: string) => void;
}): MailedLinks {
  const quarter = { perMs: MAIL_LINK_MS, keysMax: TRIES_KEYS_MAX };
  const inAll = openTries({ ...quarter, max: MAILS_IN_ALL });
  const ofNetwork = openTries({ ...quarter, max: MAILS_PER_NETWORK });
  const ofAddress = openTries({ ...quarter, max: MAILS_PER_ADDRESS });
  const ofDay = openTries({ max: MAILS_PER_ADDRESS_DAY, perMs: DAY_MS, keysMax: TRIES_KEYS_MAX });
  const isWithinLimits = (email: string): boolean => {
    const key = email.toLowerCase();
    return !ofDay.isOver(key) && ofAddress.take(key) && inAll.take("") && ofDay.take(key);
  };
  const queue = async (
    user: UserId,
    { asker, language }: Pick<Asked, "asker" | "language">,
  ): Promise<void> => {
    const { token, code } = await people.newMailLink(user, asker);
    audit.note({ act: "linkMade", user, way: "mail" });
    const values = { link: link(token), code, minutes: MAIL_LINK_MS / MINUTE_MS };
    await mail.queue({ key: `signIn ${randomUUID()}`, to: { user }, kind: "signIn", language, values });
  };
  const find = async ({ email, ...asked }: Asked): Promise<void> => {
    const users = await store.usersByEmail(email);
    const [user, ...more] = users.filter((one) => forum.participant(one) !== null);
    if (user === undefined) return;
    // Of several people behind one address nobody can tell who asks.
    if (more.length > 0) log(`sign-in: no link was sent: ${[user, ...more].join(", ")} share an address`);
    else await queue(user, asked);
  };
  return {
    send: (asked) => {
      if (!mail.isOn || !ofNetwork.take(networkOf(asked.address)) || !isWithinLimits(asked.email)) return;
      setImmediate(() => {
        find(asked).catch((error: unknown) => {
          if (!disk.notice(error)) log(`sign-in: a link was not sent: ${String(error)}`);
        });
      });
    },
    sendTo: async (user, { email, asker, language }) => {
      if (!isWithinLimits(email)) return false;
      await queue(user, { asker, language });
      return true;
    },
  };
}
