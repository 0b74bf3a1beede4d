import type { OpinionDocument } from "../document/opinion-document.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Participant } from "../people/participant.ts";
import { mayCorrect } from "../standing/may-type.ts";
import { mayDo, type Rules, standingOf } from "../people/permissions.ts";
import { proposalStageRefusal } from "../decide/proponent.ts";
import type { UnderstoodProposal } from "../word-file/understood.ts";
import type { EditedAnnex, EditedReport } from "./edited-report.ts";
import { movesOf, type ReturnedMove, type TextOverTime } from "./returned-moves.ts";
import type { Naming } from "../forum/report-fields.ts";
import { isChairProposed } from "./chair-proposed.ts";
import { printedClauseName } from "./opinion-text.ts";
import type { ReportLanguage } from "../text/localized.ts";

/** Uses of a difference: an editorial correction (rule C17), or a proposal as the Chair's text. */
export type ReturnAct = "correct" | "propose";

export type ReturnedDifference = Pick<UnderstoodProposal, "n" | "line" | "kind" | "clauseId" | "text"> &
  Pick<UnderstoodProposal, "clauseKind" | "reason" | "language"> & {
    /** Of the words that stand now: what the act carries. */
    readonly hash: string | null;
    readonly place: string;
    /** The words that stand now. */
    readonly stands: string;
    readonly acts: readonly ReturnAct[];
    /** Why less can be made of it than of another one. */
    readonly held:
      /** Names were left out of these words: only the room has them whole. */
      | "namesLeftOut"
      /** The clause is not there any more. */
      | "clauseGone"
      /** The words changed in the room since the file was made. */
      | "movedOn"
      /** The Chair has proposed just this already. */
      | "proposed"
      | null;
  };

export type ReturnedAnnex = Omit<EditedAnnex, "differences" | "order"> & {
  readonly title: string;
  readonly differences: readonly ReturnedDifference[];
  /** Numbered on behind the differences. */
  readonly moves: readonly ReturnedMove[];
};

/** A report that came back, for who prepares it: nothing of it is in the record. */
export type ReturnedReport = Omit<EditedReport, "annexes"> & { readonly annexes: readonly ReturnedAnnex[] };

type Reading = {
  readonly me: Participant;
  readonly rules: (opinion: Opinion) => Rules;
  readonly language: ReportLanguage;
  readonly naming: Naming;
};

/** Placeholder of a name left out; it ends at the next sign, or words full of signs were read again from each. */
const STAND_IN = /‹[^‹›]*›/u;

export function returnedAnnex(
  { order, ...annex }: EditedAnnex,
  { text, ...reading }: Reading & { readonly text: TextOverTime | undefined },
): ReturnedAnnex {
  if (text === undefined) return { ...annex, title: "", differences: [], moves: [] };
  const { opinion, document } = text.now;
  const { me, language } = reading;
  const about = {
    actor: me,
    rules: reading.rules(opinion),
    language,
    mayPropose: mayProposeAsChair(me, opinion),
  };
  return {
    ...annex,
    title: document.title,
    differences: annex.differences.map((one) => returned(one, text, reading)),
    moves: movesOf(order, text, about).map((one, i) => ({ n: annex.differences.length + i + 1, ...one })),
  };
}

const mayProposeAsChair = (me: Participant, opinion: Opinion): boolean =>
  standingOf(me, opinion.groupId) === "chair" &&
  mayDo(me, opinion.groupId, "propose") === null &&
  proposalStageRefusal({ opinion }) === null;

function returned(
  one: UnderstoodProposal,
  { sent, printed, now: { opinion, document } }: TextOverTime,
  { me, language, naming }: Reading,
): ReturnedDifference {
  const { n, line, kind, clauseId, text, clauseKind, reason } = one;
  const find = (where: OpinionDocument) => where.clauses.find(({ id }) => id === clauseId);
  const [here, before, shown] = [find(document), find(sent), find(printed)];
  const isNameless =
    naming !== "delegations" && (before?.text !== shown?.text || (kind !== "delete" && STAND_IN.test(text)));
  const isGone = clauseId !== null && here === undefined;
  const held = isGone
    ? "clauseGone"
    : isNameless
      ? "namesLeftOut"
      : kind !== "add" && here?.hash !== before?.hash
        ? "movedOn"
        : null;
  const isProposed = isChairProposed(opinion, { kind, clauseId, text });
  const mayPropose = !isProposed && mayProposeAsChair(me, opinion);
  const canCorrect = kind === "change" && held === null && mayCorrect(me, opinion) === null;
  const acts: readonly ReturnAct[] =
    held === "clauseGone" || held === "namesLeftOut"
      ? []
      : [...(canCorrect ? (["correct"] as const) : []), ...(mayPropose ? (["propose"] as const) : [])];
  const place = clauseId === null ? "" : printedClauseName(isGone ? sent : document, clauseId, language);
  return {
    n,
    line,
    kind,
    clauseId,
    text,
    clauseKind,
    reason,
    language: one.language,
    hash: kind === "add" ? null : (here?.hash ?? null),
    place,
    stands: kind === "add" ? "" : (here?.text ?? ""),
    acts,
    held: isProposed && (held === null || held === "movedOn") ? "proposed" : held,
  };
}
