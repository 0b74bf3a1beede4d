import { z } from "zod";
import { DAY_MS, SECOND_MS } from "../../shared/durations.ts";
import { NOTICE_MAIL_MS } from "../../shared/door-limits.ts";
import type { Entry } from "../../shared/events/event.ts";
import { TAKE_BACK_MS, TAKE_BACK_WAY_MS, TIMETABLE_WAIT_MS_MAX } from "../../shared/limits.ts";
import { isRoomNoticeFor, nearest, type NoticeKind } from "../../shared/notices/notice.ts";
import { forumNoticePage } from "../../shared/notices/notice-page.ts";
import type { PlacedNotice } from "../../shared/notices/told-notice.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { MEETING_MAIL_KINDS } from "./meeting-mails.ts";
import { inLanguage, type ReportLanguage } from "../../shared/text/localized.ts";
import { wallTime } from "../../shared/timetable/timetable.ts";
import { dayOf } from "../board/days.ts";
import { readEventLog } from "../store/read-event-log.ts";
import { mailWishesOf } from "../mail/mail-choices.ts";
import type { MailItem } from "../mail/mail-kinds.ts";
import type { Concord } from "../setup/concord.ts";

const READ_AT_ONCE = 200;
/** The hour of the daily digest at the forum's seat. */
const DIGEST_HOUR = "07:00:00";

/**
 * Notices behind `done` are still to be mailed. `until`: the mails up to there are being queued. A crash in between
 * goes on with the same two places, and so with the same keys (rule A49).
 */
const placeSchema = z.strictObject({ done: z.number(), until: z.number().nullable(), day: z.string() });
type Place = z.output<typeof placeSchema>;
/** A position that stands no more is its own delegation's alone (rule Q4): a mail names nobody beside it. */
const MAY_BE_PAST: ReadonlySet<NoticeKind> = new Set(["objection", "objectionKept", "objectionEnded"]);

/** Until then a decision can be taken back (rule C49); a little more for its way to the disk. */
const HELD_MS = TAKE_BACK_MS + TAKE_BACK_WAY_MS + 3 * SECOND_MS;

type Which = "mailedNow" | "mailedDaily";

type Parts = Pick<Concord, "store" | "forum" | "inboxes" | "mail" | "address"> & {
  /** The forum's clock, by which events have their instants. */
  readonly clock: Pick<Concord["clock"], "now">;
  readonly log: (line: string) => void;
  readonly waitMs?: number;
  /** The time of the day, for tests. */
  readonly wallClock?: () => number;
};

/** Queues mails from the notices: soon for those who want them at once, and a digest each morning (rule A49). */
export function openNoticeMails(parts: Parts): { readonly close: () => Promise<void> } {
  const { inboxes, log, forum, waitMs = NOTICE_MAIL_MS, wallClock = Date.now } = parts;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let morning: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<void> = Promise.resolve();
  let isClosed = false;
  const run = (what: () => Promise<void>): void => {
    turn = turn.then(what).catch((error: unknown) => log(`notices by mail: ${String(error)}`));
  };
  const mailNow = async (): Promise<void> => {
    if ((await mailWindow(parts, "mailedNow", "")) === "more") mailLater();
  };
  const look = async (): Promise<void> => {
    const now = wallClock();
    const { timeZone } = forum.preset();
    const today = dayOf(now, timeZone);
    const at = wallTime(today, DIGEST_HOUR, timeZone);
    if (now >= at) await mailWindow(parts, "mailedDaily", today);
    if (isClosed) return;
    const next = now < at ? at : wallTime(dayOf(now + DAY_MS, timeZone), DIGEST_HOUR, timeZone);
    morning = setTimeout(() => run(look), Math.min(next - now, TIMETABLE_WAIT_MS_MAX));
  };
  // A lively meeting makes one mail of many notices.
  const mailLater = (): void => {
    if (isClosed) return;
    soon ??= setTimeout(() => {
      soon = undefined;
      run(mailNow);
    }, waitMs);
  };
  inboxes.onNotices(mailLater);
  run(mailNow);
  run(look);
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(soon);
      clearTimeout(morning);
      await turn;
      clearTimeout(morning);
    },
  };
}

/**
 * Queues what is behind the last place; of a day's digest once a day. A decision that can still be taken back waits, and
 * all behind it; of one that was taken back, no mail says anything (rule A49). Returns "more" if something waits.
 */
async function mailWindow(parts: Parts, which: Which, day: string): Promise<"more" | "done"> {
  const { store, clock } = parts;
  const stored = await store.meta(which);
  const save = (place: Place): Promise<void> => store.saveMeta(which, JSON.stringify(place));
  const newest = await store.newestNotice();
  // Mail begins with what comes: nobody gets the past of a forum.
  if (stored === null) {
    await save({ done: newest, until: null, day });
    return "done";
  }
  const place = placeSchema.parse(JSON.parse(stored));
  if (place.until === null && day !== "" && place.day === day) return "done";
  const notices = await readNotices(store, place.done, newest);
  const isFresh = ({ at }: PlacedNotice): boolean => at > clock.now() - HELD_MS;
  const until = place.until ?? (notices.find(isFresh)?.n ?? newest + 1) - 1;
  if (until > place.done) {
    await save({ ...place, until });
    const told = await withoutTakenBack(store, notices);
    await queueWindow(parts, which, { done: place.done, notices: told.filter(({ n }) => n <= until) });
  }
  await save({ done: until, until: null, day });
  return until < newest ? "more" : "done";
}

async function queueWindow(
  parts: Parts,
  which: Which,
  { done, notices: fresh }: { readonly done: number; readonly notices: readonly PlacedNotice[] },
): Promise<void> {
  const { store, forum, mail } = parts;
  const events = [...Map.groupBy(fresh, eventOf).values()];
  for (const { user, email } of await store.contacts()) {
    const reader = email === "" ? null : forum.participant(user);
    if (reader === null) continue;
    const notices = await noticesFor(parts, which, { reader, events });
    if (notices.length === 0) continue;
    const language = await mail.languageOf(user);
    const items = notices.map((notice) => itemOf(notice, language, parts));
    const told = { key: `${which}/${user}/${done}`, to: { user }, language } as const;
    const first = notices[0]!;
    await mail.queue(
      which === "mailedNow"
        ? { ...told, kind: "notice", values: { items } }
        : {
            ...told,
            kind: "digest",
            values: { day: dayOf(first.at, forum.preset().timeZone), items },
          },
    );
  }
}

const eventOf = ({ opinionId, seq }: PlacedNotice): string => `${opinionId ?? ""} ${seq}`;

async function readNotices(
  store: Parts["store"],
  done: number,
  until: number,
): Promise<readonly PlacedNotice[]> {
  const all: PlacedNotice[] = [];
  for (let after = done; after < until;) {
    const read = await store.noticesSince(after, READ_AT_ONCE);
    if (read.length === 0) break;
    all.push(...read.filter(({ n, kind }) => n <= until && !MEETING_MAIL_KINDS.has(kind)));
    after = read.at(-1)!.n;
  }
  return all;
}

/** Leaves out decisions that were taken back, and that they were: nobody got a mail of one. */
async function withoutTakenBack(
  store: Parts["store"],
  notices: readonly PlacedNotice[],
): Promise<readonly PlacedNotice[]> {
  const gone = new Set<string>();
  const events = notices.filter(({ kind, opinionId }) => kind === "takenBack" && opinionId !== null);
  for (const [one] of Map.groupBy(events, eventOf).values()) {
    const { opinionId, seq } = one!;
    const [entry] = await readEventLog<Entry>(store, opinionId!, {
      after: seq - 1,
      limit: 1,
      may: () => true,
    });
    if (entry?.type !== "takenBack") continue;
    for (let n = entry.first; n <= entry.last; n++) gone.add(`${opinionId} ${n}`);
  }
  return notices.filter((one) => one.kind !== "takenBack" && !gone.has(eventOf(one)));
}

/** Returns one notice an event: what concerns this person, and in a digest the news of groups that they follow. */
async function noticesFor(
  { store, inboxes }: Parts,
  which: Which,
  { reader, events }: { readonly reader: Participant; readonly events: readonly (readonly PlacedNotice[])[] },
): Promise<readonly PlacedNotice[]> {
  const { concerns, followed } = await mailWishesOf(store, reader.id);
  const own = concerns === (which === "mailedNow" ? "now" : "daily");
  const isFollowed = ({ groupId }: PlacedNotice): boolean =>
    which === "mailedDaily" && groupId !== null && followed.includes(groupId);
  return events.flatMap((notices) => {
    const concerning = own ? nearest(notices.filter((one) => inboxes.isFor(one, reader))) : undefined;
    if (concerning !== undefined) return [concerning];
    const told = notices.find(
      (one) => one.by !== reader.id && isFollowed(one) && isRoomNoticeFor(one, reader),
    );
    return told === undefined ? [] : [told];
  });
}

/** A notice that not all of its group may read says nothing but that there is something (rule A46). */
function itemOf(notice: PlacedNotice, language: ReportLanguage, { forum, address }: Parts): MailItem {
  const { opinionId, groupId, clause, kind, who, readers } = notice;
  const group = forum.preset().groups.find(({ id }) => id === groupId);
  const page = opinionId === null ? (forumNoticePage(notice) ?? "/") : `/opinions/${opinionId}`;
  const link = `${address()}${page}`;
  const place = group === undefined ? {} : { group: inLanguage(group.topic, language) };
  if (readers !== undefined) return { what: "yourDelegation", ...place, link };
  const by = MAY_BE_PAST.has(kind) ? undefined : who?.delegationId;
  const symbol = forum.forum().delegations.find(({ id }) => id === by)?.symbol;
  return {
    what: kind,
    ...place,
    ...(clause === null || clause.number === "" ? {} : { clause: clause.number }),
    ...(symbol === undefined ? {} : { who: symbol }),
    link: clause === null ? link : `${link}?clause=${clause.id}`,
  };
}
