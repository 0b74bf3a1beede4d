import { asReportLanguage } from "../../shared/text/localized.ts";
import type { Context, Hono } from "hono";
import { HOUR_MS } from "../../shared/durations.ts";
import { CALENDAR_PERSONS_MAX, CALENDAR_READS_AN_HOUR_MAX } from "../../shared/door-limits.ts";
import { planFor } from "../../shared/forum/meeting-plan.ts";
import { type GroupId, groupId, meetingPlanId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { calendarFile } from "../calendar/calendar-file.ts";
import { personCalendar } from "../calendar/person-calendar.ts";
import { plannedMeeting } from "../calendar/planned-meeting.ts";
import { type CalendarFeeds, openCalendarFeeds } from "../forum/calendar-feeds.ts";
import { secretHash } from "../forum/secrets.ts";
import { openTries } from "../forum/tries.ts";
import { mailWishesOf } from "../mail/mail-choices.ts";
import type { ForumParts } from "../setup/parts.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import type { AddressOf } from "./address-of.ts";
import { openFailedSignIns } from "./failed-sign-ins.ts";

type Parts = Pick<ForumParts, "store" | "forum" | "clock" | "address">;

const TYPE = "text/calendar; charset=utf-8";
const NO_FEED = { reason: "notBuilt", message: "There is nothing at this address." } as const;

/** A planned meeting as a file, and each person's secret address of their own calendar (rule T33). */
export function calendarRoutes(app: Hono<SignedIn>, { store, forum, clock, address }: Parts): void {
  const feeds = openCalendarFeeds(store);
  app.get("/api/forum/meetings/:file{[0-9A-Z]+\\.ics}", (c) => {
    const id = meetingPlanId(c.req.param("file").slice(0, -".ics".length));
    const found = forum.forum().plans.find((one) => one.id === id);
    if (found === undefined)
      return refusalAnswer(c, { reason: "noSuchMeeting", message: "There is no such planned meeting." });
    const plan = planFor(found, c.get("participant"));
    const agenda = plan.agenda.flatMap(({ note }) => note || []);
    const event = plannedMeeting(plan, { address: address(), agenda });
    c.header("content-disposition", 'attachment; filename="meeting.ics"');
    c.header("cache-control", "no-store");
    return c.body(calendarFile([event], { method: "PUBLISH", name: plan.name }), 200, {
      "content-type": TYPE,
    });
  });
  app.get("/api/calendar", async (c) => c.json({ madeAt: await feeds.madeAt(c.get("user")) }));
  app.post("/api/calendar", async (c) => {
    const token = await feeds.make(c.get("user"), clock.now());
    c.header("cache-control", "no-store");
    return c.json({ address: `${address()}/calendar/${token}.ics` });
  });
  app.delete("/api/calendar", async (c) => {
    await feeds.revoke(c.get("user"));
    return c.body(null, 204);
  });
}

/** The calendar of a person at its secret address, without signing in: calendar programs cannot. */
export function calendarFeedRoutes(
  app: Hono<SignedIn>,
  { store, forum, clock, address, addressOf }: Parts & { readonly addressOf: AddressOf },
): void {
  const feeds: Pick<CalendarFeeds, "personOf"> = openCalendarFeeds(store);
  const failed = openFailedSignIns();
  const reads = openTries({
    max: CALENDAR_READS_AN_HOUR_MAX,
    perMs: HOUR_MS,
    keysMax: CALENDAR_PERSONS_MAX,
  });
  const tooMany = (c: Context, seconds: number): Response => {
    c.header("retry-after", String(seconds));
    return refusalAnswer(c, { reason: "tooMany", message: "Too many requests: wait a while." });
  };
  app.get("/calendar/:file", async (c) => {
    c.header("cache-control", "private, no-cache");
    c.header("referrer-policy", "no-referrer");
    const token = c.req.param("file").replace(/\.ics$/, "");
    const user = await feeds.personOf(token);
    const reader = user === null ? null : forum.participant(user);
    if (reader === null) {
      const wait = failed.note(addressOf(c));
      return wait === null ? refusalAnswer(c, NO_FEED) : tooMany(c, wait);
    }
    if (!reads.take(reader.id)) return tooMany(c, HOUR_MS / 1000);
    const wishes = await mailWishesOf(store, reader.id);
    const { shortName, timeZone, groups } = forum.preset();
    const language = asReportLanguage(wishes.language, forum.preset().language);
    const events = personCalendar(reader, {
      groups: ownGroups(reader, wishes.followed, groups),
      forum: forum.forum(),
      timetable: forum.timetable(),
      timeZone,
      address: address(),
      now: clock.now(),
      language,
    });
    const file = calendarFile(events, { method: "PUBLISH", name: shortName });
    const tag = `"${secretHash(file).slice(0, 32)}"`;
    c.header("etag", tag);
    if (c.req.header("if-none-match")?.includes(tag) === true) return c.body(null, 304);
    return c.body(file, 200, { "content-type": TYPE });
  });
}

/** Groups that a person leads, else those whose news they follow by mail, else all. */
const ownGroups = (
  { leads }: Participant,
  followed: readonly GroupId[],
  groups: readonly { readonly id: string }[],
): readonly GroupId[] =>
  leads.length > 0 ? leads : followed.length > 0 ? followed : groups.map(({ id }) => groupId(id));
