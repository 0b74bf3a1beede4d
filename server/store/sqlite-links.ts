import type { DatabaseSync } from "node:sqlite";
import { DAY_MS } from "../../shared/durations.ts";
import { type UserId, userId } from "../../shared/ids.ts";
import type { LinkKind } from "../../shared/people/sign-ins.ts";
import type { LinkStore, SignInLink, StoredLink } from "./link-store.ts";
import type { SessionOpening } from "./session-store.ts";
import { sumOf } from "./sqlite-format.ts";

type Columns = {
  readonly hash: string;
  readonly user: string;
  readonly kind: string;
  readonly created_at: number;
  readonly ends_at: number;
  readonly used_at: number | null;
  readonly code: string | null;
  readonly asker: string | null;
  readonly tries: number;
  readonly sum: string;
};

type Whole = Omit<StoredLink, "isUsed"> & { readonly usedAt: number | null };

const summed = ({ hash, user, kind, at, endsAt, usedAt, code, asker, tries }: Whole): string =>
  sumOf([hash, user, kind, at, endsAt, usedAt, code, asker, tries]);

/** A flipped bit would sign somebody else in: a row that is not as it was written is none. */
function linkOf(found: Columns | undefined): Whole | null {
  if (found === undefined) return null;
  const link = {
    hash: found.hash,
    user: userId(found.user),
    kind: found.kind as LinkKind,
    at: found.created_at,
    endsAt: found.ends_at,
    usedAt: found.used_at,
    code: found.code,
    asker: found.asker,
    tries: found.tries,
  };
  return summed(link) === found.sum ? link : null;
}

const given = (link: Whole | null): StoredLink | null => {
  if (link === null) return null;
  const { usedAt, ...rest } = link;
  return { ...rest, isUsed: usedAt !== null };
};

/** The columns of a new one, in the order of the table. */
const valuesOf = (link: SignInLink) => {
  const { hash, user, kind, at, endsAt, code, asker } = link;
  return [
    hash,
    user,
    kind,
    at,
    endsAt,
    null,
    code,
    asker,
    0,
    summed({ ...link, usedAt: null, tries: 0 }),
  ] as const;
};

export const LINK_ROW = {
  linkOf: (found: unknown) => linkOf(found as Columns | undefined),
  summed,
  given,
  valuesOf,
};

/** Sign-in links, of an open store. `insert` stands in a transaction of its caller. */
export function linksIn(
  db: DatabaseSync,
  {
    transaction,
    openSession,
  }: {
    readonly transaction: <Result>(act: () => Result) => Result;
    readonly openSession: (user: UserId, opening: SessionOpening) => void;
  },
): { readonly store: LinkStore; readonly insert: (link: SignInLink) => void } {
  const insertOne = db.prepare(
    "INSERT INTO links (hash, user, kind, created_at, ends_at, used_at, code, asker, tries, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const select = db.prepare("SELECT * FROM links WHERE hash = ?");
  const selectAsked = db.prepare("SELECT * FROM links WHERE asker = ?");
  const selectCode = db.prepare("SELECT * FROM links WHERE code = ?");
  const use = db.prepare("UPDATE links SET used_at = ?, sum = ? WHERE hash = ?");
  const tried = db.prepare("UPDATE links SET tries = ?, sum = ? WHERE hash = ?");
  const remove = db.prepare("DELETE FROM links WHERE hash = ?");
  const removeEnded = db.prepare("DELETE FROM links WHERE kind <> 'invitation' AND ends_at < ?");
  const wholeOf = (hash: string): Whole | null => linkOf(select.get(hash) as Columns | undefined);
  const insert = (link: SignInLink): void => {
    insertOne.run(...valuesOf(link));
  };
  const store: LinkStore = {
    saveLink: async (link) =>
      transaction(() => {
        removeEnded.run(link.at - DAY_MS);
        insert(link);
      }),
    link: async (hash) => given(wholeOf(hash)),
    linksOfAsker: async (asker) =>
      (selectAsked.all(asker) as Columns[]).flatMap((columns) => given(linkOf(columns)) ?? []),
    linkOfCode: async (code) => given(linkOf(selectCode.get(code) as Columns | undefined)),
    countTry: async (hash) => {
      const link = wholeOf(hash);
      if (link === null) return Infinity;
      const tries = link.tries + 1;
      tried.run(tries, summed({ ...link, tries }), hash);
      return tries;
    },
    redeemLink: async (hash, { at, ...opening }) =>
      transaction(() => {
        const link = wholeOf(hash);
        if (link === null) return "unknown";
        if (link.usedAt !== null) return "used";
        use.run(at, summed({ ...link, usedAt: at }), hash);
        openSession(link.user, opening);
        return { user: link.user };
      }),
    withdrawLink: async (hash) => {
      remove.run(hash);
    },
  };
  return { store, insert };
}
