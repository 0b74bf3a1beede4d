import type { Act } from "./event.ts";
import { movedChar } from "../clause/moved-words.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { BracketAct, OwnedBracket } from "../negotiation/owned-bracket.ts";
import type { EntryOf } from "./recorded.ts";

const withBrackets = (opinion: Opinion, brackets: readonly OwnedBracket[]): Opinion => ({
  ...opinion,
  negotiation: { ...opinion.negotiation, brackets },
});

export function recordBracket(opinion: Opinion, entry: EntryOf<BracketAct>): Opinion {
  const { brackets } = opinion.negotiation;
  switch (entry.type) {
    case "bracketRaised": {
      const { bracketId: id, clauseId, at, by, forumSeq, delegationId, reservation, signs } = entry;
      const bracket = { id, clauseId, at, by, forumSeq, delegationId, reservation, signs, ended: null };
      return withBrackets(opinion, [...brackets, bracket]);
    }
    case "bracketWithdrawn":
    case "bracketLifted": {
      const { at, by, forumSeq, reason } = entry;
      const how = entry.type === "bracketLifted" ? "lifted" : "withdrawn";
      return withBrackets(
        opinion,
        brackets.map((one) =>
          one.id === entry.bracketId ? { ...one, ended: { how, at, by, forumSeq, reason } } : one,
        ),
      );
    }
  }
}

/** A bracket goes where its signs were copied: a split never parts them (rule B5). */
export function moveBrackets(
  opinion: Opinion,
  act: Extract<Act, { type: "clauseSplit" | "clausesJoined" }>,
): Opinion {
  const { brackets } = opinion.negotiation;
  const [from, into] = act.type === "clauseSplit" ? [act.clauseId, act.newClauseId] : [act.second, act.first];
  if (!brackets.some((one) => one.clauseId === from && one.ended === null)) return opinion;
  return withBrackets(
    opinion,
    brackets.map((one) => {
      if (one.clauseId !== from || one.ended !== null) return one;
      const signs = one.signs.map((sign) => movedChar(sign, act.moved));
      if (signs.every((sign) => sign === null)) return one;
      return { ...one, clauseId: into, signs: signs.map((sign, i) => sign ?? one.signs[i]!) };
    }),
  );
}
