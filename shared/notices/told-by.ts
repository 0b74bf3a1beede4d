import type { OpinionEvent } from "../events/event.ts";
import type { ClauseId, DelegationId } from "../ids.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { NoticeFor, NoticeKind, NoticeWho } from "./notice.ts";

/** One kind for several readers. */
export type Told = {
  readonly kind: NoticeKind;
  readonly to: readonly NoticeFor[];
  readonly who?: NoticeWho;
  readonly clauseId?: ClauseId | null;
  readonly about?: string;
  readonly more?: number;
};

export const ROOM: NoticeFor = { kind: "room" };
export const LEAD: NoticeFor = { kind: "lead" };
export const EVERYBODY: NoticeFor = { kind: "everybody" };
export const LEAD_AND_ROOM = [LEAD, ROOM];
export const toEach = (ids: readonly DelegationId[]): readonly NoticeFor[] =>
  [...new Set(ids)].map((delegationId) => ({ kind: "delegation", delegationId }));

/** The notices of one noun's events; null: the event is none of them. */
export type Teller = (event: OpinionEvent, before: Opinion) => readonly Told[] | null;
