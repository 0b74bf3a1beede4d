import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { Huddle } from "../../shared/negotiation/huddle.ts";
import type { Proposal } from "../../shared/negotiation/proposal.ts";
import type { Say } from "../opinion/clause-name.ts";
import type { NameThem } from "../forum/use-whom.ts";

/** An entry in words: the act, and the reason, basis or words that it was given with. */
export type EntryWords = { readonly sentence: string; readonly reason: string; readonly words: string };

export type Telling = {
  readonly say: Say;
  readonly forum: ForumView;
  readonly whom: NameThem;
  readonly nameOf: (id: ClauseId) => string;
  readonly proposals: readonly Proposal[];
  readonly huddles: readonly Huddle[];
};
