import type { DelegationId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { OPEN_KINDS, delegationIn } from "../../shared/negotiation/open-matter.ts";
import type { EntryWords, Telling } from "./telling.ts";

type Step = Extract<Entry, { type: "stageAdvanced" | "consolidated" }>;

/** The reason of a step forward, and what was open then in figures, a line each. */
export function stepLines(
  { reason = "", open = [], openLeftOff = 0 }: Step,
  { say, forum }: Telling,
): readonly string[] {
  const symbolOf = (id: DelegationId): string => forum.delegations.find((one) => one.id === id)?.symbol ?? id;
  const figures = OPEN_KINDS.flatMap((kind) => {
    const own = open.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    const what = say(`step.kinds.${kind}`, { n: own.length });
    const who = [...new Set(own.flatMap(delegationIn))].map(symbolOf).join(", ");
    return [who === "" ? what : say("step.withWho", { what, who })];
  });
  const more = openLeftOff === 0 ? [] : [say("step.leftOff", { n: openLeftOff })];
  return [
    ...(reason === "" ? [] : [say("record.reason", { reason })]),
    ...(figures.length === 0 ? [] : [say("step.entry", { what: [...figures, ...more].join(", ") })]),
  ];
}

export const withOpen = (entry: Step, telling: Telling, sentence: string): EntryWords => ({
  sentence,
  reason: stepLines(entry, telling).join(" · "),
  words: "",
});

export const enBlocWords = (
  { by, basis, reason, marks }: Extract<Entry, { type: "agreedEnBloc" }>,
  { say, whom }: Telling,
): EntryWords => ({
  sentence: say("step.enBloc.entry", { who: whom(by).spoken, n: marks.length }),
  reason: [say("record.basis", { basis }), ...(reason === "" ? [] : [say("record.reason", { reason })])].join(
    " · ",
  ),
  words: "",
});
