import type { DelegationId, UserId } from "../../shared/ids.ts";
import type { RosterPerson } from "../../shared/wire/protocol.ts";
import type { NamePresent, Whom } from "../forum/use-whom.ts";

/** A delegation or office in the room once, with the persons whom the server names to this reader. */
export type Present = Whom & { readonly role: string; readonly persons: readonly string[] };

const OFFICES = ["chair", "facilitator", "secretariat", "managementTeam"];

/** Offices first, then delegations as the forum lists them: nobody moves when somebody comes or goes. */
export function presentDelegations(
  people: readonly RosterPerson[],
  {
    whom,
    order,
    nameOf = () => "",
  }: {
    readonly whom: NamePresent;
    readonly order: readonly { readonly id: DelegationId }[];
    readonly nameOf?: (user: UserId) => string;
  },
): readonly Present[] {
  const present = new Map<string, Present>();
  const places = new Map(order.map(({ id }, n) => [id, n]));
  const placeOf = ({ delegationId, role }: RosterPerson): number =>
    delegationId === null
      ? OFFICES.indexOf(role) - OFFICES.length
      : (places.get(delegationId) ?? places.size);
  for (const person of people.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    const who = whom(person);
    const { label } = who;
    const before = present.get(label);
    const persons = before?.persons ?? [];
    // The server leaves names out where they are not this reader's to see.
    const name = person.userId === undefined ? "" : nameOf(person.userId);
    const named = name === "" || name === label || persons.includes(name);
    present.set(label, {
      ...who,
      role: person.role,
      persons: named ? persons : [...persons, name],
    });
  }
  return [...present.values()];
}
