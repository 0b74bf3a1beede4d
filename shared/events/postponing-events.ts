import type { TextEvent } from "./text-event.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { type Postponed, postponedOf } from "../negotiation/postponed.ts";
import type { Huddle } from "../negotiation/huddle.ts";
import type { Parked } from "../negotiation/parked.ts";
import { type PositionSubject, sameSubject } from "../negotiation/position.ts";
import { changedIn } from "./change.ts";
import { type EventsOf, type OneOf, toAll } from "./event-entry.ts";
import { placed } from "./recorded.ts";
import type { DelegationId, HuddleId, ProposalId } from "../ids.ts";

export const postponingEvents: EventsOf<ParkingEvent | HuddleEvent> = {
  parked: toAll((opinion, entry) => {
    const aside = postponedOf(opinion);
    const { subject, reason, until, reportsBack } = entry;
    const parked = [
      ...without(aside.parked, subject),
      { ...placed(entry), subject, reason, until, reportsBack },
    ];
    return withAside(opinion, { ...aside, parked });
  }),
  takenUp: toAll((opinion, { subject }) => {
    const aside = postponedOf(opinion);
    return withAside(opinion, { ...aside, parked: without(aside.parked, subject) });
  }),
  huddleFormed: toAll((opinion, entry) => {
    const aside = postponedOf(opinion);
    const { huddleId: id, clauseId, question, delegationIds, until } = entry;
    const n = aside.huddles.length + 1;
    const of = { clauseId, question, delegationIds, until };
    const huddle = { id, n, ...placed(entry), ...of, outcome: null };
    return withAside(opinion, { ...aside, huddles: [...aside.huddles, huddle] });
  }),
  huddleJoined: toAll((opinion, entry) =>
    changeHuddle(opinion, entry, ({ delegationIds }) => ({
      delegationIds: [...delegationIds, entry.delegationId],
    })),
  ),
  huddleLeft: toAll((opinion, entry) =>
    changeHuddle(opinion, entry, ({ delegationIds }) => ({
      delegationIds: delegationIds.filter((one) => one !== entry.delegationId),
    })),
  ),
  huddleReported: toAll((opinion, entry) => {
    const { proposalId, note } = entry;
    const told = { ...placed(entry), note };
    return changeHuddle(opinion, entry, () => ({
      outcome:
        proposalId === null ? { kind: "noAgreement", ...told } : { kind: "words", proposalId, ...told },
    }));
  }),
  huddleExtended: toAll((opinion, entry) => changeHuddle(opinion, entry, () => ({ until: entry.until }))),
  huddleEnded: toAll((opinion, entry) =>
    changeHuddle(opinion, entry, () => ({
      outcome: { kind: "ended", ...placed(entry), note: entry.reason },
    })),
  ),
};

const withAside = (opinion: Opinion, aside: Postponed): Opinion => ({ ...opinion, aside });

const without = (parked: readonly Parked[], subject: PositionSubject): readonly Parked[] =>
  parked.filter((one) => !sameSubject(one.subject, subject));

function changeHuddle(
  opinion: Opinion,
  { huddleId }: Pick<HuddleEvent, "huddleId">,
  change: (huddle: Huddle) => Partial<Huddle>,
): Opinion {
  const aside = postponedOf(opinion);
  return withAside(opinion, { ...aside, huddles: changedIn(aside.huddles, huddleId, change) });
}

/** Parked words stay parked wherever a split or a join puts them, as locked ones stay locked. */
export function moveParked(
  opinion: Opinion,
  event: OneOf<TextEvent, "clauseSplit" | "clausesJoined">,
): Opinion {
  const [from, to] =
    event.type === "clauseSplit" ? [event.clauseId, event.newClauseId] : [event.second, event.first];
  const aside = postponedOf(opinion);
  const parked = aside.parked.find(({ subject }) => subject.clauseId === from);
  if (parked === undefined || aside.parked.some(({ subject }) => subject.clauseId === to)) return opinion;
  return withAside(opinion, {
    ...aside,
    parked: [...aside.parked, { ...parked, subject: { clauseId: to } }],
  });
}

export type ParkingEvent =
  | ({ readonly type: "parked" } & Pick<Parked, "subject" | "reason" | "until" | "reportsBack">)
  | { readonly type: "takenUp"; readonly subject: PositionSubject; readonly reason: string };

export type HuddleEvent =
  | ({ readonly type: "huddleFormed"; readonly huddleId: HuddleId } & Pick<
      Huddle,
      "clauseId" | "question" | "delegationIds" | "until"
    >)
  | {
      readonly type: "huddleJoined" | "huddleLeft";
      readonly huddleId: HuddleId;
      readonly delegationId: DelegationId;
    }
  | {
      readonly type: "huddleReported";
      readonly huddleId: HuddleId;
      /** Of the huddle, who reported. */
      readonly delegationId: DelegationId;
      /** The words that it brings back, a proposal by then; null: no agreement. */
      readonly proposalId: ProposalId | null;
      readonly note: string;
      /** The delegation's way of telling the secretariat, where that entered it. */
      readonly onWordOf: string | null;
    }
  /** It has until a later instant; the earlier one stays in the event log. */
  | {
      readonly type: "huddleExtended";
      readonly huddleId: HuddleId;
      readonly until: string;
      readonly reason: string;
    }
  | { readonly type: "huddleEnded"; readonly huddleId: HuddleId; readonly reason: string };
