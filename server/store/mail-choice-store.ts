import type { UserId } from "../../shared/ids.ts";
import type { MailWishes } from "../../shared/people/mail-wishes.ts";

/** Wishes of a person about mail. */
export type MailChoice = MailWishes & {
  readonly user: UserId;
  /** Ends such mails without signing in; it does nothing else. */
  readonly token: string;
};

/** A mail that the server of a person's address refused for good. */
export type MailBounce = {
  readonly user: UserId;
  readonly address: string;
  readonly at: number;
  /** Words of that mail server. */
  readonly why: string;
};

/** Wishes about mail, and refused addresses. One that does not fit its checksum counts as not there. */
export type MailChoiceStore = {
  readonly mailChoiceOf: (user: UserId) => Promise<MailChoice | null>;
  readonly mailChoices: () => Promise<readonly MailChoice[]>;
  /** Takes the place of the one before. */
  readonly saveMailChoice: (choice: MailChoice) => Promise<void>;
  readonly mailChoiceByToken: (token: string) => Promise<MailChoice | null>;
  readonly mailBounces: () => Promise<readonly MailBounce[]>;
  /** Takes the place of the one before. */
  readonly noteMailBounce: (bounce: MailBounce) => Promise<void>;
  readonly forgetMailBounce: (user: UserId) => Promise<void>;
};
