import { isCounted } from "../clause/clause.ts";
import type { ClauseState, DocumentClause } from "../document/opinion-document.ts";
import type { ReportLanguage } from "../text/localized.ts";
import { word } from "../printed/report-words.ts";
import { LOCK_SIGN, shortOf, STATES } from "../printed/state-words.ts";

/** The state that most paragraphs of a text have: said once under its title, and not beside each of them. */
export type UsualState = { readonly state: Exclude<ClauseState, "void">; readonly locked: boolean };

type Stateful = Pick<DocumentClause, "kind" | "state" | "locked">;

/** In this order where two are as frequent. A mark that no longer holds is always said where it was made. */
const STATES_SAID = ["open", "adReferendum", "agreed"] as const;

/** Null where no paragraph has a state that could be said once. */
export function usualState(clauses: readonly Stateful[]): UsualState | null {
  const counted = clauses.filter(({ kind }) => isCounted(kind));
  const found = STATES_SAID.flatMap((state) =>
    [false, true].map((locked) => ({
      usual: { state, locked },
      times: counted.filter((one) => one.state === state && one.locked === locked).length,
    })),
  );
  const most = found.toSorted((a, b) => b.times - a.times)[0];
  return most === undefined || most.times === 0 ? null : most.usual;
}

const SENTENCES = {
  open: ["usualOpen", "usualOpenLocked"],
  adReferendum: ["usualAdReferendum", "usualAdReferendumLocked"],
  agreed: ["usualAgreed", "usualAgreedLocked"],
} as const;

/** "All paragraphs are open and locked, except as marked." */
export const usualSentence = ({ state, locked }: UsualState, language: ReportLanguage): string =>
  word(SENTENCES[state][locked ? 1 : 0], language);

/** A paragraph's state by sign and by word, with the sign of a lock; empty where the text says it once. */
export type ShownState = { readonly sign: string; readonly short: string; readonly lock: string };

export const NO_STATE: ShownState = { sign: "", short: "", lock: "" };

/** Titles, verbs and notes are not counted, so they show a state only once they have one. */
export function shownState(
  { kind, state, locked }: Stateful,
  { usual, language }: { readonly usual: UsualState | null; readonly language: ReportLanguage },
): ShownState {
  const lock = locked ? LOCK_SIGN : "";
  const whole = { sign: STATES[state].sign, short: shortOf(state, language), lock };
  const isUsual = state === usual?.state && locked === usual.locked;
  if (isUsual) return NO_STATE;
  if (isCounted(kind) || state !== "open") return whole;
  // Not locked among locked paragraphs: without a sign it would seem locked.
  if (usual?.locked === true) return locked ? NO_STATE : whole;
  return { ...NO_STATE, lock };
}
