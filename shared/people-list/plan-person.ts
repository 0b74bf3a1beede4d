import type { Participant } from "../people/participant.ts";
import { foldedEmail } from "../people/email.ts";
import { issue, type PeopleIssue } from "./issue.ts";
import type { KnownPerson } from "./match-people.ts";
import type { PeopleRow } from "./people-row.ts";
import type { FieldChange, LineAct, PlanContext, RunCommand } from "./plan.ts";

type Context = Pick<PlanContext, "steps" | "reason"> & {
  /** Null: a new person. */
  readonly person: Participant | null;
  readonly known: KnownPerson | null;
  readonly run: RunCommand;
  /** Lines that make somebody the head, by delegation. */
  readonly heads: Map<string, number>;
};

type Seat = Pick<Participant, "role" | "leads" | "head"> & {
  readonly deputy: boolean;
  readonly delegation: string | null;
};

/** Admits or changes the person of a row. A null act: nothing changes. */
export function planPerson(
  row: PeopleRow,
  context: Context,
): { readonly act: LineAct | null } | { readonly wrong: PeopleIssue } {
  const { person, known, steps } = context;
  const seat = seatOf(row, context);
  const wrong = wrongIn(row, seat, context);
  if (wrong !== null) return { wrong };
  const { name = known?.name ?? "" } = row;
  // Another line may have changed them: a new head takes over.
  const now = person === null ? undefined : steps.forum().participants.get(person.id);
  const before = now === undefined ? null : seatNow(now, steps);
  const changes = [
    ...textChanges(row, known ?? { name: "", email: "", title: "" }, person === null),
    ...seatChanges(before, seat),
  ];
  if (changes.length === 0) return { act: null };
  const refused =
    person === null ? admit(row, seat, context) : change(row, { seat, changes, person }, context);
  if (refused !== null) return { wrong: refused };
  return { act: { kind: person === null ? "newPerson" : "person", of: name, changes } };
}

const symbolOf = ({ delegationId }: Participant, steps: Context["steps"]): string | null =>
  steps.forum().delegations.find(({ id }) => id === delegationId)?.symbol ?? null;

const seatNow = (person: Participant, steps: Context["steps"]): Seat => ({
  role: person.role,
  leads: [...person.leads, ...(person.handed ?? [])],
  head: person.head,
  deputy: person.deputy === true,
  delegation: symbolOf(person, steps),
});

/** A person's seat as the row has it; what the row does not say stays. */
function seatOf(row: PeopleRow, { person, steps }: Context): Seat {
  const before = person === null ? null : seatNow(steps.forum().participants.get(person.id) ?? person, steps);
  const delegation = row.delegation ?? before?.delegation ?? null;
  const asked = row.role ?? (row.groups !== undefined && row.groups.length > 0 ? "facilitator" : undefined);
  const role = asked ?? before?.role ?? "delegate";
  const leads = row.groups ?? (role === "facilitator" ? (before?.leads ?? []) : []);
  const isMoved = before !== null && before.delegation !== delegation;
  const isFollower = role === "follower";
  const head = row.head ?? (before !== null && !isMoved && !isFollower && before.head);
  const deputy = row.deputy ?? (before !== null && !isMoved && !isFollower && !head && before.deputy);
  return { role, leads, head, deputy, delegation };
}

function wrongIn(row: PeopleRow, seat: Seat, { person, heads }: Context): PeopleIssue | null {
  const { line } = row;
  const { role, leads, head, deputy, delegation } = seat;
  if (person === null && row.role === undefined && delegation === null && leads.length === 0)
    return issue("roleMissing", line);
  if (role === "delegate" && delegation === null) return issue("delegateWithoutDelegation", line);
  if (role === "facilitator" && leads.length === 0) return issue("groupMissing", line);
  if (role !== "facilitator" && leads.length > 0) return issue("groupsNotLed", line);
  if (head && delegation === null) return issue("headWithoutDelegation", line);
  if (head && role === "follower") return issue("headFollows", line);
  if (head && deputy) return issue("headAndDeputy", line);
  if (deputy && (delegation === null || role === "follower")) return issue("deputyWithoutDelegation", line);
  if (row.head !== true || delegation === null) return null;
  const other = heads.get(delegation);
  if (other !== undefined) return issue("twoHeads", line, other);
  heads.set(delegation, line);
  return null;
}

function admit(row: PeopleRow, seat: Seat, { steps, reason, run }: Context): PeopleIssue | null {
  const { role, leads, delegation, head, deputy } = seat;
  const { line, name = "", email, title } = row;
  const id = steps.forum().delegations.find(({ symbol }) => symbol === delegation)?.id;
  const hasHead = [...steps.forum().participants.values()].some((one) => one.head && one.delegationId === id);
  const refused = run(
    {
      type: "admitParticipant",
      name,
      role,
      ...(delegation === null ? {} : { delegation }),
      leads: [...leads],
      ...(head && !hasHead ? { head } : {}),
      ...(deputy ? { deputy } : {}),
      ...(email === undefined ? {} : { email }),
      ...(title === undefined ? {} : { title }),
    },
    line,
  );
  if (refused !== null || !head || !hasHead) return refused;
  // They take over from the head of before once they are there.
  const admitted = steps.decided().at(-1)?.events[0];
  if (admitted?.type !== "participantAdmitted") throw new Error("nobody was admitted");
  return run({ type: "changeParticipant", userId: admitted.participant.id, head, reason }, line);
}

function change(
  row: PeopleRow,
  { seat, changes, person }: { seat: Seat; changes: readonly FieldChange[]; person: Participant },
  { steps, reason, run }: Context,
): PeopleIssue | null {
  const fields = new Set(changes.map(({ field }) => field));
  const { role, leads, delegation, head, deputy } = seat;
  const { line, name, email, title } = row;
  const isSeat = (["role", "delegation", "groups", "head"] as const).some((field) => fields.has(field));
  const isText = (["name", "email", "title"] as const).some((field) => fields.has(field));
  if (isSeat || isText) {
    const refused = run(
      {
        type: "changeParticipant",
        userId: person.id,
        ...(fields.has("name") && name !== undefined ? { name } : {}),
        ...(fields.has("email") && email !== undefined ? { email } : {}),
        ...(fields.has("title") && title !== undefined ? { title } : {}),
        ...(isSeat ? { role, delegation, head } : {}),
        ...(fields.has("role") || fields.has("groups") ? { leads: [...leads] } : {}),
        reason,
      },
      line,
    );
    if (refused !== null) return refused;
  }
  const now = steps.forum().participants.get(person.id);
  if (now === undefined || (now.deputy === true) === deputy || now.head) return null;
  return run({ type: "nameDeputy", userId: person.id, deputy }, line);
}

function textChanges(row: PeopleRow, known: KnownPerson, isNew: boolean): readonly FieldChange[] {
  return (["name", "title", "email"] as const).flatMap((field) => {
    const to = row[field];
    const from = known[field];
    if (to === undefined || to === from || (isNew && field === "name")) return [];
    return field === "email" && foldedEmail(to) === foldedEmail(from) ? [] : [{ field, from, to }];
  });
}

const yes = (is: boolean): string => (is ? "yes" : "");

/** Changes of a seat; a new person's says what it is, save that they are a delegate. */
function seatChanges(before: Seat | null, after: Seat): readonly FieldChange[] {
  const fields = (seat: Seat | null): Readonly<Partial<Record<FieldChange["field"], string>>> => ({
    delegation: seat?.delegation ?? "",
    role: seat?.role ?? "",
    groups: [...(seat?.leads ?? [])].toSorted().join(", "),
    head: yes(seat?.head === true),
    deputy: yes(seat?.deputy === true),
  });
  const [was, is] = [fields(before), fields(after)];
  return (["delegation", "role", "groups", "head", "deputy"] as const).flatMap((field) => {
    const [from = "", to = ""] = [was[field], is[field]];
    return from === to ? [] : [{ field, from, to }];
  });
}
