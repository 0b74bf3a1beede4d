import type { DatabaseSync } from "node:sqlite";
import { groupId, userId } from "../../shared/ids.ts";
import type { MailPace } from "../../shared/people/mail-wishes.ts";
import type { MailBounce, MailChoice, MailChoiceStore } from "./mail-choice-store.ts";
import { sumOf } from "./sqlite-format.ts";

type ChoiceColumns = {
  readonly user: string;
  readonly concerns: string;
  readonly followed: string;
  readonly language: string;
  readonly token: string;
  readonly sum: string;
};
type BounceColumns = Omit<MailBounce, "user"> & { readonly user: string; readonly sum: string };

function choiceOf(columns: unknown): readonly MailChoice[] {
  const { user, concerns, followed, language, token, sum } = columns as ChoiceColumns;
  // A flipped bit could send mail to a person who wants none.
  if (sumOf([user, concerns, followed, language, token]) !== sum) return [];
  return [
    {
      user: userId(user),
      concerns: concerns as MailPace,
      followed: (JSON.parse(followed) as string[]).map(groupId),
      language,
      token,
    },
  ];
}

function bounceOf(columns: unknown): readonly MailBounce[] {
  const { user, address, at, why, sum } = columns as BounceColumns;
  return sumOf([user, address, at, why]) === sum ? [{ user: userId(user), address, at, why }] : [];
}

/** Their columns, in the order of the tables. */
const choiceValues = ({ user, concerns, followed, language, token }: MailChoice) => {
  const values = [user, concerns, JSON.stringify(followed), language, token] as const;
  return [...values, sumOf(values)] as const;
};
const bounceValues = ({ user, address, at, why }: MailBounce) =>
  [user, address, at, why, sumOf([user, address, at, why])] as const;

export const MAIL_CHOICE_ROW = { choiceOf, bounceOf, choiceValues, bounceValues };

/** Wishes about mail, and refused addresses, of an open store. */
export function mailChoicesIn(db: DatabaseSync): MailChoiceStore {
  const selectOne = db.prepare("SELECT * FROM mail_choices WHERE user = ?");
  const selectAll = db.prepare("SELECT * FROM mail_choices ORDER BY user");
  const selectToken = db.prepare("SELECT * FROM mail_choices WHERE token = ?");
  const replace = db.prepare(
    "INSERT OR REPLACE INTO mail_choices (user, concerns, followed, language, token, sum) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const selectBounces = db.prepare("SELECT * FROM mail_bounces ORDER BY user");
  const replaceBounce = db.prepare(
    "INSERT OR REPLACE INTO mail_bounces (user, address, at, why, sum) VALUES (?, ?, ?, ?, ?)",
  );
  const deleteBounce = db.prepare("DELETE FROM mail_bounces WHERE user = ?");
  const first = (columns: unknown): MailChoice | null =>
    columns === undefined ? null : (choiceOf(columns)[0] ?? null);
  return {
    mailChoiceOf: async (user) => first(selectOne.get(user)),
    mailChoices: async () => selectAll.all().flatMap(choiceOf),
    saveMailChoice: async (choice) => {
      replace.run(...choiceValues(choice));
    },
    mailChoiceByToken: async (token) => first(selectToken.get(token)),
    mailBounces: async () => selectBounces.all().flatMap(bounceOf),
    noteMailBounce: async (bounce) => {
      replaceBounce.run(...bounceValues(bounce));
    },
    forgetMailBounce: async (user) => {
      deleteBounce.run(user);
    },
  };
}
