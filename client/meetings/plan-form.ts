import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { AgendaItem, MeetingPlan } from "../../shared/forum/meeting-plan.ts";
import type { ClauseId, DelegationId, GroupId, OpinionId } from "../../shared/ids.ts";
import { DAY_MS } from "../../shared/durations.ts";
import { fromTheWall, onTheWall } from "../time/zone-time.ts";

export type AgendaForm = { readonly clauseIds: readonly ClauseId[]; readonly note: string };

/** The form of a planned meeting as it is filled in: days and times are on the wall of its zone. */
export type PlanForm = {
  readonly groupIds: readonly GroupId[];
  readonly name: string;
  readonly date: string;
  readonly from: string;
  readonly until: string;
  readonly zone: string;
  readonly place: string;
  readonly link: string;
  readonly agenda: ReadonlyMap<OpinionId, AgendaForm>;
  /** Null: all delegations. */
  readonly invited: ReadonlySet<DelegationId> | null;
};

export type PlanPartProps = {
  readonly form: PlanForm;
  readonly put: (part: Partial<PlanForm>) => void;
};

export function planFormOf(plan: MeetingPlan): PlanForm {
  const [date = "", from = ""] = onTheWall(plan.startsAt, plan.zone).split("T");
  return {
    groupIds: plan.groupIds,
    name: plan.name,
    date,
    from,
    until: onTheWall(plan.endsAt, plan.zone).slice("YYYY-MM-DDT".length),
    zone: plan.zone,
    place: plan.place,
    link: plan.link ?? "",
    agenda: new Map(plan.agenda.map(({ opinionId, clauseIds, note }) => [opinionId, { clauseIds, note }])),
    invited: plan.invited === "all" ? null : new Set(plan.invited.delegations),
  };
}

/**
 * The instants of a form. An end that is not after the start is on the next day. `noSuchTime`: clocks go forward over
 * this time on that day.
 */
export function instantsOf({
  date,
  from,
  until,
  zone,
}: Pick<PlanForm, "date" | "from" | "until" | "zone">):
  | { readonly startsAt: number; readonly endsAt: number }
  | { readonly wrong: "missing" | "noSuchTime" } {
  if (date === "" || from === "" || until === "") return { wrong: "missing" };
  const wall = (day: string, time: string): number | null => fromTheWall(`${day}T${time}`, zone);
  const next = new Date(Date.parse(`${date}T12:00Z`) + DAY_MS).toISOString().slice(0, date.length);
  const lastDay = until > from ? date : next;
  const [startsAt, endsAt] = [wall(date, from), wall(lastDay, until)];
  if (startsAt === null || endsAt === null) return { wrong: "missing" };
  const isReal =
    onTheWall(startsAt, zone) === `${date}T${from}` && onTheWall(endsAt, zone) === `${lastDay}T${until}`;
  return isReal ? { startsAt, endsAt } : { wrong: "noSuchTime" };
}

type PlanMeeting = Extract<ForumCommand, { readonly type: "planMeeting" }>;

/** The plan of a command; null while something is missing. */
export function planOf(form: PlanForm): PlanMeeting["plan"] | null {
  const instants = instantsOf(form);
  if ("wrong" in instants || form.groupIds.length === 0 || form.name.trim() === "") return null;
  if (form.invited?.size === 0) return null;
  const agenda = [...form.agenda].map(([opinionId, { clauseIds, note }]): AgendaItem => ({
    opinionId,
    clauseIds,
    note: note.trim(),
  }));
  return {
    groupIds: [...form.groupIds],
    name: form.name.trim(),
    startsAt: new Date(instants.startsAt).toISOString(),
    endsAt: new Date(instants.endsAt).toISOString(),
    zone: form.zone,
    place: form.place.trim(),
    link: form.link.trim() === "" ? null : form.link.trim(),
    agenda: agenda.map((one) => ({ ...one, clauseIds: [...one.clauseIds] })),
    invited: form.invited === null ? "all" : { delegations: [...form.invited] },
  };
}
