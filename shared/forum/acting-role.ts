import type { GroupId, UserId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";

/** Returns the person after they took the lead or handed it over. */
export function changeActingRole(person: Participant, groupId: GroupId, hat: "lead" | "own"): Participant {
  const { leads, handed = [] } = person;
  const without = (groups: readonly GroupId[]): readonly GroupId[] => groups.filter((id) => id !== groupId);
  return hat === "lead"
    ? { ...person, leads: [...leads, groupId], handed: without(handed) }
    : { ...person, leads: without(leads), handed: [...handed, groupId] };
}

/** From this entry of the forum on somebody leads a group, or no longer. */
export type ActingRoleChange = {
  readonly seq: number;
  readonly at: number;
  readonly userId: UserId;
  readonly groupId: GroupId;
} & (
  | { readonly hat: "lead" }
  /** The lead in the meantime, with the reason where one was given. */
  | { readonly hat: "own"; readonly to: UserId | "secretariat"; readonly reason: string }
);
