import type { Delegation } from "../forum/delegation.ts";
import type { ExpertsList, NominationCall } from "../forum/experts.ts";
import type { DelegationId } from "../ids.ts";

/** One line of the list of experts. An empty title: none is known. */
export type Expert = {
  readonly delegationId: DelegationId;
  readonly name: string;
  readonly title: string;
  readonly head: boolean;
  /** As the person said it; empty: they did not. Told in no list, only counted (rule P26). */
  readonly gender: string;
};

/** A delegation with its experts, the head first, then by name. */
export type ListedDelegation = {
  readonly delegation: Delegation;
  readonly experts: readonly Omit<Expert, "gender" | "delegationId">[];
};

/** Experts and delegations by one fact: the figures of the balance. An empty value: the fact is not known. */
export type BalanceRow = { readonly value: string; readonly experts: number; readonly delegations: number };
export type Balance = {
  readonly categories: readonly BalanceRow[];
  /** Null: the forum does not record it. */
  readonly regions: readonly BalanceRow[] | null;
  /** Without delegations. Null: the forum does not record it. */
  readonly genders: readonly Omit<BalanceRow, "delegations">[] | null;
};

/** `GET /api/experts`: the list of experts, for its readers (rule P20). */
export type ExpertsAnswer = {
  readonly listed: readonly ListedDelegation[];
  /** Null for readers who do not keep the forum's facts. */
  readonly balance: Balance | null;
};

/** The terms under which somebody nominates: told to those who know the letter's code. */
export type NominationTerms = NominationCall & {
  readonly forum: string;
  readonly delegations: readonly Pick<Delegation, "symbol" | "name">[];
  /** The form asks for it. */
  readonly genders: ExpertsList["genders"];
};
