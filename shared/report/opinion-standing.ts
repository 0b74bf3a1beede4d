import { frozenBrackets } from "../opinion/base-text.ts";
import type { ClauseId, DelegationId } from "../ids.ts";
import { referencesOf } from "../checks/bound-references.ts";
import { numberIndexNow } from "../decide/number-index.ts";
import { isRunning, presentWords, proposalLabel, proposedText } from "../negotiation/proposal.ts";
import { livingClauses, type Opinion } from "../opinion/opinion.ts";
import { runsOf, textOf, type Words } from "../clause/words.ts";

/** A bracket that somebody asked for, by its place in the clause's words in UTF-16 units. */
export type StandingBracket = {
  readonly start: number;
  readonly end: number;
  /** The delegation's symbol; null where an office asked. */
  readonly owner: string | null;
};

/** A proposal on the text's words that nothing was decided on yet. */
export type StandingProposal = {
  readonly label: string;
  readonly kind: "add" | "change" | "delete";
  /** Of an added one, the clause that it would follow; null at the start. */
  readonly clauseId: ClauseId | null;
  readonly proponent: string;
  readonly at: number;
  readonly text: string;
};

/** Words of a clause that speak of another one, bound by the record or by the numbers of that moment (E8, E13). */
export type StandingReference = {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly target: ClauseId;
};

/** Facts around an Opinion's words beside its marks, as far as all may read them. */
export type OpinionStanding = {
  /** Instant of its first row, in milliseconds since 1970. */
  readonly begun: number;
  /** Symbols and names of delegations in lower case, to tell attributions from brackets. */
  readonly names: ReadonlySet<string>;
  readonly baseTexts: readonly { readonly n: number; readonly name: string; readonly at: number }[];
  readonly alternatives: ReadonlyMap<ClauseId, ClauseId>;
  readonly brackets: ReadonlyMap<ClauseId, readonly StandingBracket[]>;
  readonly references: ReadonlyMap<ClauseId, readonly StandingReference[]>;
  readonly proposals: readonly StandingProposal[];
};

/** Nothing in it is anybody's alone: positions, comments and drafts have no place here (rule Q2). */
export function opinionStandingOf(
  opinion: Opinion,
  words: Words,
  known: {
    readonly begun: number;
    readonly names: ReadonlySet<string>;
    readonly symbolOf: (id: DelegationId) => string;
  },
): OpinionStanding {
  const living = livingClauses(opinion);
  const index = numberIndexNow(opinion, words);
  return {
    begun: known.begun,
    names: known.names,
    baseTexts: opinion.baseTexts.map(({ n, name, at }) => ({ n, name, at })),
    alternatives: new Map(
      living.flatMap(({ id, alternativeTo }) => (alternativeTo === null ? [] : [[id, alternativeTo]])),
    ),
    brackets: new Map(
      living.map(({ id }) => [
        id,
        frozenBrackets(opinion, words, id).map(({ start, end, delegationId }) => ({
          start,
          end,
          owner: delegationId === null ? null : known.symbolOf(delegationId),
        })),
      ]),
    ),
    references: new Map(
      living.map(({ id }) => {
        const runs = runsOf(words, id);
        const text = textOf(runs);
        const found = referencesOf({ clauseId: id, runs }, opinion.references, index);
        return [
          id,
          found.flatMap(({ start, end, clauseId: target }) =>
            target === null ? [] : [{ start, end, words: text.slice(start, end), target }],
          ),
        ];
      }),
    ),
    proposals: opinion.negotiation.proposals.flatMap((proposal): readonly StandingProposal[] => {
      const { kind, on, clauseId, symbol } = proposal;
      if (!isRunning(proposal) || on !== null || kind === "keep") return [];
      const { at } = presentWords(proposal);
      const text = proposedText(proposal);
      return [{ label: proposalLabel(proposal), kind, clauseId, proponent: symbol, at, text }];
    }),
  };
}
