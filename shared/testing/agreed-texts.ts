import { canonicalText } from "../canonical-text.ts";
import type { Tier } from "../clause.ts";
import type { ClauseId } from "../ids.ts";
import type { PositionKind } from "../negotiation/position.ts";
import { livingClauses } from "../opinion.ts";
import type { TestRoom } from "./room.ts";

/** Words that something was said of, and what corrections have made of them since. */
type Said = { readonly text: string; readonly corrected: Link[] };
type Link = { readonly correction: number; readonly before: string; readonly after: string };

type Marked = {
  readonly tier: Tier;
  /** For which delegations it still waits. */
  readonly waits: Set<string>;
  /** Who had told the room that it cannot accept when the mark was set. */
  readonly objections: ReadonlySet<string>;
};

/** What is read aloud of each living clause. */
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

/**
 * The rules of marks and of *cannot accept* said once more, over texts: without hashes, entries or the record.
 * Tests compare it with what the record says.
 */
export function agreedTexts() {
  const marks = new Map<ClauseId, (Said & Marked) | null>();
  const positions = new Map<string, Said & { readonly kind: PositionKind }>();
  let corrections = 0;
  const key = (who: string, clause: ClauseId, to: "room" | "lead"): string => `${who} ${clause} ${to}`;
  /**
   * Whose *cannot accept* stands on the clause, that the room, or the lead as well, was told. One of the very same
   * words in another clause stands here too, until the delegation speaks on this one.
   */
  const objectors = (
    clause: ClauseId,
    { now, forLead }: { now: Texts; forLead: boolean },
  ): ReadonlySet<string> => {
    const heard = [...positions].flatMap(([at, said]) => {
      const [who, of, to] = at.split(" ") as [string, string, "room" | "lead"];
      return (forLead || to === "room") &&
        speaksOf(said, now.get(clause), said.kind === "cannotAccept" ? wordsAlone : undefined)
        ? [{ who, of, to, ...said }]
        : [];
    });
    const here = heard.filter(({ of }) => of === clause);
    const spoke = (who: string, to: "room" | "lead"): boolean =>
      here.some((one) => one.who === who && (one.to === "room" || one.to === to));
    return new Set(
      heard
        .filter(({ who, of, to, kind }) => kind === "cannotAccept" && (of === clause || !spoke(who, to)))
        .map(({ who }) => who),
    );
  };
  return {
    marked: (clause: ClauseId, now: Texts, how: Marked) =>
      marks.set(clause, { ...how, text: now.get(clause)!, corrected: [] }),
    lifted: (clause: ClauseId, who: string) => marks.get(clause)?.waits.delete(who),
    reopened: (clause: ClauseId) => marks.set(clause, null),
    corrected: (before: Texts, after: Texts) => {
      const correction = corrections++;
      const link = (clause: ClauseId, said: Said): void => {
        const [was, is] = [before.get(clause), after.get(clause)];
        if (was !== undefined && is !== undefined && was !== is) {
          said.corrected.push({ correction, before: was, after: is });
        }
      };
      for (const [clause, mark] of marks) if (mark !== null) link(clause, mark);
      for (const [at, said] of positions) link(at.split(" ")[1] as ClauseId, said);
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
      clause: ClauseId,
      { kind, to, now }: { kind: PositionKind; to: "room" | "lead"; now: Texts },
    ) => {
      positions.delete(key(who, clause, "lead"));
      positions.set(key(who, clause, to), { kind, text: now.get(clause)!, corrected: [] });
    },
    withdrawn: (who: string, clause: ClauseId, to: "room" | "lead") => positions.delete(key(who, clause, to)),
    stateOf: (clause: ClauseId, now: Texts): "open" | "void" | "agreed" | "adReferendum" => {
      const mark = marks.get(clause) ?? null;
      if (mark === null) return "open";
      if (!speaksOf(mark, now.get(clause))) return "void";
      const objecting = new Set([...mark.objections, ...objectors(clause, { now, forLead: false })]);
      if ([...mark.waits].some((who) => objecting.has(who))) return "open";
      return mark.tier === "agreed" ? "agreed" : "adReferendum";
    },
    objectors,
    corrections: () => corrections,
  };
}
