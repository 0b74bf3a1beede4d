import { setImmediate } from "node:timers/promises";
import type { DelegationId } from "../../shared/ids.ts";
import type { Delegation } from "../../shared/forum/delegation.ts";
import type { Contribution } from "../../shared/negotiation/contribution.ts";
import { foldedText } from "../../shared/search/folded.ts";
import { matchIn, readQuestion } from "../../shared/search/match.ts";

type Folded = { readonly head: string; readonly text: string };

/** Folds each contribution once; a revised one is another object. */
const known = new WeakMap<Contribution, Folded>();

function foldedOf(paper: Contribution): Folded {
  const before = known.get(paper);
  if (before !== undefined) return before;
  const { number, title, paragraphs, former, additions } = paper;
  const more = [...former, ...additions];
  const head = [number, title, ...more.flatMap((one) => [one.number, one.title])].join("\n");
  const text = [...paragraphs, ...additions.flatMap((one) => one.paragraphs)].join("\n");
  const folded = { head: foldedText(head), text: foldedText(text) };
  known.set(paper, folded);
  return folded;
}

/** Papers that are folded before others have their turn: people type meanwhile. */
const FOLDED_AT_ONCE = 8;

/** Folds what was not folded yet, a few at a time: all papers together would hold up everybody. */
export async function foldPapers(papers: readonly Contribution[]): Promise<void> {
  const left = papers.filter((paper) => !known.has(paper));
  for (const [n, paper] of left.entries()) {
    if (n % FOLDED_AT_ONCE === 0) await setImmediate();
    foldedOf(paper);
  }
}

/** Delegations of a paper, its co-sources too. */
export function delegationsOf({ from, sources = [] }: Contribution): readonly DelegationId[] {
  const own = from.kind === "delegation" ? [from.delegationId] : from.kind === "group" ? from.members : [];
  return [...new Set([...own, ...sources])];
}

/**
 * Contributions that have every word of a question, in their order: all of them, where it is too short to be looked for.
 * The text counts only while it is public itself (rule F22).
 */
export function foundPapers(
  papers: readonly Contribution[],
  question: string,
  { delegations, withText }: { readonly delegations: readonly Delegation[]; readonly withText: boolean },
): readonly Contribution[] {
  const read = readQuestion(question);
  if (read === null) return papers;
  const names = new Map(
    delegations.map(({ id, symbol, name }) => [id, foldedText([symbol, ...Object.values(name)].join("\n"))]),
  );
  return papers.filter((paper) => {
    const { head, text } = foldedOf(paper);
    const group = paper.from.kind === "group" ? [foldedText(paper.from.symbol)] : [];
    const sources = delegationsOf(paper).map((id) => names.get(id) ?? "");
    const shown = withText && paper.withdrawn === null ? [text] : [];
    return matchIn([head, ...group, ...sources, ...shown].join(" "), read) !== null;
  });
}
