import type { MailStore } from "../store/mail-store.ts";
import { MAIL_ROW } from "../store/sqlite-mails.ts";
import { insertInto } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

const INSERT = insertInto("mails", [
  "n",
  "key",
  "user",
  "address",
  "kind",
  "language",
  "body",
  "message_id",
  "state",
  "attempts",
  "queued_at",
  "next_at",
  "done_at",
  "said",
  "sum",
]);

/** Mails. The bytes of a sent link stay in the database's files until it is packed. */
export function postgresMails({ ask, transaction }: Pick<StoreParts, "ask" | "transaction">): MailStore {
  return {
    queueMail: async (mail) =>
      transaction(async (ask) => {
        if ((await ask("SELECT 1 FROM mails WHERE key = $1", [mail.key])).rows.length > 0) return false;
        const { rows } = await ask("SELECT coalesce(max(n), 0) AS last FROM mails", []);
        await ask(INSERT, MAIL_ROW.valuesOf(MAIL_ROW.queued(mail, Number(rows[0]?.["last"]) + 1)));
        return true;
      }),
    mailsDue: async ({ now, kinds, limit }) => {
      const { rows } = await ask(
        "SELECT * FROM mails WHERE state = 'waiting' AND next_at <= $1 AND kind = ANY ($2) ORDER BY n LIMIT $3",
        [now, kinds, limit],
      );
      return MAIL_ROW.wholeOf(rows);
    },
    mailsHanded: async () =>
      MAIL_ROW.wholeOf((await ask("SELECT * FROM mails WHERE state = 'handed' ORDER BY n", [])).rows),
    noteMail: async (n, step) =>
      transaction(async (ask) => {
        const [found] = (await ask("SELECT * FROM mails WHERE n = $1", [n])).rows;
        if (found === undefined) return;
        await ask(
          `UPDATE mails SET state = $1, attempts = $2, next_at = $3, done_at = $4, said = $5, body = $6, sum = $7
            WHERE n = $8`,
          MAIL_ROW.stepValues(found, step),
        );
      }),
    mailsSince: async (at, to) => {
      const sent = "SELECT count(*) AS count FROM mails WHERE done_at > $1 AND state = 'sent'";
      const { rows } =
        to === undefined
          ? await ask(sent, [at])
          : await ask(`${sent} AND "user" IS NOT DISTINCT FROM $2 AND address = $3`, [
              at,
              to.user,
              to.address,
            ]);
      return Number(rows[0]?.["count"]);
    },
    mailCounts: async () =>
      MAIL_ROW.countsOf((await ask("SELECT state, count(*) AS count FROM mails GROUP BY state", [])).rows),
    forgetMails: async (before) => {
      await ask("DELETE FROM mails WHERE done_at < $1", [before]);
    },
  };
}
