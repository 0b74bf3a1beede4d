import { DAY_MS } from "../../shared/durations.ts";
import type { Delegation } from "../../shared/forum/delegation.ts";
import type { DelegationId } from "../../shared/ids.ts";
import type { Category, Role } from "../../shared/people/participant.ts";
import type { TablePerson } from "./use-people.ts";

export const SEEN = ["any", "never", "week", "month", "longer"] as const;
export type SeenFilter = (typeof SEEN)[number];
export const SORTS = ["delegation", "name", "role", "lastSeen"] as const;
export type Sort = (typeof SORTS)[number];

export type PeopleFilter = {
  readonly words: string;
  readonly category: Category | "any";
  readonly delegation: DelegationId | "any" | "none";
  /** A role, or a group by its id behind `group:`. */
  readonly part: Role | `group:${string}` | "any";
  readonly seen: SeenFilter;
};
export const NO_FILTER: PeopleFilter = {
  words: "",
  category: "any",
  delegation: "any",
  part: "any",
  seen: "any",
};

const folded = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Words that the search looks into. */
const searchedIn = ({ name, title, email, delegation }: TablePerson): string =>
  folded([name, title, email, delegation?.symbol ?? "", ...Object.values(delegation?.name ?? {})].join(" "));

function isSeen(seen: SeenFilter, lastSeen: number | null, now: number): boolean {
  if (seen === "any") return true;
  if (lastSeen === null) return seen === "never";
  const days = (now - lastSeen) / DAY_MS;
  return seen === "week"
    ? days < 7
    : seen === "month"
      ? days >= 7 && days < 30
      : seen === "longer" && days >= 30;
}

const inOrder = new Intl.Collator(undefined, { numeric: true });
const symbolOf = ({ delegation }: TablePerson): string => delegation?.symbol ?? "";
const KEYS: Readonly<Record<Sort, (a: TablePerson, b: TablePerson) => number>> = {
  delegation: (a, b) =>
    inOrder.compare(symbolOf(a), symbolOf(b)) || Number(b.speaks === "head") - Number(a.speaks === "head"),
  name: () => 0,
  role: (a, b) => inOrder.compare(a.role, b.role),
  lastSeen: (a, b) => (b.lastSeen ?? 0) - (a.lastSeen ?? 0),
};

/** The people of the table that are asked for, sorted. */
export function filterPeople(
  people: readonly TablePerson[],
  { words, category, delegation, part, seen }: PeopleFilter,
  { sort, now }: { readonly sort: Sort; readonly now: number },
): readonly TablePerson[] {
  const asked = folded(words)
    .split(/\s+/u)
    .filter((one) => one !== "");
  return people
    .filter(
      (person) =>
        (category === "any" || (person.delegation?.category ?? "office") === category) &&
        (delegation === "any" || (person.delegation?.id ?? "none") === delegation) &&
        (part === "any" || part === person.role || person.leads.some((id) => part === `group:${id}`)) &&
        isSeen(seen, person.lastSeen, now) &&
        asked.every((word) => searchedIn(person).includes(word)),
    )
    .toSorted((a, b) => KEYS[sort](a, b) || inOrder.compare(a.name, b.name));
}

/** Delegations for which nobody takes part, as far as they are asked for. */
export function delegationsWithout(
  people: readonly TablePerson[],
  delegations: readonly Delegation[],
  { words, category, delegation, part, seen }: PeopleFilter,
): readonly Delegation[] {
  // A role and a last use are a person's.
  if (part !== "any" || seen !== "any") return [];
  const has = new Set(people.map((one) => one.delegationId));
  const asked = folded(words)
    .split(/\s+/u)
    .filter((one) => one !== "");
  return delegations
    .filter(
      (one) =>
        !has.has(one.id) &&
        (category === "any" || one.category === category) &&
        (delegation === "any" || delegation === one.id) &&
        asked.every((word) => folded([one.symbol, ...Object.values(one.name)].join(" ")).includes(word)),
    )
    .toSorted((a, b) => inOrder.compare(a.symbol, b.symbol));
}
