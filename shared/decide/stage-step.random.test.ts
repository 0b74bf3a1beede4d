import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ClauseId } from "../ids.ts";
import { type PositionKind, POSITIONS } from "../negotiation/position.ts";
import type { Stage } from "../opinion/opinion.ts";
import type { Reason } from "../refusal.ts";
import { ALL_RIGHTS, OPEN_RULES, openTestRoom, PEOPLE } from "../testing/room.ts";

const SEEDS = Number(process.env["SEEDS"] ?? 300);
const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);

type Marked = {
  readonly words: string;
  readonly tier: "ad-referendum" | "agreed";
  readonly waits: Set<string>;
  /** The objectors among them when it was set: it is no agreement until each has lifted it. */
  readonly objected: ReadonlySet<string>;
  /** Delegations whose reservation it keeps. */
  readonly reserved: Set<string>;
};

/** Lists open matters a second way: by what was said and done, without hashes, positions or marks of the record. */
type Told = {
  /** All marks of each paragraph, oldest first: only the last can be in force. */
  readonly marks: Map<ClauseId, readonly Marked[]>;
  /** By person and clause: what the room was told, and of which words. */
  readonly said: Map<string, { clause: ClauseId; kind: PositionKind; words: string }>;
  readonly parked: Set<ClauseId>;
  proposals: number;
};

const SPEAKERS = ["aaa", "bbb", "hhh"] as const;
/** HHH is of the category that may not stop a mark. */
const MAY_STOP = { aaa: true, bbb: true, hhh: false } as const;

const wish = fc.record({
  what: fc.constantFrom(
    ...(["take", "take", "take", "withdraw", "type", "bracket", "clear", "mark", "mark", "pending"] as const),
    ...([
      "lift",
      "bloc",
      "bloc",
      "park",
      "propose",
      "decline",
      "base",
      "step",
      "step",
      "step",
      "step",
    ] as const),
    "reopen",
  ),
  who: fc.constantFrom(...SPEAKERS),
  i: fc.nat(3),
  j: fc.nat(30),
  kind: fc.constantFrom("cannotAccept", "cannotAccept", ...POSITIONS),
  reasoned: fc.boolean(),
});
type Wish = typeof wish extends fc.Arbitrary<infer One> ? One : never;

const NEXT: Partial<Record<Stage, Stage>> = {
  outline: "drafting",
  consolidated: "agreed",
  agreed: "annexed",
  annexed: "underConsideration",
  underConsideration: "adopted",
};
const AGREEING = new Set<Stage>(["agreed", "annexed", "underConsideration", "adopted"]);

const openRoom = () => {
  const room = openTestRoom({
    rules: {
      ...OPEN_RULES,
      categories: { ...OPEN_RULES.categories, academia: { ...ALL_RIGHTS, mayStopMark: false } },
    },
  });
  const clauses = room.as("lead").write("operative to act", "operative to share", "operative to help");
  const told: Told = { marks: new Map(), said: new Map(), parked: new Set(), proposals: 0 };
  return { room, clauses, told };
};
type Run = ReturnType<typeof openRoom> & { readonly seen: Map<string, number> };

/** Delegations that hold up agreement on a clause: they object to its words, or to earlier ones and have not answered. */
function objectors({ told, room }: Run, clause: ClauseId, on?: "present words"): readonly string[] {
  const standing = [...told.said].flatMap(([key, one]) =>
    one.clause === clause &&
    one.kind === "cannotAccept" &&
    (on === undefined || one.words === room.text(clause))
      ? [key.split(" ")[0]!]
      : [],
  );
  return standing.filter((who) => MAY_STOP[who as keyof typeof MAY_STOP]);
}

/** The mark in force: the last one, if it was made on the present words. */
function markOf({ told, room }: Run, clause: ClauseId): Marked | undefined {
  const last = told.marks.get(clause)?.at(-1);
  return last?.words === room.text(clause) ? last : undefined;
}

/** The last mark on the present words, in force or not: a new mark waits for the same delegations (rule C38). */
const earlierMark = ({ told, room }: Run, clause: ClauseId): Marked | undefined =>
  told.marks.get(clause)?.findLast(({ words }) => words === room.text(clause));

const setMark = ({ told }: Run, clause: ClauseId, mark: Marked): void =>
  void told.marks.set(clause, [...(told.marks.get(clause) ?? []), mark]);

/** Returns the state of a paragraph: a mark that waits for an objector is no agreement. */
function stateOf(run: Run, clause: ClauseId): "open" | "ad-referendum" | "agreed" {
  const mark = markOf(run, clause);
  if (mark === undefined) return "open";
  return waitingFor(run, clause).length > 0 ? "open" : mark.tier;
}

/** The objectors for whom the mark on a paragraph waits. */
function waitingFor(run: Run, clause: ClauseId): readonly string[] {
  const mark = markOf(run, clause);
  if (mark === undefined) return [];
  // An objection to other words voids no mark, and bars the steps all the same.
  const objecting = new Set([...mark.objected, ...objectors(run, clause, "present words")]);
  return [...mark.waits].filter((who) => objecting.has(who));
}

/** Positions told to the room on the present words, and unanswered objections to earlier ones. */
const saidOf = ({ room, told }: Run, clause: ClauseId) =>
  [...told.said]
    .filter(
      ([, one]) => one.clause === clause && (one.kind === "cannotAccept" || one.words === room.text(clause)),
    )
    .map(([key, { kind }]) => ({ who: key.split(" ")[0]!, kind }));

const reservedOn = (run: Run, clause: ClauseId): readonly string[] =>
  saidOf(run, clause).flatMap(({ who, kind }) => (kind === "reservation" ? [who] : []));

/** Counts open matters, and names the objections among them and the paragraphs that the chair has not agreed. */
function openNow(run: Run): { objected: ReadonlySet<string>; open: number; notAgreed: number } {
  const { room, clauses, told } = run;
  const objected = new Set<string>();
  let open = told.proposals;
  let notAgreed = 0;
  for (const clause of clauses) {
    const words = room.text(clause);
    for (const who of [...objectors(run, clause), ...waitingFor(run, clause)]) objected.add(who);
    if (stateOf(run, clause) !== "agreed") notAgreed += 1;
    if (/\[[^\]]*\]/u.test(words)) open += 1;
    if (told.parked.has(clause)) open += 1;
    const mark = markOf(run, clause);
    const reserved = new Set(reservedOn(run, clause));
    if (mark !== undefined) {
      open += mark.waits.size;
      for (const who of mark.reserved) reserved.add(who);
    }
    const others = saidOf(run, clause).filter(
      ({ kind }) => kind === "awaitsInstructions" || kind === "cannotAccept",
    );
    open += reserved.size + others.length;
  }
  return { objected, open: open + notAgreed, notAgreed };
}

/** The answer that a step forward should have. */
function expected(run: Run, to: Stage, isReasoned: boolean): Reason | "done" {
  const { objected, open, notAgreed } = openNow(run);
  if (AGREEING.has(to) && objected.size > 0) return "cannotAccept";
  if (to === "adopted" && notAgreed > 0) return "notAgreed";
  const needsReason = AGREEING.has(to) ? open > 0 : objected.size > 0;
  return needsReason && !isReasoned ? "mattersOpen" : "done";
}

/** Carries out a step or a base text and compares the answer, and what the entry keeps. */
function doStep(run: Run, { reasoned }: Wish): void {
  const { room, seen } = run;
  const { stage } = room.opinion();
  const to = stage === "drafting" ? "consolidated" : NEXT[stage];
  if (to === undefined) {
    room.as("chair").must({ type: "advanceStage", to: "underConsideration", reason: "once more" });
    return;
  }
  const reason = reasoned ? { reason: "the room knows" } : {};
  const should = expected(run, to, reasoned);
  const { objected, open, notAgreed } = openNow(run);
  const steps = room.opinion().steps?.length ?? 0;
  const seat = room.as("chair");
  const command =
    to === "consolidated"
      ? ({ type: "consolidate", ...reason } as const)
      : ({ type: "advanceStage", to, ...reason } as const);
  expect(room.open()).toHaveLength(open);
  seen.set(`${to} ${should}`, (seen.get(`${to} ${should}`) ?? 0) + 1);
  if (should !== "done") {
    const refusal = seat.refused(command);
    expect(refusal.reason).toBe(should);
    if (should === "cannotAccept")
      expect(new Set(String(refusal.details?.["delegations"]).toLowerCase().split(", "))).toEqual(objected);
    if (should === "notAgreed") expect(refusal.details?.["n"]).toBe(notAgreed);
    return;
  }
  seat.must(command);
  const step = room.opinion().steps?.[steps];
  expect(step?.open.length ?? 0).toBe(open);
  if (open > 0) expect(step?.reason).toBe(reasoned ? "the room knows" : "");
}

function doWish(run: Run, one: Wish): void {
  const { room, clauses, told, seen } = run;
  const clause = clauses[one.i % clauses.length]!;
  const words = room.text(clause);
  const delegate = room.as(one.who);
  const chair = room.as("chair");
  const key = `${one.who} ${clause}`;
  const hash = room.hash(clause);
  const delegationId = PEOPLE[one.who].delegationId!;
  const mark = markOf(run, clause);
  switch (one.what) {
    case "take": {
      const subject = { clauseId: clause };
      if (delegate.ask({ type: "takePosition", subject, position: one.kind, hash }) === "done")
        told.said.set(key, { clause, kind: one.kind, words });
      return;
    }
    case "withdraw":
      if (delegate.ask({ type: "withdrawPosition", subject: { clauseId: clause } }) === "done")
        told.said.delete(key);
      return;
    case "type":
      delegate.type(clause, 0, "abc"[one.j % 3]!);
      return;
    case "bracket":
      delegate.type(clause, words.length, " [now]");
      return;
    case "clear":
      if (words.includes(" [now]")) delegate.erase(clause, words.indexOf(" [now]"), 6);
      return;
    case "mark":
    case "pending": {
      const tier = one.j % 2 === 0 ? "agreed" : "ad-referendum";
      const waits = one.what === "pending" ? [{ delegationId }] : [];
      const done = chair.ask({
        type: "markClause",
        clauseId: clause,
        tier,
        hash,
        reason: "r",
        pending: waits,
      });
      if (done !== "done") return;
      const kept = earlierMark(run, clause) ?? { waits: [], objected: [] };
      setMark(run, clause, {
        words,
        tier,
        waits: new Set([...kept.waits, ...(waits.length > 0 ? [one.who] : [])]),
        objected: new Set([...kept.objected, ...objectors(run, clause)]),
        reserved: new Set(reservedOn(run, clause)),
      });
      return;
    }
    case "lift": {
      const pending = { delegationId };
      const done = delegate.ask({ type: "liftPending", clauseId: clause, pending, becomes: "withdrawn" });
      if (done !== "done") return;
      mark?.waits.delete(one.who);
      if (reservedOn(run, clause).includes(one.who)) mark?.reserved.add(one.who);
      if (told.said.get(key)?.kind === "cannotAccept") told.said.delete(key);
      return;
    }
    case "bloc": {
      const marks = room.notAgreed();
      const { objected } = openNow(run);
      if (marks.length === 0 || room.opinion().stage === "adopted") return;
      const isParked = marks.some(({ clauseId }) => told.parked.has(clauseId));
      const done = chair.ask({ type: "agreeEnBloc", marks, reason: "r" });
      expect(done).toBe(objected.size > 0 ? "cannotAccept" : isParked ? "clauseParked" : "done");
      seen.set(`bloc ${done}`, (seen.get(`bloc ${done}`) ?? 0) + 1);
      if (done !== "done") return;
      for (const { clauseId: id } of marks) {
        const before = earlierMark(run, id);
        setMark(run, id, {
          words: room.text(id),
          tier: "agreed",
          waits: new Set(before?.waits),
          objected: before?.objected ?? new Set(),
          reserved: new Set(reservedOn(run, id)),
        });
      }
      return;
    }
    case "park": {
      const subject = { clauseId: clause };
      const isParked = told.parked.has(clause);
      const done = isParked
        ? room.as("lead").ask({ type: "takeUp", subject })
        : room.as("lead").ask({ type: "park", subject, reason: "later" });
      if (done !== "done") return;
      if (isParked) told.parked.delete(clause);
      else told.parked.add(clause);
      return;
    }
    case "propose":
      if (
        delegate.ask({ type: "propose", kind: "add", clauseId: clause, text: "to ask", reason: "r" }) ===
        "done"
      )
        told.proposals += 1;
      return;
    case "decline": {
      const running = room.opinion().negotiation.proposals.find(({ fate }) => fate.kind === "running");
      if (running === undefined) return;
      const done = room.as("lead").ask({ type: "declineProposal", proposalId: running.id, reason: "r" });
      if (done === "done") told.proposals -= 1;
      return;
    }
    case "reopen":
      if (one.j % 3 === 0) room.as("lead").ask({ type: "reopen", reason: "to draft" });
      return;
    case "base":
      if (room.opinion().stage === "drafting") doStep(run, one);
      return;
    case "step":
      doStep(run, one);
  }
}

test(
  "S9 S10 S11 C27 random texts: steps forward are answered as another telling of the rules",
  () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(wish, { minLength: 20, maxLength: 60 }), (wishes) => {
        const run: Run = { ...openRoom(), seen };
        for (const one of wishes) doWish(run, one);
      }),
      { numRuns: SEEDS, seed: SEED },
    );
    for (const to of ["agreed", "annexed", "underConsideration", "adopted"])
      for (const answer of ["done", "cannotAccept"])
        expect(seen.get(`${to} ${answer}`) ?? 0, to).toBeGreaterThan(0);
    for (const met of [
      "agreed mattersOpen",
      "adopted notAgreed",
      "consolidated mattersOpen",
      "bloc done",
      "bloc cannotAccept",
    ])
      expect(seen.get(met) ?? 0, met).toBeGreaterThan(0);
    const answers = [...seen].map(([what, n]) => `${what}: ${n}`).join(", ");
    console.log(`${SEEDS} random texts (SEED=${SEED}): ${answers}`);
  },
  SEEDS * 200,
);
