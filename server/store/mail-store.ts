import type { UserId } from "../../shared/ids.ts";

/**
 * `waiting`: not sent, so that it may be sent again. `handed`: its last bytes are on their way, and the answer of the
 * mail server is not noted. The others are done: sent, refused for good, or given up.
 */
export type MailState = "waiting" | "handed" | "sent" | "refused" | "givenUp";

/** A mail in the queue. One without a user goes to its address. */
export type StoredMail = {
  /** The place in the queue. */
  readonly n: number;
  /** The same key is queued once. */
  readonly key: string;
  readonly user: UserId | null;
  readonly address: string;
  readonly kind: string;
  readonly language: string;
  /** Values of the template as JSON; empty once the mail is done. */
  readonly body: string;
  /** The same in every attempt. */
  readonly messageId: string;
  readonly state: MailState;
  /** Attempts that failed. */
  readonly attempts: number;
  readonly queuedAt: number;
  /** No attempt begins before this instant. */
  readonly nextAt: number;
  readonly doneAt: number | null;
  /** The last answer of the mail server, or why nothing was sent. */
  readonly said: string;
};

export type QueuedMail = Pick<
  StoredMail,
  "key" | "user" | "address" | "kind" | "language" | "body" | "messageId" | "queuedAt"
>;

/** Mail that waits and mail that is done. */
export type MailStore = {
  /** False if the key is known: nothing is queued then. */
  readonly queueMail: (mail: QueuedMail) => Promise<boolean>;
  /** Mails of some kinds that may be sent now, in order. */
  readonly mailsDue: (of: {
    readonly now: number;
    readonly kinds: readonly string[];
    readonly limit: number;
  }) => Promise<readonly StoredMail[]>;
  /** Mails whose last bytes were on their way when the process ended. */
  readonly mailsHanded: () => Promise<readonly StoredMail[]>;
  /** Notes a step. A mail that is done loses its body in the same transaction. */
  readonly noteMail: (
    n: number,
    step: Pick<StoredMail, "state" | "attempts" | "nextAt" | "doneAt" | "said">,
  ) => Promise<void>;
  /** Number of mails that left since an instant, to all or to one person or address. */
  readonly mailsSince: (at: number, to?: Pick<StoredMail, "user" | "address">) => Promise<number>;
  readonly mailCounts: () => Promise<Readonly<Record<MailState, number>>>;
  /** Removes what was done before an instant. */
  readonly forgetMails: (before: number) => Promise<void>;
};
