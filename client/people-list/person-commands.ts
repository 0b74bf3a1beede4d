import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { GroupId } from "../../shared/ids.ts";
import type { Role } from "../../shared/people/participant.ts";
import type { TablePerson } from "./use-people.ts";

/** The form of a person. A delegation stands in it by its symbol; empty: none. */
export type PersonForm = {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly role: Role;
  readonly delegation: string;
  readonly leads: ReadonlySet<GroupId>;
  readonly head: boolean;
  readonly deputy: boolean;
};

const NO_GROUPS: ReadonlySet<GroupId> = new Set();

/** The form as it opens. `own`: the delegation of a new person. */
export const formOf = (person: TablePerson | null, own: string): PersonForm => ({
  name: person?.name ?? "",
  title: person?.title ?? "",
  email: person?.email ?? "",
  role: person?.role ?? "delegate",
  delegation: person?.delegation?.symbol ?? own,
  leads: person === null ? NO_GROUPS : new Set(person.leads),
  head: person?.speaks === "head",
  deputy: person?.speaks === "deputy",
});

export const isSeatChanged = (before: PersonForm, form: PersonForm): boolean =>
  form.role !== before.role ||
  form.delegation !== before.delegation ||
  form.head !== before.head ||
  [...form.leads].join() !== [...before.leads].join();

const mayBeDeputy = ({ delegation, role, head }: PersonForm): boolean =>
  delegation !== "" && role !== "follower" && !head;

/** A deputy beside the head, once the form is sent. */
export const endsAsDeputy = (form: PersonForm): boolean => form.deputy && mayBeDeputy(form);

/** Admits the person of this form. */
export const admissionOf = (form: PersonForm): ForumCommand => ({
  type: "admitParticipant",
  name: form.name,
  role: form.role,
  ...(form.delegation === "" ? {} : { delegation: form.delegation }),
  ...ledOf(form),
  ...(form.head ? { head: true } : {}),
  ...(endsAsDeputy(form) ? { deputy: true } : {}),
  email: form.email,
  title: form.title,
});

/** Changes a person. Null: the form says nothing new. */
export function changeOf(
  { id }: TablePerson,
  {
    before,
    form,
    reason,
  }: { readonly before: PersonForm; readonly form: PersonForm; readonly reason: string },
): Extract<ForumCommand, { readonly type: "changeParticipant" }> | null {
  const isSeat = isSeatChanged(before, form);
  const isName = form.name !== before.name;
  if (!isSeat && !isName && form.email === before.email && form.title === before.title) return null;
  const { role, delegation, head, email, title } = form;
  return {
    type: "changeParticipant",
    userId: id,
    ...(isName ? { name: form.name } : {}),
    ...(isSeat ? { role, delegation: delegation === "" ? null : delegation, ...ledOf(form), head } : {}),
    email,
    title,
    ...(isSeat || isName ? { reason } : {}),
  };
}

const ledOf = ({ role, leads }: PersonForm): { readonly leads?: GroupId[] } =>
  role === "facilitator" ? { leads: [...leads] } : {};

/** Names a person deputy, or no more; one who moves or steps down is none already. */
export function deputyCommandOf(
  { id }: TablePerson,
  before: PersonForm,
  form: PersonForm,
): ForumCommand | null {
  const isDeputy = before.deputy && form.delegation === before.delegation;
  return !mayBeDeputy(form) || form.deputy === isDeputy
    ? null
    : { type: "nameDeputy", userId: id, deputy: form.deputy };
}
