import { createContext, useContext } from "react";
import type { ProposalQuestion } from "./question.ts";

export const ProposingContext = createContext<(question: ProposalQuestion) => void>(() => {});

/** Returns the function that opens a question about proposals. */
export const useProposing = (): ((question: ProposalQuestion) => void) => useContext(ProposingContext);
