import type { HuddleId } from "../../shared/ids.ts";
import type { HuddleEvent, ParkingEvent } from "../../shared/events/postponing-events.ts";
import type { PositionSubject } from "../../shared/negotiation/position.ts";
import { onTheWall } from "../time/zone-time.ts";
import { type SentencesOf, type TellingOne, told } from "./telling.ts";
import { comma } from "../i18n/list-signs.ts";

const named = ({ clauseId, proposalId }: PositionSubject, { say, nameOf, labelOf }: TellingOne): string =>
  clauseId === undefined ? say("postponed.proposal", { label: labelOf(proposalId) }) : nameOf(clauseId);

const numberOf = (id: HuddleId, { huddles }: TellingOne): number =>
  huddles.find((one) => one.id === id)?.n ?? 0;

export const postponingSentences: SentencesOf<ParkingEvent | HuddleEvent> = {
  parked: ({ subject, reason }, telling) =>
    told(telling.say("postponed.entry.parked", { who: telling.who, what: named(subject, telling) }), {
      reason: telling.reasonOf(reason),
    }),
  takenUp: ({ subject, reason }, telling) =>
    told(telling.say("postponed.entry.takenUp", { who: telling.who, what: named(subject, telling) }), {
      reason: telling.reasonOf(reason),
    }),
  huddleFormed: ({ huddleId, clauseId, delegationIds, question }, telling) => {
    const { say, who, nameOf, symbolOf, reasonOf } = telling;
    const delegations = delegationIds.map(symbolOf).join(comma());
    const n = numberOf(huddleId, telling);
    return told(say("postponed.entry.huddleFormed", { who, delegations, clause: nameOf(clauseId), n }), {
      reason: reasonOf(question),
    });
  },
  huddleJoined: ({ huddleId, delegationId }, telling) =>
    told(
      telling.say("postponed.entry.huddleJoined", {
        delegation: telling.symbolOf(delegationId),
        n: numberOf(huddleId, telling),
      }),
    ),
  huddleLeft: ({ huddleId, delegationId }, telling) =>
    told(
      telling.say("postponed.entry.huddleLeft", {
        delegation: telling.symbolOf(delegationId),
        n: numberOf(huddleId, telling),
      }),
    ),
  huddleReported: ({ huddleId, proposalId, note, onWordOf }, telling) => {
    const { say, labelOf, reasonOf } = telling;
    const n = numberOf(huddleId, telling);
    return told(
      proposalId === null
        ? say("postponed.entry.huddleNoAgreement", { n })
        : say("postponed.entry.huddleWords", { n, label: labelOf(proposalId) }),
      { reason: reasonOf(note, onWordOf) },
    );
  },
  huddleExtended: ({ huddleId, until, reason }, telling) => {
    const { say, who, forum, reasonOf } = telling;
    const instant = onTheWall(Date.parse(until), forum.timeZone).replace("T", " ");
    return told(
      say("postponed.entry.huddleExtended", { who, n: numberOf(huddleId, telling), until: instant }),
      {
        reason: reasonOf(reason),
      },
    );
  },
  huddleEnded: ({ huddleId, reason }, telling) =>
    told(telling.say("postponed.entry.huddleEnded", { who: telling.who, n: numberOf(huddleId, telling) }), {
      reason: telling.reasonOf(reason),
    }),
};
