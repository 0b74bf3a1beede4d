import type { ClauseId } from "../ids.ts";
import { isRunning, proposalLabel, speakerOf } from "../negotiation/proposal.ts";
import { longInstant } from "../printed/long-date.ts";
import { meetingWord } from "../printed/meeting-words.ts";
import { questionsTo } from "../standing/objections.ts";
import type { Cable, CableText } from "./cable-text.ts";
import { ownPositions } from "./concerns-us.ts";

/** Questions that a meeting leaves to a delegation's capital. */
export const forCapital = (cable: Cable): readonly string[] =>
  cable.texts.flatMap((text) => [
    ...answersOwed(text, cable),
    ...toConfirm(text, cable),
    ...invited(text, cable),
  ]);

/** Its objections to words that changed, its requests for time, its awaited instructions. */
function answersOwed(text: CableText, cable: Cable): readonly string[] {
  const { own, language } = cable;
  return [
    ...questionsTo(own, text.opinion, text.document.clauses).map(({ clauseId }) =>
      meetingWord("askIfStands", language, { place: text.place(clauseId), text: wordsOf(text, clauseId) }),
    ),
    ...text.here.waiting
      .filter(({ delegationId, kind }) => delegationId === own && kind === "time")
      .map(({ clauseId }) => meetingWord("askTime", language, { place: text.place(clauseId) })),
    ...ownPositions(text, cable)
      .filter(({ position }) => position === "awaitsInstructions")
      .map(({ subject, until }) =>
        meetingWord("askInstructions", language, {
          place: text.subject(subject),
          until:
            until === null
              ? ""
              : meetingWord("until", language, { until: longInstant(Date.parse(until), cable) }),
        }),
      ),
  ];
}

/** Agreements that wait for it, or that were made while none of its pages showed the words, or ad referendum. */
function toConfirm(text: CableText, cable: Cable): readonly string[] {
  const { own, language } = cable;
  const agreed = text.here.agreed.filter(({ reopened }) => reopened === null);
  const line = (
    name: "askAway" | "askConfirm",
    { clauseId, text: words }: { clauseId: ClauseId; text: string },
  ) => meetingWord(name, language, { place: text.place(clauseId), text: words });
  const wasAway = ({ call }: (typeof agreed)[number]): boolean =>
    call !== null && call.away.includes(own) && !call.back.some(({ delegationId }) => delegationId === own);
  return [
    ...agreed.filter(wasAway).map((one) => line("askAway", one)),
    ...agreed
      .filter((one) => one.tier === "ad-referendum" && !wasAway(one))
      .map((one) => line("askConfirm", one)),
    ...text.document.remarks.flatMap((one) =>
      one.kind === "pendingDelegation" && one.delegationId === own
        ? [meetingWord("askPending", language, { place: text.place(one.clauseId) })]
        : [],
    ),
  ];
}

/** Proposals that others ask it to join, and silences that run. */
const invited = (text: CableText, cable: Cable): readonly string[] => {
  const { own, symbol, language } = cable;
  return [
    ...text.opinion.negotiation.proposals
      .filter((one) => isRunning(one) && [...one.asked, ...one.askedMembers].includes(own))
      .map((one) => {
        const by = speakerOf(one.proponent);
        return meetingWord("askJoin", language, {
          place: text.place(one.clauseId),
          who: by === null ? one.symbol : symbol(by),
          label: proposalLabel(one),
        });
      }),
    ...text.opinion.negotiation.silences
      .filter(({ state }) => state.kind === "running")
      .flatMap(({ clauses, closes }) =>
        clauses.map(({ clauseId }) =>
          meetingWord("askSilence", language, {
            place: text.place(clauseId),
            until: longInstant(closes, cable),
          }),
        ),
      ),
  ];
};

const wordsOf = ({ document }: CableText, id: ClauseId): string =>
  document.clauses.find((clause) => clause.id === id)?.text ?? "";
