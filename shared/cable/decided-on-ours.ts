import type { ClauseId } from "../ids.ts";
import { proposalLabel } from "../negotiation/proposal.ts";
import { meetingWord } from "../printed/meeting-words.ts";
import { tierOf } from "../printed/state-words.ts";
import { becauseOf } from "../report/parked-note.ts";
import { type Cable, type CableText, timeOf } from "./cable-text.ts";
import { ownPositions, ownProposals } from "./concerns-us.ts";

/** Decisions of a meeting on a delegation's proposals, and on clauses of which it said something. */
export const decidedOnOurs = (cable: Cable): readonly string[] =>
  cable.texts.flatMap((text) => {
    const { language } = cable;
    const ours = ourClauses(text, cable);
    return [
      ...text.here.agreed
        .filter(({ clauseId }) => ours.has(clauseId))
        .map(({ clauseId, tier, at, text: words, reopened }) => {
          const line = meetingWord("decidedLine", language, {
            place: text.place(clauseId),
            tier: tierOf(tier, language),
            at: timeOf(at, cable),
            text: words,
          });
          if (reopened === null) return line;
          const since = { at: timeOf(reopened.at, cable), reason: reopened.reason };
          return `${line}; ${meetingWord("reopenedAt", language, since)}`;
        }),
      ...ownProposals(text, cable).flatMap((proposal) =>
        proposal.fate.kind === "running" || !text.isHere(proposal.fate)
          ? []
          : [
              meetingWord("fateLine", language, {
                place: text.place(proposal.clauseId),
                label: proposalLabel(proposal),
                fate: meetingWord(proposal.fate.kind, language),
                because: becauseOf(proposal.fate.reason, language),
              }),
            ],
      ),
    ];
  });

/** Clauses on which the delegation proposed, took a position, bracketed or commented. */
function ourClauses(text: CableText, cable: Cable): ReadonlySet<ClauseId> {
  const { brackets, comments } = text.opinion.negotiation;
  return new Set([
    ...ownProposals(text, cable).flatMap(({ clauseId, fate }) => [
      ...(clauseId === null ? [] : [clauseId]),
      ...("made" in fate && fate.made !== undefined ? [fate.made] : []),
    ]),
    ...ownPositions(text, cable).flatMap(({ subject }) => subject.clauseId ?? []),
    ...brackets.filter(({ delegationId }) => delegationId === cable.own).map(({ clauseId }) => clauseId),
    ...comments
      .filter(({ delegationId }) => delegationId === cable.own)
      .flatMap(({ on }) => on.clauseId ?? []),
  ]);
}
