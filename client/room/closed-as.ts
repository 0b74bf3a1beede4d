import { CLOSE } from "../../shared/wire/protocol.ts";
import type { NotRead } from "./read-record.ts";
import type { RoomSnapshot } from "./room.ts";

/** The status of the page after a close for good; a refusal is none. */
export const CLOSED_AS: Readonly<Record<number, RoomSnapshot["status"]>> = {
  [CLOSE.signedOut]: "signedOut",
  [CLOSE.unknown]: "unknown",
  [CLOSE.reload]: "reload",
  [CLOSE.quarantined]: "quarantined",
  [CLOSE.crowded]: "crowded",
};

export function notReadAs({ status, reason }: NotRead): RoomSnapshot["status"] {
  if (reason === "quarantined") return "quarantined";
  if (status === 401) return "signedOut";
  return status === 404 ? "unknown" : "loading";
}
