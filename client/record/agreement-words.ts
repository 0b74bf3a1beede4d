import type { DelegationId } from "../../shared/ids.ts";
import type { Act } from "../../shared/events/event.ts";
import type { ConsensusAct } from "../../shared/negotiation/consensus-act.ts";
import type { EntryOf } from "../../shared/events/recorded.ts";
import { textOf } from "../../shared/clause/words.ts";
import type { EntryWords, Telling } from "./telling.ts";

type Marked = EntryOf<Extract<Act, { type: "clauseMarked" }>>;

/** A mark that waits for who cannot accept is told as no agreement (rule C41). */
export function markedWords(entry: Marked, { say, forum, whom, nameOf }: Telling): string {
  const symbolOf = (id: DelegationId): string => forum.delegations.find((one) => one.id === id)?.symbol ?? id;
  const { pending = [], objections = [] } = entry;
  const told = {
    who: whom(entry.by).spoken,
    clause: nameOf(entry.clauseId),
    tier: say(`tier.${entry.tier}`),
  };
  if (objections.length === 0) return say("entry.clauseMarked", told);
  const names = pending.map((one) =>
    one.clauseId === undefined ? symbolOf(one.delegationId) : nameOf(one.clauseId),
  );
  return say("agreement.entry.markedPending", {
    ...told,
    pending: names.join(", "),
    objections: objections.map(symbolOf).join(", "),
  });
}

export function agreementWords(
  entry: EntryOf<ConsensusAct>,
  { say, forum, whom, nameOf }: Telling,
): EntryWords {
  const symbolOf = (id: DelegationId): string => forum.delegations.find((one) => one.id === id)?.symbol ?? id;
  const told = { who: whom(entry.by).spoken, clause: nameOf(entry.clauseId) };
  const reasonOf = (reason: string): string => (reason === "" ? "" : say("record.reason", { reason }));
  switch (entry.type) {
    case "pendingLifted": {
      const { pending, onWordOf } = entry;
      const name = pending.clauseId === undefined ? symbolOf(pending.delegationId) : nameOf(pending.clauseId);
      const act = onWordOf === null ? "agreement.entry.pendingLifted" : "agreement.entry.pendingLiftedOnWord";
      return {
        sentence: say(act, { ...told, pending: name }),
        reason: onWordOf === null ? "" : say("position.onWord", { word: onWordOf }),
        words: "",
      };
    }
    case "sentForward": {
      const objections = entry.objections.map(symbolOf).join(", ");
      return {
        sentence: say("agreement.entry.sentForward", { ...told, objections }),
        reason: reasonOf(entry.reason),
        words: "",
      };
    }
    case "clauseCorrected":
      return {
        sentence: say("agreement.entry.clauseCorrected", told),
        reason: "",
        words: textOf(entry.words.runs),
      };
    case "correctionContested":
      return {
        sentence: say("agreement.entry.correctionContested", told),
        reason: reasonOf(entry.reason),
        words: "",
      };
  }
}
