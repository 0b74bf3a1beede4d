import type { DatabaseSync } from "node:sqlite";
import { userId } from "../../shared/ids.ts";
import type { Identity, IdentityStore } from "./identity-store.ts";
import { sumOf } from "./sqlite-format.ts";

type Columns = {
  readonly issuer: string;
  readonly subject: string;
  readonly user: string;
  readonly bound_at: number;
  readonly used_at: number;
  readonly sum: string;
};

const summed = ({ issuer, subject, user, boundAt, usedAt }: Identity): string =>
  sumOf([issuer, subject, user, boundAt, usedAt]);

/** A flipped bit would sign somebody else in: a row that is not as it was written is none. */
const identitiesOf = (found: readonly unknown[]): readonly Identity[] =>
  (found as readonly Columns[]).flatMap((row) => {
    const { issuer, subject, user, bound_at: boundAt, used_at: usedAt, sum } = row;
    const identity = { issuer, subject, user: userId(user), boundAt, usedAt };
    return summed(identity) === sum ? [identity] : [];
  });

/** Its columns, in the order of the table. */
const valuesOf = (one: Identity) =>
  [one.issuer, one.subject, one.user, one.boundAt, one.usedAt, summed(one)] as const;

export const IDENTITY_ROW = { identitiesOf, valuesOf };

/** Accounts at providers, of an open store. */
export function identitiesIn(
  db: DatabaseSync,
  transaction: <Result>(act: () => Result) => Result,
): IdentityStore {
  const selectOne = db.prepare("SELECT * FROM identities WHERE issuer = ? AND subject = ?");
  const selectOf = db.prepare("SELECT * FROM identities WHERE user = ? ORDER BY bound_at, issuer, subject");
  const replace = db.prepare(
    "INSERT OR REPLACE INTO identities (issuer, subject, user, bound_at, used_at, sum) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const remove = db.prepare("DELETE FROM identities WHERE issuer = ? AND subject = ? AND user = ?");

  const identity = (issuer: string, subject: string): Identity | null =>
    identitiesOf(selectOne.all(issuer, subject))[0] ?? null;
  const ofPerson = (user: string): readonly Identity[] => identitiesOf(selectOf.all(user));
  const save = (one: Identity): void => {
    replace.run(...valuesOf(one));
  };

  return {
    identity: async (issuer, subject) => identity(issuer, subject),
    identitiesOf: async (user) => ofPerson(user),
    bindIdentity: async (one, { from, first }) =>
      transaction(() => {
        if ((identity(one.issuer, one.subject)?.user ?? null) !== from) return false;
        if (first && ofPerson(one.user).some(({ issuer }) => issuer === one.issuer)) return false;
        save(one);
        return true;
      }),
    noteIdentityUsed: async ({ issuer, subject, user }, at) =>
      transaction(() => {
        const known = identity(issuer, subject);
        if (known?.user === user) save({ ...known, usedAt: at });
      }),
    dropIdentity: async ({ issuer, subject, user }) => {
      remove.run(issuer, subject, user);
    },
  };
}
