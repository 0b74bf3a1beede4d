import type { UserId } from "../ids.ts";
import type { Reason } from "../refusal.ts";

/** The ways by which a person signs in. */
export const SIGN_IN_WAYS = ["link", "mail", "code", "device", "openid", "passkey"] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];

export const DEVICE_KINDS = ["computer", "tablet", "phone", "program"] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** Tells the kind of device from the header `User-Agent`, and keeps nothing else of it. */
export function deviceKind(userAgent: string | undefined): DeviceKind {
  const agent = userAgent ?? "";
  if (!agent.startsWith("Mozilla/")) return "program";
  if (/iPad|Tablet|Android(?!.*Mobile)/u.test(agent)) return "tablet";
  return /Mobi|iPhone|Android/u.test(agent) ? "phone" : "computer";
}

/** Acts that stand in no event log, so the store keeps them for the secretariat (rule D18). */
export const NOTED_ACTS = [
  "signedIn",
  "signInFailed",
  "signedOut",
  "signInEnded",
  "sessionsEnded",
  "linkMade",
  "passkeyAdded",
  "passkeyRemoved",
  "accountConnected",
  "accountRemoved",
  "contactChanged",
  "mailBounced",
  "recordExported",
  "peopleExported",
  "inputsExported",
  "backupMade",
] as const;
export type NotedAct = (typeof NOTED_ACTS)[number];

/** One act as a part of the server notes it: ids and closed words alone. */
export type AuditNote = {
  readonly act: NotedAct;
  /** The person that it is about, where that is known. */
  readonly user?: UserId | null;
  /** The person who did it for another; null: the command line, or the server itself. */
  readonly by?: UserId | null;
  readonly way?: SignInWay;
  readonly device?: DeviceKind;
  /** Of a failure. */
  readonly reason?: Reason;
  /** Written in the log alone, as is the failed check of a sign-in. */
  readonly address?: string;
  readonly why?: string;
};
