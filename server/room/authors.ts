import { randomInt } from "node:crypto";
import * as Y from "yjs";
import type { Clause } from "../../shared/clause.ts";
import type { UserId } from "../../shared/ids.ts";
import type { Author, Deletion } from "../../shared/protocol.ts";
import type { DeletedRange } from "./opinion-words.ts";
import { SERVER_CLIENT } from "./opinion-words.ts";
import type { Row } from "../store/store.ts";

type Behind = Pick<Author, "delegationId" | "office">;

/** Whose each Yjs client id is in one Opinion, and who deleted what: rebuilt from the rows, never stored apart. */
export function openAuthors(behind: (user: UserId) => Behind): {
  readonly authorOf: (client: number) => UserId | null;
  /** True where this user may type under the id: bound to it, or free. Stand-ins are the server's own. */
  readonly mayUse: (client: number, user: UserId) => boolean;
  /** Binds a free id to the user for good; true when it was free. */
  readonly bind: (client: number, user: UserId) => boolean;
  readonly standInOf: (user: UserId) => number;
  readonly standIns: () => ReadonlyMap<number, UserId>;
  readonly noteDeleted: (by: UserId, ranges: readonly DeletedRange[]) => readonly Deletion[];
  readonly load: (row: Row) => void;
  readonly authors: () => readonly Author[];
  readonly authorFor: (client: number) => Author | null;
  /** Deletions of words that stand in a clause's settled words: what a redline needs. */
  readonly deletionsFor: (clauses: readonly Clause[]) => readonly Deletion[];
} {
  const owners = new Map<number, UserId>();
  const standIns = new Map<number, UserId>();
  const standInByUser = new Map<UserId, number>();
  const ledger = new Map<number, { range: DeletedRange; by: UserId }[]>();

  const authorOf = (client: number): UserId | null => owners.get(client) ?? standIns.get(client) ?? null;

  const keepStandIn = (client: number, user: UserId): void => {
    standIns.set(client, user);
    standInByUser.set(user, client);
  };

  const toDeletion = ({ range, by }: { range: DeletedRange; by: UserId }): Deletion => ({
    ...range,
    ...behind(by),
  });

  const noteDeleted = (by: UserId, ranges: readonly DeletedRange[]): readonly Deletion[] =>
    ranges.map((range) => {
      const noted = { range, by };
      const list = ledger.get(range.client);
      if (list === undefined) ledger.set(range.client, [noted]);
      else list.push(noted);
      return toDeletion(noted);
    });

  return {
    authorOf,
    mayUse: (client, user) => {
      if (client === SERVER_CLIENT || standIns.has(client)) return false;
      return (owners.get(client) ?? user) === user;
    },
    bind: (client, user) => {
      if (owners.has(client)) return false;
      owners.set(client, user);
      return true;
    },
    standInOf: (user) => {
      const known = standInByUser.get(user);
      if (known !== undefined) return known;
      let client = SERVER_CLIENT;
      while (client === SERVER_CLIENT || owners.has(client) || standIns.has(client))
        client = randomInt(2, 2 ** 32);
      keepStandIn(client, user);
      return client;
    },
    standIns: () => standIns,
    noteDeleted,
    load: (row) => {
      const { structs, ds } = Y.decodeUpdate(row.body);
      for (const [client, user] of row.copied?.standIns ?? []) keepStandIn(client, user);
      if (row.copied === null) {
        for (const struct of structs) if (!owners.has(struct.id.client)) owners.set(struct.id.client, row.by);
      }
      const ranges = [...ds.clients].flatMap(([client, list]) =>
        list.map(({ clock, len }) => ({ client, clock, length: len })),
      );
      noteDeleted(row.by, ranges);
    },
    authors: () => [...owners, ...standIns].map(([client, user]) => ({ client, ...behind(user) })),
    authorFor: (client) => {
      const user = authorOf(client);
      return user === null ? null : { client, ...behind(user) };
    },
    deletionsFor: (clauses) => {
      const found = new Set<{ range: DeletedRange; by: UserId }>();
      for (const clause of clauses) {
        for (const run of clause.settled.runs) {
          for (const noted of ledger.get(run.client) ?? []) {
            const { clock, length } = noted.range;
            if (clock < run.clock + run.text.length && run.clock < clock + length) found.add(noted);
          }
        }
      }
      return [...found].map(toDeletion);
    },
  };
}
