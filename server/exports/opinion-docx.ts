import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { opinionWord } from "./opinion-word.ts";

/** One Opinion as it stands, brackets and all, as a Word file. */
export const opinionDocx = (
  document: OpinionDocument,
  options: Parameters<typeof opinionWord>[1],
): Promise<Uint8Array> => opinionWord({ form: "bracketed", document }, options);
