import { CLOSE } from "../../shared/wire/protocol.ts";
import type { NotRead } from "./read-record.ts";
import type { RoomSnapshot } from "./room.ts";

/** A room that has no connection and does not look for one by itself. */
export type ClosedStatus = Exclude<RoomSnapshot["status"], "live" | "offline">;

/** The status of the page after a close for good; a refusal is none. */
export const CLOSED_AS: Readonly<Record<number, ClosedStatus>> = {
  [CLOSE.signedOut]: "signedOut",
  [CLOSE.unknown]: "unknown",
  [CLOSE.reload]: "reload",
  [CLOSE.quarantined]: "quarantined",
  [CLOSE.crowded]: "crowded",
};

export function notReadAs({ status, reason }: NotRead): ClosedStatus {
  if (reason === "quarantined") return "quarantined";
  if (status === 401) return "signedOut";
  return status === 404 ? "unknown" : "loading";
}
