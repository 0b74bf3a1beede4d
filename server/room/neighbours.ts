import type { Command } from "../../shared/commands/commands.ts";
import type { Neighbour } from "../../shared/decide/decision-context.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { type Drafts, draftsNamed } from "./drafts.ts";

/** Questions between the rooms of Opinions, where a clause goes next door or a text is merged. */
export type Neighbours = {
  /** Reads them as all may, everything in it on disk. */
  readonly open: (ids: readonly OpinionId[]) => Promise<void>;
  /** As it was when it was opened last; null where there is none. */
  readonly of: (id: OpinionId) => Neighbour | null;
};

/** Opens what a command needs of other documents; null where it needs nothing and keeps its place among the typing. */
export function othersNamed(
  asked: Command,
  { drafts, neighbours }: { readonly drafts: Drafts; readonly neighbours: Neighbours },
): Promise<unknown> | null {
  const named = draftsNamed(asked);
  const beside = opinionsNamed(asked);
  if (named.length === 0 && beside.length === 0) return null;
  return Promise.all([drafts.open(named), neighbours.open(beside)]);
}

function opinionsNamed(asked: Command): readonly OpinionId[] {
  const singles = asked.type === "batch" ? asked.commands : [asked];
  return singles.flatMap((one) => {
    if (one.type === "bringClause") return [one.from.opinionId];
    if (one.type === "giveClause") return [one.to.opinionId];
    return one.type === "takeMergeInput" && one.from.kind === "opinion" ? [one.from.opinionId] : [];
  });
}
