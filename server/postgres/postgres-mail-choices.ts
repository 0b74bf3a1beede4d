import type { MailChoiceStore } from "../store/mail-choice-store.ts";
import { MAIL_CHOICE_ROW } from "../store/sqlite-mail-choices.ts";
import { replaceIn } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

const { choiceOf, bounceOf, choiceValues, bounceValues } = MAIL_CHOICE_ROW;
const CHOICE = ["user", "concerns", "followed", "language", "token", "sum"];
const REPLACE_BOUNCE = replaceIn("mail_bounces", ["user"], ["user", "address", "at", "why", "sum"]);

/** Wishes about mail, and refused addresses. */
export function postgresMailChoices({ ask }: Pick<StoreParts, "ask">): MailChoiceStore {
  return {
    mailChoiceOf: async (user) => {
      const { rows } = await ask('SELECT * FROM mail_choices WHERE "user" = $1', [user]);
      return rows.flatMap(choiceOf)[0] ?? null;
    },
    mailChoices: async () =>
      (await ask('SELECT * FROM mail_choices ORDER BY "user"', [])).rows.flatMap(choiceOf),
    saveMailChoice: async (choice) => {
      await ask(replaceIn("mail_choices", ["user"], CHOICE), choiceValues(choice));
    },
    mailChoiceByToken: async (token) => {
      const { rows } = await ask("SELECT * FROM mail_choices WHERE token = $1", [token]);
      return rows.flatMap(choiceOf)[0] ?? null;
    },
    mailBounces: async () =>
      (await ask('SELECT * FROM mail_bounces ORDER BY "user"', [])).rows.flatMap(bounceOf),
    noteMailBounce: async (bounce) => {
      await ask(REPLACE_BOUNCE, bounceValues(bounce));
    },
    forgetMailBounce: async (user) => {
      await ask('DELETE FROM mail_bounces WHERE "user" = $1', [user]);
    },
  };
}
