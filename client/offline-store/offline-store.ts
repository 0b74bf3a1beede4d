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

/** A browser whose database never answers again must not hold the page up. */
const ANSWER_MS_MAX = 10_000;

export function openOfflineStore(
  places: readonly (() => Promise<Rows>)[],
  answerMsMax = ANSWER_MS_MAX,
): OfflineStore {
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

  const answered = <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error("the database does not answer")), answerMsMax);
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  };

  return {
    trouble: () => trouble,
    read: async (under) => {
      const place = await rows();
      const waiting = await onPage.read(under);
      if (place === onPage) return waiting;
      try {
        const isWaiting = new Set(waiting.map(([key]) => JSON.stringify(key)));
        const rows = await answered(place.read(under));
        return [...rows.filter(([key]) => !isWaiting.has(JSON.stringify(key))), ...waiting];
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
        const put = [...again, ...(change.put ?? [])];
        // WebKit sometimes never ends an empty step, and everything behind it waits.
        if (put.length === 0 && (change.remove ?? []).length === 0) return;
        await answered(place.change({ ...change, put }));
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
