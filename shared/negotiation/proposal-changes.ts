import { type Change, changesBetween } from "../text/changes.ts";

/** A stretch of a proposal's redline: words that stay, or change n, counted from 0. */
export type ProposalChange =
  | { readonly kind: "same"; readonly text: string }
  | { readonly kind: "change"; readonly n: number; readonly removed: string; readonly added: string };

/**
 * Changes of a proposal, word by word (rule V5). A removal and its replacement are one change, as are two with only
 * white space between: whoever takes one takes a phrase.
 */
export const changesOf = (baseText: string, text: string): readonly ProposalChange[] =>
  phrasesOf(changesBetween(baseText, text));

/** The same of what was compared before. */
export function phrasesOf(compared: readonly Change[]): readonly ProposalChange[] {
  const changes: ProposalChange[] = [];
  let n = 0;
  let removed = "";
  let added = "";
  let kept = "";
  const close = (): void => {
    if (removed !== "" || added !== "") {
      const space = spaceAfterBoth(removed, added);
      const upTo = (one: string): string => one.slice(0, one.length - space.length);
      changes.push({ kind: "change", n, removed: upTo(removed), added: upTo(added) });
      kept = space + kept;
      n += 1;
    }
    if (kept !== "") changes.push({ kind: "same", text: kept });
    removed = added = kept = "";
  };
  for (const part of compared) {
    if (part.kind === "same") {
      kept += part.text;
      const isInside = removed !== "" || added !== "";
      if (!isInside || part.text.trim() !== "") close();
      continue;
    }
    removed += kept;
    added += kept;
    kept = "";
    if (part.kind === "removed") removed += part.text;
    else added += part.text;
  }
  close();
  return changes;
}

/** A space at the end of both stays out of the change. */
function spaceAfterBoth(removed: string, added: string): string {
  const space = removed.slice(removed.trimEnd().length);
  return added.endsWith(space) ? space : "";
}

/** The words with the chosen changes made; null makes all, which gives the proposal's words exactly. */
export const withChanges = (changes: readonly ProposalChange[], chosen: ReadonlySet<number> | null): string =>
  changes
    .map((part) =>
      part.kind === "same" ? part.text : chosen === null || chosen.has(part.n) ? part.added : part.removed,
    )
    .join("");
