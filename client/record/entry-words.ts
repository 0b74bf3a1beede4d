import type { Entry } from "../../shared/events/event.ts";
import type { ProposalId } from "../../shared/ids.ts";
import { proposalLabel } from "../../shared/negotiation/proposal.ts";
import { textOf } from "../../shared/clause/words.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { penWords } from "../opinion/pen-words.ts";
import { markedWords } from "./agreement-words.ts";
import { enBlocWords, stepLines, withOpen } from "./step-words.ts";
import { negotiationWords } from "./negotiation-words.ts";
import type { EntryWords, Telling } from "./telling.ts";

const EXCERPT_CHARS = 140;

const excerpt = (text: string): string =>
  text.length <= EXCERPT_CHARS ? text : `${text.slice(0, EXCERPT_CHARS).trimEnd()} …`;

export function entryWords(entry: Entry, telling: Telling): EntryWords {
  const { sentence, ...rest } = tell(entry, telling);
  return { sentence: capitalized(sentence), ...rest };
}

function consolidatedWords(entry: Extract<Entry, { type: "consolidated" }>, telling: Telling): EntryWords {
  const { by, baseText: n, name = "", lapsed = [], movedOn } = entry;
  const { say, whom, proposals } = telling;
  const labelsOf = (ids: readonly ProposalId[]): string =>
    ids
      .flatMap((id) => proposals.find((one) => one.id === id) ?? [])
      .map(proposalLabel)
      .join(", ");
  const gone = labelsOf(lapsed.flatMap(({ proposalId }) => proposalId ?? []));
  const further = labelsOf(movedOn?.proposals ?? []);
  const base = say("baseText.numbered", { n });
  return {
    sentence: say("entry.consolidated", {
      who: whom(by).spoken,
      name: name === "" ? base : `${base}: ${name}`,
    }),
    reason: [
      ...(further === "" ? [] : [say("baseText.movedOn", { labels: further })]),
      ...(gone === "" ? [] : [say("baseText.lapsed", { labels: gone })]),
      ...stepLines(entry, telling),
    ].join(" · "),
    words: "",
  };
}

function tell(entry: Entry, telling: Telling): EntryWords {
  const { say, forum, whom, nameOf } = telling;
  const who = whom(entry.by).spoken;
  const plain = (sentence: string): EntryWords => ({ sentence, reason: "", words: "" });
  const reasoned = (sentence: string, reason: string): EntryWords => ({
    sentence,
    reason: reason === "" ? "" : say("record.reason", { reason }),
    words: "",
  });
  switch (entry.type) {
    case "opinionOpened":
      return plain(say("entry.opinionOpened", { who, number: entry.number }));
    case "clauseAdded":
    case "clauseRestored":
    case "wordsRestored":
    case "clauseSettled":
      return {
        ...plain(say(`entry.${entry.type}`, { who, clause: nameOf(entry.clauseId) })),
        words: excerpt(textOf(entry.words.runs)),
      };
    case "clauseRemoved":
      return {
        ...plain(say("entry.clauseRemoved", { who, clause: say("clause.unknown") })),
        words: excerpt(textOf(entry.words.runs)),
      };
    case "clauseSplit":
    case "clauseMoved":
    case "footnoteRemoved":
      return plain(say(`entry.${entry.type}`, { who, clause: nameOf(entry.clauseId) }));
    case "clausesJoined":
      return plain(say("entry.clausesJoined", { who, clause: nameOf(entry.first) }));
    case "kindChanged":
      return plain(
        say("entry.kindChanged", {
          who,
          clause: nameOf(entry.clauseId),
          kind: say(`kind.${entry.kind}`),
          level: entry.level,
        }),
      );
    case "opinionEdited":
      return plain(say("entry.opinionEdited", { who, number: entry.number }));
    case "clauseLocked":
    case "clauseUnlocked":
      return reasoned(say(`entry.${entry.type}`, { who, clause: nameOf(entry.clauseId) }), entry.reason);
    case "consolidated":
      return consolidatedWords(entry, telling);
    case "cleanedUp": {
      const changed = entry.numbers.filter((one) => one.before !== one.after).length;
      return plain(say("entry.cleanedUp", { who, n: changed, references: entry.references.length }));
    }
    case "referencesBound":
      return {
        ...plain(say("entry.referencesBound", { who, clause: nameOf(entry.clauseId) })),
        words: entry.references.map((one) => `“${one.words}”`).join(" · "),
      };
    case "reopened":
      return reasoned(say("entry.reopened", { who }), entry.reason);
    case "clauseMarked":
      return {
        sentence: markedWords(entry, telling),
        reason: say("record.basis", { basis: entry.basis }),
        words: excerpt(entry.text),
      };
    case "markReopened":
      return reasoned(
        say("entry.markReopened", {
          who,
          clause: nameOf(entry.clauseId),
          tier: say(`tier.${entry.tier}`),
        }),
        entry.reason,
      );
    case "penSet":
      return plain(
        say("entry.penSet", {
          who,
          where: entry.clauseId === null ? say("pen.opinion") : nameOf(entry.clauseId),
          pen: entry.to === null ? say("pen.followsOpinion") : penWords(say, forum, entry.to),
        }),
      );
    case "meetingEnded":
      return plain(say("entry.meetingEnded", { name: entry.name }));
    case "agreedEnBloc":
      return enBlocWords(entry, telling);
    case "stageAdvanced":
      return withOpen(
        entry,
        telling,
        say("entry.stageAdvanced", {
          who,
          from: say(`stage.${entry.from}`),
          to: say(`stage.${entry.to}`),
          of:
            entry.of?.map((id) => forum.delegations.find((one) => one.id === id)?.symbol ?? id).join(", ") ??
            "none",
        }),
      );
    case "footnoteAdded":
    case "footnoteEdited":
      return {
        ...plain(say(`entry.${entry.type}`, { who, clause: nameOf(entry.clauseId) })),
        words: excerpt(entry.text),
      };
    default:
      return negotiationWords(entry, telling);
  }
}
