import { applyEvent } from "../../shared/events/apply-event.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { ClauseId } from "../../shared/ids.ts";
import {
  type EventNotice,
  isNoticeFor,
  isRoomNoticeFor,
  nearest,
  type NoticeKind,
} from "../../shared/notices/notice.ts";
import { noticesOf } from "../../shared/notices/opinion-notices.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { HeardAct } from "./heard.ts";

/** Toasts say these aloud already. */
const SAID_BY_TOASTS: ReadonlySet<NoticeKind> = new Set([
  "objection",
  "objectionKept",
  "objectionEnded",
  "objectionClosed",
  "markEnded",
]);

type Seat = { readonly role: Participant["role"] | null } & Pick<Participant, "leads" | "delegationId">;

type Telling = {
  readonly me: Participant;
  readonly seatThen: (by: Entry["by"], forumSeq: number) => Seat;
  readonly sayNotice: (notice: EventNotice) => string;
  readonly sayEntry: (entry: Entry) => string;
};

/** Returns others' acts since an earlier state, each as the sentence of its notice, or else of the record. */
export function actsSince(
  then: Opinion,
  entries: readonly Entry[],
  { me, seatThen, sayNotice, sayEntry }: Telling,
): readonly HeardAct[] {
  let opinion = then;
  return entries.flatMap((entry): readonly HeardAct[] => {
    if (entry.seq <= then.seq) return [];
    const { role, leads, delegationId } = seatThen(entry.by, entry.forumSeq);
    const notices = noticesOf(entry, {
      before: opinion,
      actor: role === null ? null : { role, leads, delegationId },
    });
    opinion = applyEvent(opinion, entry);
    if (entry.by === me.id) return [];
    const own = nearest(notices.filter((one) => isNoticeFor(one, me) || isRoomNoticeFor(one, me)));
    if (own !== undefined && SAID_BY_TOASTS.has(own.kind)) return [];
    const inEntry: ClauseId | null = "clauseId" in entry ? (entry.clauseId ?? null) : null;
    const clauseId = own?.clauseId ?? notices[0]?.clauseId ?? inEntry;
    const isOwn = own !== undefined && isNoticeFor(own, me);
    return [{ sentence: own === undefined ? sayEntry(entry) : sayNotice(own), clauseId, isOwn }];
  });
}
