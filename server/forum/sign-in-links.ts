import type { UserId } from "../../shared/ids.ts";
import { LINK_MS } from "../../shared/door-limits.ts";
import type { SignInWay } from "../../shared/people/audit.ts";
import {
  CODE_FAILURES_MS,
  CODE_FAILURES_PER_PERSON,
  CODE_TRIES_MAX,
  DEVICE_LINK_MS,
  type DeviceLinkState,
  type LinkKind,
  MAIL_LINK_MS,
  TRIES_KEYS_MAX,
} from "../../shared/people/sign-ins.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { SignInLink, StoredLink } from "../store/link-store.ts";
import type { Store } from "../store/store.ts";
import { isSecret, keyedHash, newSecret, secretHash } from "./secrets.ts";
import { newDeviceCode, newMailCode, readCode, sameHash } from "./short-codes.ts";
import type { NewSession, SessionOptions } from "./sessions.ts";
import { openTries } from "./tries.ts";

export type SignInOptions = Omit<SessionOptions, "way"> & {
  /** A link of somebody who was dismissed makes no session. */
  readonly takesPart: (user: UserId) => boolean;
};

/** A refusal names the link's person where it is known. */
export type SignedInBy =
  | { readonly session: string; readonly user: UserId; readonly way: SignInWay }
  | { readonly refusal: Refusal; readonly user?: UserId };

type NewCode = { readonly token: string; readonly code: string; readonly endsAt: number };

/** Sign-in links: each works once. */
export type SignInLinks = {
  /** A new invitation's token. Older ones stay: a second device needs a second link. `endsAt`: its own date. */
  readonly newLink: (user: UserId, endsAt?: number) => Promise<string>;
  /** A link to send by mail; its code works at the browser that asked alone, which `asker` names by its secret. */
  readonly newMailLink: (user: UserId, asker: string) => Promise<NewCode>;
  /** A link for another device of a signed-in person; `id` names it to that person's page. */
  readonly newDeviceLink: (user: UserId) => Promise<NewCode & { readonly id: string }>;
  readonly deviceLinkState: (user: UserId, id: string) => Promise<DeviceLinkState>;
  readonly withdrawDeviceLink: (user: UserId, id: string) => Promise<void>;
  readonly signIn: (token: unknown, options: SignInOptions) => Promise<SignedInBy>;
  /** Signs in by a code as it was typed. All that is not right has one refusal. */
  readonly signInByCode: (
    typed: unknown,
    options: SignInOptions & { readonly asker: string | undefined },
  ) => Promise<SignedInBy>;
};

const UNKNOWN = refuse("linkUnknown", "This sign-in link is not known. Ask for a new one.");
const USED = refuse("linkUsed", "This sign-in link was used before; each works once. Ask for a new one.");
// A dismissed person's link gets the same answer, so that its holder learns nothing about them.
const ENDED = refuse("linkEnded", "This sign-in link is no longer valid. Ask for a new one.");
const WRONG = refuse("codeWrong", "This code is wrong, was used, or has ended. Ask for a new one.");

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

const mailCodeHash = (asker: string, code: string): string => keyedHash(asker, code);

/** Links run on the machine's own time, also where the forum's clock is set for a rehearsal. */
export function openSignInLinks(
  store: Store,
  { newSession }: { readonly newSession: (options: SessionOptions) => NewSession },
): SignInLinks {
  /** Of codes for devices: nowhere on disk, so a file that is read or stolen opens nothing. */
  const deviceKey = newSecret();
  const deviceCodeHash = (code: string): string => keyedHash(deviceKey, code);
  const wrongCodes = openTries({
    max: CODE_FAILURES_PER_PERSON,
    perMs: CODE_FAILURES_MS,
    keysMax: TRIES_KEYS_MAX,
  });
  const isOpen = ({ isUsed, endsAt }: StoredLink): boolean => !isUsed && Date.now() < endsAt;

  const redeem = async (
    { hash, user }: SignInLink,
    way: SignInWay,
    { device, over }: SignInOptions,
  ): Promise<SignedInBy | "unknown" | "used"> => {
    const opened = newSession({ way, device, over });
    const redeemed = await store.redeemLink(hash, { at: Date.now(), ...opened.opening });
    return typeof redeemed === "string" ? redeemed : { session: opened.secret, user, way };
  };
  const byMailCode = async (asker: string | undefined, code: string): Promise<StoredLink | null> => {
    if (!isSecret(asker)) return null;
    const hash = mailCodeHash(asker, code);
    let found: StoredLink | null = null;
    for (const link of await store.linksOfAsker(secretHash(asker))) {
      if (link.code === null || !isOpen(link) || wrongCodes.isOver(link.user)) continue;
      // Counted before it is compared: of guesses at the same moment no more than the limit is looked at.
      if ((await store.countTry(link.hash)) > CODE_TRIES_MAX) continue;
      if (sameHash(link.code, hash)) found = link;
      else wrongCodes.take(link.user);
    }
    return found;
  };

  return {
    newLink: async (user, endsAt) => {
      const { token, link } = newInvitation(user, endsAt);
      await store.saveLink(link);
      return token;
    },
    newMailLink: async (user, asker) => {
      const [token, code, at] = [newSecret(), newMailCode(), Date.now()];
      const endsAt = at + MAIL_LINK_MS;
      const link = { hash: secretHash(token), user, kind: "mail", at, endsAt } as const;
      await store.saveLink({ ...link, code: mailCodeHash(asker, code), asker: secretHash(asker) });
      return { token, code, endsAt };
    },
    newDeviceLink: async (user) => {
      const [token, code, at] = [newSecret(), newDeviceCode(), Date.now()];
      const [id, endsAt] = [secretHash(token), at + DEVICE_LINK_MS];
      const link = { hash: id, user, kind: "device", at, endsAt } as const;
      await store.saveLink({ ...link, code: deviceCodeHash(code), asker: null });
      return { id, token, code, endsAt };
    },
    deviceLinkState: async (user, id) => {
      const link = await store.link(id);
      if (link === null || link.user !== user || link.kind !== "device") return "ended";
      if (link.isUsed) return "used";
      return isOpen(link) ? "open" : "ended";
    },
    withdrawDeviceLink: async (user, id) => {
      const link = await store.link(id);
      if (link?.user === user && link.kind === "device" && !link.isUsed) await store.withdrawLink(id);
    },
    signIn: async (token, options) => {
      if (!isSecret(token)) return UNKNOWN;
      const link = await store.link(secretHash(token));
      if (link === null) return UNKNOWN;
      const { user } = link;
      if (link.isUsed) return { ...USED, user };
      if (!isOpen(link) || !options.takesPart(user)) return { ...ENDED, user };
      const redeemed = await redeem(link, WAY_OF[link.kind], options);
      if (redeemed === "unknown") return UNKNOWN;
      return redeemed === "used" ? { ...USED, user } : redeemed;
    },
    signInByCode: async (typed, { asker, ...options }) => {
      const read = readCode(typed);
      if (read === null) return WRONG;
      const link =
        read.kind === "mail"
          ? await byMailCode(asker, read.code)
          : await store.linkOfCode(deviceCodeHash(read.code));
      if (link === null || !isOpen(link) || !options.takesPart(link.user)) return WRONG;
      const redeemed = await redeem(link, read.kind === "mail" ? "code" : "device", options);
      return typeof redeemed === "string" ? { ...WRONG, user: link.user } : redeemed;
    },
  };
}
