import type { DelegationId } from "../../shared/ids.ts";
import { type OpinionStanding, opinionStandingOf } from "../../shared/report/opinion-standing.ts";
import type { ForumRoom } from "./forum-room.ts";
import { recordedAt } from "../store/recorded-at.ts";
import type { PastView } from "../history/version-at.ts";
import type { Store } from "../store/store.ts";

/** By the forum's own list. */
export function symbolsIn(forum: ForumRoom): (id: DelegationId) => string {
  const symbols = new Map(forum.forum().delegations.map(({ id, symbol }) => [id, symbol]));
  return (id) => symbols.get(id) ?? id;
}

/** Facts around an Opinion's words, as the forum names it. Rejects with BadRow. */
export async function readStanding(
  { store, forum }: { readonly store: Store; readonly forum: ForumRoom },
  { opinion, words }: Pick<PastView, "opinion" | "words">,
): Promise<OpinionStanding> {
  const begun = await recordedAt(store, opinion.id, 1);
  return opinionStandingOf(opinion, words, { begun, names: forum.names(), symbolOf: symbolsIn(forum) });
}
