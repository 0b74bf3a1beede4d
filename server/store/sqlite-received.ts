import type { DatabaseSync } from "node:sqlite";
import { userId } from "../../shared/ids.ts";
import { sumOf } from "./sqlite-format.ts";
import type { ReceivedFile, Store, WordAuthor } from "./store.ts";

type Columns = Omit<ReceivedFile, "keptAt" | "user" | "dropped"> & {
  readonly user: string;
  readonly kept_at: number | null;
  /** 1 where the file is gone and its receipt stays. */
  readonly dropped: number;
  readonly body: Uint8Array;
};

const fileOf = ({ user, kept_at, dropped, ...one }: Omit<Columns, "body">): ReceivedFile => ({
  ...one,
  dropped: dropped === 1,
  user: userId(user),
  keptAt: kept_at,
});

const summed = (one: Omit<ReceivedFile, "dropped">): string =>
  sumOf([one.number, one.stream, one.user, one.owner, one.name, one.at, one.sha256, one.keptAt]);

const COLUMNS = "number, stream, user, owner, name, at, sha256, kept_at";
/** No file that was taken in is empty. */
const READ = `${COLUMNS}, length(body) = 0 AS dropped`;

/** Files that came in, of an open store. */
export function receivedIn(
  db: DatabaseSync,
  transaction: <Result>(act: () => Result) => Result,
): Pick<
  Store,
  "receive" | "receivedFile" | "receivedOf" | "noteKept" | "dropReceived" | "wordAuthors" | "saveWordAuthors"
> {
  const selectNext = db.prepare("SELECT coalesce(max(number), 0) + 1 AS next FROM received");
  const insert = db.prepare(
    `INSERT INTO received (${COLUMNS}, body, sum) VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)`,
  );
  const selectOne = db.prepare(`SELECT ${READ}, body FROM received WHERE number = ?`);
  const selectOf = db.prepare(`SELECT ${READ} FROM received WHERE stream = ? AND owner = ? ORDER BY number`);
  const updateKept = db.prepare("UPDATE received SET kept_at = ?, sum = ? WHERE number = ?");
  const emptyBody = db.prepare("UPDATE received SET body = x'' WHERE number = ?");
  const selectAuthors = db.prepare("SELECT name, whose FROM word_authors WHERE owner = ? ORDER BY name");
  const replaceAuthor = db.prepare(
    "INSERT OR REPLACE INTO word_authors (owner, name, whose, sum) VALUES (?, ?, ?, ?)",
  );

  return {
    receive: async ({ body, ...file }) =>
      transaction(() => {
        const { next } = selectNext.get() as { next: number };
        const { stream, user, owner, name, at, sha256 } = file;
        const sum = summed({ ...file, number: next, keptAt: null });
        insert.run(next, stream, user, owner, name, at, sha256, body, sum);
        return next;
      }),
    receivedFile: async (number) => {
      const found = selectOne.get(number) as Columns | undefined;
      if (found === undefined) return null;
      const { body, ...one } = found;
      return { ...fileOf(one), body };
    },
    receivedOf: async (stream, owner) => (selectOf.all(stream, owner) as Omit<Columns, "body">[]).map(fileOf),
    noteKept: async (number, at) => {
      const found = selectOne.get(number) as Columns | undefined;
      if (found === undefined) return;
      const { body: _body, ...one } = found;
      updateKept.run(at, summed({ ...fileOf(one), keptAt: at }), number);
    },
    dropReceived: async (number) => void emptyBody.run(number),
    wordAuthors: async (owner) => selectAuthors.all(owner) as WordAuthor[],
    saveWordAuthors: async (owner, authors) =>
      transaction(() => {
        for (const { name, whose } of authors)
          replaceAuthor.run(owner, name, whose, sumOf([owner, name, whose]));
      }),
  };
}
