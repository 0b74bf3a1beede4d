import type { AuthorId, DelegationId, UserId } from "../ids.ts";
import { type Proposal, type ProposalKind, proposalLabel } from "../negotiation/proposal.ts";
import type { ReportLanguage } from "../text/localized.ts";
import { commaIn } from "../text/list-signs.ts";
import { fileWord, proposalKindText } from "../printed/word-file-words.ts";

type Behind = { readonly delegationId: DelegationId | null; readonly office: string | null };

/** A speaker's label in a file: by delegation or office alone, whoever reads it (rule R27). */
export type FileLabels = {
  readonly delegation: (id: DelegationId) => string;
  /** Of a delegation or a group of them. */
  readonly symbol: (symbol: string) => string;
  readonly office: (office: "lead" | "chair") => string;
  /** The seat of an author of words. */
  readonly behind: (author: AuthorId) => string;
  /** The seat of the author of an act. */
  readonly madeBy: (act: { readonly by: UserId; readonly forumSeq?: number | undefined }) => string;
  readonly nobody: string;
  readonly kind: (kind: ProposalKind) => string;
  readonly deleteWhole: string;
  readonly onProposal: (label: string, other: string) => string;
  readonly lapsed: (text: string, reason: string) => string;
  readonly proposal: (parts: {
    readonly label: string;
    readonly kind: string;
    readonly together: readonly string[];
    readonly reason: string;
  }) => string;
};

export function fileLabels(
  language: ReportLanguage,
  {
    symbolOf,
    behind,
    authorAt,
  }: {
    readonly symbolOf: (id: DelegationId) => string | null;
    readonly behind: (author: AuthorId) => Behind;
    readonly authorAt: (user: UserId, forumSeq?: number) => AuthorId;
  },
): FileLabels {
  const nobody = fileWord("unknown", language);
  const delegation = (id: DelegationId): string => symbolOf(id) ?? nobody;
  const behindWord = (author: AuthorId): string => {
    const { delegationId, office } = behind(author);
    if (delegationId !== null) return delegation(delegationId);
    return office === "chair" ||
      office === "managementTeam" ||
      office === "facilitator" ||
      office === "secretariat"
      ? fileWord(office, language)
      : nobody;
  };
  return {
    delegation,
    symbol: (symbol) => symbol,
    nobody,
    office: (office) => fileWord(office === "chair" ? "chair" : "facilitator", language),
    behind: behindWord,
    madeBy: ({ by, forumSeq }) => behindWord(authorAt(by, forumSeq)),
    kind: (kind) => proposalKindText(kind, language),
    deleteWhole: fileWord("deleteWhole", language),
    onProposal: (label, other) => fileWord("onProposal", language, { label, other }),
    lapsed: (text, reason) => fileWord("lapsed", language, { text, reason }),
    proposal: ({ label, kind, together, reason }) =>
      fileWord("proposal", language, {
        label,
        kind,
        together:
          together.length === 0
            ? ""
            : fileWord("together", language, { names: together.join(commaIn(language)) }),
        reason: reason === "" ? "" : fileWord("because", language, { reason }),
      }),
  };
}

/** The same without any name: what stands in for one, for the file of a report that leaves names out (rule H3). */
export const unnamedLabels = (labels: FileLabels, hide: (name: string) => string): FileLabels => ({
  ...labels,
  delegation: (id) => hide(labels.delegation(id)),
  symbol: hide,
  behind: (author) => hide(labels.behind(author)),
  madeBy: (made) => hide(labels.madeBy(made)),
});

/** A delegation's or a group's symbol, or the office that proposes under its own responsibility. */
export const authorOf = ({ proponent, symbol }: Proposal, labels: FileLabels): string =>
  proponent.kind === "office" ? labels.office(proponent.office) : labels.symbol(symbol);

export const proposalWords = (proposal: Proposal, labels: FileLabels): string =>
  labels.proposal({
    label: proposalLabel(proposal),
    kind: labels.kind(proposal.kind),
    together: proposal.coSponsors.map(labels.delegation),
    reason: proposal.reason,
  });
