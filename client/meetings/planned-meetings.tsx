import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { type MeetingPlan, plansAhead } from "../../shared/forum/meeting-plan.ts";
import { useForumClock } from "../time/use-forum-clock.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { useForum } from "../forum/use-forum.ts";
import { usePlans } from "../forum/use-meetings.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { CancelPlanDialog, PlanDialog } from "./load-meetings.ts";
import { PlanActs, PlanWhere, useGroupsLabel } from "./plan-facts.tsx";
import { usePlannable } from "./plannable.ts";

const LOOK_MS = 30_000;

type Asked = { readonly kind: "plan" } | { readonly kind: "change" | "cancel"; readonly plan: MeetingPlan };

/** Meetings that are planned, the next one first, and planning one (rules T30, T31). */
export function PlannedMeetings() {
  const { plansAhead: next } = useForum();
  const read = usePlans();
  const t = useTranslations("plan");
  const now = useForumClock(LOOK_MS);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  // The next ones are here with the forum; the others follow.
  const ahead = plansAhead(read.kind === "here" ? read.here : next, now);
  const mayPlan = usePlannable().length > 0;
  if (ahead.length === 0 && !mayPlan) return null;
  return (
    <section id="planned">
      <div className="heading-with-act">
        <h2>{t("heading")}</h2>
        {mayPlan ? <Button onPress={() => setAsked({ kind: "plan" })}>{t("planDo")}</Button> : null}
      </div>
      {asked?.kind === "plan" ? <PlanDialog plan={null} onClose={close} /> : null}
      {asked?.kind === "change" ? <PlanDialog plan={asked.plan} onClose={close} /> : null}
      {asked?.kind === "cancel" ? <CancelPlanDialog plan={asked.plan} onClose={close} /> : null}
      {ahead.length === 0 ? <Empty words={t("none")} /> : null}
      <ol className="meetings">
        {ahead.map((plan) => (
          <PlanLine key={plan.id} plan={plan} onAsk={setAsked} />
        ))}
      </ol>
    </section>
  );
}

type PlanLineProps = { readonly plan: MeetingPlan; readonly onAsk: (asked: Asked) => void };

function PlanLine({ plan, onAsk }: PlanLineProps) {
  const own = useOwnTime();
  const groupsWords = useGroupsLabel();
  return (
    <li>
      <h3>
        <Link href={`/meetings/${plan.id}`} dir="auto">
          {plan.name}
        </Link>
      </h3>
      <p>{own.span(plan.startsAt, plan.endsAt)}</p>
      <p className="quiet">{groupsWords(plan.groupIds)}</p>
      <PlanWhere plan={plan} />
      <PlanActs plan={plan} onAsk={(kind) => onAsk({ kind, plan })} />
    </li>
  );
}
