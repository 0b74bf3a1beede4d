import type { ClauseId, DelegationId } from "../ids.ts";
import type { PositionSubject } from "./position.ts";
import type { Logged } from "../signed.ts";

/** Until when, or what, something stays parked, as it was said. When it comes nothing happens by itself (rule Y7). */
export type ParkedUntil =
  /** ISO instant with its offset. */
  | { readonly instant: string; readonly meeting?: undefined; readonly clauseId?: undefined }
  | { readonly meeting: string; readonly instant?: undefined; readonly clauseId?: undefined }
  | { readonly clauseId: ClauseId; readonly instant?: undefined; readonly meeting?: undefined };

/** A clause or a proposal that the lead put aside for a while, so that the room can go on. */
export type Parked = Logged & {
  readonly subject: PositionSubject;
  readonly reason: string;
  readonly until: ParkedUntil | null;
  /** The delegation that reports back on it, where one was named. */
  readonly reportsBack: DelegationId | null;
};
