import type { Refusal } from "../../shared/refusal.ts";
import type { Store } from "./store.ts";

/** The right of one node to write rows under a key, until another node takes it with a greater epoch. */
export type Claim = { readonly key: string; readonly node: string; readonly epoch: number };

/** The only key as long as one node owns the whole forum. */
export const WHOLE_FORUM = "forum";

/** One process of Concord, as it tells of itself with each beat. */
export type NodeSelf = {
  /** New at each start of the process. */
  readonly id: string;
  /** The address by which other nodes reach it. */
  readonly address: string;
  readonly version: string;
  /** The number of the language between nodes and in the tables that it speaks. */
  readonly speaks: number;
  /** It stops soon: others give it nothing more to do. */
  readonly draining: boolean;
  /** The last row of the forum's event log that it has applied. */
  readonly forumSeq: number;
};

export type LiveNode = Pick<NodeSelf, "id" | "address" | "version" | "draining"> & {
  /** The end of its lease. */
  readonly until: number;
};

/** The answer to one beat. Instants are the database's: no node trusts another's clock. */
export type Beat = {
  readonly now: number;
  /** The start of the database's process; 0 where it has none. Another one tells of a restart, or of a failover. */
  readonly startedAt: number;
  /** The end of this node's lease. */
  readonly until: number;
  /** The last row of the forum's event log; 0: none. */
  readonly forumHead: number;
  /** Nodes whose lease runs, this one among them. */
  readonly nodes: readonly LiveNode[];
  readonly owners: readonly Claim[];
  /** The newest mark of a restore or of lost rows (`markLost`): an owner that opened under another one opens again. */
  readonly mark: string | null;
};

/** Ownership of keys. Each method rejects with Away while the database does not answer. */
export type Claims = {
  /** Renews the node's lease by NODE_LEASE_MS. */
  readonly beat: (self: NodeSelf) => Promise<Beat>;
  /** Takes those keys that nobody owns, or whose node is dead, and raises their epoch. It takes a node's own keys again, too. */
  readonly claim: (node: string, keys: readonly string[]) => Promise<readonly Claim[]>;
  /** Gives keys back, where they are still held by exactly these claims. */
  readonly release: (claims: readonly Claim[]) => Promise<void>;
  /** Gives back all keys of a node and ends its lease. */
  readonly leave: (node: string) => Promise<void>;
};

/** A database that several nodes share. */
export type Database = {
  readonly claims: Claims;
  /**
   * The store of a claim's holder: append, savePeople, openNominations, confirmInput, eraseInput, withdrawCommand, remove, restoreStream and
   * markLost reject with Fenced once the claim is lost, and then nothing of theirs is there.
   */
  readonly under: (claim: Claim) => Store;
  /** Without a fence: for a process that has the file to itself, and for tools. */
  readonly store: Store;
  readonly close: () => Promise<void>;
};

/** Another node owns the key now, and nothing was written. The holder drops all that it has open. */
export class Fenced extends Error {
  readonly refusal: Refusal = {
    reason: "storeAway",
    message: "Another server has taken this over. Try again in a moment.",
  };
  constructor({ key, node, epoch }: Claim) {
    super(`${key} is no longer owned by ${node} since epoch ${epoch}`);
  }
}

/**
 * A row stands at this place already, or the one before it is missing, and nothing was written. The writer loads its
 * stream again.
 */
export class Taken extends Error {
  readonly refusal: Refusal = {
    reason: "storeAway",
    message: "The record went on meanwhile. Try again in a moment.",
  };
  constructor(cause: unknown) {
    super(`a stream does not end where its writer believes: ${String(cause)}`, { cause });
  }
}
