import { userId } from "../../shared/ids.ts";
import { sameEmail } from "../../shared/people/email.ts";
import type { Contact, ContactStore } from "../store/contact-store.ts";
import { CONTACT_ROW } from "../store/sqlite-contacts.ts";
import type { Ask } from "./line.ts";
import { replaceIn } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

const REPLACE = replaceIn("contacts", ["user"], ["user", "email", "title", "gender", "sum"]);

/** Takes the place of a person's contact, within a transaction of its caller or by itself. */
export const replaceContact = async (ask: Ask, contact: Contact): Promise<void> => {
  await ask(REPLACE, CONTACT_ROW.valuesOf(contact), { writes: true });
};

/** Contacts of people. */
export function postgresContacts({ ask }: Pick<StoreParts, "ask">): ContactStore {
  const all = async (): Promise<readonly Contact[]> =>
    CONTACT_ROW.contactsOf((await ask('SELECT * FROM contacts ORDER BY "user"', [])).rows);
  return {
    contactOf: async (user) => {
      const { rows } = await ask('SELECT * FROM contacts WHERE "user" = $1', [user]);
      return CONTACT_ROW.contactsOf(rows)[0] ?? null;
    },
    contacts: all,
    lastSeen: async () => {
      // A person who signed out has no session any more, and a link that they used.
      const { rows } = await ask(
        `SELECT "user", max(at) AS at FROM (
          SELECT "user", seen_at AS at FROM sessions
          UNION ALL SELECT "user", used_at FROM links WHERE used_at IS NOT NULL
        ) AS seen GROUP BY "user"`,
        [],
      );
      return new Map((rows as { user: string; at: number }[]).map(({ user, at }) => [userId(user), at]));
    },
    saveContact: async (contact) => replaceContact(ask, contact),
    usersByEmail: async (email) =>
      (await all()).flatMap((one) => (sameEmail(one.email, email) ? [one.user] : [])),
  };
}
