import { type GroupId, groupId, meetingPlanId, type NewId } from "../ids.ts";
import { MEETING_LENGTH_MS_MAX, MEETING_PLAN_CHANGES_MAX, MEETING_PLANS_MAX } from "../meeting-limits.ts";
import type { Participant } from "../people/participant.ts";
import type { Preset } from "../presets/preset.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum, ForumDecided } from "./forum.ts";
import { type MeetingPlan, planEvents, type PlannedMeeting } from "./meeting-plan.ts";
import { mayPlanMeeting } from "./meeting-rights.ts";

type Ask<Type extends ForumCommand["type"]> = Extract<ForumCommand, { type: Type }>;
type PlanCommand = Ask<"planMeeting" | "changePlan" | "cancelMeeting">;
type Refused = { readonly refusal: Refusal };

type Context = {
  readonly actor: Participant | null;
  readonly newId: NewId;
  readonly preset: Preset;
  readonly at: number;
};

/** Plans a meeting, changes its plan or cancels it (rules T30, T31). */
export function planMeeting(forum: Forum, command: PlanCommand, context: Context): ForumDecided {
  const { newId, at } = context;
  if (command.type === "planMeeting") {
    const plan = plannedIn(forum, command, context);
    if ("refusal" in plan) return plan;
    const same = forum.plans.filter((one) => sameGroups(one.groupIds, plan.groupIds));
    if (same.length >= MEETING_PLANS_MAX) {
      return refuse("tooManyMeetings", `A group plans ${MEETING_PLANS_MAX} meetings at most.`, {
        max: MEETING_PLANS_MAX,
      });
    }
    return { events: planEvents({ type: "meetingPlanned", plan: { id: meetingPlanId(newId()), ...plan } }) };
  }
  const was = planIn(forum, command.planId);
  if ("refusal" in was) return was;
  const refused = rightRefusal(was.groupIds, context) ?? stateRefusal(was, command, at);
  if (refused !== null) return { refusal: refused };
  if (command.type === "cancelMeeting") {
    return { events: [{ type: "meetingCancelled", planId: was.id, reason: command.reason }] };
  }
  if (was.changes.length >= MEETING_PLAN_CHANGES_MAX) {
    return refuse("tooMany", `A plan is changed ${MEETING_PLAN_CHANGES_MAX} times at most.`, {
      max: MEETING_PLAN_CHANGES_MAX,
    });
  }
  const plan = plannedIn(forum, command, context);
  if ("refusal" in plan) return plan;
  if (JSON.stringify(plan) === JSON.stringify(saidBy(was))) {
    return refuse("nothingToDo", "The plan reads like this already.");
  }
  const { reason = "" } = command;
  return { events: planEvents({ type: "meetingPlanChanged", plan: { id: was.id, ...plan }, reason }) };
}

export const planIn = ({ plans }: Pick<Forum, "plans">, id: MeetingPlan["id"]): MeetingPlan | Refused =>
  plans.find((one) => one.id === id) ?? refuse("noSuchMeeting", "There is no such planned meeting.");

/** Refuses what is over, and a change that was made from an earlier state of the plan. */
function stateRefusal(
  was: MeetingPlan,
  { sequence }: { readonly sequence: number },
  at: number,
): Refusal | null {
  if (was.cancelled !== null) return refuse("meetingOver", "This meeting is cancelled.").refusal;
  if (was.endsAt <= at) return refuse("meetingOver", "This meeting is over.").refusal;
  return sequence === was.sequence
    ? null
    : refuse("planChanged", "Somebody changed this plan since you read it; nothing was done.", {
        sequence: was.sequence,
      }).refusal;
}

/** Reads the plan of a command, or refuses it. */
function plannedIn(
  forum: Forum,
  { plan }: Pick<Ask<"planMeeting">, "plan">,
  context: Context,
): PlannedMeeting | Refused {
  const groupIds = [...new Set(plan.groupIds)];
  const refused = rightRefusal(groupIds, context);
  if (refused !== null) return { refusal: refused };
  const unknown = groupIds.find((id) => !openGroups(context.preset).includes(id));
  if (unknown !== undefined) {
    const isThere = context.preset.groups.some(({ id }) => id === unknown);
    return isThere
      ? refuse("groupClosed", "This working group is closed.")
      : refuse("noSuchGroup", "There is no such working group.", { groupId: unknown });
  }
  const startsAt = Date.parse(plan.startsAt);
  const endsAt = Date.parse(plan.endsAt);
  if (endsAt <= startsAt || endsAt - startsAt > MEETING_LENGTH_MS_MAX) {
    return refuse("unreadable", "A meeting ends after its start, within two days.");
  }
  if (endsAt <= context.at) return refuse("entryPassed", "This time has passed: name a later one.");
  for (const { opinionId } of plan.agenda) {
    const opinion = forum.opinions.find(({ id }) => id === opinionId);
    if (opinion === undefined || !groupIds.includes(opinion.groupId)) {
      return refuse("noSuchOpinion", "The agenda names an Opinion of another group, or none.");
    }
  }
  const { invited } = plan;
  const listed = invited === "all" ? [] : [...new Set(invited.delegations)];
  const stranger = listed.find((id) => !forum.delegations.some((one) => one.id === id));
  if (stranger !== undefined) {
    return refuse("noSuchDelegation", "There is no delegation of this symbol on the forum's list.", {
      symbol: stranger,
    });
  }
  const { name, zone, place, link, agenda } = plan;
  return {
    groupIds,
    name,
    startsAt,
    endsAt,
    zone,
    place,
    link,
    agenda,
    invited: invited === "all" ? "all" : { delegations: listed },
  };
}

const rightRefusal = (groupIds: readonly GroupId[], { actor, preset }: Context): Refusal | null =>
  actor === null ? null : mayPlanMeeting(actor, groupIds, openGroups(preset));

export const openGroups = ({ groups }: Pick<Preset, "groups">): readonly GroupId[] =>
  groups.filter(({ closedAt }) => closedAt === undefined).map(({ id }) => groupId(id));

const saidBy = ({
  groupIds,
  name,
  startsAt,
  endsAt,
  zone,
  place,
  link,
  agenda,
  invited,
}: MeetingPlan): PlannedMeeting => ({
  groupIds,
  name,
  startsAt,
  endsAt,
  zone,
  place,
  link,
  agenda,
  invited,
});

const sameGroups = (one: readonly GroupId[], other: readonly GroupId[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));
