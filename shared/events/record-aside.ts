import type { Act } from "./event.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Aside } from "../negotiation/aside.ts";
import { asideOf } from "../negotiation/aside.ts";
import type { Huddle, HuddleAct } from "../negotiation/huddle.ts";
import type { Parked, ParkingAct } from "../negotiation/parked.ts";
import type { Subject } from "../negotiation/position.ts";
import { sameSubject } from "../negotiation/position.ts";
import type { EntryOf } from "./recorded.ts";

export function recordAside(opinion: Opinion, entry: EntryOf<ParkingAct | HuddleAct>): Opinion {
  const aside = asideOf(opinion);
  const { seq, at, by, forumSeq } = entry;
  switch (entry.type) {
    case "parked": {
      const { subject, reason, until, reportsBack } = entry;
      const parked = [
        ...without(aside.parked, subject),
        { seq, at, by, forumSeq, subject, reason, until, reportsBack },
      ];
      return withAside(opinion, { ...aside, parked });
    }
    case "takenUp":
      return withAside(opinion, { ...aside, parked: without(aside.parked, entry.subject) });
    case "huddleFormed": {
      const { huddleId: id, clauseId, question, delegationIds, until } = entry;
      const n = aside.huddles.length + 1;
      const huddle = {
        id,
        n,
        seq,
        at,
        by,
        forumSeq,
        clauseId,
        question,
        delegationIds,
        until,
        outcome: null,
      };
      return withAside(opinion, { ...aside, huddles: [...aside.huddles, huddle] });
    }
    case "huddleJoined":
      return changeHuddle(opinion, entry, ({ delegationIds }) => ({
        delegationIds: [...delegationIds, entry.delegationId],
      }));
    case "huddleLeft":
      return changeHuddle(opinion, entry, ({ delegationIds }) => ({
        delegationIds: delegationIds.filter((one) => one !== entry.delegationId),
      }));
    case "huddleReported": {
      const { proposalId, note } = entry;
      const told = { seq, at, by, forumSeq, note };
      return changeHuddle(opinion, entry, () => ({
        outcome:
          proposalId === null ? { kind: "noAgreement", ...told } : { kind: "words", proposalId, ...told },
      }));
    }
    case "huddleExtended":
      return changeHuddle(opinion, entry, () => ({ until: entry.until }));
    case "huddleEnded":
      return changeHuddle(opinion, entry, () => ({
        outcome: { kind: "ended", seq, at, by, forumSeq, note: entry.reason },
      }));
  }
}

const withAside = (opinion: Opinion, aside: Aside): Opinion => ({ ...opinion, aside });

const without = (parked: readonly Parked[], subject: Subject): readonly Parked[] =>
  parked.filter((one) => !sameSubject(one.subject, subject));

function changeHuddle(
  opinion: Opinion,
  { huddleId }: Pick<HuddleAct, "huddleId">,
  change: (huddle: Huddle) => Partial<Huddle>,
): Opinion {
  const aside = asideOf(opinion);
  const huddles = aside.huddles.map((one) => (one.id === huddleId ? { ...one, ...change(one) } : one));
  return withAside(opinion, { ...aside, huddles });
}

/** Parked words stay parked wherever a split or a join puts them, as locked ones stay locked. */
export function moveParked(
  opinion: Opinion,
  act: Extract<Act, { type: "clauseSplit" | "clausesJoined" }>,
): Opinion {
  const [from, to] = act.type === "clauseSplit" ? [act.clauseId, act.newClauseId] : [act.second, act.first];
  const aside = asideOf(opinion);
  const parked = aside.parked.find(({ subject }) => subject.clauseId === from);
  if (parked === undefined || aside.parked.some(({ subject }) => subject.clauseId === to)) return opinion;
  return withAside(opinion, {
    ...aside,
    parked: [...aside.parked, { ...parked, subject: { clauseId: to } }],
  });
}
