import type { NoticeStore } from "../store/notice-store.ts";
import { sumOf } from "../store/sqlite-format.ts";
import { NOTICE_ROW } from "../store/sqlite-notices.ts";
import type { Ask } from "./line.ts";
import { replaceIn } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

const { placed, seenOf, all } = NOTICE_ROW;
const SEE = replaceIn("notices_seen", ["user", "stream", "seq"], ["user", "stream", "seq", "sum"]);

const see = async (ask: Ask, user: string, stream: string, seq: number): Promise<void> => {
  await ask(SEE, [user, stream, seq, sumOf([user, stream, seq])]);
};

/** Notices and what people have seen of them. */
export function postgresNotices({ ask, transaction }: Pick<StoreParts, "ask" | "transaction">): NoticeStore {
  return {
    noticesSince: async (n, limit) =>
      placed(
        (await ask("SELECT * FROM notices WHERE n > $1 AND audience <> '' ORDER BY n LIMIT $2", [n, limit]))
          .rows,
      ),
    newestNotice: async () =>
      Number((await ask("SELECT coalesce(max(n), 0) AS n FROM notices", [])).rows[0]?.["n"]),
    noticesFor: async (audiences, { before, limit }) =>
      placed(
        (
          await ask("SELECT * FROM notices WHERE audience = ANY ($1) AND n < $2 ORDER BY n DESC LIMIT $3", [
            audiences,
            before,
            limit,
          ])
        ).rows,
      ),
    noticesOf: async (stream, seq) =>
      placed(
        (await ask("SELECT * FROM notices WHERE stream = $1 AND seq = $2 ORDER BY n", [stream, seq])).rows,
      ),
    seenNotices: async (user) =>
      seenOf(
        user,
        (
          await ask('SELECT stream, seq, sum FROM notices_seen WHERE "user" = $1 ORDER BY stream, seq', [
            user,
          ])
        ).rows,
      ),
    seeNotices: async (user, { stream, seq }) => see(ask, user, stream, seq),
    seeNoticesUpTo: async (user, n) =>
      transaction(async (ask) => {
        const { rows } = await ask('SELECT seq FROM notices_seen WHERE "user" = $1 AND stream = $2', [
          user,
          all,
        ]);
        const upTo = Math.max(n, ...rows.map(({ seq }) => Number(seq)));
        await ask('DELETE FROM notices_seen WHERE "user" = $1', [user]);
        await see(ask, user, all, upTo);
      }),
  };
}
