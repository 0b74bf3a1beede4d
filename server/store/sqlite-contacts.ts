import type { DatabaseSync } from "node:sqlite";
import { userId } from "../../shared/ids.ts";
import { sameEmail } from "../../shared/people/email.ts";
import type { Contact, ContactStore } from "./contact-store.ts";
import { sumOf } from "./sqlite-format.ts";

type Columns = Record<"user" | "email" | "title" | "gender" | "sum", string>;

/** A flipped bit in an address would send somebody's link to another person. */
const isWhole = ({ user, email, title, gender, sum }: Columns): boolean =>
  sumOf([user, email, title, gender]) === sum;

const contactIn = ({ user, email, title, gender }: Columns): Contact => ({
  user: userId(user),
  email,
  title,
  gender,
});

const contactsOf = (found: readonly unknown[]): readonly Contact[] =>
  (found as readonly Columns[]).filter(isWhole).map(contactIn);

/** Its columns, in the order of the table. */
const valuesOf = ({ user, email, title, gender }: Contact) =>
  [user, email, title, gender, sumOf([user, email, title, gender])] as const;

export const CONTACT_ROW = { contactsOf, valuesOf };

/** Contacts of an open store; `replace` writes within the caller's transaction. */
export function contactsIn(
  db: DatabaseSync,
): ContactStore & { readonly replace: (contact: Contact) => void } {
  const selectOne = db.prepare("SELECT user, email, title, gender, sum FROM contacts WHERE user = ?");
  const selectAll = db.prepare("SELECT user, email, title, gender, sum FROM contacts ORDER BY user");
  const upsert = db.prepare(
    "INSERT OR REPLACE INTO contacts (user, email, title, gender, sum) VALUES (?, ?, ?, ?, ?)",
  );
  // A person who signed out has no session any more, and a link that they used.
  const selectSeen = db.prepare(`SELECT user, max(at) AS at FROM (
    SELECT user, seen_at AS at FROM sessions UNION ALL SELECT user, used_at FROM links WHERE used_at IS NOT NULL
  ) GROUP BY user`);
  const replace = (contact: Contact): void => {
    upsert.run(...valuesOf(contact));
  };
  const all = (): readonly Contact[] => contactsOf(selectAll.all());
  return {
    replace,
    contactOf: async (user) => contactsOf(selectOne.all(user))[0] ?? null,
    contacts: async () => all(),
    lastSeen: async () =>
      new Map((selectSeen.all() as { user: string; at: number }[]).map(({ user, at }) => [userId(user), at])),
    saveContact: async (contact) => replace(contact),
    usersByEmail: async (email) => all().flatMap((one) => (sameEmail(one.email, email) ? [one.user] : [])),
  };
}
