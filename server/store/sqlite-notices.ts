import type { DatabaseSync } from "node:sqlite";
import { opinionId, userId } from "../../shared/ids.ts";
import { audienceOf } from "../../shared/notices/audience.ts";
import type { NoticeOfEvent, PlacedNotice } from "../../shared/notices/told-notice.ts";
import type { NoticeStore, SeenNotices } from "./notice-store.ts";
import { sumOf } from "./sqlite-format.ts";
import { FORUM_STREAM, type Row } from "./store.ts";

type Columns = {
  readonly n: number;
  readonly stream: string;
  readonly seq: number;
  readonly audience: string;
  readonly at: number;
  readonly user: string;
  readonly body: string;
  readonly sum: string;
};

/** The stream of the mark "all up to here"; no event log has this name. */
const ALL = "*";

const placed = ({ n, stream, seq, audience, at, user, body, sum }: Columns): readonly PlacedNotice[] => {
  if (sumOf([stream, seq, audience, at, user, body]) !== sum) return [];
  const of = stream === FORUM_STREAM ? null : opinionId(stream);
  return [{ ...(JSON.parse(body) as NoticeOfEvent), n, opinionId: of, seq, at, by: userId(user) }];
};

/** The columns behind the place of each notice of some rows, in the order of the table. */
const valuesOf = (rows: readonly Row[]) =>
  rows.flatMap(({ stream, seq, at, by, notices = [] }) =>
    notices.map((notice) => {
      const values = [stream, seq, audienceOf(notice), at, by, JSON.stringify(notice)] as const;
      return [...values, sumOf(values)] as const;
    }),
  );

/** A row that is nobody's keeps the newest place. */
const NOBODYS = [FORUM_STREAM, 0, "", 0, "", "{}"] as const;

const seenOf = (user: string, found: readonly unknown[]): SeenNotices => {
  const marks = (found as readonly Pick<Columns, "stream" | "seq" | "sum">[]).filter(
    ({ stream, seq, sum }) => sumOf([user, stream, seq]) === sum,
  );
  const upTo = marks.filter(({ stream }) => stream === ALL).map(({ seq }) => seq);
  return { upTo: Math.max(0, ...upTo), events: marks.filter(({ stream }) => stream !== ALL) };
};

export const NOTICE_ROW = {
  placed: (found: readonly unknown[]) => (found as readonly Columns[]).flatMap(placed),
  valuesOf,
  nobodys: [...NOBODYS, sumOf(NOBODYS)] as const,
  seenOf,
  all: ALL,
};

/**
 * Notes the newest place. The answer keeps it once notices were deleted, by a row that is nobody's: a place that came
 * again would count as seen and as mailed.
 */
export function placeOfNotices(db: DatabaseSync): () => void {
  const newest = (): number =>
    (db.prepare("SELECT coalesce(max(n), 0) AS n FROM notices").get() as { n: number }).n;
  const before = newest();
  return () => {
    if (newest() === before) return;
    const values = NOTICE_ROW.nobodys;
    const marks = "?, ".repeat(values.length);
    db.prepare(`INSERT INTO notices (n, stream, seq, audience, at, user, body, sum) VALUES (${marks}?)`).run(
      before,
      ...values,
    );
  };
}

/** Notices and what people have seen of them, of an open store. */
export function noticesIn(
  db: DatabaseSync,
  transaction: <Result>(act: () => Result) => Result,
): NoticeStore & {
  /** Keeps the notices of rows within their own transaction. */
  readonly keepNotices: (rows: readonly Row[]) => void;
} {
  const insert = db.prepare(
    "INSERT INTO notices (stream, seq, audience, at, user, body, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const selectSince = db.prepare("SELECT * FROM notices WHERE n > ? AND audience <> '' ORDER BY n LIMIT ?");
  const selectNewest = db.prepare("SELECT coalesce(max(n), 0) AS n FROM notices");
  const selectFor = db.prepare(
    `SELECT * FROM notices WHERE audience IN (SELECT value FROM json_each(?)) AND n < ? ORDER BY n DESC LIMIT ?`,
  );
  const selectOf = db.prepare("SELECT * FROM notices WHERE stream = ? AND seq = ? ORDER BY n");
  const selectSeen = db.prepare("SELECT stream, seq, sum FROM notices_seen WHERE user = ?");
  const replaceSeen = db.prepare(
    "INSERT OR REPLACE INTO notices_seen (user, stream, seq, sum) VALUES (?, ?, ?, ?)",
  );
  const deleteSeen = db.prepare("DELETE FROM notices_seen WHERE user = ?");
  const see = (user: string, stream: string, seq: number): void => {
    replaceSeen.run(user, stream, seq, sumOf([user, stream, seq]));
  };
  return {
    keepNotices: (rows) => {
      for (const values of valuesOf(rows)) insert.run(...values);
    },
    noticesSince: async (n, limit) => (selectSince.all(n, limit) as Columns[]).flatMap(placed),
    newestNotice: async () => (selectNewest.get() as { n: number }).n,
    noticesFor: async (audiences, { before, limit }) =>
      (selectFor.all(JSON.stringify(audiences), before, limit) as Columns[]).flatMap(placed),
    noticesOf: async (stream, seq) => (selectOf.all(stream, seq) as Columns[]).flatMap(placed),
    seenNotices: async (user) => seenOf(user, selectSeen.all(user)),
    seeNotices: async (user, { stream, seq }) => see(user, stream, seq),
    seeNoticesUpTo: async (user, n) =>
      transaction(() => {
        const before = selectSeen.all(user) as Pick<Columns, "stream" | "seq">[];
        const upTo = Math.max(n, ...before.filter(({ stream }) => stream === ALL).map(({ seq }) => seq));
        deleteSeen.run(user);
        see(user, ALL, upTo);
      }),
  };
}
