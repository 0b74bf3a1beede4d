import type { DelegationId } from "../ids.ts";
import type { Category } from "../people/participant.ts";
import type { Localized } from "../text/localized.ts";

export type Delegation = {
  readonly id: DelegationId;
  /** 1-12 characters, from the forum's own list and nowhere else. */
  readonly symbol: string;
  readonly name: Localized;
  readonly category: Category;
  /** As the forum names it, where it records regions (rule P26). */
  readonly region?: string;
};
