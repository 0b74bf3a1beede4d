import { RECEIVED_ROW } from "../store/sqlite-received.ts";
import { sumOf } from "../store/sqlite-format.ts";
import type { ReceivedFile, Store, WordAuthor } from "../store/store.ts";
import type { Ask } from "./line.ts";
import { hasCode } from "./postgres-errors.ts";
import { insertInto, replaceIn } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

const { fileOf, summed, ownCounts, pieceBytes } = RECEIVED_ROW;

const RECEIPT = ["number", "stream", "user", "owner", "name", "at", "sha256", "kept_at", "body", "sum"];
const INSERT = insertInto("received", RECEIPT);
const REPLACE_AUTHOR = replaceIn("word_authors", ["owner", "name"], ["owner", "name", "whose", "sum"]);
/** Bodies of which only the length is asked for are not read. */
const READ = `number AS key, stream, "user", owner, name, at, sha256, kept_at, length(body) + coalesce((SELECT
  sum(length(p.body)) FROM received_pieces AS p WHERE p.number = received.number), 0)::bigint AS bytes`;
const PUT_PIECE = insertInto("received_pieces", ["number", "n", "body"]);
const KEY_TAKEN = "23505";
const KEYS_TRIED_MAX = 10;

type Receiving = Pick<
  Store,
  "receive" | "receivedFile" | "receivedOf" | "noteKept" | "dropReceived" | "wordAuthors" | "saveWordAuthors"
>;

async function nextKey(ask: Ask, owner: string, given: Map<string, number>): Promise<number> {
  const { rows } = await ask(
    `SELECT greatest((SELECT coalesce(max(number), 0) FROM received),
        (SELECT coalesce(max(number), 0) FROM received_pieces)) / ${ownCounts} + 1 AS next,
      (SELECT coalesce(max(number % ${ownCounts}), 0) FROM received WHERE owner = $1) AS own`,
    [owner],
  );
  const number = Math.max(Number(rows[0]?.["own"]), given.get(owner) ?? 0) + 1;
  given.set(owner, number);
  return Number(rows[0]?.["next"]) * ownCounts + number;
}

/**
 * Files that came in. `swept` ends when files without a receipt are gone, of which nothing is known: so a receipt is
 * written under the claim, or a former owner would write one of a file that its successor swept away.
 */
export function postgresReceived(
  { ask, transaction, writeRows }: StoreParts,
  swept: () => Promise<void>,
): Receiving {
  /** Each owner's last assigned number; its receipt may not be written yet. */
  const given = new Map<string, number>();
  const putPiece = async (key: number, n: number, body: Uint8Array): Promise<void> => {
    await ask(PUT_PIECE, [key, n, body.subarray(n * pieceBytes, (n + 1) * pieceBytes)], { writes: true });
  };
  /** The first piece holds the key for its file: another file may take it in between. */
  const begin = async (owner: string, body: Uint8Array): Promise<number> => {
    for (let tried = 1; ; tried++) {
      const key = await nextKey(ask, owner, given);
      try {
        await putPiece(key, 0, body);
        return key;
      } catch (error) {
        if (!hasCode(error, KEY_TAKEN) || tried === KEYS_TRIED_MAX) throw error;
        if (given.get(owner) === key % ownCounts) given.set(owner, (key % ownCounts) - 1);
      }
    }
  };
  return {
    receive: async ({ body, ...file }) => {
      await swept();
      const key = await begin(file.owner, body);
      try {
        for (let n = 1; n * pieceBytes < body.byteLength; n++) await putPiece(key, n, body);
        const { stream, user, owner, name, at, sha256 } = file;
        const sum = summed({ ...file, key, keptAt: null });
        const receipt = [key, stream, user, owner, name, at, sha256, null, new Uint8Array(), sum];
        await writeRows((ask) => ask(INSERT, receipt));
        return { key, number: key % ownCounts };
      } catch (error) {
        await ask("DELETE FROM received_pieces WHERE number = $1", [key]).catch(() => undefined);
        throw error;
      }
    },
    receivedFile: async ({ owner, number }) => {
      const { rows } = await ask(
        `SELECT ${READ}, body FROM received WHERE owner = $1 AND number % ${ownCounts} = $2`,
        [owner, number],
      );
      const [found] = rows as readonly { readonly key: number; readonly body: Uint8Array }[];
      if (found === undefined) return null;
      const { body, ...one } = found;
      const pieces = [body];
      for (let n = 0; ; n++) {
        const { rows: read } = await ask("SELECT body FROM received_pieces WHERE number = $1 AND n = $2", [
          one.key,
          n,
        ]);
        if (read[0] === undefined) break;
        pieces.push(read[0]["body"] as Uint8Array);
      }
      // It may have been dropped between two pieces.
      const now = await ask(`SELECT ${READ} FROM received WHERE number = $1`, [one.key]);
      return { ...fileOf({ ...one, bytes: now.rows[0]?.["bytes"] }), body: Buffer.concat(pieces) };
    },
    receivedOf: async (stream, owner) =>
      (
        await ask(`SELECT ${READ} FROM received WHERE stream = $1 AND owner = $2 ORDER BY number`, [
          stream,
          owner,
        ])
      ).rows.map(fileOf),
    noteKept: async (key, at) =>
      transaction(async (ask) => {
        const { rows } = await ask(`SELECT ${READ} FROM received WHERE number = $1`, [key]);
        if (rows[0] === undefined) return;
        const noted: ReceivedFile = { ...fileOf(rows[0]), keptAt: at };
        await ask("UPDATE received SET kept_at = $1, sum = $2 WHERE number = $3", [at, summed(noted), key]);
      }),
    dropReceived: async (key) =>
      transaction(async (ask) => {
        await ask("UPDATE received SET body = '' WHERE number = $1", [key]);
        await ask("DELETE FROM received_pieces WHERE number = $1", [key]);
      }),
    wordAuthors: async (owner) =>
      (await ask("SELECT name, whose FROM word_authors WHERE owner = $1 ORDER BY name", [owner]))
        .rows as readonly WordAuthor[],
    saveWordAuthors: async (owner, authors) =>
      transaction(async (ask) => {
        for (const { name, whose } of authors)
          await ask(REPLACE_AUTHOR, [owner, name, whose, sumOf([owner, name, whose])]);
      }),
  };
}
