import type { UserId } from "../../shared/ids.ts";
import { countBegun, dropBegun } from "./begun.ts";
import type { StoredHead } from "./keep-changes.ts";
import { marginKey } from "./margin-key.ts";
import { type OfflineStore, openDeviceStore } from "./offline-store.ts";
import { openTabTalk, type TabTalk } from "./tab-talk.ts";

/** This browser as the place where a person's words are kept, over all its tabs. */
export type Device = { readonly store: OfflineStore; readonly talk: TabTalk };

let device: Device | null = null;

/** One a page: opened when it is first needed. */
export const thisDevice = (): Device => (device ??= { store: openDeviceStore(), talk: openTabTalk() });

export type StoredCount = {
  readonly changes: number;
  readonly refused: number;
  /** Of the own margin, sealed as they are. */
  readonly notes: number;
  /** Comments, proposals, rows of a desk and words of the report that were begun and not sent. */
  readonly begun: number;
};

/** Amount of a person's data that this device alone has. */
export async function countStored({ store }: Device, person: UserId): Promise<StoredCount> {
  const [changes, refused, margin] = await Promise.all([
    store.read(["changes", person]),
    store.read(["refused", person]),
    store.read(marginKey(person)),
  ]);
  const counts = changes.map(([, value]) => (isHead(value) ? value.count : 0));
  return {
    changes: counts.reduce((sum, one) => sum + one, 0),
    refused: refused.length,
    notes: margin.filter(([key]) => key.length > marginKey(person).length).length,
    begun: countBegun(person),
  };
}

const isHead = (value: unknown): value is StoredHead =>
  typeof value === "object" && value !== null && "count" in value;

/** A sign-out leaves nothing behind; other tabs are told first, so that none writes it again. */
export async function dropStored({ store, talk }: Device, person: UserId): Promise<void> {
  talk.say({ kind: "dropped", person });
  await store.change({
    remove: [["changes", person], ["refused", person], marginKey(person)],
  });
  dropBegun(person);
  talk.say({ kind: "dropped", person });
}
