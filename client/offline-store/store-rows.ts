import { createStore, promisifyRequest } from "idb-keyval";
import { fromBase64, toBase64 } from "lib0/buffer";

/** Parts of a key from the general to the particular: whatever is under a key begins with it. */
export type Key = readonly (string | number)[];
export type StoreRow = readonly [key: Key, value: unknown];
export type StoreChange = { readonly put?: readonly StoreRow[]; readonly remove?: readonly Key[] };

/** A place on the device where rows lie by key. May throw: closed, or full. */
export type Rows = {
  readonly read: (under: Key) => Promise<readonly StoreRow[]>;
  readonly change: (change: StoreChange) => Promise<void>;
};

/** Some browsers never answer where their database is broken. */
const OPEN_MS_MAX = 3_000;

export async function indexedRows(): Promise<Rows> {
  const store = createStore("concord", "kept");
  const under = (key: Key): IDBKeyRange => IDBKeyRange.bound([...key], [...key, []]);
  const read = (key: Key): Promise<readonly StoreRow[]> =>
    store("readonly", async (rows) => {
      const range = under(key);
      const [keys, values] = await Promise.all([
        promisifyRequest(rows.getAllKeys(range)),
        promisifyRequest<unknown[]>(rows.getAll(range)),
      ]);
      return keys.map((found, index): StoreRow => [found as (string | number)[], values[index]]);
    });
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error("the database does not answer")), OPEN_MS_MAX);
  });
  await Promise.race([read(["opening"]), late]);
  return {
    read,
    change: ({ put = [], remove = [] }) =>
      store("readwrite", (rows) => {
        for (const key of remove) rows.delete(under(key));
        for (const [key, value] of put) rows.put(value, [...key]);
        // Asked for now, the step is done also where the page goes away in the next moment.
        rows.transaction.commit();
        return promisifyRequest(rows.transaction);
      }),
  };
}

const TEXT_PREFIX = "concord.kept.";

/** Plain storage, for browsers that have no database: the same rows as text. */
export async function textRows(): Promise<Rows> {
  localStorage.setItem(TEXT_PREFIX, "");
  localStorage.removeItem(TEXT_PREFIX);
  const keys = (): readonly string[] =>
    Object.keys(localStorage).filter((name) => name.startsWith(TEXT_PREFIX));
  const keyOf = (name: string): Key => JSON.parse(name.slice(TEXT_PREFIX.length)) as Key;
  return rowsOver({
    keys: () => keys().map(keyOf),
    get: (key) => fromText(localStorage.getItem(nameOf(key)) ?? "null"),
    put: (key, value) => localStorage.setItem(nameOf(key), asText(value)),
    remove: (key) => localStorage.removeItem(nameOf(key)),
  });
}

const nameOf = (key: Key): string => TEXT_PREFIX + JSON.stringify(key);

const asText = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    part instanceof Uint8Array ? { bytes: toBase64(part) } : part,
  );

const fromText = (text: string): unknown =>
  JSON.parse(text, (_name, part: unknown) =>
    typeof part === "object" && part !== null && "bytes" in part && typeof part.bytes === "string"
      ? fromBase64(part.bytes)
      : part,
  );

export function memoryRows(): Rows {
  const rows = new Map<string, StoreRow>();
  return rowsOver({
    keys: () => [...rows.values()].map(([key]) => key),
    get: (key) => rows.get(JSON.stringify(key))?.[1],
    put: (key, value) => void rows.set(JSON.stringify(key), [key, value]),
    remove: (key) => void rows.delete(JSON.stringify(key)),
  });
}

function rowsOver(place: {
  readonly keys: () => readonly Key[];
  readonly get: (key: Key) => unknown;
  readonly put: (key: Key, value: unknown) => void;
  readonly remove: (key: Key) => void;
}): Rows {
  const found = (under: Key): readonly Key[] =>
    place
      .keys()
      .filter((key) => under.every((part, index) => key[index] === part))
      .sort(inOrder);
  return {
    read: async (under) => found(under).map((key): StoreRow => [key, place.get(key)]),
    change: async ({ put = [], remove = [] }) => {
      // New rows first: where they do not fit, the old are not lost for them.
      for (const [key, value] of put) place.put(key, value);
      const kept = new Set(put.map(([key]) => JSON.stringify(key)));
      for (const key of remove.flatMap(found)) if (!kept.has(JSON.stringify(key))) place.remove(key);
    },
  };
}

function inOrder(a: Key, b: Key): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (part === other) continue;
    if (typeof part === "number" && typeof other === "number") return part - other;
    return String(part) < String(other) ? -1 : 1;
  }
  return a.length - b.length;
}
