import type { UserId } from "../../shared/ids.ts";
import { refuse, type Refusal } from "../../shared/refusal.ts";
import type { Identity } from "../store/identity-store.ts";
import type { Store } from "../store/store.ts";
import type { Account } from "./provider.ts";

type Found = { readonly user: UserId } | { readonly refusal: Refusal; readonly why: string };

/** Accounts at the provider, and the people whose they are. `why`: for the log, without anybody's address. */
export type Accounts = {
  /** The person whom an account signs in. */
  readonly personOf: (account: Account) => Promise<Found>;
  readonly connect: (user: UserId, account: Account) => Promise<Found>;
};

const UNKNOWN = refuse(
  "openidUnknown",
  "This account is not connected with anybody in this forum. Sign in another way and connect it.",
);
const TAKEN = refuse("openidTaken", "This account is connected with somebody else in this forum.");

export function openAccounts(
  store: Pick<Store, "identity" | "bindIdentity" | "noteIdentityUsed" | "usersByEmail">,
  {
    takesPart,
    noteConnected,
  }: {
    readonly takesPart: (user: UserId) => boolean;
    readonly noteConnected: (user: UserId) => void;
  },
): Accounts {
  const identityOf = ({ issuer, subject }: Account, user: UserId): Identity => {
    const now = Date.now();
    return { issuer, subject, user, boundAt: now, usedAt: now };
  };
  /** The reader of a mailbox gets its sign-in links anyway. So the first account with this address may be theirs. */
  const byEmail = async (account: Account): Promise<Found> => {
    if (account.email === null) return { ...UNKNOWN, why: "an account of nobody" };
    const users = (await store.usersByEmail(account.email)).filter(takesPart);
    const [user] = users;
    if (user === undefined || users.length > 1)
      return { ...UNKNOWN, why: `its address is that of ${users.length} people` };
    const isBound = await store.bindIdentity(identityOf(account, user), { from: null, first: true });
    if (!isBound) return { ...UNKNOWN, why: `${user} has another account there` };
    noteConnected(user);
    return { user };
  };
  return {
    personOf: async (account) => {
      const known = await store.identity(account.issuer, account.subject);
      if (known === null) return byEmail(account);
      if (!takesPart(known.user)) return { ...UNKNOWN, why: `${known.user} takes part no more` };
      await store.noteIdentityUsed(known, Date.now());
      return { user: known.user };
    },
    connect: async (user, account) => {
      const known = await store.identity(account.issuer, account.subject);
      const isTaken = known !== null && known.user !== user && takesPart(known.user);
      if (isTaken) return { ...TAKEN, why: `an account of ${known.user}` };
      const from = known?.user ?? null;
      const isBound = await store.bindIdentity(identityOf(account, user), { from, first: false });
      if (!isBound) return { ...TAKEN, why: "an account that somebody else connected meanwhile" };
      noteConnected(user);
      return { user };
    },
  };
}
