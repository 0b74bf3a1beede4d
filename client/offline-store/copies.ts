import { createStore, promisifyRequest } from "idb-keyval";
import { DAY_MS } from "../../shared/durations.ts";
import { COPIES_DAYS_MAX, COPIES_ROOMS_MAX } from "../../shared/limits.ts";
import type { UserId } from "../../shared/ids.ts";

/** A room is kept under its kind and id, an answer under its address. */
export type CopyKey =
  | readonly [kind: "room", rooms: string, id: string]
  | readonly [kind: "answer", path: string];

/**
 * The person whose copies lie here; null: nobody's, since copies were removed. The server confirmed their sign-in at
 * `at`. It said at `since` who is signed in: an answer to an older question does not count.
 */
type Owner = { readonly person: UserId | null; readonly at: number; readonly since?: number };

const OWNER = ["owner"];
const under = (kind: CopyKey[0]): IDBKeyRange => IDBKeyRange.bound([kind], [kind, []]);

// Apart from unsaved text: what a full disk takes from here, the server still has.
let opened: ReturnType<typeof createStore> | null = null;
const store: ReturnType<typeof createStore> = (mode, run) =>
  (opened ??= createStore("concord-copies", "kept"))(mode, run);

/**
 * Notes whose browser this is. The person before leaves no copy to them (rules A19, K36). `askedAt` is the time at which
 * the page last asked the server who is signed in: an old page does not take the copies back.
 */
export const ownCopies = (person: UserId, askedAt: number): Promise<void> =>
  store("readwrite", async (rows) => {
    const owner = await promisifyRequest<Owner | undefined>(rows.get(OWNER));
    const isSame = owner?.person === person;
    const since = Math.max(askedAt, isSame ? (owner.since ?? 0) : 0);
    if (!isSame && (owner?.since ?? 0) > askedAt) return;
    if (!isSame) rows.clear();
    await promisifyRequest(rows.put({ person, at: Date.now(), since } satisfies Owner, OWNER));
  });

/** Keeps a copy for the owner, unless the disk is full. False: this person is not the owner, or not yet. */
export async function keepCopy(person: UserId, key: CopyKey, value: object): Promise<boolean> {
  try {
    return await store("readwrite", async (rows) => {
      const owner = await promisifyRequest<Owner | undefined>(rows.get(OWNER));
      if (owner?.person !== person) return false;
      const keys = await promisifyRequest(rows.getAllKeys(under(key[0])));
      const isNew = (await promisifyRequest(rows.count([...key]))) === 0;
      // Keys of rooms are in order of time.
      if (key[0] === "room" && isNew && keys.length >= COPIES_ROOMS_MAX) rows.delete(keys[0]!);
      await promisifyRequest(rows.put(value, [...key]));
      return true;
    });
  } catch {
    // Closed or full: the page opens with the network alone.
    return true;
  }
}

/** Returns the owner's copy. Nobody's sign-in is believed for longer than the limit without the server. */
export async function findCopy<Value extends object>(
  person: UserId | null,
  key: CopyKey,
): Promise<Value | null> {
  try {
    const found = await store("readonly", async (rows) => {
      const owner = await promisifyRequest<Owner | undefined>(rows.get(OWNER));
      if (owner === undefined || owner.person === null || (person !== null && owner.person !== person))
        return null;
      if (Date.now() - owner.at > COPIES_DAYS_MAX * DAY_MS) return "old";
      return (await promisifyRequest<Value | undefined>(rows.get([...key]))) ?? null;
    });
    if (found !== "old") return found;
    await dropCopies();
  } catch {
    // The browser's storage is closed.
  }
  return null;
}

/** Removes all copies. A page that asked before who is signed in makes no new ones. */
export const dropCopies = (): Promise<void> => leaveOnly({ person: null, at: 0, since: Date.now() });

/** Removes all copies, and any word of whose they were (rule K38). */
export const forgetCopies = (): Promise<void> => leaveOnly(null);

async function leaveOnly(owner: Owner | null): Promise<void> {
  try {
    await store("readwrite", async (rows) => {
      await promisifyRequest(rows.clear());
      if (owner !== null) await promisifyRequest(rows.put(owner, OWNER));
    });
  } catch {
    // A browser without storage throws at once: it keeps no copy.
  }
}
