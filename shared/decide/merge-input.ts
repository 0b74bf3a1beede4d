import { type DecisionContext, delegationRefusal, type Neighbour } from "./decision-context.ts";
import { type ContributionFrom, withdrawnRefusal } from "../negotiation/contribution.ts";
import type { SingleCommand } from "../commands/commands.ts";
import type { OpinionId } from "../ids.ts";
import { MERGE_CLAUSES_MAX } from "../limits.ts";
import { OFFICE_SYMBOLS } from "./group-named.ts";
import { clausesOfOpinion, clausesOfParagraphs, clausesOfProposals, clausesOfText } from "./inputs-of.ts";
import type { InputClause } from "../merging/input-clause.ts";
import { inputHash, type MergeInput } from "../merging/merge.ts";
import { plainWordsRefusal } from "../text/plain-words.ts";
import { type Refusal, refuse } from "../refusal.ts";

type From = Extract<SingleCommand, { type: "takeMergeInput" }>["from"];

/** The input as it stands at this moment, or why it is not taken in. */
export function inputFor(
  deciding: DecisionContext,
  from: From,
): Omit<MergeInput, "id"> | { readonly refusal: Refusal } {
  const { opinion, words, context } = deciding;
  switch (from.kind) {
    case "workingText":
      return frozen(
        { kind: "workingText", opinionId: opinion.id, seq: opinion.seq },
        clausesOfOpinion(opinion, words),
      );
    case "proposals":
      return frozen({ kind: "proposals", seq: opinion.seq }, clausesOfProposals(opinion, from.proposals));
    case "opinion": {
      const there = from.opinionId === opinion.id ? null : neighbourOf(deciding, from.opinionId);
      if (there === null) return refuse("noSuchOpinion", "There is no such Opinion beside this one.");
      const { number: name, seq } = there.opinion;
      return frozen(
        { kind: "opinion", name, opinionId: from.opinionId, seq },
        clausesOfOpinion(there.opinion, there.words),
      );
    }
    case "contribution": {
      const paper = context.contributionOf?.(from.contributionId) ?? null;
      if (paper === null) return refuse("noSuchContribution", "There is no such contribution.");
      if (paper.withdrawn != null) return withdrawnRefusal(paper);
      const whose = [symbolOfPaper(deciding, paper.from)];
      const { contributionId } = from;
      return frozen(
        { kind: "contribution", name: paper.number, contributionId, whose, seq: opinion.seq },
        clausesOfParagraphs(paper.paragraphs ?? [], whose),
      );
    }
    case "text": {
      const unknown = delegationRefusal(context, from.whose);
      if (unknown !== null) return { refusal: unknown };
      const whose = from.whose.map((id) => context.symbolOf?.(id) ?? String(id));
      return frozen(
        { kind: "text", name: from.name, whose, seq: opinion.seq },
        clausesOfText(from.text, whose),
      );
    }
  }
}

function symbolOfPaper({ context }: DecisionContext, from: ContributionFrom): string {
  switch (from.kind) {
    case "delegation":
      return context.symbolOf?.(from.delegationId) ?? String(from.delegationId);
    case "group":
      return from.symbol;
    case "office":
      return OFFICES[from.office];
  }
}
const OFFICES = { ...OFFICE_SYMBOLS, secretariat: "Secretariat" } as const;

export const neighbourOf = ({ context }: DecisionContext, id: OpinionId): Neighbour | null =>
  context.neighbour?.(id) ?? null;

function frozen(
  of: Pick<MergeInput, "kind" | "seq"> & Partial<MergeInput>,
  clauses: readonly InputClause[],
): Omit<MergeInput, "id"> | { readonly refusal: Refusal } {
  if (clauses.length > MERGE_CLAUSES_MAX) {
    return refuse("tooManyClauses", "It has more paragraphs than the desk takes in.", {
      max: MERGE_CLAUSES_MAX,
    });
  }
  for (const { text } of clauses) {
    const plain = plainWordsRefusal(text);
    if (plain !== null) return { refusal: plain };
  }
  const PLAIN = { name: "", whose: [], opinionId: null, contributionId: null, isOn: true } as const;
  return { ...PLAIN, ...of, hash: inputHash(clauses), clauses };
}
