import type { SingleCommand } from "../commands/commands.ts";
import { isMainReport, type Opinion } from "../opinion/opinion.ts";
import type { Participant } from "../people/participant.ts";
import { because } from "../people/permissions.ts";
import type { Refusal } from "../refusal.ts";

type Right = "secretariat" | "all";

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
  lockClause: "secretariat",
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
  propose: "all",
  rewordProposal: "all",
  withdrawProposal: "all",
  bringBackProposal: "all",
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
  { type }: SingleCommand,
  actor: Pick<Participant, "role">,
): Refusal | null {
  if (!isMainReport(opinion)) return null;
  const right = IN_REPORT[type];
  if (right === undefined) return because("kindForbids", "The report does not have this act.");
  if (right === "all" || actor.role === "secretariat") return null;
  return because("notYourRole", "The secretariat alone writes the report.", {
    action: "type",
    role: actor.role,
  });
}
