import type { Context } from "hono";
import type { UserId } from "../../shared/ids.ts";
import type { Reason } from "../../shared/refusal.ts";
import type { ForumParts } from "../setup/parts.ts";
import type { Settings } from "../setup/settings.ts";
import type { AddressOf } from "./address-of.ts";
import type { LetIn } from "./let-in.ts";
import type { SignInLog } from "./sign-in-log.ts";

export type GivenParts = Pick<
  ForumParts,
  "people" | "forum" | "rooms" | "store" | "audit" | "mail" | "address"
> & {
  readonly settings: Settings;
  readonly log: (line: string) => void;
  readonly signIns: SignInLog;
  /** Seconds to wait for an answer of the provider, where it is not the usual time. */
  readonly providerWaitS?: number;
};

/** Parts of each way in beside links. */
export type EntryParts = GivenParts & {
  readonly addressOf: AddressOf;
  readonly letIn: LetIn;
  /** Logs and counts a failed sign-in; gives the seconds to wait where there were too many. */
  readonly noteFailure: (
    c: Context,
    failed: { readonly reason: Reason; readonly why: string; readonly user?: UserId },
  ) => number | null;
};
