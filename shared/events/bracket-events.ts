import type { OwnedBracket } from "../negotiation/owned-bracket.ts";
import type { TextEvent } from "./text-event.ts";
import { movedChar } from "../clause/moved-words.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { changedIn, withNegotiation } from "./change.ts";
import { type EventsOf, type OneOf, settling } from "./event-entry.ts";
import { type EntryOf, signed } from "./recorded.ts";
import type { BracketId, ClauseId } from "../ids.ts";
import type { ActWords } from "../clause/words.ts";

export const bracketEvents: EventsOf<BracketEvent> = {
  bracketRaised: settling((opinion, entry) => {
    const { bracketId: id, clauseId, delegationId, reservation, signs } = entry;
    const bracket = { id, clauseId, ...signed(entry), delegationId, reservation, signs, ended: null };
    return withNegotiation(opinion, { brackets: [...opinion.negotiation.brackets, bracket] });
  }),
  bracketWithdrawn: settling((opinion, entry) => ended(opinion, entry, "withdrawn")),
  bracketLifted: settling((opinion, entry) => ended(opinion, entry, "lifted")),
};

type Ending = EntryOf<OneOf<BracketEvent, "bracketWithdrawn" | "bracketLifted">>;

const ended = (opinion: Opinion, entry: Ending, how: "withdrawn" | "lifted"): Opinion =>
  withNegotiation(opinion, {
    brackets: changedIn(opinion.negotiation.brackets, entry.bracketId, () => ({
      ended: { how, ...signed(entry), reason: entry.reason },
    })),
  });

/** A bracket goes where its signs were copied: a split never parts them (rule B5). */
export function moveBrackets(
  opinion: Opinion,
  event: OneOf<TextEvent, "clauseSplit" | "clausesJoined">,
): Opinion {
  const { brackets } = opinion.negotiation;
  const [from, into] =
    event.type === "clauseSplit" ? [event.clauseId, event.newClauseId] : [event.second, event.first];
  if (!brackets.some((one) => one.clauseId === from && one.ended === null)) return opinion;
  return withNegotiation(opinion, {
    brackets: brackets.map((one) => {
      if (one.clauseId !== from || one.ended !== null) return one;
      const signs = one.signs.map((sign) => movedChar(sign, event.moved));
      if (signs.every((sign) => sign === null)) return one;
      return { ...one, clauseId: into, signs: signs.map((sign, i) => sign ?? one.signs[i]!) };
    }),
  });
}

export type BracketEvent =
  | (Pick<OwnedBracket, "clauseId" | "delegationId" | "reservation" | "signs"> & {
      readonly type: "bracketRaised";
      readonly bracketId: BracketId;
      /** It is that delegation's because it cannot accept the words: somebody else made it. */
      readonly overObjection?: true;
      /** The bracketed words with their alternatives, as they were put. */
      readonly bracketed: string;
      readonly words: ActWords;
    })
  | {
      /** Withdrawn by its owner, or lifted by a recorded decision. */
      readonly type: "bracketWithdrawn" | "bracketLifted";
      readonly bracketId: BracketId;
      readonly clauseId: ClauseId;
      /** The text before, signs and alternatives with it, and the text now. */
      readonly bracketed: string;
      readonly kept: string;
      readonly reason: string;
      /** The delegation's way of telling the secretariat; absent where it acts itself. */
      readonly onWordOf?: string;
      readonly words: ActWords;
    };
