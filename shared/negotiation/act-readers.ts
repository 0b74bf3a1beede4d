import type { Act, Readers } from "../minutes.ts";
import type { Opinion } from "../opinion.ts";
import { positionReaders } from "./position.ts";

const ALL: Readers = { kind: "all" };

/** Who may read what an act tells (rule Q1). `opinion` is the whole record before the act, as the server has it. */
export function readersOf(act: Act, _opinion: Opinion): Readers {
  switch (act.type) {
    case "proposalDrafted":
    case "draftDiscarded":
    case "memberEmpowered":
      return { kind: "delegation", delegationId: act.delegationId };
    case "positionTaken":
    case "positionWithdrawn":
      return positionReaders(act);
    default:
      return ALL;
  }
}
