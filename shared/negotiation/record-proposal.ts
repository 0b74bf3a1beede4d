import type { Opinion } from "../opinion.ts";
import type { ProposalAct } from "./proposal-acts.ts";
import type { EntryOf } from "./record-negotiation.ts";

export function recordProposal(opinion: Opinion, _entry: EntryOf<ProposalAct>): Opinion {
  return opinion;
}
