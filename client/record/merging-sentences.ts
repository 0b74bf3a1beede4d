import { textOf } from "../../shared/clause/words.ts";
import type { MergingEvent } from "../../shared/merging/merging-event.ts";
import { type EntrySentence, type SentencesOf, type TellingOne, told } from "./telling.ts";

type Plain =
  | "mergeInputRemoved"
  | "mergeInputPutBack"
  | "mergeRowPlaced"
  | "mergeCellPlaced"
  | "mergeRowTakenBack"
  | "mergeOpenedToAll"
  | "mergeDiscarded"
  | "basisTaken"
  | "textCleared";
const plain = ({ type }: { readonly type: Plain }, { say, who }: TellingOne): EntrySentence =>
  told(say(`merging.entry.${type}`, { who }));

export const mergingSentences: SentencesOf<MergingEvent> = {
  mergeOpened: ({ openness }, { say, who }) => told(say(`merging.entry.mergeOpened.${openness}`, { who })),
  mergeInputTaken: ({ input: { kind, name } }, { say, who }) =>
    told(say("merging.entry.mergeInputTaken", { who, input: say(`merging.input.${kind}`, { name }) })),
  mergeInputToggled: ({ isOn }, { say, who }) =>
    told(say(`merging.entry.mergeInputToggled.${isOn ? "on" : "off"}`, { who })),
  mergeInputRemoved: plain,
  mergeInputPutBack: plain,
  mergeRowWritten: ({ text }, { say, who }) =>
    told(say("merging.entry.mergeRowWritten", { who }), { words: text ?? "" }),
  mergeRowAdded: ({ text: words }, { say, who }) =>
    told(say("merging.entry.mergeRowAdded", { who }), { words }),
  mergeRowPlaced: plain,
  mergeCellPlaced: plain,
  mergeRowDropped: ({ reason }, { say, who, reasonOf }) =>
    told(say("merging.entry.mergeRowDropped", { who }), { reason: reasonOf(reason) }),
  mergeRowTakenBack: plain,
  mergeOpenedToAll: plain,
  mergeDiscarded: plain,
  revisionPublished: ({ name, whose }, { say, who }) =>
    told(say("merging.entry.revisionPublished", { who, name, whose: say(`merging.whose.${whose}`) })),
  basisTaken: plain,
  textCleared: plain,
  clearingTakenBack: ({ reason }, { say, who, reasonOf }) =>
    told(say("merging.entry.clearingTakenBack", { who }), { reason: reasonOf(reason) }),
  clauseBrought: ({ clauseId, from }, { say, who, nameOf }) => {
    const { opinionNumber: opinion, text: words } = from;
    return told(say("merging.entry.clauseBrought", { who, clause: nameOf(clauseId), opinion }), { words });
  },
  clauseGiven: ({ reason, words }, { say, who, reasonOf }) =>
    told(say("merging.entry.clauseGiven", { who }), { reason: reasonOf(reason), words: textOf(words.runs) }),
};
