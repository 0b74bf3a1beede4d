import type { UserId } from "../../shared/ids.ts";

/** A person's account at a provider: `issuer` and `subject` together name it for good, an e-mail address never does. */
export type Identity = {
  readonly issuer: string;
  readonly subject: string;
  readonly user: UserId;
  readonly boundAt: number;
  readonly usedAt: number;
};

export type IdentityStore = {
  /** Null if nobody is bound to it, or it is not as it was written. */
  readonly identity: (issuer: string, subject: string) => Promise<Identity | null>;
  readonly identitiesOf: (user: UserId) => Promise<readonly Identity[]>;
  /**
   * Binds an account in one transaction: `from` is the person that it was read of before, null for none. `first`: only
   * if the person has no other account there. Returns false, and changes nothing, if either is no longer so.
   */
  readonly bindIdentity: (
    identity: Identity,
    condition: { readonly from: UserId | null; readonly first: boolean },
  ) => Promise<boolean>;
  readonly noteIdentityUsed: (identity: Identity, at: number) => Promise<void>;
  readonly dropIdentity: (identity: Identity) => Promise<void>;
};
