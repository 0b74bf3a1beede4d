import { canonicalText } from "../opinion/canonical-text.ts";
import type { Tier } from "../clause/clause.ts";
import type { ClauseId, ProposalId } from "../ids.ts";
import type { PositionKind } from "../negotiation/position.ts";
import { livingClauses } from "../opinion/opinion.ts";
import type { TestRoom } from "./room.ts";

/** Words that something was said of, and what corrections have made of them since. */
type Said = { readonly text: string; readonly corrected: Link[] };
type Link = { readonly correction: number; readonly before: string; readonly after: string };

type Marked = {
  readonly tier: Tier;
  /** For which delegations it still waits. */
  readonly waits: Set<string>;
  /** Delegations that had told the room that they cannot accept when the mark was set. */
  readonly objections: ReadonlySet<string>;
};

/** Text read aloud of each living clause. */
export type Texts = ReadonlyMap<ClauseId, string>;

export const textsOf = (room: TestRoom): Texts =>
  new Map(
    livingClauses(room.opinion()).map(({ id }) => [id, canonicalText(room.opinion(), room.words(), id)]),
  );

const speaksOf = (
  { text, corrected }: Said,
  present: string | undefined,
  of: (text: string) => string = (all) => all,
): boolean => {
  const covered = new Set([of(text)]);
  for (const { before, after } of corrected) if (covered.has(of(before))) covered.add(of(after));
  return present !== undefined && covered.has(of(present));
};

/** Omits the roles of lines: a *cannot accept* stays when the same words become another kind. */
const wordsAlone = (text: string): string => text.replaceAll(/^[^:]*: /gmu, "");

type Ear = "room" | "lead";
type Given = Said & {
  readonly who: string;
  readonly on: string;
  readonly onProposal: boolean;
  readonly to: Ear;
  readonly kind: PositionKind;
  /** The step with which it came to this clause. */
  readonly since: number;
  /** The secretariat recorded that it stops nothing. */
  closed: boolean;
};

/**
 * The rules of marks and of *cannot accept* said once more, over texts: without hashes, entries or the record.
 * Tests compare it with what the record says.
 */
export function agreedTexts() {
  const marks = new Map<ClauseId, (Said & Marked & { readonly at: number }) | null>();
  let positions: Given[] = [];
  let corrections = 0;
  let step = 0;
  const isLive = ({ kind, closed }: Given): boolean => kind === "cannotAccept" && !closed;
  const isHeard = ({ to }: Given, forLead: boolean): boolean => forLead || to === "room";
  /** Delegations that cannot accept these very words, here or in another clause until they speak on this one. */
  const standing = (
    clause: ClauseId,
    { now, forLead }: { now: Texts; forLead: boolean },
  ): readonly Given[] => {
    const heard = positions.filter(
      (one) =>
        isHeard(one, forLead) &&
        !one.onProposal &&
        speaksOf(one, now.get(clause), one.kind === "cannotAccept" ? wordsAlone : undefined),
    );
    const here = heard.filter(({ on }) => on === clause);
    const spoke = (who: string, to: Ear): boolean =>
      here.some((one) => one.who === who && (one.to === "room" || one.to === to));
    return heard.filter((one) => isLive(one) && (one.on === clause || !spoke(one.who, one.to)));
  };
  /** With those to other words of this clause, or of words that came into it: only an answer ends them. */
  const waiting = (clause: ClauseId, forLead: boolean): readonly Given[] =>
    positions.filter((one) => one.on === clause && isLive(one) && isHeard(one, forLead));
  const objectors = (clause: ClauseId, how: { now: Texts; forLead: boolean }): ReadonlySet<string> =>
    new Set([...standing(clause, how), ...waiting(clause, how.forLead)].map(({ who }) => who));
  const carried = (
    from: string,
    to: string,
    {
      textOf = ({ text }) => text,
      isProposal = false,
    }: { textOf?: (one: { readonly text: string }) => string; isProposal?: boolean } = {},
  ): void => {
    for (const one of positions.filter((given) => given.on === from && isLive(given))) {
      const has = positions.some(
        (other) => other.on === to && isLive(other) && other.who === one.who && other.to === one.to,
      );
      if (!has)
        positions.push({
          ...one,
          on: to,
          onProposal: isProposal,
          text: textOf(one),
          corrected: [],
          since: step,
        });
    }
  };
  return {
    /** The next act is later than all before. */
    next: () => step++,
    marked: (clause: ClauseId, now: Texts, how: Marked) =>
      marks.set(clause, { ...how, text: now.get(clause)!, corrected: [], at: step }),
    lifted: (clause: ClauseId, who: string) => marks.get(clause)?.waits.delete(who),
    reopened: (clause: ClauseId) => marks.set(clause, null),
    corrected: (before: Texts, after: Texts) => {
      const correction = corrections++;
      const link = (clause: string, said: Said): void => {
        const [was, is] = [before.get(clause as ClauseId), after.get(clause as ClauseId)];
        if (was !== undefined && is !== undefined && was !== is) {
          said.corrected.push({ correction, before: was, after: is });
        }
      };
      for (const [clause, mark] of marks) if (mark !== null) link(clause, mark);
      for (const said of positions) link(said.on, said);
    },
    /** Marks alone lose what a contested correction carried over. */
    contested: (correction: number) => {
      for (const mark of marks.values()) {
        const kept = mark?.corrected.filter((one) => one.correction !== correction) ?? [];
        mark?.corrected.splice(0, Infinity, ...kept);
      }
    },
    said: (
      who: string,
      on: ClauseId | ProposalId,
      {
        kind,
        to,
        text,
        onProposal = false,
      }: { kind: PositionKind; to: Ear; text: string; onProposal?: boolean },
    ) => {
      const isReplaced = (one: Given): boolean =>
        one.who === who && one.on === on && (to === "room" || one.to === "lead");
      positions = positions.filter((one) => !isReplaced(one));
      positions.push({ who, on, onProposal, to, kind, text, corrected: [], since: step, closed: false });
    },
    withdrawn: (who: string, clause: ClauseId, to: Ear) => {
      positions = positions.filter((one) => one.who !== who || one.on !== clause || one.to !== to);
    },
    /** Words of the one clause, or proposal, are in the other one now. */
    carried,
    /** The secretariat closes what the room was told. */
    closed: (who: string, clause: ClauseId, now: Texts) => {
      const isIt = (one: Given): boolean => one.who === who && one.to === "room" && isLive(one);
      const here = positions.filter((one) => isIt(one) && one.on === clause);
      const there = standing(clause, { now, forLead: false }).filter(isIt).slice(0, 1);
      for (const one of here) one.closed = true;
      if (here.length === 0) for (const one of there) positions.push({ ...one, on: clause, closed: true });
      marks.get(clause)?.waits.delete(who);
    },
    stateOf: (clause: ClauseId, now: Texts): "open" | "void" | "agreed" | "adReferendum" => {
      const mark = marks.get(clause) ?? null;
      if (mark === null) return "open";
      if (!speaksOf(mark, now.get(clause))) return "void";
      const here = standing(clause, { now, forLead: false }).map(({ who }) => who);
      const objecting = new Set([...mark.objections, ...here]);
      if ([...mark.waits].some((who) => objecting.has(who))) return "open";
      return mark.tier === "agreed" ? "agreed" : "adReferendum";
    },
    objectors,
    /** Delegations with an unanswered objection to other words, told to the room before the clause's mark was set. */
    markedOver: (clause: ClauseId, now: Texts): readonly string[] => {
      const mark = marks.get(clause) ?? null;
      if (mark === null || !speaksOf(mark, now.get(clause))) return [];
      return waiting(clause, false)
        .filter(({ since, who }) => since < mark.at && !mark.waits.has(who))
        .map(({ who }) => who);
    },
    /** Delegations whose objection to other words than the present ones somebody has heard. */
    unanswered: (clause: ClauseId, now: Texts): readonly string[] =>
      waiting(clause, true)
        .filter((one) => !speaksOf(one, now.get(clause), wordsAlone))
        .map(({ who, to }) => `${who} ${to}`),
    corrections: () => corrections,
  };
}
