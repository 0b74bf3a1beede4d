import { randomBytes } from "node:crypto";
import { canonicalJson, SALT_BYTES } from "../../shared/events/chain.ts";
import type { AuthorId, CommandId, UserId } from "../../shared/ids.ts";
import type { NoticeOfEvent } from "../../shared/notices/told-notice.ts";
import { type Chained, FOR_ALL, type Readers } from "../../shared/people/readers.ts";
import { type ChainPosition, digestOf, nativeRowHash } from "./check-row.ts";
import type { CopiedWords, Row } from "./store.ts";

/** Salts taken from the system at once: asking for each costs more than hashing what it salts. */
const SALTS_DRAWN = 1024;

function openSalts(): () => string {
  let drawn = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at === drawn.length) {
      drawn = randomBytes(SALTS_DRAWN * SALT_BYTES);
      at = 0;
    }
    at += SALT_BYTES;
    return drawn.toString("hex", at - SALT_BYTES, at);
  };
}

/** Chains new rows of one stream; it stores nothing: `take` hands over what is to be appended. */
export function openChainWriter(
  stream: string,
  start: ChainPosition,
): {
  readonly position: () => ChainPosition;
  readonly words: (row: {
    readonly at: number;
    readonly by: AuthorId;
    readonly client: number | null;
    readonly update: Uint8Array;
    readonly copied: CopiedWords | null;
  }) => void;
  /** Chains an entry and gives its place and salt. `body` is what its hash covers, with its readers where they are not all. */
  readonly entry: (row: {
    readonly at: number;
    readonly by: UserId;
    readonly body: Readonly<Record<string, unknown>>;
    readonly readers: Readers;
    /** The command that it comes of, and who asked. */
    readonly command?: { readonly user: UserId; readonly id: CommandId } | undefined;
  }) => Chained & { readonly salt: string };
  /** Gives notices to the entry that was chained last. */
  readonly tell: (notices: readonly NoticeOfEvent[]) => void;
  readonly take: () => readonly Row[];
} {
  let { seq } = start;
  const heads = { ...start.heads };
  let pending: Row[] = [];
  const newSalt = openSalts();

  const chain = (row: Omit<Row, "stream" | "seq" | "salt" | "prev" | "hash" | "removed">): Row => {
    const salt = newSalt();
    const prev = heads[row.kind];
    seq += 1;
    const hash = nativeRowHash({ seq, prev, kind: row.kind, at: row.at, digest: digestOf(row, salt) });
    heads[row.kind] = hash;
    const chained: Row = { ...row, stream, seq, salt, prev, hash, removed: null };
    pending.push(chained);
    return chained;
  };

  return {
    position: () => ({ seq, heads: { ...heads } }),
    words: ({ at, by, client, update, copied }) => {
      chain({ kind: "words", at, by, client, body: update, copied, readers: FOR_ALL });
    },
    entry: ({ at, by, body, readers, command }) => {
      const whole = readers.kind === "all" ? body : { ...body, readers };
      const bytes = new TextEncoder().encode(canonicalJson(whole));
      const entered = { kind: "minutes", at, by, client: null, body: bytes, copied: null, readers } as const;
      const row = chain({ ...entered, ...(command === undefined ? {} : { command }) });
      return { seq: row.seq, prev: row.prev, hash: row.hash, salt: row.salt };
    },
    tell: (notices) => {
      const last = pending.at(-1);
      if (last !== undefined && notices.length > 0) pending[pending.length - 1] = { ...last, notices };
    },
    take: () => {
      const rows = pending;
      pending = [];
      return rows;
    },
  };
}

/** The JSON body of an event's row. */
export const entryBodyOf = (row: Row): Record<string, unknown> =>
  JSON.parse(new TextDecoder().decode(row.body)) as Record<string, unknown>;

/** An entry of the event log as its readers get it; the caller knows whether it is the forum's or an Opinion's. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- reason: the row's stream decides the type, which no value here carries
export const entryOf = <Entry extends Chained>(row: Row): Entry =>
  ({
    ...entryBodyOf(row),
    seq: row.seq,
    at: row.at,
    prev: row.prev,
    hash: row.hash,
    salt: row.salt,
  }) as unknown as Entry;
