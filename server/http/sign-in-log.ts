import type { UserId } from "../../shared/ids.ts";
import type { DeviceKind, SignInWay } from "../../shared/people/audit.ts";
import type { Reason } from "../../shared/refusal.ts";
import type { Audit } from "../audit/audit.ts";

type Failure = {
  readonly reason: Reason;
  readonly address: string;
  /** The person of the link, if known. */
  readonly user?: UserId;
  /** The failed check, in words without secrets. */
  readonly why?: string;
};

/** Tells log and audit of each sign-in and sign-out (rule A10): ids and addresses, never a link or a name. */
export type SignInLog = {
  readonly signedIn: (
    user: UserId,
    address: string,
    by?: { readonly way?: SignInWay; readonly device?: DeviceKind },
  ) => void;
  readonly signedOut: (user: UserId, address: string) => void;
  readonly failed: (failure: Failure) => void;
};

export const openSignInLog = ({ note }: Pick<Audit, "note">): SignInLog => ({
  signedIn: (user, address, { way = "link", ...device } = {}) =>
    note({ act: "signedIn", user, address, way, ...device }),
  signedOut: (user, address) => note({ act: "signedOut", user, address }),
  failed: (failure) => note({ act: "signInFailed", ...failure }),
});
