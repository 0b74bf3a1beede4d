import type { DelegationId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Room } from "../room/room.ts";

export type Refused = { readonly refusal: Refusal };
export type Asker = {
  readonly room: Room;
  readonly participant: Participant;
  /** By the secretariat alone: the delegation whose file it brings in, on its word. */
  readonly on: DelegationId | null;
};
