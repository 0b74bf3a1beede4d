import { changesOf, type ProposalChange } from "../../shared/negotiation/proposal-changes.ts";
import type { ProposalKind, ProposedWords } from "../../shared/negotiation/proposal.ts";
import { textOf } from "../../shared/clause/words.ts";

const drawn = new WeakMap<ProposedWords, readonly ProposalChange[]>();

/** The redline of one wording against its base, compared once: a wording never changes, a new one is another. */
export function redlineOf(kind: ProposalKind, words: ProposedWords): readonly ProposalChange[] {
  const before = drawn.get(words);
  if (before !== undefined) return before;
  const redline = redlineBetween(kind, words.baseText, textOf(words.runs));
  drawn.set(words, redline);
  return redline;
}

/** An added clause stands without marks, as ITU shows it; a deleted one is struck whole; a kept one is plain. */
export function redlineBetween(
  kind: ProposalKind,
  baseText: string,
  text: string,
): readonly ProposalChange[] {
  switch (kind) {
    case "add":
      return text === "" ? [] : [{ kind: "same", text }];
    case "change":
      return changesOf(baseText, text);
    case "delete":
      return baseText === "" ? [] : [{ kind: "change", n: 0, removed: baseText, added: "" }];
    case "keep":
      return baseText === "" ? [] : [{ kind: "same", text: baseText }];
  }
}
