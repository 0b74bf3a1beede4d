import { createHash, randomBytes } from "node:crypto";
import type { UserId } from "../../shared/ids.ts";
import { LINK_MS, SIGN_IN_MS, SIGN_IN_RENEWED_MS } from "../../shared/limits.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../time/clock.ts";
import type { Contact } from "../store/contact-store.ts";
import type { Row, Session, Store } from "../store/store.ts";

/** Only hashes of links and sessions are stored: who reads the file cannot sign in with it. */
const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
const newSecret = (): string => randomBytes(32).toString("base64url");
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** Facts about a person that stand outside the chain; those that are absent stay as they are. */
type Told = {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly title?: string | undefined;
};

/** Names of people, sign-in links and sessions: all that stands outside the chain. */
export type People = {
  readonly nameOf: (user: UserId) => string;
  readonly byName: (name: string) => UserId | null;
  /** Stores the rows that tell of somebody, the person and a new link, all or nothing; gives the link's token. */
  readonly admit: (
    rows: readonly Row[],
    user: UserId,
    told: Told & { readonly name: string },
  ) => Promise<string>;
  /** Stores the rows that tell of it, the corrected name and contact, all or nothing. */
  readonly change: (rows: readonly Row[], user: UserId, told: Told) => Promise<void>;
  /** A new link's token for a person; it works once. Older ones stay: a second device needs a second link. */
  readonly newLink: (user: UserId) => Promise<string>;
  /**
   * `takesPart`: a link of somebody who was dismissed makes no session. `over`: the session that the browser had; where
   * it is somebody else's it ends in the same transaction. A refusal names the link's person where it is known.
   */
  readonly signIn: (
    token: unknown,
    options: { readonly takesPart: (user: UserId) => boolean; readonly over?: string | undefined },
  ) => Promise<
    | { readonly session: string; readonly user: UserId }
    | { readonly refusal: Refusal; readonly user?: UserId }
  >;
  readonly signedIn: (session: string | undefined) => Promise<UserId | null>;
  /** Puts off the end of a sign-in that is used, once a day; true where it did. */
  readonly renew: (session: string) => Promise<boolean>;
  /** Tells if the sign-in of a connection has ended. */
  readonly hasEnded: (session: string) => boolean;
  readonly signOut: (session: string | undefined) => Promise<void>;
};

const UNKNOWN = refuse("linkUnknown", "This sign-in link is not known. Ask the secretariat for a new one.");
const USED = refuse(
  "linkUsed",
  "This sign-in link was used before; each works once. Ask the secretariat for a new one.",
);
// A dismissed person's link gets the same answer, so that its holder learns nothing about them.
const ENDED = refuse(
  "linkEnded",
  "This sign-in link is no longer valid. An unused link ends after 30 days. Ask the secretariat for a new one.",
);

/** Links and sign-ins run on the machine's own time, also where the forum's clock is set for a rehearsal. */
export async function openPeople(
  store: Store,
  { clock, audit }: { readonly clock: Clock; readonly audit: Pick<Audit, "note"> },
): Promise<People> {
  /** Sign-ins that were used since this process began: their end is asked without the disk. */
  const live = new Map<string, Session>();
  /** Ended ones that the log told already. */
  const told = new Set<string>();
  const noteEnd = (hash: string, user: UserId): void => {
    if (!told.has(hash)) audit.note({ act: "signInEnded", user });
    told.add(hash);
  };
  const stored = new Map((await store.people()).map((person) => [person.id, person]));
  const names = new Map([...stored.values()].map((person) => [person.id, person.name]));
  const contactsOf = async (user: UserId, { email, title }: Told): Promise<readonly Contact[]> => {
    if (email === undefined && title === undefined) return [];
    const before = (await store.contactOf(user)) ?? { user, email: "", title: "", gender: "" };
    return [{ ...before, email: email ?? before.email, title: title ?? before.title }];
  };
  const admit: People["admit"] = async (rows, user, told) => {
    const token = newSecret();
    const person = { id: user, name: told.name, createdAt: clock.now() };
    const link = { hash: hashOf(token), user, at: Date.now() };
    await store.savePeople(rows, { admitted: [{ person, link }], contacts: await contactsOf(user, told) });
    stored.set(user, person);
    names.set(user, told.name);
    return token;
  };
  return {
    nameOf: (user) => names.get(user) ?? "",
    byName: (name) => [...names].find(([, known]) => known === name)?.[0] ?? null,
    admit,
    change: async (rows, user, told) => {
      const known = stored.get(user);
      if (known === undefined) throw new Error(`nobody is called ${user}`);
      const person = { ...known, name: told.name ?? known.name };
      const renamed = told.name === undefined ? [] : [person];
      await store.savePeople(rows, { renamed, contacts: await contactsOf(user, told) });
      stored.set(user, person);
      names.set(user, person.name);
    },
    newLink: async (user) => {
      // Of a record from before both were stored as one: admitted, and the name was lost.
      if (!names.has(user)) return admit([], user, { name: "" });
      const token = newSecret();
      await store.saveLink({ hash: hashOf(token), user, at: Date.now() });
      return token;
    },
    signIn: async (token, { takesPart, over }) => {
      if (typeof token !== "string" || !SECRET.test(token)) return UNKNOWN;
      const hash = hashOf(token);
      const link = await store.link(hash);
      if (link === null) return UNKNOWN;
      const { user } = link;
      if (link.isUsed) return { ...USED, user };
      if (Date.now() - link.at >= LINK_MS || !takesPart(user)) return { ...ENDED, user };
      const session = newSecret();
      const redeemed = await store.redeemLink(hash, {
        at: Date.now(),
        session: { hash: hashOf(session), expiresAt: Date.now() + SIGN_IN_MS },
        ...(over === undefined ? {} : { over: hashOf(over) }),
      });
      if (redeemed === "unknown") return UNKNOWN;
      return redeemed === "used" ? { ...USED, user } : { session, user };
    },
    signedIn: async (session) => {
      if (session === undefined || !SECRET.test(session)) return null;
      const hash = hashOf(session);
      const found = await store.session(hash);
      if (found === null || found.expiresAt <= Date.now()) {
        live.delete(hash);
        if (found !== null) noteEnd(hash, found.user);
        return null;
      }
      live.set(hash, found);
      return found.user;
    },
    renew: async (session) => {
      const hash = hashOf(session);
      const known = live.get(hash);
      const expiresAt = Date.now() + SIGN_IN_MS;
      if (known === undefined || expiresAt - known.expiresAt < SIGN_IN_RENEWED_MS) return false;
      live.set(hash, { ...known, expiresAt });
      await store.renewSession(hash, expiresAt);
      return true;
    },
    hasEnded: (session) => {
      const hash = hashOf(session);
      const known = live.get(hash);
      if (known !== undefined && known.expiresAt > Date.now()) return false;
      live.delete(hash);
      if (known !== undefined) noteEnd(hash, known.user);
      return true;
    },
    signOut: async (session) => {
      if (session === undefined) return;
      live.delete(hashOf(session));
      await store.endSession(hashOf(session));
    },
  };
}
