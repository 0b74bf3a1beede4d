import { type OfflineStore, openDeviceStore } from "./offline-store.ts";
import { openTabTalk, type TabTalk } from "./tab-talk.ts";

/** This browser as the place where a person's words are kept, over all its tabs. */
export type Device = { readonly store: OfflineStore; readonly talk: TabTalk };

let device: Device | null = null;

/** One a page: opened when it is first needed. */
export const thisDevice = (): Device => (device ??= { store: openDeviceStore(), talk: openTabTalk() });
