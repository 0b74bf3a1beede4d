import { clauseHash } from "../../shared/opinion/canonical-text.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { ClauseId, DelegationId } from "../../shared/ids.ts";
import { answersOpen, type Call, callPauseEnds, openCall } from "../../shared/negotiation/call.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { objectionsOn } from "../../shared/standing/objections.ts";
import type { Words } from "../../shared/clause/words.ts";

export type CallCounts = Record<
  "calls" | "declared" | "withdrawn" | "lapsed" | "cutOff" | "cameBack",
  number
>;

export type CallChecks = {
  /** Before each entry of the event log, with the words of that moment. */
  readonly entry: (entry: Entry, before: Opinion, words: () => Words) => void;
  /** After each commit. */
  readonly committed: (opinion: Opinion, words: () => Words) => void;
  readonly counts: CallCounts;
};

/** Checks each call of an event log (rules I16-I20). */
export function openCallChecks(options: {
  readonly problem: (what: string) => void;
  readonly attending: readonly DelegationId[];
  /** True if a page of this delegation ever said that it showed this call. */
  readonly saidShown: (id: DelegationId, callSeq: number) => boolean;
}): CallChecks {
  const { problem, attending, saidShown } = options;
  const counts: CallCounts = { calls: 0, declared: 0, withdrawn: 0, lapsed: 0, cutOff: 0, cameBack: 0 };
  /** Marks that a declaration owes: its clauses with the words that were called. */
  let owed = new Map<ClauseId, string>();

  const declared = (
    { at, callSeq, clauses, away }: Extract<Entry, { type: "callDeclared" }>,
    { before, words }: { readonly before: Opinion; readonly words: Words },
  ): void => {
    const call = openCall(before);
    const told = (what: string): void => problem(`the declaration of call ${callSeq} ${what}`);
    if (call?.seq !== callSeq) return told("is of no open call");
    if (at < callPauseEnds(call)) told("came before its pause was over");
    if (clauses.length === 0) told("declares nothing");
    for (const clauseId of clauses) {
      const hash = calledHash(call, clauseId);
      if (answersOpen(call, clauseId).length > 0) told(`goes over an unanswered request on ${clauseId}`);
      if (objectionsOn(before, { clauseId, hash }).some(({ stops }) => stops))
        told(`goes over an objection to ${clauseId}`);
      if (clauseHash(before, words, clauseId) !== hash)
        told(`is of other words than those called: ${clauseId}`);
      owed.set(clauseId, hash);
    }
    for (const id of attending)
      if (!saidShown(id, callSeq) && !away.includes(id)) told(`does not name ${id}, which was cut off`);
    counts.declared += 1;
    counts.cutOff += away.length;
  };

  return {
    counts,
    entry: (entry, before, words) => {
      if (owed.size > 0) {
        const isOwed = entry.type === "clauseMarked" && owed.get(entry.clauseId) === entry.wordsHash;
        if (!isOwed) problem(`entry ${entry.seq} stands where a mark of a declaration should`);
        if (entry.type === "clauseMarked") owed.delete(entry.clauseId);
        else owed = new Map();
      }
      switch (entry.type) {
        case "callMade":
          counts.calls += 1;
          if (openCall(before) !== null) problem(`call ${entry.seq} was made while another was open`);
          return;
        case "callDeclared":
          return declared(entry, { before, words: words() });
        case "callWithdrawn":
          counts.withdrawn += 1;
          return;
        case "callLapsed":
          counts.lapsed += 1;
          return;
        case "cameBack":
          counts.cameBack += 1;
          return;
        default:
      }
    },
    committed: (opinion, words) => {
      if (owed.size > 0) problem("a declaration was stored without its marks");
      const call = openCall(opinion);
      for (const { clauseId, wordsHash } of call?.clauses ?? [])
        if (clauseHash(opinion, words(), clauseId) !== wordsHash)
          problem(`words of ${clauseId} changed while call ${call!.seq} was open`);
    },
  };
}

const calledHash = ({ clauses }: Call, id: ClauseId): string =>
  clauses.find(({ clauseId }) => clauseId === id)?.wordsHash ?? "";
