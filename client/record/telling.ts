import type { OpinionEvent } from "../../shared/events/event.ts";
import type { OneOf } from "../../shared/events/event-entry.ts";
import type { EntryOf } from "../../shared/events/recorded.ts";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { ClauseId, DelegationId, ProposalId } from "../../shared/ids.ts";
import type { Huddle } from "../../shared/negotiation/huddle.ts";
import { type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import type { Say } from "../opinion/clause-name.ts";
import type { NameThem } from "../forum/use-whom.ts";

/** An event in words: the act, and the reason, basis or words that it was given with. */
export type EntrySentence = { readonly sentence: string; readonly reason: string; readonly words: string };

export type Telling = {
  readonly say: Say;
  readonly forum: ForumView;
  readonly whom: NameThem;
  readonly nameOf: (id: ClauseId) => string;
  readonly proposals: readonly Proposal[];
  readonly huddles: readonly Huddle[];
};

/** Parts of one event's sentence. */
export type TellingOne = Telling & {
  /** The author, as a sentence names them. */
  readonly who: string;
  readonly symbolOf: (id: DelegationId) => string;
  readonly labelOf: (id: ProposalId, unknown?: string) => string;
  /** Empty without a reason. `onWordOf`: how the delegation told the secretariat. */
  readonly reasonOf: (reason: string, onWordOf?: string | null) => string;
};

/** A sentence for each event of a noun: the compiler names one that is missing. */
export type SentencesOf<Union extends OpinionEvent> = {
  readonly [Type in Union["type"]]: (
    entry: EntryOf<OneOf<Union, Type>>,
    telling: TellingOne,
  ) => EntrySentence;
};

export const tellingOne = (telling: Telling, { by }: Pick<EntryOf<OpinionEvent>, "by">): TellingOne => {
  const { say, forum, whom, proposals } = telling;
  return {
    ...telling,
    who: whom(by).spoken,
    symbolOf: (id) => forum.delegations.find((one) => one.id === id)?.symbol ?? id,
    labelOf: (id, unknown = "") => {
      const found = proposals.find((one) => one.id === id);
      return found === undefined ? unknown : proposalLabel(found);
    },
    reasonOf: (reason, onWordOf = null) =>
      [
        reason === "" ? "" : say("record.reason", { reason }),
        onWordOf === null ? "" : say("position.onWord", { word: onWordOf }),
      ]
        .filter((one) => one !== "")
        .join(" "),
  };
};

export const told = (
  sentence: string,
  more: Partial<Omit<EntrySentence, "sentence">> = {},
): EntrySentence => ({
  sentence,
  reason: "",
  words: "",
  ...more,
});

const EXCERPT_CHARS = 140;

export const excerpt = (text: string): string =>
  text.length <= EXCERPT_CHARS ? text : `${text.slice(0, EXCERPT_CHARS).trimEnd()} …`;
