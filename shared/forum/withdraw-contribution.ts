import { type Contribution, type ContributionFrom, withdrawnRefusal } from "../negotiation/contribution.ts";
import { isHeadOrDeputy } from "../negotiation/empowered.ts";
import type { Participant } from "../people/participant.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum, ForumDecided } from "./forum.ts";

/** A paper is withdrawn by whose it is, or by the secretariat on its word (rule F6). Its number stays its own. */
export function withdrawContribution(
  forum: Forum,
  { contributionId: id, reason = "", word }: Extract<ForumCommand, { type: "withdrawContribution" }>,
  actor: Participant | null,
): ForumDecided {
  const found = forum.contributions.find((one) => one.id === id);
  if (found === undefined) return refuse("noSuchContribution", "There is no such contribution.");
  const right = actor === null ? null : withdrawRefusal(found, actor, word);
  if (right !== null) return { refusal: right };
  if (found.withdrawn !== null) return withdrawnRefusal(found);
  return { events: [{ type: "contributionWithdrawn", contributionId: id, reason, onWordOf: word ?? null }] };
}

/** Null for whoever may withdraw it; `word`: how its owner told the secretariat. */
export function withdrawRefusal(
  { from }: Pick<Contribution, "from">,
  actor: Participant,
  word: string | undefined,
): Refusal | null {
  if (isOwn(from, actor)) {
    if (word !== undefined)
      return refuse("notYourRole", "Only the secretariat enters what a delegation told it.").refusal;
    if (actor.delegationId === null || from.kind === "office" || isHeadOrDeputy(actor)) return null;
    return refuse("notEmpowered", "The head of the delegation and its deputies withdraw its papers.").refusal;
  }
  if (actor.role !== "secretariat") {
    return refuse("notProponent", "Whose paper it is withdraws it.").refusal;
  }
  return word === undefined
    ? refuse(
        "notYourRole",
        "The secretariat withdraws a paper on its owner's word alone: say how it was told.",
      ).refusal
    : null;
}

/** A group's paper has no one delegation: any of its members tells the secretariat. */
function isOwn(from: ContributionFrom, { role, delegationId, leads }: Participant): boolean {
  switch (from.kind) {
    case "delegation":
      return delegationId === from.delegationId && role !== "secretariat";
    case "group":
      return false;
    case "office":
      return from.office === "lead" ? role === "facilitator" && leads.length > 0 : role === from.office;
  }
}
