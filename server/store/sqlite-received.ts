import type { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { userId } from "../../shared/ids.ts";
import { sumOf } from "./sqlite-format.ts";
import type { ReceivedFile, Store, WordAuthor } from "./store.ts";

/** The column `number` holds the key: a count over the forum above the owner's own count. Old keys are that count alone. */
const OWN_COUNTS = 2 ** 20;

type Columns = Omit<ReceivedFile, "number" | "keptAt" | "user" | "dropped"> & {
  readonly user: string;
  readonly kept_at: number | null;
  readonly body: Uint8Array;
};

const fileOf = ({ user, kept_at, ...one }: Omit<Columns, "body">): ReceivedFile => ({
  ...one,
  number: one.key % OWN_COUNTS,
  // No file that was taken in is empty.
  dropped: one.bytes === 0,
  user: userId(user),
  keptAt: kept_at,
});

const summed = (one: Omit<ReceivedFile, "number" | "dropped" | "bytes">): string =>
  sumOf([one.key, one.stream, one.user, one.owner, one.name, one.at, one.sha256, one.keptAt]);

/** Each is written, flushed and read in one go: what others type goes between two. */
const PIECE_BYTES = 1024 * 1024;

export const RECEIVED_ROW = {
  fileOf: (found: unknown) => fileOf(found as Omit<Columns, "body">),
  summed,
  ownCounts: OWN_COUNTS,
  pieceBytes: PIECE_BYTES,
};

const COLUMNS = "number, stream, user, owner, name, at, sha256, kept_at";
/** SQLite knows the length of a column without reading it. */
const READ = `number AS key, stream, user, owner, name, at, sha256, kept_at, length(body) + coalesce((SELECT
  sum(length(body)) FROM received_pieces WHERE received_pieces.number = received.number), 0) AS bytes`;

const WITHOUT_RECEIPT = "number NOT IN (SELECT number FROM received)";

/** Files that came in, of an open store. */
export function receivedIn(
  db: DatabaseSync,
  transaction: <Result>(act: () => Result) => Result,
): Pick<
  Store,
  "receive" | "receivedFile" | "receivedOf" | "noteKept" | "dropReceived" | "wordAuthors" | "saveWordAuthors"
> {
  // Of one whose receipt was not written any more nothing is known.
  if (db.prepare(`SELECT 1 FROM received_pieces WHERE ${WITHOUT_RECEIPT} LIMIT 1`).get() !== undefined)
    db.exec(`DELETE FROM received_pieces WHERE ${WITHOUT_RECEIPT}`);
  const selectNext = db.prepare(
    `SELECT max((SELECT coalesce(max(number), 0) FROM received),
      (SELECT coalesce(max(number), 0) FROM received_pieces)) / ${OWN_COUNTS} + 1 AS next`,
  );
  const selectOwn = db.prepare(
    `SELECT coalesce(max(number % ${OWN_COUNTS}), 0) AS own FROM received WHERE owner = ?`,
  );
  /** Each owner's last assigned number; its receipt may not be written yet. */
  const given = new Map<string, number>();
  const nextKey = (owner: string): number => {
    const { next } = selectNext.get() as { next: number };
    const { own } = selectOwn.get(owner) as { own: number };
    const number = Math.max(own, given.get(owner) ?? 0) + 1;
    given.set(owner, number);
    return next * OWN_COUNTS + number;
  };
  const insert = db.prepare(
    `INSERT INTO received (${COLUMNS}, body, sum) VALUES (?, ?, ?, ?, ?, ?, ?, NULL, x'', ?)`,
  );
  const insertPiece = db.prepare("INSERT INTO received_pieces (number, n, body) VALUES (?, ?, ?)");
  const selectPiece = db.prepare("SELECT body FROM received_pieces WHERE number = ? AND n = ?");
  const deletePieces = db.prepare("DELETE FROM received_pieces WHERE number = ?");
  const selectReceipt = db.prepare(`SELECT ${READ} FROM received WHERE number = ?`);
  const selectOne = db.prepare(
    `SELECT ${READ}, body FROM received WHERE owner = ? AND number % ${OWN_COUNTS} = ?`,
  );
  const selectOf = db.prepare(`SELECT ${READ} FROM received WHERE stream = ? AND owner = ? ORDER BY number`);
  const updateKept = db.prepare("UPDATE received SET kept_at = ?, sum = ? WHERE number = ?");
  const emptyBody = db.prepare("UPDATE received SET body = x'' WHERE number = ?");
  const selectAuthors = db.prepare("SELECT name, whose FROM word_authors WHERE owner = ? ORDER BY name");
  const replaceAuthor = db.prepare(
    "INSERT OR REPLACE INTO word_authors (owner, name, whose, sum) VALUES (?, ?, ?, ?)",
  );

  return {
    receive: async ({ body, ...file }) => {
      // The first piece holds the key for it.
      const key = nextKey(file.owner);
      try {
        for (let n = 0; n === 0 || n * PIECE_BYTES < body.byteLength; n++) {
          if (n > 0) await setImmediate();
          insertPiece.run(key, n, body.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES));
        }
        const { stream, user, owner, name, at, sha256 } = file;
        const sum = summed({ ...file, key, keptAt: null });
        insert.run(key, stream, user, owner, name, at, sha256, sum);
        return { key, number: key % OWN_COUNTS };
      } catch (error) {
        deletePieces.run(key);
        throw error;
      }
    },
    receivedFile: async ({ owner, number }) => {
      const found = selectOne.get(owner, number) as Columns | undefined;
      if (found === undefined) return null;
      const { body, ...one } = found;
      const pieces = [body];
      for (let n = 0; ; n++) {
        if (n > 0) await setImmediate();
        const piece = selectPiece.get(one.key, n) as Pick<Columns, "body"> | undefined;
        if (piece === undefined) break;
        pieces.push(piece.body);
      }
      // It may have been dropped between two pieces.
      const now = selectReceipt.get(one.key) as Omit<Columns, "body">;
      return { ...fileOf({ ...one, bytes: now.bytes }), body: Buffer.concat(pieces) };
    },
    receivedOf: async (stream, owner) => (selectOf.all(stream, owner) as Omit<Columns, "body">[]).map(fileOf),
    noteKept: async (key, at) => {
      const found = selectReceipt.get(key) as Omit<Columns, "body"> | undefined;
      if (found === undefined) return;
      updateKept.run(at, summed({ ...fileOf(found), keptAt: at }), key);
    },
    dropReceived: async (key) =>
      transaction(() => {
        emptyBody.run(key);
        deletePieces.run(key);
      }),
    wordAuthors: async (owner) => selectAuthors.all(owner) as WordAuthor[],
    saveWordAuthors: async (owner, authors) =>
      transaction(() => {
        for (const { name, whose } of authors)
          replaceAuthor.run(owner, name, whose, sumOf([owner, name, whose]));
      }),
  };
}
