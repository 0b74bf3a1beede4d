import { randomInt } from "node:crypto";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { Clause } from "../../shared/clause/clause.ts";
import { type AuthorId, authorId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Author, Deletion } from "../../shared/wire/protocol.ts";
import { type Noted, openDeletionLedger } from "./deletion-ledger.ts";
import type { LeftWords } from "./left-words.ts";
import { type DeletedRange, JOIN_SENTINEL_CLIENT, SERVER_CLIENT } from "./server-doc.ts";
import type { Row } from "../store/store.ts";

export type Affiliation = Pick<Author, "delegationId" | "office">;

export type AffiliationOf = (author: AuthorId) => Affiliation;

/** A person's words are their delegation's, or their office's where they have none; the server's are the secretariat's. */
export const behindOf = (person: Participant | null): Affiliation => {
  const { delegationId = null, role = "secretariat" } = person ?? {};
  return { delegationId, office: delegationId === null ? role : null };
};

/** Owner of each Yjs client id in one Opinion, and authors of deletions: rebuilt from the rows. */
export type Authors = {
  readonly authorOf: (client: number) => AuthorId | null;
  /** True where this author may type under the id: bound to it, or free. Stand-ins are the server's own. */
  readonly mayUse: (client: number, author: AuthorId) => boolean;
  /** Binds a free id to the author for good; true when it was free. */
  readonly bind: (client: number, author: AuthorId) => boolean;
  /** An id under which nothing was typed is anybody's again. */
  readonly free: (client: number) => void;
  readonly serverClientOf: (author: AuthorId) => number;
  readonly standIns: () => ReadonlyMap<number, AuthorId>;
  readonly noteDeleted: (by: AuthorId, ranges: readonly DeletedRange[]) => readonly Deletion[];
  /** Returns the authors of deletions in a range. */
  readonly deletedIn: (range: DeletedRange) => readonly Noted[];
  /** Number of stretches of a client's characters that each person deleted. */
  readonly deletedBy: (client: number) => ReadonlyMap<AuthorId, number>;
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

export function openAuthors(behind: (author: AuthorId) => Affiliation): Authors {
  const owners = new Map<number, AuthorId>();
  const standIns = new Map<number, AuthorId>();
  const standInByAuthor = new Map<AuthorId, number>();
  const ledger = openDeletionLedger();

  const authorOf = (client: number): AuthorId | null => owners.get(client) ?? standIns.get(client) ?? null;

  const keepStandIn = (client: number, author: AuthorId): void => {
    standIns.set(client, author);
    standInByAuthor.set(author, client);
  };

  const toDeletion = ({ client, clock, length, by }: Noted): Deletion => ({
    client,
    clock,
    length,
    ...behind(by),
  });

  const noteDeleted = (by: AuthorId, ranges: readonly DeletedRange[]): readonly Deletion[] =>
    ranges.map((range) => {
      ledger.note(by, range);
      return toDeletion({ ...range, by });
    });

  return {
    authorOf,
    mayUse: (client, author) => {
      if (client === SERVER_CLIENT || client >= JOIN_SENTINEL_CLIENT || standIns.has(client)) return false;
      return (owners.get(client) ?? author) === author;
    },
    bind: (client, author) => {
      if (owners.has(client)) return false;
      owners.set(client, author);
      return true;
    },
    free: (client) => void owners.delete(client),
    serverClientOf: (author) => {
      const known = standInByAuthor.get(author);
      if (known !== undefined) return known;
      let client = SERVER_CLIENT;
      while (client === SERVER_CLIENT || owners.has(client) || standIns.has(client))
        client = randomInt(2, JOIN_SENTINEL_CLIENT);
      keepStandIn(client, author);
      return client;
    },
    standIns: () => standIns,
    noteDeleted,
    deletedIn: ledger.within,
    deletedBy: ledger.countOf,
    load: (row) => {
      const { structs, ds } = Y.decodeUpdate(row.body);
      for (const [client, author] of row.copied?.standIns ?? []) keepStandIn(client, author);
      if (row.copied === null) {
        for (const struct of structs)
          if (!owners.has(struct.id.client)) owners.set(struct.id.client, authorId(row.by));
      }
      for (const [client, list] of ds.clients) {
        for (const { clock, len } of list) ledger.note(authorId(row.by), { client, clock, length: len });
      }
    },
    loadLeft: (left) => {
      for (const [client, author] of left.standIns) keepStandIn(client, author);
      for (const [client, author] of left.owners) if (!owners.has(client)) owners.set(client, author);
      for (const { by, ...range } of left.deleted) ledger.note(by, range);
    },
    authorFor: (client) => {
      const author = authorOf(client);
      return author === null ? null : { client, ...behind(author) };
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
      const users = new Map<AuthorId, number>();
      const body = encoding.createEncoder();
      const numberOf = (author: AuthorId): number => {
        const known = users.get(author) ?? users.size;
        users.set(author, known);
        return known;
      };
      for (const ids of [owners, standIns]) {
        encoding.writeVarUint(body, ids.size);
        // In order of ids, so that the same room writes the same bytes however it came about.
        for (const [client, author] of [...ids].toSorted(([a], [b]) => a - b)) {
          encoding.writeVarUint(body, client);
          encoding.writeVarUint(body, numberOf(author));
        }
      }
      ledger.write(body, numberOf);
      encoding.writeVarString(encoder, JSON.stringify([...users.keys()]));
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
    },
    read: (decoder) => {
      const users = (JSON.parse(decoding.readVarString(decoder)) as string[]).map(authorId);
      const body = decoding.createDecoder(decoding.readVarUint8Array(decoder));
      const userOf = (number: number): AuthorId => {
        const author = users[number];
        if (author === undefined) throw new Error("a checkpoint names nobody");
        return author;
      };
      for (const keep of [(client: number, author: AuthorId) => owners.set(client, author), keepStandIn]) {
        for (let left = decoding.readVarUint(body); left > 0; left--) {
          const client = decoding.readVarUint(body);
          keep(client, userOf(decoding.readVarUint(body)));
        }
      }
      ledger.read(body, userOf);
    },
  };
}
