import { countOfTold } from "../../shared/events/negotiation-for.ts";
import type { WordRun, Words } from "../../shared/clause/words.ts";
import { VIEWS_HELD_MAX } from "../../shared/limits.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { RoomView } from "./room-view.ts";
import { documentOf } from "../../shared/document/opinion-document.ts";
import type { ChainPosition } from "../store/check-row.ts";
import type { Held } from "../replay/held.ts";

/** The view of a room for one reader, with the record as they may have it. */
export function viewOf(
  opinion: Opinion,
  {
    held: { serverDoc, authors },
    position: { seq, heads },
    names,
  }: {
    readonly held: Pick<Held, "serverDoc" | "authors">;
    readonly position: ChainPosition;
    readonly names: ReadonlySet<string>;
  },
): RoomView {
  const words = serverDoc.words();
  return {
    opinion,
    seq,
    words,
    document: documentOf(opinion, words, { names, head: heads.minutes }),
    authors: authorsIn(opinion, words).flatMap((client) => authors.authorFor(client) ?? []),
    deletions: authors.deletionsFor(opinion.clauses),
    head: heads.minutes,
  };
}

/**
 * Client ids whose characters a page can show: those that stand, were settled, or are proposed. Ids of characters that
 * came and went are told to nobody (rule G13).
 */
function authorsIn({ clauses, negotiation }: Opinion, words: Words): readonly number[] {
  const clients = new Set<number>();
  const take = (runs: readonly WordRun[]): void => {
    for (const { client } of runs) clients.add(client);
  };
  for (const runs of words.values()) take(runs);
  for (const { settled } of clauses) take(settled.runs);
  for (const { wordings } of negotiation.proposals) for (const { runs } of wordings) take(runs);
  return [...clients].toSorted((a, b) => a - b);
}

/**
 * Views of a room, made once for each state of the record and each circle of readers who may have the same:
 * when a hall comes back together, most ask for what all may have.
 */
export function openViews(options: {
  /** Another text whenever a view would be another. */
  readonly state: () => string;
  /** As this reader may have it; null: as all may. */
  readonly seenBy: (reader: Participant | null) => Opinion;
  readonly makeView: (opinion: Opinion) => RoomView;
  /** A page gets only the authors of the standing text. */
  readonly onMade: () => void;
}): { readonly of: (reader: Participant | null) => RoomView } {
  let state = "";
  let made = new Map<string, RoomView>();
  const forAll = (): RoomView => {
    const view = made.get("") ?? options.makeView(options.seenBy(null));
    made.set("", view);
    return view;
  };
  return {
    of: (reader) => {
      const now = options.state();
      if (now !== state) made = new Map();
      state = now;
      options.onMade();
      const all = forAll();
      if (reader === null) return all;
      const circle = JSON.stringify([reader.delegationId, reader.role, reader.leads]);
      const known = made.get(circle);
      if (known !== undefined) return known;
      const opinion = options.seenBy(reader);
      // A reader has all that everybody has: as much of it is the same.
      const view = countOfTold(opinion) === countOfTold(all.opinion) ? all : options.makeView(opinion);
      made.set(circle, view);
      for (const oldest of made.keys()) if (made.size > VIEWS_HELD_MAX && oldest !== "") made.delete(oldest);
      return view;
    },
  };
}
