import { STEP_CLAUSES_NAMED_MAX, STEP_MATTERS_MAX } from "../limits.ts";
import { clausesIn, objectorIn, OPEN_KINDS, type OpenMatter } from "../negotiation/open-matter.ts";
import type { Stage } from "../opinion/opinion.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { objectorNames } from "./way-of-mark.ts";

/** By these steps a text is taken for agreed, or goes to those who adopt it. The steps before them are work on it. */
const AGREEING: readonly Stage[] = ["agreed", "annexed", "underConsideration", "adopted"];

export type StageStep = {
  readonly to: Stage;
  readonly open: readonly OpenMatter[];
  readonly reason: string | undefined;
};

/**
 * Refuses a step forward over open matters (rules S9 to S11): for an objection, a paragraph that is not agreed, or a
 * reason that is missing.
 */
export function stepRefusal({ to, open, reason }: StageStep): Refusal | null {
  const objections = open.filter((one) => objectorIn(one) !== null);
  const isAgreeing = AGREEING.includes(to);
  if (isAgreeing && objections.length > 0) {
    return refuse(
      "cannotAccept",
      "A delegation cannot accept words of this text, and no stage goes over that: other words, a bracket, a reservation, or a mark pending it once it has lifted that.",
      { ...objectorsIn(objections), ...clausesOf(objections) },
    ).refusal;
  }
  if (to === "adopted") {
    const notAgreed = open.filter(({ kind }) => kind === "notAgreed" || kind === "adReferendum");
    if (notAgreed.length > 0) {
      return refuse("notAgreed", "A text is adopted when every paragraph of it is agreed by the chair.", {
        n: notAgreed.length,
        ...clausesOf(notAgreed),
      }).refusal;
    }
  }
  const overWhat = isAgreeing ? open : objections;
  if (overWhat.length === 0 || reason !== undefined) return null;
  return refuse("mattersOpen", "Something is still open in the text: say why it goes forward all the same.", {
    ...figuresOf(overWhat),
    ...clausesOf(overWhat),
  }).refusal;
}

/** The delegations that cannot accept, and those among them that only have not answered: as in a mark's refusal. */
export const objectorsIn = (open: readonly OpenMatter[]): Readonly<Record<string, string>> =>
  objectorNames(
    open.flatMap((one) => {
      const delegationId = objectorIn(one);
      if (delegationId === null) return [];
      return [{ delegationId, unanswered: one.kind === "cannotAccept" && one.unanswered === true }];
    }),
  );

/** Counts the matters of each kind. */
export const figuresOf = (open: readonly OpenMatter[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    OPEN_KINDS.flatMap((kind) => {
      const n = open.filter((one) => one.kind === kind).length;
      return n === 0 ? [] : [[kind, n]];
    }),
  );

const clausesOf = (open: readonly OpenMatter[]): Readonly<Record<string, string>> => ({
  clauses: clausesIn(open, OPEN_KINDS).slice(0, STEP_CLAUSES_NAMED_MAX).join(", "),
});

/** Returns the open matters that an entry keeps: no field if nothing was open. */
export const openInEntry = (
  open: readonly OpenMatter[],
): { readonly open?: readonly OpenMatter[]; readonly openLeftOff?: number } => ({
  ...(open.length === 0 ? {} : { open: open.slice(0, STEP_MATTERS_MAX) }),
  ...(open.length <= STEP_MATTERS_MAX ? {} : { openLeftOff: open.length - STEP_MATTERS_MAX }),
});
