import type { Command, SingleCommand } from "./commands.ts";

/** Work on the whole text, or hashing it, costs as much as so many acts on one clause. */
const WHOLE_TEXT = 50;
const WORK: Partial<Record<SingleCommand["type"], number>> = {
  consolidate: WHOLE_TEXT,
  cleanUp: WHOLE_TEXT,
  clearText: WHOLE_TEXT,
  keepLanguageVersion: WHOLE_TEXT,
  openMerge: WHOLE_TEXT,
  takeMergeInput: WHOLE_TEXT,
  openMergeToAll: WHOLE_TEXT,
  publishRevision: WHOLE_TEXT,
  takeAsBasis: WHOLE_TEXT,
  startSilence: WHOLE_TEXT,
  callForObjections: WHOLE_TEXT,
  declareCall: WHOLE_TEXT,
  agreeEnBloc: WHOLE_TEXT,
  advanceStage: WHOLE_TEXT,
  restoreWords: WHOLE_TEXT,
  correctClause: 20,
  takeBack: 20,
  bindReferences: 20,
  acceptProposal: 5,
  takeRivals: 5,
  rewordProposal: 5,
  raiseBracket: 5,
};

/** Word-by-word comparison costs with its length. */
const CHARS_A_WORK = 500;
const lengthWork = (one: SingleCommand): number => {
  switch (one.type) {
    case "propose":
    case "rewordProposal":
    case "correctClause":
    case "writeMergeRow":
    case "translateClause":
      return Math.floor((one.text?.length ?? 0) / CHARS_A_WORK);
    default:
      return 0;
  }
};

/** Work of a command for the room, in acts on one clause: what a batch may come to, and what it costs its sender. */
export const workOf = (asked: Command): number =>
  (asked.type === "batch" ? asked.commands : [asked]).reduce(
    (sum, one) => sum + (WORK[one.type] ?? 1) + lengthWork(one),
    0,
  );
