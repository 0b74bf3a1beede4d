import type { GroupId } from "../ids.ts";

/** How soon a person hears by mail of what concerns them. */
export const MAIL_PACES = ["now", "daily", "never"] as const;
export type MailPace = (typeof MAIL_PACES)[number];

export type MailWishes = {
  readonly concerns: MailPace;
  /** Groups whose news come once a day. */
  readonly followed: readonly GroupId[];
  /** One of the six; empty: none was chosen. */
  readonly language: string;
};

/** Plain reasons for which a mail server refuses an address. */
export type BounceReason = "unknownAddress" | "mailboxFull" | "notWelcome" | "refused";

/** `GET /api/mail`: one's own. */
export type MailAnswer = {
  readonly isOn: boolean;
  /** Empty: none is known. */
  readonly address: string;
  readonly wishes: MailWishes;
  readonly bounce: { readonly at: number; readonly reason: BounceReason } | null;
};

/** Reads the reason from a mail server's answer, by its enhanced status code (RFC 3463). */
export function bounceReason(said: string): BounceReason {
  const [, subject, detail] = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(said) ?? [];
  if (subject === "1") return "unknownAddress";
  if (subject === "2") return detail === "2" ? "mailboxFull" : "unknownAddress";
  return subject === "7" ? "notWelcome" : "refused";
}
