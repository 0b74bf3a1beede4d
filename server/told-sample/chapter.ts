import type { ContributionId, DelegationId } from "../../shared/ids.ts";
import type { ToldDays } from "./told-days.ts";
import type { ActTeller } from "./teller.ts";
import type { PAPERS } from "./words.ts";

/** One moment of the story: at its instant, people act one after the other. */
export type ToldAct = { readonly at: number; readonly tell: () => Promise<void> };

/** Papers of the story, once they are registered. */
export type SampleTeller = ActTeller & {
  readonly paper: (name: keyof typeof PAPERS) => ContributionId;
  readonly delegationId: (symbol: string) => DelegationId;
};

/** What happens to one Opinion, or in meetings. The acts of all chapters are told in the order of their instants. */
export type Chapter = (days: ToldDays, teller: SampleTeller) => readonly ToldAct[];
