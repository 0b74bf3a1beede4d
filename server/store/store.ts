import type { RowKind } from "../../shared/chain.ts";
import type { UserId } from "../../shared/ids.ts";
import type { Readers } from "../../shared/minutes.ts";

/** The stream of the forum's own minutes; every other stream is an Opinion's id. */
export const FORUM_STREAM = "forum";

/** One committed step of a stream: words (a Yjs update) or one entry of the minutes. */
export type Row = {
  readonly stream: string;
  /** Words and minutes of a stream share one seq, from 1, without gaps. */
  readonly seq: number;
  readonly kind: RowKind;
  readonly at: number;
  readonly by: UserId;
  /** The connection's Yjs client id; null for what came by HTTP or the server wrote. */
  readonly client: number | null;
  /** Words: the update that the server's document emitted. Minutes: the entry's canonical JSON, UTF-8. */
  readonly body: Uint8Array;
  /** Words that the server wrote: whose stand-in ids were used, and where the words were copied from. */
  readonly copied: CopiedWords | null;
  readonly readers: Readers;
  readonly salt: string;
  /** The hash of the row of the same kind before it. */
  readonly prev: string;
  readonly hash: string;
};

export type CopiedWords = {
  readonly standIns: readonly (readonly [client: number, user: UserId])[];
  readonly moved: readonly { readonly from: readonly number[]; readonly to: readonly number[] }[];
};

export type Person = { readonly id: UserId; readonly name: string; readonly createdAt: number };

/** What a sign-in link came to. */
export type Redeemed = { readonly user: UserId } | "unknown" | "used";

/**
 * Where rows and people live. `append` is one transaction, on disk when its promise resolves; when it
 * rejects, nothing of it is there. It never checks rights: that was done before.
 */
export type Store = {
  readonly append: (rows: readonly Row[]) => Promise<void>;
  /** Rows with a greater seq, in order; `kind` narrows them. */
  readonly read: (
    stream: string,
    after: number,
    options: { readonly limit: number; readonly kind?: RowKind },
  ) => Promise<readonly Row[]>;
  readonly savePerson: (person: Person) => Promise<void>;
  readonly people: () => Promise<readonly Person[]>;
  /** A new sign-in link's hash for a person. */
  readonly saveLink: (link: {
    readonly hash: string;
    readonly user: UserId;
    readonly at: number;
  }) => Promise<void>;
  /** A link works once: the first to redeem it gets the person. */
  readonly redeemLink: (hash: string, at: number) => Promise<Redeemed>;
  readonly saveSession: (session: {
    readonly hash: string;
    readonly user: UserId;
    readonly expiresAt: number;
  }) => Promise<void>;
  readonly session: (hash: string, now: number) => Promise<UserId | null>;
  readonly endSession: (hash: string) => Promise<void>;
  readonly close: () => void;
};
