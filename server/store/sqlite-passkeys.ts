import type { DatabaseSync } from "node:sqlite";
import { userId } from "../../shared/ids.ts";
import type { PasskeyStore, StoredPasskey } from "./passkey-store.ts";
import { sumOf } from "./sqlite-format.ts";

type Columns = {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly public_key: string;
  readonly counter: number;
  readonly created_at: number;
  readonly used_at: number | null;
  readonly sum: string;
};

const summed = ({ id, user, name, publicKey, counter, createdAt, usedAt }: StoredPasskey): string =>
  sumOf([id, user, name, publicKey, counter, createdAt, usedAt]);

/** A device that counts gives a higher number each time. One that does not count always gives 0. */
const goesOn = (known: number, next: number): boolean => next > known || (known === 0 && next === 0);

/** A flipped bit would sign somebody else in: a row that is not as it was written is none. */
const passkeysOf = (found: readonly unknown[]): readonly StoredPasskey[] =>
  (found as readonly Columns[]).flatMap((row) => {
    const { public_key: publicKey, created_at: createdAt, used_at: usedAt, sum, ...rest } = row;
    const one = { ...rest, user: userId(row.user), publicKey, createdAt, usedAt };
    return summed(one) === sum ? [one] : [];
  });

/** Its columns, in the order of the table. */
const valuesOf = (one: StoredPasskey) => {
  const { id, user, name, publicKey, counter, createdAt, usedAt } = one;
  return [id, user, name, publicKey, counter, createdAt, usedAt, summed(one)] as const;
};

export const PASSKEY_ROW = { passkeysOf, valuesOf, goesOn };

/** Passkeys, of an open store. */
export function passkeysIn(
  db: DatabaseSync,
  transaction: <Result>(act: () => Result) => Result,
): PasskeyStore {
  const selectOne = db.prepare("SELECT * FROM passkeys WHERE id = ?");
  const selectOf = db.prepare("SELECT * FROM passkeys WHERE user = ? ORDER BY created_at, id");
  const replace = db.prepare(
    "INSERT OR REPLACE INTO passkeys (id, user, name, public_key, counter, created_at, used_at, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const remove = db.prepare("DELETE FROM passkeys WHERE id = ? AND user = ?");

  const passkey = (id: string): StoredPasskey | null => passkeysOf(selectOne.all(id))[0] ?? null;
  const save = (one: StoredPasskey): void => {
    replace.run(...valuesOf(one));
  };

  return {
    passkey: async (id) => passkey(id),
    passkeysOf: async (user) => passkeysOf(selectOf.all(user)),
    savePasskey: async (one, most) =>
      transaction(() => {
        if (selectOne.get(one.id) !== undefined || selectOf.all(one.user).length >= most) return false;
        save(one);
        return true;
      }),
    usePasskey: async (id, { counter, at }) =>
      transaction(() => {
        const known = passkey(id);
        if (known === null || !goesOn(known.counter, counter)) return false;
        save({ ...known, counter, usedAt: at });
        return true;
      }),
    dropPasskey: async (user, id) => remove.run(id, user).changes > 0,
  };
}
