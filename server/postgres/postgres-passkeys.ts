import type { PasskeyStore, StoredPasskey } from "../store/passkey-store.ts";
import { PASSKEY_ROW } from "../store/sqlite-passkeys.ts";
import type { Ask } from "./line.ts";
import { replaceIn } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

const { passkeysOf, valuesOf, goesOn } = PASSKEY_ROW;
const COLUMNS = ["id", "user", "name", "public_key", "counter", "created_at", "used_at", "sum"];
const REPLACE = replaceIn("passkeys", ["id"], COLUMNS);

const found = async (ask: Ask, id: string) => (await ask("SELECT * FROM passkeys WHERE id = $1", [id])).rows;
const foundOf = async (ask: Ask, user: string) =>
  (await ask('SELECT * FROM passkeys WHERE "user" = $1 ORDER BY created_at, id', [user])).rows;

/** Passkeys. */
export function postgresPasskeys({
  ask,
  transaction,
}: Pick<StoreParts, "ask" | "transaction">): PasskeyStore {
  const passkey = async (ask: Ask, id: string): Promise<StoredPasskey | null> =>
    passkeysOf(await found(ask, id))[0] ?? null;
  return {
    passkey: async (id) => passkey(ask, id),
    passkeysOf: async (user) => passkeysOf(await foundOf(ask, user)),
    savePasskey: async (one, most) =>
      transaction(async (ask) => {
        if ((await found(ask, one.id)).length > 0 || (await foundOf(ask, one.user)).length >= most)
          return false;
        await ask(REPLACE, valuesOf(one));
        return true;
      }),
    usePasskey: async (id, { counter, at }) =>
      transaction(async (ask) => {
        const known = await passkey(ask, id);
        if (known === null || !goesOn(known.counter, counter)) return false;
        await ask(REPLACE, valuesOf({ ...known, counter, usedAt: at }));
        return true;
      }),
    dropPasskey: async (user, id) =>
      (await ask('DELETE FROM passkeys WHERE id = $1 AND "user" = $2', [id, user])).changes > 0,
  };
}
