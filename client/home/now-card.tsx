import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { MINUTE_MS } from "../../shared/durations.ts";
import type { Table } from "../../shared/forum/meeting-live.ts";
import { plansAhead } from "../../shared/forum/meeting-plan.ts";
import type { GroupId } from "../../shared/ids.ts";
import { useMeetingsNow } from "../forum/meeting-now.ts";
import { firstOpinion } from "../forum/first-opinion.ts";
import { useForum } from "../forum/use-forum.ts";
import { useGroupLabel, useOpenable } from "../forum/use-meetings.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useAnd } from "../i18n/use-and.ts";
import { OpenMeetingDialog } from "../meetings/load-meetings.ts";
import { useForumClock } from "../time/use-forum-clock.ts";
import { Button } from "../ui/button.tsx";
import { isForumEmpty, StartHere } from "./start-here.tsx";
import { useClauseName } from "./use-clause-name.ts";

const LOOK_MS = 15_000;

type Meets = {
  readonly id: string;
  readonly name: string;
  readonly groupId: GroupId | null;
  readonly groupIds?: readonly GroupId[];
  readonly openedAt: number;
  readonly endsAt: number | null;
  readonly table: Table | null;
  readonly suspended: { readonly reason: string } | null;
  readonly attending: readonly unknown[];
};

/** Open meetings: as the last message tells them, until then as the forum has them. */
function useOpenMeetings(): readonly Meets[] {
  const { openMeetings, me } = useForum();
  const now = useMeetingsNow();
  const all: readonly Meets[] =
    now ??
    openMeetings.map(({ opened, endsAt = null, ...one }) => ({
      ...one,
      openedAt: opened.at,
      endsAt,
      table: null,
      suspended: null,
    }));
  const isOwn = ({ groupId, groupIds = [] }: Meets): boolean =>
    (groupId !== null && me.leads.includes(groupId)) || groupIds.some((id) => me.leads.includes(id));
  return all.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
}

/** Offers the way into each open meeting, or back to the text if none is open. */
export function NowCard() {
  const t = useTranslations("home.now");
  const forum = useForum();
  const meetings = useOpenMeetings();
  return (
    <section className={meetings.length === 0 ? "home-card" : "home-card meets"} aria-label={t("label")}>
      {meetings.length === 0 ? (
        isForumEmpty(forum) ? (
          <StartHere />
        ) : (
          <NoMeeting />
        )
      ) : (
        meetings.map((one, i) => <MeetsNow key={one.id} meeting={one} isFirst={i === 0} />)
      )}
    </section>
  );
}

function MeetsNow({ meeting, isFirst }: { readonly meeting: Meets; readonly isFirst: boolean }) {
  const t = useTranslations("home.now");
  const say = useTranslations("inMeeting");
  const own = useOwnTime();
  const clock = useForumClock(LOOK_MS);
  const groupWords = useGroupLabel();
  const and = useAnd();
  const { name, groupId, groupIds, openedAt, endsAt, table, suspended, attending } = meeting;
  const clause = useClauseName(table);
  const address = useMeetingAddress(meeting);
  const left = endsAt === null ? null : Math.ceil((endsAt - clock) / MINUTE_MS);
  const time =
    left === null
      ? say("since", { at: own.at(openedAt) })
      : left >= 0
        ? say("left", { minutes: left })
        : say("over", { minutes: -left });
  const what = groupIds === undefined ? groupWords(groupId) : and(groupIds.map(groupWords));
  return (
    <div className="home-meets">
      <h2>
        <span className="meeting-live" aria-hidden="true" />
        {t("meets", { what })}
      </h2>
      <p className="quiet">
        {[
          name,
          ...(suspended === null ? [] : [say("suspended", { reason: suspended.reason })]),
          ...(clause === null || suspended !== null ? [] : [`${say("onTable")} ${clause}`]),
          time,
          ...(attending.length === 0 ? [] : [say("present", { n: attending.length })]),
        ].join(" · ")}
      </p>
      {address === null ? null : (
        <Link
          href={address}
          className={isFirst ? "button main" : "button"}
          aria-label={t("joinName", { name })}
        >
          {t("join")}
        </Link>
      )}
    </div>
  );
}

/** The table of a meeting, else the first text that it is about. */
function useMeetingAddress({ groupId, groupIds, table }: Meets): string | null {
  const forum = useForum();
  if (table !== null) {
    const clause = table.clauseId === null ? "" : `?clause=${table.clauseId}`;
    return `/opinions/${table.opinionId}${clause}`;
  }
  const of = groupIds ?? (groupId === null ? null : [groupId]);
  const own = forum.groups.find(({ id, opinions }) => of?.includes(id) === true && opinions.length > 0);
  const id = own?.opinions[0]?.id ?? firstOpinion(forum);
  return id === null ? null : `/opinions/${id}`;
}

function NoMeeting() {
  const t = useTranslations("home.now");
  const meeting = useTranslations("inMeeting");
  const forum = useForum();
  const own = useOwnTime();
  const now = useForumClock(LOOK_MS);
  const groups = useOpenable();
  const [isAsked, setAsked] = useState(false);
  const [next] = plansAhead(forum.plansAhead, now);
  const id = firstOpinion(forum);
  const opinion = forum.groups.flatMap(({ opinions }) => opinions).find((one) => one.id === id);
  return (
    <div className="home-meets">
      <h2>{t("none")}</h2>
      <p className="quiet">
        {next === undefined ? t("noneNext") : t("next", { name: next.name, at: own.at(next.startsAt) })}
      </p>
      <p className="home-acts">
        {opinion === undefined ? null : (
          <Link href={`/opinions/${opinion.id}`} className="button main">
            {t("go", { number: opinion.number })}
          </Link>
        )}
        {groups.length === 0 || forum.rules.closed ? null : (
          <Button onPress={() => setAsked(true)}>{meeting("openDo")}</Button>
        )}
      </p>
      {isAsked ? <OpenMeetingDialog groups={groups} onClose={() => setAsked(false)} /> : null}
    </div>
  );
}
