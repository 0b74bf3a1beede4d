import type { Position } from "../negotiation/position.ts";
import { isRunning, type Proposal, proposalLabel, proposedText } from "../negotiation/proposal.ts";
import { meetingWord } from "../printed/meeting-words.ts";
import { becauseOf } from "../report/parked-note.ts";
import { isOwnProposal } from "../whereabouts/own-texts.ts";
import type { Cable, CableText } from "./cable-text.ts";

/** A delegation's proposals, brackets and positions in the texts of a meeting. */
export const concernsUs = (cable: Cable): readonly string[] =>
  cable.texts.flatMap((text) => [
    ...ownProposals(text, cable)
      .filter((one) => isRunning(one) || isOfMeeting(one, text))
      .map((one) => proposalLine(one, text, cable)),
    ...text.opinion.negotiation.brackets
      .filter(({ delegationId, ended }) => delegationId === cable.own && ended === null)
      .map(({ clauseId, reservation }) =>
        meetingWord("ourBracket", cable.language, {
          place: text.place(clauseId),
          because: becauseOf(reservation, cable.language),
        }),
      ),
    ...ownPositions(text, cable).map((one) => positionLine(one, text, cable)),
  ]);

export const ownProposals = ({ opinion }: CableText, { own }: Cable): readonly Proposal[] =>
  opinion.negotiation.proposals.filter((one) => isOwnProposal(one, own));

const isOfMeeting = ({ fate, wordings }: Proposal, { isHere }: CableText): boolean =>
  wordings.some(isHere) || (fate.kind !== "running" && isHere(fate));

/** Positions of the delegation that stand and that nobody closed. */
export const ownPositions = ({ opinion }: CableText, { own }: Cable): readonly Position[] =>
  opinion.negotiation.positions.filter(
    ({ delegationId, closed }) => delegationId === own && closed === undefined,
  );

const proposalLine = (proposal: Proposal, { place }: CableText, { language }: Cable): string =>
  meetingWord("ourProposal", language, {
    place: place(proposal.clauseId),
    label: proposalLabel(proposal),
    fate: meetingWord(proposal.fate.kind, language),
    words: becauseOf(proposedText(proposal), language),
  });

export function positionLine(
  { subject, position, reason, to, wordsHash }: Position,
  text: CableText,
  { language }: Cable,
): string {
  const now = text.document.clauses.find(({ id }) => id === subject.clauseId);
  return meetingWord("ourPosition", language, {
    place: text.subject(subject),
    position: meetingWord(position, language),
    because: becauseOf(reason, language),
    how: [
      to === "lead" ? meetingWord("toLeadAlone", language) : "",
      now === undefined || now.hash === wordsHash ? "" : meetingWord("onEarlier", language),
    ].join(""),
  });
}
