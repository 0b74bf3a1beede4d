import type { Act } from "./event.ts";
import { movedChar } from "../clause/moved-words.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { BracketAct } from "../negotiation/owned-bracket.ts";
import { changedIn, withNegotiation } from "./change.ts";
import type { EventsOf, OneOf } from "./event-entry.ts";
import { settling } from "./event-entry.ts";
import type { EntryOf } from "./recorded.ts";
import { signed } from "./recorded.ts";

export const bracketEvents: EventsOf<BracketAct> = {
  bracketRaised: settling((opinion, entry) => {
    const { bracketId: id, clauseId, delegationId, reservation, signs } = entry;
    const bracket = { id, clauseId, ...signed(entry), delegationId, reservation, signs, ended: null };
    return withNegotiation(opinion, { brackets: [...opinion.negotiation.brackets, bracket] });
  }),
  bracketWithdrawn: settling((opinion, entry) => ended(opinion, entry, "withdrawn")),
  bracketLifted: settling((opinion, entry) => ended(opinion, entry, "lifted")),
};

type Ending = EntryOf<OneOf<BracketAct, "bracketWithdrawn" | "bracketLifted">>;

const ended = (opinion: Opinion, entry: Ending, how: "withdrawn" | "lifted"): Opinion =>
  withNegotiation(opinion, {
    brackets: changedIn(opinion.negotiation.brackets, entry.bracketId, () => ({
      ended: { how, ...signed(entry), reason: entry.reason },
    })),
  });

/** A bracket goes where its signs were copied: a split never parts them (rule B5). */
export function moveBrackets(
  opinion: Opinion,
  act: Extract<Act, { type: "clauseSplit" | "clausesJoined" }>,
): Opinion {
  const { brackets } = opinion.negotiation;
  const [from, into] = act.type === "clauseSplit" ? [act.clauseId, act.newClauseId] : [act.second, act.first];
  if (!brackets.some((one) => one.clauseId === from && one.ended === null)) return opinion;
  return withNegotiation(opinion, {
    brackets: brackets.map((one) => {
      if (one.clauseId !== from || one.ended !== null) return one;
      const signs = one.signs.map((sign) => movedChar(sign, act.moved));
      if (signs.every((sign) => sign === null)) return one;
      return { ...one, clauseId: into, signs: signs.map((sign, i) => sign ?? one.signs[i]!) };
    }),
  });
}
