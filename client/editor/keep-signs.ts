import { Plugin } from "@tiptap/pm/state";
import { caughtUpSteps, FROM_WORDS } from "./bind-text.ts";

const PARAGRAPH = 1;

/**
 * Keeps the signs of brackets that somebody asked for: the server refuses to delete them (rule B3), so the page
 * does not try. `signs`: their offsets in the words now.
 */
export function keepSigns(signs: () => readonly number[], onKept: () => void): Plugin {
  return new Plugin({
    filterTransaction: (transaction) => {
      // Text from the server or another page stands already.
      if (!transaction.docChanged || transaction.getMeta(FROM_WORDS) === true) return true;
      const mapping = transaction.mapping.slice(caughtUpSteps(transaction));
      const deletes = signs().some((at) => mapping.mapResult(at + PARAGRAPH).deletedAfter);
      if (deletes) onKept();
      return !deletes;
    },
  });
}
