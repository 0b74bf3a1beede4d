import type { Kind, Tier } from "../clause/clause.ts";
import type { ClauseId, ProposalId } from "../ids.ts";

/** One clause, paragraph or proposal of an input, as it stood when it was taken in. */
export type InputClause = {
  /** Its place in the input, from 0. */
  readonly n: number;
  /** The clause that it is, or that the proposal speaks of. */
  readonly clauseId: ClauseId | null;
  readonly proposalId: ProposalId | null;
  /** `AAA/3`; "" where it is no proposal. */
  readonly label: string;
  readonly kind: Kind;
  readonly level: number;
  readonly number: string;
  /** "" where a proposal would delete the clause. */
  readonly text: string;
  /** Symbols of who stands behind the words; none for a text that many wrote. */
  readonly whose: readonly string[];
  /** Agreement that the source room had on these words. */
  readonly mark: { readonly tier: Tier; readonly at: number } | null;
  /** Of a proposal to add: the clause that it would follow. */
  readonly follows?: ClauseId | null;
};
