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

  // A flipped bit would sign somebody else in.
  const read = (row: Columns): StoredPasskey | null => {
    const { public_key: publicKey, created_at: createdAt, used_at: usedAt, sum, ...rest } = row;
    const one = { ...rest, user: userId(row.user), publicKey, createdAt, usedAt };
    return summed(one) === sum ? one : null;
  };
  const passkey = (id: string): StoredPasskey | null => {
    const row = selectOne.get(id) as Columns | undefined;
    return row === undefined ? null : read(row);
  };
  const save = (one: StoredPasskey): void => {
    const { id, user, name, publicKey, counter, createdAt, usedAt } = one;
    replace.run(id, user, name, publicKey, counter, createdAt, usedAt, summed(one));
  };

  return {
    passkey: async (id) => passkey(id),
    passkeysOf: async (user) => (selectOf.all(user) as Columns[]).flatMap((row) => read(row) ?? []),
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
