import type { UserId } from "../../shared/ids.ts";
import { countBegun, dropBegun } from "./begun.ts";
import type { Device } from "./device.ts";
import type { StoredHead } from "./keep-changes.ts";
import { dropCopies, forgetCopies } from "./copies.ts";
import { MARGIN, marginKey } from "./margin-key.ts";
import type { StoreRow } from "./store-rows.ts";

export type StoredCount = {
  readonly changes: number;
  readonly refused: number;
  /** Of the own margin, sealed as they are. */
  readonly notes: number;
  /** Comments, proposals, rows of a desk and words of the report that were begun and not sent. */
  readonly begun: number;
};

/** Amount of a person's data that this device alone has. Without a person: of all. */
export async function countStored({ store }: Device, person: UserId | null): Promise<StoredCount> {
  const of = person === null ? [] : [person];
  const [changes, refused, margin] = await Promise.all([
    store.read(["changes", ...of]),
    store.read(["refused", ...of]),
    store.read([MARGIN, ...of]),
  ]);
  const counts = changes.map(([, value]) => (isHead(value) ? value.count : 0));
  return {
    changes: counts.reduce((sum, one) => sum + one, 0),
    refused: refused.length,
    // The row above the notes is the seal.
    notes: margin.filter(isNote).length,
    begun: countBegun(person),
  };
}

const isNote = ([key]: StoreRow): boolean => key.length > 2;

const isHead = (value: unknown): value is StoredHead =>
  typeof value === "object" && value !== null && "count" in value;

/** A sign-out leaves nothing behind; other tabs are told first, so that none writes it again. */
export async function dropStored({ store, talk }: Device, person: UserId): Promise<void> {
  talk.say({ kind: "dropped", person });
  await Promise.all([
    store.change({ remove: [["changes", person], ["refused", person], marginKey(person)] }),
    dropCopies(),
  ]);
  dropBegun(person);
  talk.say({ kind: "dropped", person });
}

/** Removes all that this site has on the device, for every person who used it (rule K38). */
export async function removeAll({ store, talk }: Device): Promise<void> {
  talk.say({ kind: "dropped", person: null });
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  for (const one of (await workers?.getRegistrations()) ?? []) await one.unregister();
  if (typeof caches !== "undefined") for (const name of await caches.keys()) await caches.delete(name);
  await Promise.all([store.change({ remove: [[]] }), forgetCopies()]);
  localStorage.clear();
  sessionStorage.clear();
  talk.say({ kind: "dropped", person: null });
}
