import { type ComponentType, createContext, useContext } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { ProposalQuestion, SuggestionQuestion } from "./question.ts";

/** The row that a suggestion stands in. If its clause was removed, it stands behind the clause before that one. */
export type SuggestionPlace = {
  /** False: it stands in a row of its own behind `row`. */
  readonly isIn: boolean;
  /** Null: the start of the text. */
  readonly row: ClauseId | null;
};

/** The suggestion that is open in its row: at most one. */
export type OpenSuggestion = {
  /** Another one has another number. */
  readonly n: number;
  readonly question: SuggestionQuestion;
  /** The caret's place in the clause, where there was one. */
  readonly caret: { readonly anchor: number; readonly head: number } | null;
  /** Text typed while the editor was fetched. */
  readonly typed: string;
  /** Its editor, which is fetched before it opens: the next key goes into it. */
  readonly Part: ComponentType<{ readonly suggestion: OpenSuggestion }>;
  /** Null where its draft is not here. */
  readonly placeIn: (opinion: Opinion) => SuggestionPlace | null;
};

export type ProposingActs = {
  /** Opens a question about proposals: in the row of its clause, or as a dialog. */
  readonly propose: (question: ProposalQuestion | SuggestionQuestion) => void;
  /** Closes this one; false where another one is open by now. */
  readonly closeSuggestion: (suggestion: OpenSuggestion | null) => boolean;
};

export const ProposingContext = createContext<ProposingActs>({
  propose: () => {},
  closeSuggestion: () => false,
});

/** Returns the function that opens a question about proposals. */
export const useProposing = (): ProposingActs["propose"] => useContext(ProposingContext).propose;

export const SuggestionContext = createContext<OpenSuggestion | null>(null);

export const useSuggestion = (): OpenSuggestion | null => useContext(SuggestionContext);

/**
 * Returns the function that closes the suggestion of this component. An answer that comes late leaves the one open that
 * was begun meanwhile, and then it gives false.
 */
export function useCloseSuggestion(): () => boolean {
  const { closeSuggestion } = useContext(ProposingContext);
  const suggestion = useSuggestion();
  return () => closeSuggestion(suggestion);
}
