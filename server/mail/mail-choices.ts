import { randomBytes } from "node:crypto";
import type { UserId } from "../../shared/ids.ts";
import type { MailWishes } from "../../shared/people/mail-wishes.ts";
import type { PageLanguage } from "../../shared/text/page-language.ts";
import type { Store } from "../store/store.ts";

const TOKEN = /^[A-Za-z0-9_-]{32}$/;

/** Wishes of a person who chose nothing: what concerns them, once a day (rule A45). */
const UNCHOSEN = { concerns: "daily", followed: [], language: "" } as const;

type ChoiceParts = Pick<Store, "mailChoiceOf" | "saveMailChoice" | "mailChoiceByToken">;

/** Returns what a person wishes. */
export const mailWishesOf = async (store: ChoiceParts, user: UserId): Promise<MailWishes> => {
  const { concerns, followed, language } = (await store.mailChoiceOf(user)) ?? UNCHOSEN;
  return { concerns, followed, language };
};

/** Saves it; the token stays, so that older mails can still be stopped. */
export async function saveMailWishes(store: ChoiceParts, user: UserId, wishes: MailWishes): Promise<void> {
  await store.saveMailChoice({ ...wishes, user, token: await mailTokenOf(store, user) });
}

/** Saves the language alone: the page speaks it at each sign-in, and mails come in it (rule K33). */
export const saveLanguage = async (store: ChoiceParts, user: UserId, language: PageLanguage): Promise<void> =>
  saveMailWishes(store, user, { ...(await mailWishesOf(store, user)), language });

/** Returns the token that ends a person's notices without signing in, made at its first use. */
export async function mailTokenOf(store: ChoiceParts, user: UserId): Promise<string> {
  const known = await store.mailChoiceOf(user);
  if (known !== null) return known.token;
  const token = randomBytes(24).toString("base64url");
  await store.saveMailChoice({ ...UNCHOSEN, user, token });
  return token;
}

/** Ends notices and digests of the person with this token; false where there is none. */
export async function stopMails(store: ChoiceParts, token: string): Promise<boolean> {
  const known = TOKEN.test(token) ? await store.mailChoiceByToken(token) : null;
  if (known === null) return false;
  if (known.concerns !== "never" || known.followed.length > 0)
    await store.saveMailChoice({ ...known, concerns: "never", followed: [] });
  return true;
}
