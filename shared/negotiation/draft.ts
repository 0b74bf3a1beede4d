import type { Receipt } from "./receipt.ts";
import type { DraftOwner } from "./draft-owner.ts";
import type { OpinionId } from "../ids.ts";
import type { Signed } from "../signed.ts";
import type { Proposal } from "./proposal.ts";

/** A proposal in the making: its words are a document of their own, open to those who write it. */
export type Draft = Signed &
  Pick<Proposal, "id" | "kind" | "clauseId" | "on" | "clauseKind" | "level"> & {
    readonly owner: DraftOwner;
    readonly fate: "open" | "submitted" | "discarded";
  } & DraftOrigin;

/** Data from the Word file that a draft was taken from; empty for others. */
export type DraftOrigin = {
  readonly reason?: string;
  /** BCP 47. */
  readonly language?: string;
  /** SHA-256 of the words as they were received: these alone count from the receipt (rule X32). */
  readonly received?: Receipt & { readonly wordsHash: string };
};

/** Of a draft, which is a document of its own: where it belongs, and to whom alone it is there. */
export type DraftOf = { readonly opinionId: OpinionId; readonly owner: DraftOwner };
