import { PAPER_PARAGRAPHS_MAX } from "../../shared/file-limits.ts";
import type { PaperFault } from "../../shared/word-file/paper-fault.ts";
import { FileFault } from "../imports/fault.ts";
import { wordFileOf } from "../imports/word-file-of.ts";
import { answerApart } from "../processes/answer-apart.ts";

/** Words of a stranger's Word file, read beside those that members bring in: nobody waits for a stranger. */
async function readWordText(
  bytes: Uint8Array,
): Promise<{ readonly paragraphs: readonly string[] } | { readonly fault: PaperFault }> {
  try {
    const { paragraphs } = wordFileOf(bytes);
    const isShown = paragraphs.length <= PAPER_PARAGRAPHS_MAX;
    return { paragraphs: isShown ? paragraphs.map((one) => one.printed) : [] };
  } catch (error) {
    if (error instanceof FileFault) return { fault: error.fault };
    throw error;
  }
}

answerApart(readWordText);
