import { textOf } from "../clause/words.ts";
import { lastMark } from "../clause/clause.ts";
import { clauseId } from "../ids.ts";
import { livingClauses, type Opinion } from "../opinion/opinion.ts";
import { movedAmong } from "./moved-clauses.ts";
import type { LookAnswer, LookNews } from "./told-comparison.ts";
import type { VersionClause, VersionText } from "./version-text.ts";

/** A person's last view, small enough to be kept for everybody: each clause in order, and a print of its words. */
export type Seen = readonly (readonly [id: string, print: string])[];

/** Of so many hex digits one in 16 million pairs would be taken for the same. */
const PRINT_DIGITS = 12;

/** `hash` gives hex digits: the server's own is several times as fast. */
export const seenOf = (text: VersionText, hash: (words: string) => string): Seen =>
  text.map((clause) => [clause.id, hash(saidBy(clause)).slice(0, PRINT_DIGITS)]);

const saidBy = ({ kind, level, footnotes, runs }: VersionClause): string =>
  [kind, level, textOf(runs), ...footnotes].join("\n");

/** Differences now: never a list of acts, so that what was undone is no change. */
export function changedSince(seen: Seen, now: Seen): LookAnswer["changed"] {
  const before = new Map(seen);
  const after = new Map(now);
  const moved = movedAmong(
    seen.map(([id]) => id),
    now.map(([id]) => id),
  );
  const stands = now.flatMap(([id, print]): LookAnswer["changed"] => {
    const then = before.get(id);
    if (then === undefined) return [{ clauseId: clauseId(id), change: "added" }];
    if (then !== print) return [{ clauseId: clauseId(id), change: "changed" }];
    return moved.has(id) ? [{ clauseId: clauseId(id), change: "moved" }] : [];
  });
  const gone = seen.flatMap(([id]): LookAnswer["changed"] =>
    after.has(id) ? [] : [{ clauseId: clauseId(id), change: "removed" }],
  );
  return [...stands, ...gone];
}

export const NO_NEWS: LookNews = { agreed: 0, adReferendum: 0, proposals: 0, baseText: 0 };

/** Marks that stand, proposals and a base text that came behind a row: all read these (rule Q2). */
export function newsSince(opinion: Opinion, seq: number): LookNews {
  const marks = livingClauses(opinion).flatMap((clause) => lastMark(clause) ?? []);
  const fresh = marks.filter((mark) => mark.seq > seq);
  return {
    agreed: fresh.filter(({ tier }) => tier === "agreed").length,
    adReferendum: fresh.filter(({ tier }) => tier === "ad-referendum").length,
    proposals: opinion.negotiation.proposals.filter(({ submittedSeq }) => submittedSeq > seq).length,
    baseText: opinion.baseTexts.findLast((one) => one.seq > seq)?.n ?? 0,
  };
}
