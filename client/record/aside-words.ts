import type { DelegationId, HuddleId } from "../../shared/ids.ts";
import type { HuddleAct } from "../../shared/negotiation/huddle.ts";
import type { ParkingAct } from "../../shared/negotiation/parked.ts";
import type { Subject } from "../../shared/negotiation/position.ts";
import { proposalLabel } from "../../shared/negotiation/proposal.ts";
import type { EntryOf } from "../../shared/events/recorded.ts";
import { onTheWall } from "../time/zone-time.ts";
import type { EntryWords, Telling } from "./telling.ts";

export function asideWords(
  entry: EntryOf<ParkingAct | HuddleAct>,
  { say, forum, whom, nameOf, proposals, huddles }: Telling,
): EntryWords {
  const symbolOf = (id: DelegationId): string => forum.delegations.find((one) => one.id === id)?.symbol ?? id;
  const who = whom(entry.by).spoken;
  const labelOf = (id: NonNullable<Subject["proposalId"]>): string => {
    const proposal = proposals.find((one) => one.id === id);
    return proposal === undefined ? "" : proposalLabel(proposal);
  };
  const named = ({ clauseId, proposalId }: Subject): string =>
    clauseId === undefined ? say("aside.proposal", { label: labelOf(proposalId) }) : nameOf(clauseId);
  const numberOf = (id: HuddleId): number => huddles.find((one) => one.id === id)?.n ?? 0;
  const reasonOf = (reason: string): string => (reason === "" ? "" : say("record.reason", { reason }));
  const told = (sentence: string, reason = ""): EntryWords => ({
    sentence,
    reason: reasonOf(reason),
    words: "",
  });
  switch (entry.type) {
    case "parked":
    case "takenUp":
      return told(say(`aside.entry.${entry.type}`, { who, what: named(entry.subject) }), entry.reason);
    case "huddleFormed":
      return told(
        say("aside.entry.huddleFormed", {
          who,
          delegations: entry.delegationIds.map(symbolOf).join(", "),
          clause: nameOf(entry.clauseId),
          n: numberOf(entry.huddleId),
        }),
        entry.question,
      );
    case "huddleJoined":
    case "huddleLeft":
      return told(
        say(`aside.entry.${entry.type}`, {
          delegation: symbolOf(entry.delegationId),
          n: numberOf(entry.huddleId),
        }),
      );
    case "huddleReported": {
      const n = numberOf(entry.huddleId);
      const sentence =
        entry.proposalId === null
          ? say("aside.entry.huddleNoAgreement", { n })
          : say("aside.entry.huddleWords", { n, label: labelOf(entry.proposalId) });
      const { note, onWordOf } = entry;
      const heard = onWordOf === null ? "" : say("position.onWord", { word: onWordOf });
      return { sentence, reason: [reasonOf(note), heard].filter((one) => one !== "").join(" "), words: "" };
    }
    case "huddleExtended":
      return told(
        say("aside.entry.huddleExtended", {
          who,
          n: numberOf(entry.huddleId),
          until: onTheWall(Date.parse(entry.until), forum.timeZone).replace("T", " "),
        }),
        entry.reason,
      );
    case "huddleEnded":
      return told(say("aside.entry.huddleEnded", { who, n: numberOf(entry.huddleId) }), entry.reason);
  }
}
