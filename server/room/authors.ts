import { randomInt } from "node:crypto";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { Clause } from "../../shared/clause.ts";
import type { UserId } from "../../shared/ids.ts";
import { userId } from "../../shared/ids.ts";
import type { Author, Behind as InRoom, Deletion } from "../../shared/protocol.ts";
import type { Noted } from "./deletion-ledger.ts";
import { openDeletionLedger } from "./deletion-ledger.ts";
import type { LeftWords } from "./left-words.ts";
import type { DeletedRange } from "./opinion-words.ts";
import { JOINT_CLIENT, SERVER_CLIENT } from "./opinion-words.ts";
import type { Row } from "../store/store.ts";

export type Behind = Pick<Author, "delegationId" | "office">;

export type BehindOf = (user: UserId) => Behind;

/** A person's words are their delegation's, or their office's where they have none. */
export const behindOf =
  (person: (user: UserId) => InRoom) =>
  (user: UserId): Behind => {
    const { delegationId, role } = person(user);
    return { delegationId, office: delegationId === null ? role : null };
  };

/** Whose each Yjs client id is in one Opinion, and who deleted what: rebuilt from the rows. */
export type Authors = {
  readonly authorOf: (client: number) => UserId | null;
  /** True where this user may type under the id: bound to it, or free. Stand-ins are the server's own. */
  readonly mayUse: (client: number, user: UserId) => boolean;
  /** Binds a free id to the user for good; true when it was free. */
  readonly bind: (client: number, user: UserId) => boolean;
  /** An id under which nothing was typed is anybody's again. */
  readonly free: (client: number) => void;
  readonly standInOf: (user: UserId) => number;
  readonly standIns: () => ReadonlyMap<number, UserId>;
  readonly noteDeleted: (by: UserId, ranges: readonly DeletedRange[]) => readonly Deletion[];
  /** Who deleted which characters of a range. */
  readonly deletedIn: (range: DeletedRange) => readonly Noted[];
  /** How many stretches of a client's characters each person deleted. */
  readonly deletedBy: (client: number) => ReadonlyMap<UserId, number>;
  readonly load: (row: Row) => void;
  /** The same of removed rows. */
  readonly loadLeft: (left: LeftWords) => void;
  readonly authorFor: (client: number) => Author | null;
  /** Deletions of words that stand in a clause's settled words: what a redline needs. */
  readonly deletionsFor: (clauses: readonly Clause[]) => readonly Deletion[];
  /** All of it, for a checkpoint, and back into one that holds nothing yet. */
  readonly write: (encoder: encoding.Encoder) => void;
  readonly read: (decoder: decoding.Decoder) => void;
};

export function openAuthors(behind: (user: UserId) => Behind): Authors {
  const owners = new Map<number, UserId>();
  const standIns = new Map<number, UserId>();
  const standInByUser = new Map<UserId, number>();
  const ledger = openDeletionLedger();

  const authorOf = (client: number): UserId | null => owners.get(client) ?? standIns.get(client) ?? null;

  const keepStandIn = (client: number, user: UserId): void => {
    standIns.set(client, user);
    standInByUser.set(user, client);
  };

  const toDeletion = ({ client, clock, length, by }: Noted): Deletion => ({
    client,
    clock,
    length,
    ...behind(by),
  });

  const noteDeleted = (by: UserId, ranges: readonly DeletedRange[]): readonly Deletion[] =>
    ranges.map((range) => {
      ledger.note(by, range);
      return toDeletion({ ...range, by });
    });

  return {
    authorOf,
    mayUse: (client, user) => {
      if (client === SERVER_CLIENT || client >= JOINT_CLIENT || standIns.has(client)) return false;
      return (owners.get(client) ?? user) === user;
    },
    bind: (client, user) => {
      if (owners.has(client)) return false;
      owners.set(client, user);
      return true;
    },
    free: (client) => void owners.delete(client),
    standInOf: (user) => {
      const known = standInByUser.get(user);
      if (known !== undefined) return known;
      let client = SERVER_CLIENT;
      while (client === SERVER_CLIENT || owners.has(client) || standIns.has(client))
        client = randomInt(2, JOINT_CLIENT);
      keepStandIn(client, user);
      return client;
    },
    standIns: () => standIns,
    noteDeleted,
    deletedIn: ledger.within,
    deletedBy: ledger.countOf,
    load: (row) => {
      const { structs, ds } = Y.decodeUpdate(row.body);
      for (const [client, user] of row.copied?.standIns ?? []) keepStandIn(client, user);
      if (row.copied === null) {
        for (const struct of structs) if (!owners.has(struct.id.client)) owners.set(struct.id.client, row.by);
      }
      for (const [client, list] of ds.clients) {
        for (const { clock, len } of list) ledger.note(row.by, { client, clock, length: len });
      }
    },
    loadLeft: (left) => {
      for (const [client, user] of left.standIns) keepStandIn(client, user);
      for (const [client, user] of left.owners) if (!owners.has(client)) owners.set(client, user);
      for (const { by, ...range } of left.deleted) ledger.note(by, range);
    },
    authorFor: (client) => {
      const user = authorOf(client);
      return user === null ? null : { client, ...behind(user) };
    },
    deletionsFor: (clauses) => {
      const found = new Map<string, Noted>();
      for (const clause of clauses) {
        for (const { client, clock, text } of clause.settled.runs) {
          for (const noted of ledger.within({ client, clock, length: text.length })) {
            found.set(`${client} ${noted.clock}`, noted);
          }
        }
      }
      return [...found.values()].map(toDeletion);
    },
    write: (encoder) => {
      const users = new Map<UserId, number>();
      const body = encoding.createEncoder();
      const numberOf = (user: UserId): number => {
        const known = users.get(user) ?? users.size;
        users.set(user, known);
        return known;
      };
      for (const ids of [owners, standIns]) {
        encoding.writeVarUint(body, ids.size);
        // In order of ids, so that the same room writes the same bytes however it came about.
        for (const [client, user] of [...ids].toSorted(([a], [b]) => a - b)) {
          encoding.writeVarUint(body, client);
          encoding.writeVarUint(body, numberOf(user));
        }
      }
      ledger.write(body, numberOf);
      encoding.writeVarString(encoder, JSON.stringify([...users.keys()]));
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
    },
    read: (decoder) => {
      const users = (JSON.parse(decoding.readVarString(decoder)) as string[]).map(userId);
      const body = decoding.createDecoder(decoding.readVarUint8Array(decoder));
      const userOf = (number: number): UserId => {
        const user = users[number];
        if (user === undefined) throw new Error("a checkpoint names nobody");
        return user;
      };
      for (const keep of [(client: number, user: UserId) => owners.set(client, user), keepStandIn]) {
        for (let left = decoding.readVarUint(body); left > 0; left--) {
          const client = decoding.readVarUint(body);
          keep(client, userOf(decoding.readVarUint(body)));
        }
      }
      ledger.read(body, userOf);
    },
  };
}
