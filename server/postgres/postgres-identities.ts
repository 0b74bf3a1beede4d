import type { Identity, IdentityStore } from "../store/identity-store.ts";
import { IDENTITY_ROW } from "../store/sqlite-identities.ts";
import type { Ask } from "./line.ts";
import { replaceIn } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

const KEYS = ["issuer", "subject"];
const REPLACE = replaceIn("identities", KEYS, [...KEYS, "user", "bound_at", "used_at", "sum"]);

async function identityOf(ask: Ask, issuer: string, subject: string): Promise<Identity | null> {
  const { rows } = await ask("SELECT * FROM identities WHERE issuer = $1 AND subject = $2", [
    issuer,
    subject,
  ]);
  return IDENTITY_ROW.identitiesOf(rows)[0] ?? null;
}

async function identitiesOf(ask: Ask, user: string): Promise<readonly Identity[]> {
  const { rows } = await ask(
    'SELECT * FROM identities WHERE "user" = $1 ORDER BY bound_at, issuer, subject',
    [user],
  );
  return IDENTITY_ROW.identitiesOf(rows);
}

/** Accounts at providers. */
export function postgresIdentities({
  ask,
  transaction,
}: Pick<StoreParts, "ask" | "transaction">): IdentityStore {
  return {
    identity: async (issuer, subject) => identityOf(ask, issuer, subject),
    identitiesOf: async (user) => identitiesOf(ask, user),
    bindIdentity: async (one, { from, first }) =>
      transaction(async (ask) => {
        if (((await identityOf(ask, one.issuer, one.subject))?.user ?? null) !== from) return false;
        if (first && (await identitiesOf(ask, one.user)).some(({ issuer }) => issuer === one.issuer))
          return false;
        await ask(REPLACE, IDENTITY_ROW.valuesOf(one));
        return true;
      }),
    noteIdentityUsed: async ({ issuer, subject, user }, at) =>
      transaction(async (ask) => {
        const known = await identityOf(ask, issuer, subject);
        if (known?.user === user) await ask(REPLACE, IDENTITY_ROW.valuesOf({ ...known, usedAt: at }));
      }),
    dropIdentity: async ({ issuer, subject, user }) => {
      await ask('DELETE FROM identities WHERE issuer = $1 AND subject = $2 AND "user" = $3', [
        issuer,
        subject,
        user,
      ]);
    },
  };
}
