import type { ClauseId, ProposalId } from "../ids.ts";
import { isRunning, type Proposal, proposalLabel, proposedText } from "../negotiation/proposal.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { printedClause } from "../document/printed-clause.ts";
import { cleanPieces } from "../tracked/clean-document.ts";
import type { TrackedPiece } from "../tracked/tracked-words.ts";
import type { TrackedText } from "../tracked/tracked-text.ts";
import type { WordRemark } from "../tracked/word-threads.ts";

/** Printed words with the words of the room that they stood for when the file went out; null: for none. */
export type KeyPiece = {
  readonly text: string;
  /** As long as the text, or the two cannot be divided. */
  readonly stands: string | null;
  /** It is […], and stands for what is in brackets. */
  readonly undecided: boolean;
  /** The running proposals that put it in and that would strike it. */
  readonly added: ProposalId | null;
  readonly removed: ProposalId | null;
};

/** A running proposal as a file showed it. */
export type SentProposal = Pick<Proposal, "kind" | "clauseId"> & {
  readonly label: string;
  readonly text: string;
};

/** Maps the words of a file that went out to the room's words, which its bytes do not tell (rule X23). */
export type SentKey = {
  readonly clauses: ReadonlyMap<ClauseId, readonly KeyPiece[]>;
  readonly proposals: ReadonlyMap<ProposalId, SentProposal>;
  readonly remarks: readonly WordRemark[];
};

type WentOut =
  | { readonly form: "bracketed" | "bilingual"; readonly document: OpinionDocument }
  | { readonly form: "clean"; readonly document: OpinionDocument; readonly names: ReadonlySet<string> }
  | { readonly form: "tracked"; readonly text: TrackedText };

/** Made of the very words that the file is printed from. */
export function sentKey(file: WentOut, { negotiation }: Pick<Opinion, "negotiation">): SentKey {
  const proposals = new Map(
    negotiation.proposals.filter(isRunning).map((one): [ProposalId, SentProposal] => {
      const { id, kind, clauseId } = one;
      return [id, { kind, clauseId, label: proposalLabel(one), text: proposedText(one) }];
    }),
  );
  if (file.form === "tracked") {
    const { paragraphs } = file.text;
    return {
      proposals,
      clauses: new Map(
        paragraphs.flatMap(({ subject, pieces }) =>
          subject.kind === "clause" ? [[subject.id, pieces.map(trackedKey)] as const] : [],
        ),
      ),
      remarks: paragraphs.flatMap(({ threads }) => threads.flatMap(({ remarks }) => remarks)),
    };
  }
  const keyOf = (text: string): readonly KeyPiece[] =>
    file.form === "clean"
      ? cleanPieces(text, file.names).map(({ text: some, stands, undecided }) => ({
          ...plain(some, stands),
          undecided: undecided !== null,
        }))
      : text === ""
        ? []
        : [plain(text, text)];
  return {
    proposals,
    clauses: new Map(file.document.clauses.map(printedClause).map(({ id, text }) => [id, keyOf(text)])),
    remarks: [],
  };
}

const plain = (text: string, stands: string): KeyPiece => ({
  text,
  stands,
  undecided: false,
  added: null,
  removed: null,
});

const trackedKey = ({ text, stands, added, removed }: TrackedPiece): KeyPiece => ({
  text,
  stands: stands ? text : null,
  undecided: false,
  added: added?.proposal ?? null,
  removed: removed?.proposal ?? null,
});
