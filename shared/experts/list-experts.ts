import type { Delegation } from "../forum/delegation.ts";
import type { ExpertsList } from "../forum/experts.ts";
import type { Balance, BalanceRow, Expert, ListedDelegation } from "./expert.ts";

/** The list in the forum's order; delegations without an expert stand in it too. */
export function listExperts(
  delegations: readonly Delegation[],
  experts: readonly Expert[],
): readonly ListedDelegation[] {
  const by = new Map<string, Expert[]>();
  for (const expert of experts) by.set(expert.delegationId, [...(by.get(expert.delegationId) ?? []), expert]);
  return delegations.map((delegation) => ({
    delegation,
    experts: (by.get(delegation.id) ?? [])
      .toSorted((a, b) => Number(b.head) - Number(a.head) || a.name.localeCompare(b.name, "en"))
      .map(({ name, title, head }) => ({ name, title, head })),
  }));
}

/** Counts by category, and by region and gender if the forum records them (rule P26). Most experts first. */
export function balanceOf(
  delegations: readonly Delegation[],
  experts: readonly Expert[],
  { regions, genders }: Pick<ExpertsList, "regions" | "genders">,
): Balance {
  const known = new Map(delegations.map((one) => [one.id, one]));
  const here = experts.filter(({ delegationId }) => known.has(delegationId));
  const rows = (valueOf: (delegation: Delegation) => string): readonly BalanceRow[] =>
    counted(
      here.map((expert) => ({
        value: valueOf(known.get(expert.delegationId)!),
        delegation: expert.delegationId,
      })),
    );
  return {
    categories: rows(({ category }) => category),
    regions: regions ? rows(({ region }) => region ?? "") : null,
    genders: genders
      ? counted(here.map(({ gender }) => ({ value: gender, delegation: "" }))).map(
          ({ value, experts: n }) => ({
            value,
            experts: n,
          }),
        )
      : null,
  };
}

function counted(
  all: readonly { readonly value: string; readonly delegation: string }[],
): readonly BalanceRow[] {
  const by = new Map<string, { experts: number; delegations: Set<string> }>();
  for (const { value, delegation } of all) {
    const row = by.get(value) ?? { experts: 0, delegations: new Set() };
    row.experts += 1;
    row.delegations.add(delegation);
    by.set(value, row);
  }
  return [...by]
    .map(([value, { experts, delegations }]) => ({ value, experts, delegations: delegations.size }))
    .toSorted((a, b) => b.experts - a.experts || a.value.localeCompare(b.value, "en"));
}
