import type { ReportLanguage } from "../../shared/text/localized.ts";
import { z } from "zod";
import { eventsOfPlan, isInvited, type MeetingPlan, planFor } from "../../shared/forum/meeting-plan.ts";
import { isNoticeFor, type NoticeKind } from "../../shared/notices/notice.ts";
import type { PlacedNotice } from "../../shared/notices/told-notice.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { clauseNamesOf } from "../../shared/report/opinion-text.ts";
import { planUid } from "../calendar/planned-meeting.ts";
import { mailWishesOf } from "../mail/mail-choices.ts";
import type { MailedMeeting } from "../mail/mail-kinds.ts";
import { viewOrClosed } from "../room/closed-opinion.ts";
import type { Concord } from "../setup/concord.ts";
import { commaIn } from "../../shared/text/list-signs.ts";

const READ_AT_ONCE = 200;
/** Notices up to here have been turned into mails. */
const placeSchema = z.number();

/** Notices of planned meetings: they have mails of their own, with the meeting for calendars. */
export const MEETING_MAIL_KINDS: ReadonlySet<NoticeKind> = new Set([
  "meetingPlanned",
  "meetingPlanChanged",
  "meetingCancelled",
  "meetingSoon",
]);

type Parts = Pick<Concord, "store" | "forum" | "rooms" | "inboxes" | "mail" | "address"> & {
  readonly log: (line: string) => void;
};

/**
 * Queues a mail for each person who got a notice of a planned meeting, at once. A crash in between goes on with the same
 * place, and so with the same keys (rule T32).
 */
export function openMeetingMails(parts: Parts): { readonly close: () => Promise<void> } {
  const { inboxes, log } = parts;
  let turn: Promise<void> = Promise.resolve();
  let isClosed = false;
  const look = (): void => {
    if (isClosed) return;
    turn = turn
      .then(() => mailNew(parts))
      .catch((error: unknown) => log(`meetings by mail: ${String(error)}`));
  };
  inboxes.onNotices(look);
  look();
  return {
    close: async () => {
      isClosed = true;
      await turn;
    },
  };
}

async function mailNew(parts: Parts): Promise<void> {
  const { store } = parts;
  const stored = await store.meta("mailedMeetings");
  // Mail begins with what comes: nobody gets the past of a forum.
  let done = stored === null ? await store.newestNotice() : placeSchema.parse(JSON.parse(stored));
  if (stored === null) await store.saveMeta("mailedMeetings", JSON.stringify(done));
  for (;;) {
    const read = await store.noticesSince(done, READ_AT_ONCE);
    if (read.length === 0) return;
    // Notices of one event are stored in one step: some of them may stand in the next page, under the same keys.
    const own = read.filter(({ kind }) => MEETING_MAIL_KINDS.has(kind));
    for (const notices of Map.groupBy(own, ({ seq }) => seq).values()) await mailEvent(parts, notices);
    done = read.at(-1)!.n;
    await store.saveMeta("mailedMeetings", JSON.stringify(done));
  }
}

async function mailEvent(parts: Parts, notices: readonly PlacedNotice[]): Promise<void> {
  const { store, forum, rooms, mail } = parts;
  const agendas = new Map<ReportLanguage, Awaited<ReturnType<typeof agendaOf>>>();
  const [{ seq, by }] = notices as [PlacedNotice];
  const plan = forum.forum().plans.find((one) => eventsOfPlan(one).includes(seq));
  if (plan === undefined) return;
  for (const { user, email } of await store.contacts()) {
    const reader = email === "" ? null : forum.participant(user);
    if (reader === null) continue;
    // The person who planned it needs it in their calendar, too.
    if (reader.id !== by && !notices.some((one) => isNoticeFor(one, reader))) continue;
    if ((await mailWishesOf(store, user)).concerns === "never") continue;
    const language = await mail.languageOf(user);
    const agenda = agendas.get(language) ?? (await agendaOf(plan, { rooms, language }));
    agendas.set(language, agenda);
    const values = mailedMeeting(plan, { seq, reader, address: parts.address(), agenda });
    await mail.queue({
      key: `meeting/${user}/${seq}`,
      to: { user },
      language,
      kind: values.word === "day" || values.word === "halfHour" ? "meetingSoon" : "meeting",
      values,
    });
  }
}

/** Opinions by number and paragraphs by name: no mail has more of a text (rule A46). One that cannot be read is left out. */
async function agendaOf(
  { agenda }: MeetingPlan,
  { rooms, language }: Pick<Parts, "rooms"> & { readonly language: ReportLanguage },
): Promise<NonNullable<MailedMeeting["agenda"]>> {
  const lines: NonNullable<MailedMeeting["agenda"]>[number][] = [];
  for (const { opinionId, clauseIds, note } of agenda) {
    const view = await viewOrClosed(rooms, opinionId);
    if (view === null || view === "quarantined") continue;
    const names = clauseNamesOf(view.document, language);
    const clauses = clauseIds.flatMap((id) => names.get(id) ?? []).join(commaIn(language));
    lines.push({ number: view.document.number, clauses, note });
  }
  return lines;
}

/** The plan as it stands by now: of two quick changes, both mails tell the later. */
function mailedMeeting(
  plan: MeetingPlan,
  {
    seq,
    reader,
    address,
    agenda,
  }: {
    readonly seq: number;
    readonly reader: Participant;
    readonly address: string;
    readonly agenda: NonNullable<MailedMeeting["agenda"]>;
  },
): MailedMeeting {
  const { id, sequence, name, startsAt, endsAt, zone, cancelled, changes, planned } = plan;
  const { place, link } = planFor(plan, reader);
  const reminder = plan.reminded.find((one) => one.seq === seq);
  const word =
    cancelled !== null
      ? "cancelled"
      : !isInvited(plan, reader)
        ? "leftOut"
        : (reminder?.ahead ?? (seq === planned.seq ? "planned" : "changed"));
  const last = cancelled ?? changes.at(-1);
  return {
    word,
    uid: planUid(plan, address),
    sequence,
    changedAt: (last ?? planned).at,
    name,
    startsAt,
    endsAt,
    zone,
    place,
    link,
    agenda,
    reason: reminder === undefined ? (last?.reason ?? "") : "",
    page: `${address}/meetings/${id}`,
  };
}
