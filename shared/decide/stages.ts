import { livingClauses, type Stage } from "../opinion/opinion.ts";
import { openMatters } from "../standing/open-matters.ts";
import { mayDo } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import {
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  delegationRefusal,
  finalStageRefusal,
  livingClause,
} from "./decision-context.ts";
import { openInEntry, stepRefusal } from "./stage-step.ts";

export const stageDeciders: Deciders<"editOpinion" | "setPen" | "reopen" | "advanceStage"> = {
  editOpinion: decideEditOpinion,
  setPen: decideSetPen,
  reopen: decideReopen,
  advanceStage: decideAdvance,
};

function decideReopen(deciding: DecisionContext, command: CommandOf<"reopen">): Decided {
  const { opinion } = deciding;
  const role = mayDo(deciding.context.actor, opinion.groupId, "reopen");
  if (role !== null) return { refusal: role };
  if (opinion.stage !== "consolidated") {
    return refuse("stageOrder", "Only a consolidated text is reopened to drafting.", {
      stage: opinion.stage,
    });
  }
  return { events: [{ type: "reopened", reason: command.reason }], edits: [] };
}

/** The way forward, and the exits (rule S1). `consolidated` is reached by `consolidate` alone. */
const FORWARD: Readonly<Record<Stage, readonly Stage[]>> = {
  outline: ["drafting", "withdrawn", "asContribution"],
  drafting: ["withdrawn", "asContribution"],
  consolidated: ["agreed", "withdrawn", "asContribution"],
  agreed: ["annexed", "withdrawn", "asContribution"],
  annexed: ["underConsideration", "withdrawn", "asContribution"],
  underConsideration: ["adopted", "notAdopted", "withdrawn", "asContribution"],
  adopted: [],
  notAdopted: [],
  withdrawn: [],
  asContribution: [],
};

/** Stages that each stage goes back to, by an act with a reason. */
const BACK: Readonly<Record<Stage, readonly Stage[]>> = {
  outline: [],
  drafting: ["outline"],
  consolidated: [],
  agreed: ["consolidated"],
  annexed: ["agreed", "consolidated"],
  underConsideration: ["annexed"],
  adopted: ["underConsideration"],
  notAdopted: ["underConsideration"],
  withdrawn: ["drafting"],
  asContribution: ["drafting"],
};

/** The stages that this Opinion may be taken to, and which of these ways need a reason. */
export const stagesFrom = (
  stage: Stage,
): { readonly forward: readonly Stage[]; readonly back: readonly Stage[] } => ({
  forward: FORWARD[stage],
  back: BACK[stage],
});

const EXITS: readonly Stage[] = ["notAdopted", "withdrawn", "asContribution"];
const NO_NAMES: ReadonlySet<string> = new Set();

function decideAdvance(deciding: DecisionContext, command: CommandOf<"advanceStage">): Decided {
  const { opinion, context } = deciding;
  const from = opinion.stage;
  const back = BACK[from].includes(command.to);
  const action = back
    ? "goBack"
    : from === "outline" && command.to === "drafting"
      ? "advanceEarly"
      : "advanceLate";
  const role = mayDo(context.actor, opinion.groupId, action);
  if (role !== null) return { refusal: role };
  if (command.to === "consolidated" && !back) {
    return refuse("stageOrder", "A text becomes consolidated by making a base text.", {
      from,
      to: command.to,
    });
  }
  if (!back && !FORWARD[from].includes(command.to)) {
    return refuse("stageOrder", "This stage does not follow the present one.", { from, to: command.to });
  }
  if ((back || EXITS.includes(command.to)) && command.reason === undefined) {
    return refuse("stageOrder", "Going back, or leaving the way, needs a reason.", { from, to: command.to });
  }
  const { to, of } = command;
  const whose = contributorsRefusal(deciding, command);
  if (whose !== null) return { refusal: whose };
  const named = of === undefined ? {} : { of };
  const isStep = !back && !EXITS.includes(to);
  if (isStep && to !== "drafting" && livingClauses(opinion).length === 0)
    return refuse("emptyWords", "There is no clause that could go forward.");
  const open = isStep ? openMatters(opinion, deciding.words, context.names ?? NO_NAMES) : [];
  const wrong = isStep ? stepRefusal({ to, open, reason: command.reason }) : null;
  if (wrong !== null) return { refusal: wrong };
  const { reason = "" } = command;
  return { events: [{ type: "stageAdvanced", from, to, reason, ...named, ...openInEntry(open) }], edits: [] };
}

/** A contribution goes forward in the name of delegations of the forum's list (rule S8). */
function contributorsRefusal(
  { context }: DecisionContext,
  { to, of }: CommandOf<"advanceStage">,
): Refusal | null {
  if ((to === "asContribution") !== (of !== undefined)) {
    return refuse(
      "stageOrder",
      "A text that goes forward as a contribution names whose; no other stage does.",
    ).refusal;
  }
  return delegationRefusal(context, of ?? []);
}

function decideEditOpinion(deciding: DecisionContext, command: CommandOf<"editOpinion">): Decided {
  const role = mayDo(deciding.context.actor, deciding.opinion.groupId, "editOpinion");
  if (role !== null) return { refusal: role };
  if (command.number === deciding.opinion.number) return refuse("nothingToDo", "The number is this already.");
  return { events: [{ type: "opinionEdited", number: command.number }], edits: [] };
}

function decideSetPen(deciding: DecisionContext, command: CommandOf<"setPen">): Decided {
  const role =
    mayDo(deciding.context.actor, deciding.opinion.groupId, "setPen") ?? finalStageRefusal(deciding.opinion);
  if (role !== null) return { refusal: role };
  const clauseId = command.clauseId ?? null;
  if (clauseId !== null) {
    const found = livingClause(deciding.opinion, clauseId);
    if (found.refusal !== undefined) return found;
  }
  const unknown = Array.isArray(command.to) ? delegationRefusal(deciding.context, command.to) : null;
  if (unknown !== null) return { refusal: unknown };
  if (clauseId === null && command.to === null) {
    return refuse("nothingToDo", "Everyone, the facilitators or named delegations can edit an Opinion.");
  }
  return { events: [{ type: "penSet", clauseId, to: command.to }], edits: [] };
}
