import type { EntryOf } from "../../shared/events/recorded.ts";
import type { MergingAct } from "../../shared/merging/merging-acts.ts";
import { textOf } from "../../shared/clause/words.ts";
import type { EntryWords, Telling } from "./telling.ts";

export function mergingWords(entry: EntryOf<MergingAct>, { say, whom, nameOf }: Telling): EntryWords {
  const { spoken: who } = whom(entry.by);
  const plain = (sentence: string): EntryWords => ({ sentence, reason: "", words: "" });
  const reasoned = (sentence: string, reason: string): EntryWords => ({
    ...plain(sentence),
    reason: say("record.reason", { reason }),
  });
  switch (entry.type) {
    case "mergeOpened":
      return plain(say(`merging.entry.mergeOpened.${entry.openness}`, { who }));
    case "mergeInputTaken": {
      const { kind, name } = entry.input;
      return plain(
        say("merging.entry.mergeInputTaken", { who, input: say(`merging.input.${kind}`, { name }) }),
      );
    }
    case "mergeInputToggled":
      return plain(say(`merging.entry.mergeInputToggled.${entry.isOn ? "on" : "off"}`, { who }));
    case "mergeRowWritten":
      return { ...plain(say("merging.entry.mergeRowWritten", { who })), words: entry.text ?? "" };
    case "mergeRowAdded":
      return { ...plain(say("merging.entry.mergeRowAdded", { who })), words: entry.text };
    case "mergeRowDropped":
      return reasoned(say("merging.entry.mergeRowDropped", { who }), entry.reason);
    case "mergeInputRemoved":
    case "mergeInputPutBack":
    case "mergeRowPlaced":
    case "mergeCellPlaced":
    case "mergeRowTakenBack":
    case "mergeOpenedToAll":
    case "mergeDiscarded":
    case "textCleared":
      return plain(say(`merging.entry.${entry.type}`, { who }));
    case "clearingTakenBack":
      return reasoned(say("merging.entry.clearingTakenBack", { who }), entry.reason);
    case "revisionPublished": {
      const whose = say(`merging.whose.${entry.whose}`);
      return plain(say("merging.entry.revisionPublished", { who, name: entry.name, whose }));
    }
    case "basisTaken":
      return plain(say("merging.entry.basisTaken", { who }));
    case "clauseBrought": {
      const { opinionNumber: opinion, text } = entry.from;
      const clause = nameOf(entry.clauseId);
      return { ...plain(say("merging.entry.clauseBrought", { who, clause, opinion })), words: text };
    }
    case "clauseGiven":
      return {
        ...reasoned(say("merging.entry.clauseGiven", { who }), entry.reason),
        words: textOf(entry.words.runs),
      };
  }
}
