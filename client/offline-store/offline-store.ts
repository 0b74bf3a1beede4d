import {
  indexedRows,
  type Key,
  memoryRows,
  type Rows,
  type StoreChange,
  type StoreRow,
  textRows,
} from "./store-rows.ts";

/** The device's offline store for its people. Never throws: what cannot be kept stays on the page, and is said. */
export type OfflineStore = {
  readonly read: (under: Key) => Promise<readonly StoreRow[]>;
  /** Removes all under the keys, then puts: in one step, so that nothing is kept twice or not at all. */
  readonly change: (change: StoreChange) => Promise<void>;
  /** Why the page alone has what it should keep: the browser's storage is closed, or full. */
  readonly trouble: () => "closed" | "full" | null;
};

/** IndexedDB where the browser has it open, else its plain storage, else the page as long as it is open. */
export const openDeviceStore = (): OfflineStore => openOfflineStore([indexedRows, textRows]);

export function openOfflineStore(places: readonly (() => Promise<Rows>)[]): OfflineStore {
  const onPage = memoryRows();
  let trouble: ReturnType<OfflineStore["trouble"]> = null;
  let chosen: Promise<Rows> | null = null;
  const rows = (): Promise<Rows> => (chosen ??= firstOpen(places));

  const firstOpen = async (rest: readonly (() => Promise<Rows>)[]): Promise<Rows> => {
    const [open, ...others] = rest;
    if (open === undefined) {
      trouble = "closed";
      return onPage;
    }
    try {
      return await open();
    } catch {
      // This place is closed to us, as in private windows of some browsers: the next one.
      return firstOpen(others);
    }
  };

  return {
    trouble: () => trouble,
    read: async (under) => {
      const place = await rows();
      const waiting = await onPage.read(under);
      if (place === onPage) return waiting;
      try {
        return [...(await place.read(under)), ...waiting];
      } catch {
        trouble = "closed";
        return waiting;
      }
    },
    change: async (change) => {
      const place = await rows();
      if (place === onPage) return onPage.change(change);
      const waiting = await onPage.read([]);
      try {
        const again = waiting.filter(([key]) => !(change.remove ?? []).some((one) => isUnder(key, one)));
        await place.change({ ...change, put: [...again, ...(change.put ?? [])] });
        await onPage.change({ remove: [[]] });
        trouble = null;
      } catch (error) {
        trouble = error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "closed";
        // Copies give way to text that the server does not have: the next change finds room.
        if (trouble === "full") void import("./copies.ts").then((copies) => copies.dropCopies());
        await onPage.change(change);
      }
    },
  };
}

export const isUnder = (key: Key, under: Key): boolean => under.every((part, index) => key[index] === part);
