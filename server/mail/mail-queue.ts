import { asReportLanguage, type ReportLanguage } from "../../shared/text/localized.ts";
import { randomUUID } from "node:crypto";
import type { UserId } from "../../shared/ids.ts";
import type { Store } from "../store/store.ts";
import type { MailValues } from "./mail-kinds.ts";

/** A mail to one person. The same key is sent once, however often it is queued. */
export type NewMail = {
  readonly key: string;
  /** A person gets it at the address that they have when it is sent. */
  readonly to: { readonly user: UserId } | { readonly address: string };
  readonly language: ReportLanguage;
} & MailValues;

/** Mail that waits in the store until it is sent. Without settings for mail it is off and queues nothing. */
export type MailQueue = {
  readonly isOn: boolean;
  /** Resolves when the mail is on disk. */
  readonly queue: (mail: NewMail) => Promise<void>;
  /** Language that a person chose for mails, else the forum's (K46). */
  readonly languageOf: (user: UserId) => Promise<ReportLanguage>;
  /** Calls back after each mail that was queued. */
  readonly onQueued: (told: () => void) => void;
};

/** Opens the queue. `host`: the part of a Message-ID behind the @. */
export function openMailQueue({
  store,
  isOn,
  host,
  forumLanguage = () => undefined,
}: {
  readonly store: Pick<Store, "queueMail" | "mailChoiceOf">;
  readonly isOn: boolean;
  readonly host: () => string;
  readonly forumLanguage?: () => ReportLanguage | undefined;
}): MailQueue {
  const listeners: (() => void)[] = [];
  return {
    isOn,
    queue: async ({ key, to, kind, language, values }) => {
      if (!isOn) return;
      await store.queueMail({
        key,
        user: "user" in to ? to.user : null,
        address: "address" in to ? to.address : "",
        kind,
        language,
        body: JSON.stringify(values),
        messageId: `<${randomUUID()}@${host()}>`,
        queuedAt: Date.now(),
      });
      for (const told of listeners) told();
    },
    languageOf: async (user) => asReportLanguage((await store.mailChoiceOf(user))?.language, forumLanguage()),
    onQueued: (told) => void listeners.push(told),
  };
}
