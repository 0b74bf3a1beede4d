import type { Log, LoggedEvent } from "../log/log.ts";
import { Away, BadRow, type Store } from "./store.ts";

/** Reads alone: a write that fails tells of itself (disk-watch). */
const READS = [
  "read",
  "boundClients",
  "checkpoint",
  "keptCheckpoint",
  "isReadable",
  "countedDays",
  "look",
  "file",
  "receivedFile",
  "receivedOf",
  "wordAuthors",
  "restoredMark",
  "people",
  "session",
  "sessionsOf",
  "identity",
  "identitiesOf",
  "passkey",
  "passkeysOf",
  "commandOf",
  "auditBefore",
  "noticesSince",
  "newestNotice",
  "noticesFor",
  "noticesOf",
  "seenNotices",
] as const satisfies readonly (keyof Store)[];
/** Reads whose first argument is a stream: damage closes that stream alone. */
const OF_A_STREAM: ReadonlySet<string> = new Set(["read", "boundClients", "checkpoint", "keptCheckpoint"]);

/** SQLite's primary codes for bytes that are not as they were written: damage, which no waiting mends. */
const SQLITE_DAMAGE = new Set([11, 26]);
/** PostgreSQL's states for the same, and for bytes that are no text. */
const POSTGRES_DAMAGE = new Set(["XX001", "XX002", "22021"]);

/** A number that no row of ours has is a flipped bit, too. */
function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  if (typeof errcode === "number" && SQLITE_DAMAGE.has(errcode & 0xff)) return true;
  return code === "ERR_OUT_OF_RANGE" || (typeof code === "string" && POSTGRES_DAMAGE.has(code));
}

/** One line of the log an outage, however many ask meanwhile. */
const SAID_EVERY_MS = 10_000;

/**
 * Wraps a store: its reads reject with BadRow if the bytes are wrong, and with Away if they could not be read. An
 * outage is not damage (rule D11).
 */
export function toldApart(
  store: Store,
  { log, now = () => performance.now() }: { readonly log: Log; readonly now?: () => number },
): { readonly store: Store; readonly isStoreAway: () => Promise<boolean> } {
  /** Failed reads that have not succeeded since, each with its retry. Others may be answered from memory. */
  const failing = new Map<string, () => Promise<unknown>>();
  let saidAt = -Infinity;
  /** A server that stops answers its last requests over a closed store: that is no outage. */
  let isClosed = false;

  const say = (line: string, event: LoggedEvent): void => {
    saidAt = now();
    log(line, event);
  };

  const whyNot = (name: string, given: readonly unknown[], error: unknown): unknown => {
    if (error instanceof BadRow) return error;
    if (!isDamage(error)) {
      if (!isClosed && failing.size === 0 && now() - saidAt >= SAID_EVERY_MS)
        say(`the store cannot be read; pages try again by themselves: ${String(error)}`, {
          event: "storeAway",
          level: "error",
        });
      return error instanceof Away ? error : new Away(error);
    }
    const [stream, after] = given;
    const seq = name === "read" ? Number(after) + 1 : 0;
    const why = `this row or one after it cannot be read: ${String(error)}`;
    return OF_A_STREAM.has(name) ? new BadRow(String(stream), seq, why) : error;
  };

  const readings = Object.fromEntries(
    READS.map((name) => {
      const once = store[name] as (...given: unknown[]) => Promise<unknown>;
      /** A statement of SQLite tells its last failure once more when it is used again: the second answer counts. */
      const read = async (...given: unknown[]): Promise<unknown> => {
        try {
          return await once(...given);
        } catch (error) {
          if (error instanceof BadRow) throw error;
          return once(...given);
        }
      };
      const told = async (...given: unknown[]): Promise<unknown> => {
        const key = OF_A_STREAM.has(name) ? `${name} ${String(given[0])}` : name;
        try {
          const found = await read(...given);
          if (failing.delete(key) && failing.size === 0)
            log("the store is read again", { event: "storeBack" });
          return found;
        } catch (error) {
          const why = whyNot(name, given, error);
          if (why instanceof Away) failing.set(key, () => told(...given));
          else failing.delete(key);
          throw why;
        }
      };
      return [name, told];
    }),
  ) as unknown as Pick<Store, (typeof READS)[number]>;

  return {
    store: {
      ...store,
      ...readings,
      close: () => {
        isClosed = true;
        store.close();
      },
    },
    /** Retries the failed reads: perhaps nobody else asks for a while. */
    isStoreAway: async () => {
      for (const again of failing.values()) {
        try {
          await again();
        } catch (error) {
          if (error instanceof Away) return true;
        }
      }
      return false;
    },
  };
}
