import * as fc from "fast-check";
import { type Clause, type Kind, KINDS } from "../clause/clause.ts";
import { livingClauses } from "../opinion/opinion.ts";
import type { Reason } from "../refusal.ts";
import type { TestRoom, Who } from "./room.ts";

/** One random wish of somebody; which clauses it means depends on the room at that moment. */
export type Step = {
  readonly who: Who;
  readonly what: (typeof WISHES)[number];
  readonly i: number;
  readonly j: number;
  readonly kind: Kind;
  readonly level: number | undefined;
  readonly text: string;
};

/** More of what makes texts than of what closes them. */
const WISHES = [
  "add",
  "add",
  "add",
  "alternative",
  "type",
  "type",
  "type",
  "erase",
  "split",
  "split",
  "join",
  "move",
  "remove",
  "restore",
  "restoreWords",
  "changeKind",
  "lock",
  "unlock",
  "consolidate",
  "reopen",
  "mark",
  "reopenMark",
  "settle",
  "footnote",
  "footnoteGone",
  "pen",
  "batch",
] as const;

const text = fc.constantFrom("that ICTs", "to share 😀", "é", "[shall][may]", " of the ", "x;", "a b c");

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    who: fc.constantFrom<Who>("lead", "lead", "chair", "aaa", "bbb", "secretariat", "follower"),
    what: fc.constantFrom(...WISHES),
    i: fc.nat(40),
    j: fc.nat(40),
    kind: fc.constantFrom<Kind>("recital", "operative", "operative", "subItem", ...KINDS),
    level: fc.constantFrom(undefined, undefined, undefined, 1, 2, 3, 4),
    text,
  }),
  { minLength: 10, maxLength: 60 },
);

/** fast-check prints the seed of a run that fails; it stays as an example beside its test. */
export const RUNS = { numRuns: 120 } as const;

const place = (room: TestRoom, clause: Clause, j: number): number => {
  const words = room.text(clause.id);
  const at = words.length === 0 ? 0 : j % (words.length + 1);
  // Never between the halves of one character: no editor puts a caret there.
  return /[\uDC00-\uDFFF]/.test(words.charAt(at)) ? at + 1 : at;
};

/** Does the step in the room, or is refused. */
export function perform(room: TestRoom, step: Step): Reason | "done" {
  const seat = room.as(step.who);
  const all = room.opinion().clauses;
  const living = livingClauses(room.opinion());
  if (step.what === "add" || all.length === 0 || living.length === 0) {
    const after = step.i === 0 ? null : (all[step.i % Math.max(all.length, 1)]?.id ?? null);
    const { kind, level } = step;
    return seat.ask({ type: "addClause", after, kind, level, text: step.text });
  }
  const clause = living[step.i % living.length]!;
  const other = living[step.j % living.length]!;
  const any = all[step.i % all.length]!;
  const id = clause.id;
  switch (step.what) {
    case "alternative":
      return seat.ask({
        type: "addClause",
        after: other.id,
        kind: clause.kind,
        level: step.level ?? clause.level,
        alternativeTo: id,
        text: step.text,
      });
    case "type":
      return seat.type(id, place(room, clause, step.j), step.text);
    case "erase": {
      const from = place(room, clause, step.j);
      const char = room.text(id).codePointAt(from);
      return char === undefined ? "nothingToDo" : seat.erase(id, from, char > 0xffff ? 2 : 1);
    }
    case "split":
      return seat.ask({ type: "splitClause", clauseId: id, at: place(room, clause, step.j) });
    case "join": {
      const next = living[(step.i % living.length) + 1] ?? other;
      return seat.ask({ type: "joinClauses", first: id, second: next.id });
    }
    case "move":
      return seat.ask({ type: "moveClause", clauseId: id, after: step.j === 0 ? null : other.id });
    case "remove":
      return seat.ask({ type: "removeClause", clauseId: id });
    case "restore":
      return seat.ask({ type: "restoreClause", clauseId: any.id });
    case "restoreWords": {
      const entries = room.entries();
      const { seq } = entries[(step.j * 7) % entries.length]!;
      return seat.ask({ type: "restoreWords", clauseId: id, seq, hash: room.hash(id) });
    }
    case "changeKind":
      return seat.ask({ type: "changeKind", clauseId: id, kind: step.kind, level: step.level });
    case "lock":
      return seat.ask({ type: "lockClause", clauseId: id, hash: room.hash(id) });
    case "unlock":
      return seat.ask({ type: "unlockClause", clauseId: id, reason: "r" });
    case "consolidate":
      return seat.ask({ type: "consolidate" });
    case "reopen":
      return seat.ask({ type: "reopen", reason: "r" });
    case "mark":
      return seat.ask({
        type: "markClause",
        clauseId: id,
        tier: step.j % 2 === 0 ? "agreed" : "ad-referendum",
        hash: room.hash(id),
        reason: "as the room agreed",
      });
    case "reopenMark":
      return seat.ask({ type: "reopenMark", clauseId: id, reason: "r" });
    case "settle":
      return seat.ask({ type: "settleClause", clauseId: id });
    case "footnote":
      return seat.ask({ type: "addFootnote", clauseId: id, at: place(room, clause, step.j), text: "See X." });
    case "footnoteGone": {
      const note = clause.footnotes[0];
      if (note === undefined) return "nothingToDo";
      return seat.ask({ type: "removeFootnote", clauseId: id, footnoteId: note.id });
    }
    case "pen":
      return seat.ask({ type: "setPen", clauseId: step.j % 2 === 0 ? id : null, to: "everyone" });
    case "batch":
      return seat.ask({
        type: "batch",
        commands: [
          { type: "splitClause", clauseId: id, at: place(room, clause, step.j) },
          { type: "addClause", after: id, kind: "operative", text: step.text },
          { type: "removeClause", clauseId: other.id },
        ],
      });
  }
}
