import { WORD_FAULTS, type WordFault } from "./word-fault.ts";

/** Why a file of a paper is not taken, beside the faults of Word files. The page says it by the key. */
export const PAPER_FAULTS = {
  notPaper: "A paper is a Word (.docx), PDF, OpenDocument (.odt) or text (.txt) file.",
  pdfScripts: "The PDF holds a program or other files. Save or print it anew as a plain PDF.",
} as const;

export type PaperFault = WordFault | keyof typeof PAPER_FAULTS;

export const wordsOfFault = (fault: PaperFault): string => ({ ...WORD_FAULTS, ...PAPER_FAULTS })[fault];
