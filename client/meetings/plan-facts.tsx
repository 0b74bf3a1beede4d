import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { MeetingPlan } from "../../shared/forum/meeting-plan.ts";
import { heldBy, mayHoldMeeting, mayPlanMeeting } from "../../shared/forum/meeting-rights.ts";
import { openOf } from "../../shared/forum/meeting.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useGroupLabel } from "../forum/use-meetings.ts";
import { Button } from "../ui/button.tsx";
import { comma } from "../i18n/list-signs.ts";

type PlanProps = { readonly plan: MeetingPlan };

/** Names the groups of a planned meeting by their topics, or the group of all. */
export function useGroupsLabel(): (groupIds: MeetingPlan["groupIds"]) => string {
  const groupWords = useGroupLabel();
  const open = useOpenGroups();
  return (groupIds) =>
    groupIds.length > 1 && open.every((id) => groupIds.includes(id))
      ? groupWords(null)
      : groupIds.map(groupWords).join(" · ");
}

const useOpenGroups = () =>
  useForum()
    .groups.filter(({ closedAt }) => closedAt === undefined)
    .map(({ id }) => id);

/** The place of a planned meeting, and those invited where they are not all. */
export function PlanWhere({ plan: { place, invited, zone } }: PlanProps) {
  const t = useTranslations("plan");
  const { symbolOf } = useDelegations();
  return (
    <>
      {place === "" ? null : <p dir="auto">{t("place", { place })}</p>}
      <p className="faint">
        {t("plannedIn", { zone })}{" "}
        {invited === "all"
          ? null
          : t("invitedOnly", { list: invited.delegations.map(symbolOf).join(comma()) })}
      </p>
    </>
  );
}

type PlanActsProps = PlanProps & {
  /** Absent on the page on how to join. */
  readonly onAsk?: (kind: "change" | "cancel") => void;
};

/** Acts on a planned meeting. Everybody joins it or adds it to a calendar; its planners open, change and cancel it. */
export function PlanActs({ plan, onAsk }: PlanActsProps) {
  const t = useTranslations("plan");
  const { me, openMeetings } = useForum();
  const ask = useForumCommand();
  const open = useOpenGroups();
  const { id: planId, name, link, groupIds } = plan;
  const { groupId, groupIds: several = [groupId] } = heldBy(groupIds, open);
  const mayOpen =
    mayHoldMeeting(me, groupId) === null && several.every((id) => openOf(openMeetings, id) === null);
  const mayChange = onAsk !== undefined && mayPlanMeeting(me, groupIds, open) === null;
  return (
    <div className="meeting-acts">
      {link === null ? null : (
        <a
          className="button main"
          href={link}
          target="_blank"
          rel="noreferrer"
          aria-label={t("joinName", { name })}
        >
          {t("join")}
        </a>
      )}
      {onAsk === undefined ? null : (
        <Link href={`/meetings/${planId}`} className="button" aria-label={t("howToName", { name })}>
          {t("howTo")}
        </Link>
      )}
      <a
        className="button"
        href={`/api/forum/meetings/${planId}.ics`}
        download=""
        aria-label={t("toCalendarName", { name })}
      >
        {t("toCalendar")}
      </a>
      {mayOpen ? (
        <Button
          aria-label={t("openNowName", { name })}
          onPress={() => void ask({ type: "openMeeting", planId }, t("opened"))}
        >
          {t("openNow")}
        </Button>
      ) : null}
      {mayChange ? (
        <>
          <Button aria-label={t("changeName", { name })} onPress={() => onAsk("change")}>
            {t("changeDo")}
          </Button>
          <Button aria-label={t("cancelName", { name })} onPress={() => onAsk("cancel")}>
            {t("cancelDo")}
          </Button>
        </>
      ) : null}
    </div>
  );
}
