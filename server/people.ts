import { createHash, randomBytes } from "node:crypto";
import type { UserId } from "../shared/ids.ts";
import { SIGN_IN_MS } from "../shared/limits.ts";
import type { Refusal } from "../shared/refusal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Clock } from "./clock.ts";
import type { Row, Store } from "./store/store.ts";

/** Only hashes of links and sessions are stored: who reads the file cannot sign in with it. */
const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
const newSecret = (): string => randomBytes(32).toString("base64url");
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** Names of people, sign-in links and sessions: all that stands outside the chain. */
export type People = {
  readonly nameOf: (user: UserId) => string;
  readonly byName: (name: string) => UserId | null;
  /** Stores the rows that tell of somebody, the person and a new link, all or nothing; gives the link's token. */
  readonly admit: (rows: readonly Row[], user: UserId, name: string) => Promise<string>;
  /** A new link's token for a person; it works once. */
  readonly newLink: (user: UserId) => Promise<string>;
  /** `over`: the session that the browser had; where it is somebody else's it ends in the same transaction. */
  readonly signIn: (
    token: unknown,
    over?: string,
  ) => Promise<{ readonly session: string; readonly user: UserId } | { readonly refusal: Refusal }>;
  readonly signedIn: (session: string | undefined) => Promise<UserId | null>;
  readonly signOut: (session: string | undefined) => Promise<void>;
};

export async function openPeople(store: Store, clock: Clock): Promise<People> {
  const names = new Map((await store.people()).map((person) => [person.id, person.name]));
  const admit: People["admit"] = async (rows, user, name) => {
    const token = newSecret();
    const at = clock.now();
    const person = { id: user, name, createdAt: at };
    await store.admit(rows, { person, link: { hash: hashOf(token), user, at } });
    names.set(user, name);
    return token;
  };
  return {
    nameOf: (user) => names.get(user) ?? "",
    byName: (name) => [...names].find(([, known]) => known === name)?.[0] ?? null,
    admit,
    newLink: async (user) => {
      // Of a record from before both were stored as one: admitted, and the name was lost.
      if (!names.has(user)) return admit([], user, "");
      const token = newSecret();
      await store.saveLink({ hash: hashOf(token), user, at: clock.now() });
      return token;
    },
    signIn: async (token, over) => {
      if (typeof token !== "string" || !SECRET.test(token)) {
        return refuse("linkUnknown", "This sign-in link is not known. Ask the secretariat for a new one.");
      }
      const session = newSecret();
      const redeemed = await store.redeemLink(hashOf(token), {
        at: clock.now(),
        session: { hash: hashOf(session), expiresAt: Date.now() + SIGN_IN_MS },
        ...(over === undefined ? {} : { over: hashOf(over) }),
      });
      if (redeemed === "unknown") {
        return refuse("linkUnknown", "This sign-in link is not known. Ask the secretariat for a new one.");
      }
      if (redeemed === "used") {
        return refuse(
          "linkUsed",
          "This sign-in link was used before; each works once. Ask the secretariat for a new one.",
        );
      }
      return { session, user: redeemed.user };
    },
    signedIn: async (session) =>
      session === undefined || !SECRET.test(session) ? null : store.session(hashOf(session), Date.now()),
    signOut: async (session) => {
      if (session !== undefined) await store.endSession(hashOf(session));
    },
  };
}
