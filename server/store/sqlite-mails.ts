import type { DatabaseSync } from "node:sqlite";
import { userId } from "../../shared/ids.ts";
import type { MailState, MailStore, QueuedMail, StoredMail } from "./mail-store.ts";
import { sumOf } from "./sqlite-format.ts";

type Columns = {
  readonly n: number;
  readonly key: string;
  readonly user: string | null;
  readonly address: string;
  readonly kind: string;
  readonly language: string;
  readonly body: string;
  readonly message_id: string;
  readonly state: string;
  readonly attempts: number;
  readonly queued_at: number;
  readonly next_at: number;
  readonly done_at: number | null;
  readonly said: string;
  readonly sum: string;
};

const mailOf = (one: Columns): StoredMail => ({
  n: one.n,
  key: one.key,
  user: one.user === null ? null : userId(one.user),
  address: one.address,
  kind: one.kind,
  language: one.language,
  body: one.body,
  messageId: one.message_id,
  state: one.state as MailState,
  attempts: one.attempts,
  queuedAt: one.queued_at,
  nextAt: one.next_at,
  doneAt: one.done_at,
  said: one.said,
});

const summed = (mail: StoredMail): string => {
  const { n, key, user, address, kind, language, body, messageId, state, attempts } = mail;
  const { queuedAt, nextAt, doneAt, said } = mail;
  const told = [n, key, user, address, kind, language, body, messageId, state, attempts];
  return sumOf([...told, queuedAt, nextAt, doneAt, said]);
};

/** A damaged mail goes to nobody: a flipped bit could send a link to somebody else. */
const isWhole = (one: Columns): boolean => summed(mailOf(one)) === one.sum;

const wholeOf = (rows: readonly unknown[]): readonly StoredMail[] =>
  (rows as readonly Columns[]).filter(isWhole).map(mailOf);

/** A mail at its place in the queue. */
const queued = (mail: QueuedMail, n: number): StoredMail => ({
  ...mail,
  n,
  state: "waiting",
  attempts: 0,
  nextAt: mail.queuedAt,
  doneAt: null,
  said: "",
});

/** The columns of a queued mail, in the order of the table. */
const valuesOf = (mail: StoredMail) => {
  const { n, key, user, address, kind, language, body, messageId, state, attempts } = mail;
  const { queuedAt, nextAt, doneAt, said } = mail;
  const told = [n, key, user, address, kind, language, body, messageId, state, attempts] as const;
  return [...told, queuedAt, nextAt, doneAt, said, summed(mail)] as const;
};

/** The columns that a step of a mail changes, in the order of `update`; one that is done loses its body. */
const stepValues = (found: unknown, step: Parameters<MailStore["noteMail"]>[1]) => {
  const mail = { ...mailOf(found as Columns), ...step };
  const noted = step.doneAt === null ? mail : { ...mail, body: "" };
  const { state, attempts, nextAt, doneAt, said, body, n } = noted;
  return [state, attempts, nextAt, doneAt, said, body, summed(noted), n] as const;
};

const countsOf = (found: readonly unknown[]): Readonly<Record<MailState, number>> => {
  const counts = { waiting: 0, handed: 0, sent: 0, refused: 0, givenUp: 0 };
  const states = found as readonly { readonly state: MailState; readonly count: number }[];
  return { ...counts, ...Object.fromEntries(states.map(({ state, count }) => [state, count])) };
};

export const MAIL_ROW = { wholeOf, queued, valuesOf, stepValues, countsOf };

/** Mails of an open store. */
export function mailsIn(db: DatabaseSync, transaction: <Result>(act: () => Result) => Result): MailStore {
  const selectKey = db.prepare("SELECT 1 FROM mails WHERE key = ?");
  const selectLast = db.prepare("SELECT coalesce(max(n), 0) AS last FROM mails");
  const insert = db.prepare(
    `INSERT INTO mails (n, key, user, address, kind, language, body, message_id, state, attempts, queued_at, next_at,
      done_at, said, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectDue = db.prepare(
    `SELECT * FROM mails WHERE state = 'waiting' AND next_at <= ?
      AND kind IN (SELECT value FROM json_each(?)) ORDER BY n LIMIT ?`,
  );
  const selectHanded = db.prepare("SELECT * FROM mails WHERE state = 'handed' ORDER BY n");
  const selectOne = db.prepare("SELECT * FROM mails WHERE n = ?");
  const update = db.prepare(
    "UPDATE mails SET state = ?, attempts = ?, next_at = ?, done_at = ?, said = ?, body = ?, sum = ? WHERE n = ?",
  );
  const countAll = db.prepare("SELECT count(*) AS count FROM mails WHERE done_at > ? AND state = 'sent'");
  const countOf = db.prepare(
    "SELECT count(*) AS count FROM mails WHERE done_at > ? AND state = 'sent' AND user IS ? AND address = ?",
  );
  const countStates = db.prepare("SELECT state, count(*) AS count FROM mails GROUP BY state");
  const deleteOld = db.prepare("DELETE FROM mails WHERE done_at < ?");

  return {
    queueMail: async (mail) =>
      transaction(() => {
        if (selectKey.get(mail.key) !== undefined) return false;
        const { last } = selectLast.get() as { readonly last: number };
        insert.run(...valuesOf(queued(mail, last + 1)));
        return true;
      }),
    mailsDue: async ({ now, kinds, limit }) => wholeOf(selectDue.all(now, JSON.stringify(kinds), limit)),
    mailsHanded: async () => wholeOf(selectHanded.all()),
    noteMail: async (n, step) => {
      const found = selectOne.get(n);
      if (found === undefined) return;
      // The link's bytes go from the page of the file, too.
      if (step.doneAt !== null) db.exec("PRAGMA secure_delete = ON");
      update.run(...stepValues(found, step));
      if (step.doneAt !== null) db.exec("PRAGMA secure_delete = OFF");
    },
    mailsSince: async (at, to) => {
      const found = to === undefined ? countAll.get(at) : countOf.get(at, to.user, to.address);
      return (found as { readonly count: number }).count;
    },
    mailCounts: async () => countsOf(countStates.all()),
    forgetMails: async (before) => {
      deleteOld.run(before);
    },
  };
}
