import type { UserId } from "../../shared/ids.ts";
import { LINK_MS } from "../../shared/limits.ts";
import type { SignInWay } from "../../shared/people/audit.ts";
import type { LinkKind } from "../../shared/people/sign-ins.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { SignInLink } from "../store/link-store.ts";
import type { Store } from "../store/store.ts";
import { secretHash, isSecret, newSecret } from "./secrets.ts";
import type { NewSession, SessionOptions } from "./sessions.ts";

export type SignInOptions = Omit<SessionOptions, "way"> & {
  /** A link of somebody who was dismissed makes no session. */
  readonly takesPart: (user: UserId) => boolean;
};

/** A refusal names the link's person where it is known. */
export type SignedInBy =
  | { readonly session: string; readonly user: UserId; readonly way: SignInWay }
  | { readonly refusal: Refusal; readonly user?: UserId };

/** Sign-in links: each works once. */
export type SignInLinks = {
  /** A new invitation's token. Older ones stay: a second device needs a second link. `endsAt`: its own date. */
  readonly newLink: (user: UserId, endsAt?: number) => Promise<string>;
  readonly signIn: (token: unknown, options: SignInOptions) => Promise<SignedInBy>;
};

const UNKNOWN = refuse("linkUnknown", "This sign-in link is not known. Ask for a new one.");
const USED = refuse("linkUsed", "This sign-in link was used before; each works once. Ask for a new one.");
// A dismissed person's link gets the same answer, so that its holder learns nothing about them.
const ENDED = refuse("linkEnded", "This sign-in link is no longer valid. Ask for a new one.");

const WAY_OF: Readonly<Record<LinkKind, SignInWay>> = { invitation: "link", mail: "mail", device: "device" };

/** An invitation, and its token. */
export function newInvitation(
  user: UserId,
  endsAt = Date.now() + LINK_MS,
): { readonly token: string; readonly link: SignInLink } {
  const token = newSecret();
  const link = { hash: secretHash(token), user, kind: "invitation", at: Date.now(), endsAt } as const;
  return { token, link: { ...link, code: null, asker: null } };
}

/** Links run on the machine's own time, also where the forum's clock is set for a rehearsal. */
export function openSignInLinks(
  store: Store,
  { newSession }: { readonly newSession: (opening: SessionOptions) => NewSession },
): SignInLinks {
  return {
    newLink: async (user, endsAt) => {
      const { token, link } = newInvitation(user, endsAt);
      await store.saveLink(link);
      return token;
    },
    signIn: async (token, { takesPart, ...opening }) => {
      if (!isSecret(token)) return UNKNOWN;
      const link = await store.link(secretHash(token));
      if (link === null) return UNKNOWN;
      const { user, hash } = link;
      if (link.isUsed) return { ...USED, user };
      if (Date.now() >= link.endsAt || !takesPart(user)) return { ...ENDED, user };
      const way = WAY_OF[link.kind];
      const opened = newSession({ ...opening, way });
      const redeemed = await store.redeemLink(hash, { at: Date.now(), ...opened.opening });
      if (redeemed === "unknown") return UNKNOWN;
      return redeemed === "used" ? { ...USED, user } : { session: opened.secret, user, way };
    },
  };
}
