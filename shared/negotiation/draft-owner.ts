import type { DelegationId } from "../ids.ts";
import type { Readers } from "../people/readers.ts";
import type { Proponent } from "./proposal.ts";

/**
 * In whose name a draft is written: a delegation's, an office's, or that of a group of delegations, whose `members` are
 * those that its coordinator lets write. To nobody else it is there (rule Q8).
 */
export type DraftOwner = Proponent;

/** As entries tell it: a delegation's draft by its id alone, since before there were others it stood so. */
export type OwnedBy =
  | { readonly delegationId: DelegationId; readonly owner?: undefined }
  | { readonly owner: Exclude<DraftOwner, { kind: "delegation" }>; readonly delegationId?: undefined };

export const ownedBy = (owner: DraftOwner): OwnedBy =>
  owner.kind === "delegation" ? { delegationId: owner.delegationId } : { owner };

export const ownerOf = (owned: OwnedBy): DraftOwner =>
  owned.owner ?? { kind: "delegation", delegationId: owned.delegationId };

/** Readers of a draft and of its text. */
export function draftReaders(owner: DraftOwner): Readers {
  switch (owner.kind) {
    case "delegation":
      return { kind: "delegation", delegationId: owner.delegationId };
    case "office":
      return { kind: "office", office: owner.office };
    case "group":
      return { kind: "delegations", delegationIds: owner.members };
  }
}
