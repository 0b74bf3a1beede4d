import type { SingleCommand } from "../commands/commands.ts";
import { isMainReport, type Opinion } from "../opinion/opinion.ts";
import type { Participant } from "../people/participant.ts";
import { because, type Rules } from "../people/permissions.ts";
import type { Refusal } from "../refusal.ts";

/** `inTime`: of all, up to the deadline of the newest draft (rule R32). */
type Right = "secretariat" | "all" | "inTime";

/** The acts on the report (rule R31): the text is the secretariat's, comments and proposals are everybody's. */
const IN_REPORT: Readonly<Partial<Record<SingleCommand["type"], Right>>> = {
  addClause: "secretariat",
  splitClause: "secretariat",
  joinClauses: "secretariat",
  moveClause: "secretariat",
  removeClause: "secretariat",
  restoreClause: "secretariat",
  restoreWords: "secretariat",
  changeKind: "secretariat",
  unlockClause: "secretariat",
  settleClause: "secretariat",
  consolidate: "secretariat",
  reopen: "secretariat",
  correctClause: "secretariat",
  bindReferences: "secretariat",
  addFootnote: "secretariat",
  editFootnote: "secretariat",
  removeFootnote: "secretariat",
  acceptProposal: "secretariat",
  declineProposal: "secretariat",
  reviewProposal: "secretariat",
  setAsideProposal: "secretariat",
  takeRivals: "secretariat",
  assignProposals: "secretariat",
  draftProposal: "all",
  discardDraft: "all",
  propose: "inTime",
  rewordProposal: "inTime",
  withdrawProposal: "all",
  bringBackProposal: "inTime",
  askCoSponsor: "all",
  answerCoSponsor: "all",
  leaveCoSponsors: "all",
  comment: "all",
  replyToComment: "all",
  resolveComment: "all",
  reopenComment: "all",
  takeBack: "all",
};

/** Null: this act exists in this text, and for this person. An Opinion has all acts. */
export function reportRefusal(
  opinion: Pick<Opinion, "kind">,
  command: SingleCommand,
  {
    actor,
    rules,
  }: { readonly actor: Pick<Participant, "role">; readonly rules: Pick<Rules, "commentsOpen"> },
): Refusal | null {
  if (!isMainReport(opinion)) return null;
  const right = IN_REPORT[command.type];
  if (right === undefined || (command.type === "addClause" && command.alternativeTo !== undefined))
    return because("kindForbids", "The report does not have this act.");
  if (right === "inTime" && !rules.commentsOpen)
    return because("windowClosed", "Proposals are open up to the deadline of the newest draft.");
  if (right !== "secretariat" || actor.role === "secretariat") return null;
  return because("notYourRole", "The secretariat alone writes the report.", {
    action: "type",
    role: actor.role,
  });
}
