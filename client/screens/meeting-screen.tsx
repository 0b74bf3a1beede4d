import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { isInvited, isPlanNamed, type MeetingPlan } from "../../shared/forum/meeting-plan.ts";
import { usePlans } from "../forum/use-meetings.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { DeviceTest } from "../meetings/device-test.tsx";
import { PlanAgenda } from "../meetings/plan-agenda.tsx";
import { PlanActs, PlanWhere, useGroupsLabel } from "../meetings/plan-facts.tsx";
import { SidePage } from "../shell/side-page.tsx";
import { useForumClock } from "../time/use-forum-clock.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";

const LOOK_MS = 30_000;
const STEPS = ["sign", "read", "call", "speak", "offline"] as const;

/** How to join a planned meeting: when, where, its agenda, what to prepare, and a try of the device (rule T34). */
export function MeetingScreen({ id }: { readonly id: string }) {
  const t = useTranslations("plan");
  const meeting = useTranslations("meeting");
  const read = usePlans();
  const plan = read.kind === "here" ? read.here.find((one) => isPlanNamed(one, id)) : undefined;
  return (
    <SidePage heading={t("howTo")}>
      {read.kind === "loading" ? <Busy words={t("screen.loading")} /> : null}
      {read.kind === "failed" ? (
        <>
          <p className="warning" role="alert">
            {meeting("failed")}
          </p>
          <Button onPress={read.again}>{meeting("again")}</Button>
        </>
      ) : null}
      {read.kind === "here" && plan === undefined ? <p>{t("screen.noSuch")}</p> : null}
      {plan === undefined ? null : <HowToJoin plan={plan} />}
      <p>
        <Link href="/timetable">{t("screen.all")}</Link>
      </p>
    </SidePage>
  );
}

function HowToJoin({ plan }: { readonly plan: MeetingPlan }) {
  const t = useTranslations("plan");
  const own = useOwnTime();
  const groupsWords = useGroupsLabel();
  const { me, openMeetings } = useForum();
  const now = useForumClock(LOOK_MS);
  const { name, groupIds, startsAt, endsAt, place, link, agenda, cancelled, changes } = plan;
  const changed = changes.at(-1);
  const isAhead = cancelled === null && endsAt > now;
  return (
    <>
      <h1 dir="auto">{name}</h1>
      <p className="quiet">{groupsWords(groupIds)}</p>
      {cancelled === null ? null : (
        <p className="warning">{t("cancelled", { at: own.at(cancelled.at), reason: cancelled.reason })}</p>
      )}
      {cancelled === null && changed !== undefined ? (
        <p className="quiet">{t("changed", { at: own.at(changed.at), reason: changed.reason })}</p>
      ) : null}
      {openMeetings.some(({ planId }) => planId === plan.id) ? <p>{t("screen.isOpen")}</p> : null}
      {cancelled === null && !isAhead ? <p>{t("screen.over")}</p> : null}
      <section>
        <h2>{t("screen.when")}</h2>
        <p>{own.span(startsAt, endsAt)}</p>
      </section>
      <section>
        <h2>{t("screen.where")}</h2>
        {place === "" && link === null ? (
          <p>{t(isInvited(plan, me) ? "screen.noPlace" : "screen.notInvited")}</p>
        ) : null}
        <PlanWhere plan={plan} />
        {place !== "" && link === null ? <p className="quiet">{t("screen.placeOnly")}</p> : null}
        {isAhead ? <PlanActs plan={plan} /> : null}
      </section>
      <PlanAgenda agenda={agenda} />
      <section>
        <h2>{t("screen.prepare")}</h2>
        <ul className="marked-list">
          {STEPS.map((step) => (
            <li key={step}>{t(`screen.steps.${step}`)}</li>
          ))}
        </ul>
      </section>
      <DeviceTest />
    </>
  );
}
