import type { UserId } from "../../shared/ids.ts";
import type { LinkKind } from "../../shared/people/sign-ins.ts";
import type { SessionOpening } from "./session-store.ts";

/** A sign-in link. Of its token, its code and the browser that asked the hashes alone are stored. */
export type SignInLink = {
  readonly hash: string;
  readonly user: UserId;
  readonly kind: LinkKind;
  readonly at: number;
  readonly endsAt: number;
  /** A short code that opens the same once. Null: it has none. */
  readonly code: string | null;
  /** The browser that asked, where the code works in that one alone. */
  readonly asker: string | null;
};

export type StoredLink = SignInLink & { readonly isUsed: boolean; readonly tries: number };

/** Result of a sign-in link. */
export type Redeemed = { readonly user: UserId } | "unknown" | "used";

export type LinkStore = {
  /** Mail links and device links that ended a day ago go as another is saved. */
  readonly saveLink: (link: SignInLink) => Promise<void>;
  /** Null where there is none, or it is not as it was written. */
  readonly link: (hash: string) => Promise<StoredLink | null>;
  /** Those that a browser asked for. */
  readonly linksOfAsker: (asker: string) => Promise<readonly StoredLink[]>;
  readonly linkOfCode: (code: string) => Promise<StoredLink | null>;
  /** Counts one more try of its code, and gives how many there were. */
  readonly countTry: (hash: string) => Promise<number>;
  /** A link works once: the first to redeem it gets the person, and in the same transaction the session. */
  readonly redeemLink: (
    hash: string,
    redeeming: SessionOpening & { readonly at: number },
  ) => Promise<Redeemed>;
  readonly withdrawLink: (hash: string) => Promise<void>;
};
