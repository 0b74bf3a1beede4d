import type { UserId } from "../../shared/ids.ts";
import type { RosterPerson } from "../../shared/wire/protocol.ts";
import type { NamePresent, Whom } from "../forum/use-whom.ts";

/** A delegation or office in the room once, with the persons whom the server names to this reader. */
export type Present = Whom & { readonly persons: readonly string[] };

export function presentDelegations(
  people: readonly RosterPerson[],
  whom: NamePresent,
  nameOf: (user: UserId) => string = () => "",
): readonly Present[] {
  const present = new Map<string, Present>();
  for (const person of people) {
    const who = whom(person);
    const { label } = who;
    const before = present.get(label);
    const persons = before?.persons ?? [];
    // The server leaves names out where they are not this reader's to see.
    const name = person.userId === undefined ? "" : nameOf(person.userId);
    const named = name === "" || name === label || persons.includes(name);
    present.set(label, {
      ...who,
      persons: named ? persons : [...persons, name],
    });
  }
  return [...present.values()];
}
