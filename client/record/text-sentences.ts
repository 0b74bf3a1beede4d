import { textOf } from "../../shared/clause/words.ts";
import type { OneOf } from "../../shared/events/event-entry.ts";
import type { EntryOf } from "../../shared/events/recorded.ts";
import type { TextEvent } from "../../shared/events/text-event.ts";
import type { ClauseId, ProposalId } from "../../shared/ids.ts";
import { delegationIn, OPEN_KINDS } from "../../shared/negotiation/open-matter.ts";
import { editRightText } from "../opinion/edit-right-text.ts";
import { type EntrySentence, excerpt, type SentencesOf, type TellingOne, told } from "./telling.ts";
import { comma } from "../i18n/list-signs.ts";

type Of<Type> = EntryOf<OneOf<TextEvent, Type>>;
type OnClause = { readonly clauseId: ClauseId };

/** Acts on one clause. */
const onClause =
  (act: "clauseSplit" | "clauseMoved" | "footnoteRemoved") =>
  ({ clauseId }: OnClause, { say, who, nameOf }: TellingOne): EntrySentence =>
    told(say(`entry.${act}`, { who, clause: nameOf(clauseId) }));

const withWords = (
  { type, clauseId, words }: Of<"clauseAdded" | "clauseRestored" | "wordsRestored" | "clauseSettled">,
  { say, who, nameOf }: TellingOne,
): EntrySentence =>
  told(say(`entry.${type}`, { who, clause: nameOf(clauseId) }), { words: excerpt(textOf(words.runs)) });

const withReason = (
  { type, clauseId, reason }: Of<"clauseLocked" | "clauseUnlocked">,
  { say, who, nameOf, reasonOf }: TellingOne,
): EntrySentence =>
  told(say(`entry.${type}`, { who, clause: nameOf(clauseId) }), { reason: reasonOf(reason) });

const withNote = (
  { type, clauseId, text }: Of<"footnoteAdded" | "footnoteEdited">,
  { say, who, nameOf }: TellingOne,
): EntrySentence => told(say(`entry.${type}`, { who, clause: nameOf(clauseId) }), { words: excerpt(text) });

export const textSentences: SentencesOf<TextEvent> = {
  opinionOpened: ({ number }, { say, who }) => told(say("entry.opinionOpened", { who, number })),
  clauseAdded: withWords,
  clauseSplit: onClause("clauseSplit"),
  clausesJoined: ({ first }, { say, who, nameOf }) =>
    told(say("entry.clausesJoined", { who, clause: nameOf(first) })),
  clauseMoved: onClause("clauseMoved"),
  clauseRemoved: ({ words }, { say, who }) =>
    told(say("entry.clauseRemoved", { who, clause: say("clause.unknown") }), {
      words: excerpt(textOf(words.runs)),
    }),
  clauseRestored: withWords,
  wordsRestored: withWords,
  kindChanged: ({ clauseId, kind, level }, { say, who, nameOf }) =>
    told(say("entry.kindChanged", { who, clause: nameOf(clauseId), kind: say(`kind.${kind}`), level })),
  opinionEdited: ({ number }, { say, who }) => told(say("entry.opinionEdited", { who, number })),
  clauseLocked: withReason,
  clauseUnlocked: withReason,
  consolidated,
  cleanedUp: ({ numbers, references }, { say, who }) => {
    const changed = numbers.filter((one) => one.before !== one.after).length;
    return told(say("entry.cleanedUp", { who, n: changed, references: references.length }));
  },
  referencesBound: ({ clauseId, references }, { say, who, nameOf }) =>
    told(say("entry.referencesBound", { who, clause: nameOf(clauseId) }), {
      words: references.map((one) => `“${one.words}”`).join(" · "),
    }),
  reopened: ({ reason }, { say, who, reasonOf }) =>
    told(say("entry.reopened", { who }), { reason: reasonOf(reason) }),
  clauseMarked: (entry, telling) =>
    told(markedWords(entry, telling), {
      reason: telling.say("record.basis", { basis: entry.basis }),
      words: excerpt(entry.text),
    }),
  agreedEnBloc: ({ basis, reason, marks }, { say, who, reasonOf }) =>
    told(say("step.enBloc.entry", { who, n: marks.length }), {
      reason: [say("record.basis", { basis }), reasonOf(reason)].filter((one) => one !== "").join(" · "),
    }),
  markReopened: ({ clauseId, tier, reason }, { say, who, nameOf, reasonOf }) =>
    told(say("entry.markReopened", { who, clause: nameOf(clauseId), tier: say(`tier.${tier}`) }), {
      reason: reasonOf(reason),
    }),
  meetingEnded: ({ name }, { say }) => told(say("entry.meetingEnded", { name })),
  clauseSettled: withWords,
  penSet: ({ clauseId, to }, { say, who, forum, nameOf }) =>
    told(
      say("entry.penSet", {
        who,
        where: clauseId === null ? say("pen.opinion") : nameOf(clauseId),
        pen: to === null ? say("pen.followsOpinion") : editRightText(say, forum, to),
      }),
    ),
  stageAdvanced: (entry, telling) => {
    const { say, who, symbolOf } = telling;
    const [from, to] = [say(`stage.${entry.from}`), say(`stage.${entry.to}`)];
    const of = entry.of?.map(symbolOf).join(comma()) ?? "none";
    return told(say("entry.stageAdvanced", { who, from, to, of }), {
      reason: stepLines(entry, telling).join(" · "),
    });
  },
  footnoteAdded: withNote,
  footnoteEdited: withNote,
  footnoteRemoved: onClause("footnoteRemoved"),
};

/** A mark that waits for who cannot accept is told as no agreement (rule C41). */
function markedWords(
  { clauseId, tier, pending = [], objections = [] }: Of<"clauseMarked">,
  { say, who, nameOf, symbolOf }: TellingOne,
): string {
  const marked = { who, clause: nameOf(clauseId), tier: say(`tier.${tier}`) };
  if (objections.length === 0) return say("entry.clauseMarked", marked);
  const names = pending.map((one) =>
    one.clauseId === undefined ? symbolOf(one.delegationId) : nameOf(one.clauseId),
  );
  return say("agreement.entry.markedPending", {
    ...marked,
    pending: names.join(comma()),
    objections: objections.map(symbolOf).join(comma()),
  });
}

function consolidated(entry: Of<"consolidated">, telling: TellingOne): EntrySentence {
  const { baseText: n, name = "", lapsed = [], movedOn } = entry;
  const { say, who, labelOf } = telling;
  const labelsOf = (ids: readonly ProposalId[]): string =>
    ids
      .map((id) => labelOf(id))
      .filter((label) => label !== "")
      .join(comma());
  const gone = labelsOf(lapsed.flatMap(({ proposalId }) => proposalId ?? []));
  const further = labelsOf(movedOn?.proposals ?? []);
  const base = say("baseText.numbered", { n });
  return told(say("entry.consolidated", { who, name: name === "" ? base : `${base}: ${name}` }), {
    reason: [
      ...(further === "" ? [] : [say("baseText.movedOn", { labels: further })]),
      ...(gone === "" ? [] : [say("baseText.lapsed", { labels: gone })]),
      ...stepLines(entry, telling),
    ].join(" · "),
  });
}

/** The reason of a step forward, and what was open then in figures, a line each. */
function stepLines(
  { reason = "", open = [], openLeftOff = 0 }: Of<"stageAdvanced" | "consolidated">,
  { say, symbolOf, reasonOf }: TellingOne,
): readonly string[] {
  const figures = OPEN_KINDS.flatMap((kind) => {
    const own = open.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    const what = say(`step.kinds.${kind}`, { n: own.length });
    const who = [...new Set(own.flatMap(delegationIn))].map(symbolOf).join(comma());
    return [who === "" ? what : say("step.withWho", { what, who })];
  });
  const more = openLeftOff === 0 ? [] : [say("step.leftOff", { n: openLeftOff })];
  return [
    ...(reason === "" ? [] : [reasonOf(reason)]),
    ...(figures.length === 0 ? [] : [say("step.entry", { what: [...figures, ...more].join(comma()) })]),
  ];
}
