import { type Refusal, refuse } from "../../shared/refusal.ts";
import { WORD_FAULTS, type WordFault } from "../../shared/word-file/word-fault.ts";

/** Refuses a file by its fault, or says that the server is at fault. */
export const fileRefusal = (fault: WordFault): { readonly refusal: Refusal } =>
  refuse(fault === "serverBusy" ? "serverBusy" : "fileRefused", WORD_FAULTS[fault], { fault });
