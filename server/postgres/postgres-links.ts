import { DAY_MS } from "../../shared/durations.ts";
import type { LinkStore, SignInLink } from "../store/link-store.ts";
import { LINK_ROW } from "../store/sqlite-links.ts";
import type { Ask } from "./line.ts";
import { openSessionIn } from "./postgres-sessions.ts";
import { insertInto } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

const INSERT = insertInto("links", [
  "hash",
  "user",
  "kind",
  "created_at",
  "ends_at",
  "used_at",
  "code",
  "asker",
  "tries",
  "sum",
]);

/** Stores a new link within a transaction of its caller. */
export const insertLink = async (ask: Ask, link: SignInLink): Promise<void> => {
  await ask(INSERT, LINK_ROW.valuesOf(link));
};

const wholeOf = async (ask: Ask, hash: string) =>
  LINK_ROW.linkOf((await ask("SELECT * FROM links WHERE hash = $1", [hash])).rows[0]);

/** Sign-in links. */
export function postgresLinks({ ask, transaction }: Pick<StoreParts, "ask" | "transaction">): LinkStore {
  return {
    saveLink: async (link) =>
      transaction(async (ask) => {
        await ask("DELETE FROM links WHERE kind <> 'invitation' AND ends_at < $1", [link.at - DAY_MS]);
        await insertLink(ask, link);
      }),
    link: async (hash) => LINK_ROW.given(await wholeOf(ask, hash)),
    linksOfAsker: async (asker) => {
      const { rows } = await ask("SELECT * FROM links WHERE asker = $1 ORDER BY created_at, hash", [asker]);
      return rows.flatMap((columns) => LINK_ROW.given(LINK_ROW.linkOf(columns)) ?? []);
    },
    linkOfCode: async (code) => {
      const { rows } = await ask("SELECT * FROM links WHERE code = $1 ORDER BY created_at, hash", [code]);
      return LINK_ROW.given(LINK_ROW.linkOf(rows[0]));
    },
    countTry: async (hash) =>
      transaction(async (ask) => {
        const link = await wholeOf(ask, hash);
        if (link === null) return Infinity;
        const tries = link.tries + 1;
        const sum = LINK_ROW.summed({ ...link, tries });
        await ask("UPDATE links SET tries = $1, sum = $2 WHERE hash = $3", [tries, sum, hash]);
        return tries;
      }),
    redeemLink: async (hash, { at, ...opening }) =>
      transaction(async (ask) => {
        const link = await wholeOf(ask, hash);
        if (link === null) return "unknown";
        if (link.usedAt !== null) return "used";
        const sum = LINK_ROW.summed({ ...link, usedAt: at });
        await ask("UPDATE links SET used_at = $1, sum = $2 WHERE hash = $3", [at, sum, hash]);
        await openSessionIn(ask, link.user, opening);
        return { user: link.user };
      }),
    withdrawLink: async (hash) => {
      await ask("DELETE FROM links WHERE hash = $1", [hash], { writes: true });
    },
  };
}
