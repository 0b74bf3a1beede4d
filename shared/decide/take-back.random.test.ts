import * as fc from "fast-check";
import { expect, test } from "vitest";
import { POSITIONS } from "../negotiation/position.ts";
import type { ClauseId } from "../ids.ts";
import { isRunning, presentWords } from "../negotiation/proposal.ts";
import { standingBrackets } from "../negotiation/owned-bracket.ts";
import { livingClauses } from "../opinion/opinion.ts";
import type { Command } from "../commands/commands.ts";
import { accepting, asking } from "../testing/proposals.ts";
import { OPEN_RULES, openTestRoom, PEOPLE, type TestRoom } from "../testing/room.ts";
import { seenStates } from "../testing/seen-state.ts";

const RUNS = Number(process.env["RUNS"] ?? 25);

const WORK = ["type", "type", "erase", "propose", "propose", "propose", "objectTo", "take", "take"] as const;
const MORE_WORK = ["raise", "comment", "footnote", "silence", "lock", "mark", "park", "setAside"] as const;
const DECISIONS = [
  ...(["lock", "unlock", "mark", "enBloc", "reopenMark", "settle", "pen", "opinionPen"] as const),
  ...(["accept", "accept", "accept", "accept", "decline", "setAside", "rivals", "rivals"] as const),
  ...([
    "raise",
    "lift",
    "lift",
    "withdraw",
    "close",
    "forward",
    "correct",
    "park",
    "takeUp",
    "both",
  ] as const),
] as const;
type What = (typeof WORK)[number] | (typeof MORE_WORK)[number] | (typeof DECISIONS)[number];

const wish = fc.record({
  what: fc.constantFrom<What>(...WORK, ...WORK, ...MORE_WORK),
  decision: fc.constantFrom(...DECISIONS),
  who: fc.constantFrom("aaa", "bbb", "hhh"),
  lead: fc.constantFrom("lead", "lead", "chair", "secretariat"),
  i: fc.nat(9),
  j: fc.nat(40),
  to: fc.constantFrom("room", "room", "lead"),
  kind: fc.constantFrom("cannotAccept", "cannotAccept", ...POSITIONS),
});
type Wish = Readonly<typeof wish extends fc.Arbitrary<infer One> ? One : never>;

const RULES = {
  ...OPEN_RULES,
  answers: { hours: 0, since: 0 },
  silence: { hoursMin: 1, workingDays: null, timeZone: "UTC" },
};

/** The command of a wish on the room as it stands; null: there is nothing to do it on. */
function commandOf(room: TestRoom, what: What, { i, j, to, kind }: Wish): Command | null {
  const living = livingClauses(room.opinion());
  const clauseId = living[i % living.length]!.id;
  const hash = room.hash(clauseId);
  const text = room.text(clauseId);
  const { proposals, positions, brackets } = room.opinion().negotiation;
  const running = proposals.filter(isRunning);
  const proposal = running[j % Math.max(running.length, 1)];
  const bracket = brackets.filter(({ ended }) => ended === null)[0];
  switch (what) {
    case "propose": {
      const on = j % 6 === 0 && proposal !== undefined ? proposal.id : undefined;
      if (on !== undefined) return asking(clauseId, { on, kind: "change", text: `${text} on ${j}` });
      const word = j % 2 === 0 ? `${text} as ${j}` : `well ${text}`;
      const wished = (["change", "change", "change", "add", "keep", "delete"] as const)[j % 6]!;
      return asking(
        clauseId,
        wished === "change" || wished === "add" ? { kind: wished, text: word } : { kind: wished },
      );
    }
    case "objectTo":
      return proposal === undefined
        ? null
        : {
            type: "takePosition",
            subject: { proposalId: proposal.id },
            position: "cannotAccept",
            hash: presentWords(proposal).hash,
            to,
          };
    case "take":
      return { type: "takePosition", subject: { clauseId }, position: kind, hash, to };
    case "comment":
      return { type: "comment", on: { clauseId }, text: "c", readers: to, from: 0, to: text.length };
    case "footnote":
      return { type: "addFootnote", clauseId, at: j % (text.length + 1), text: "See." };
    case "silence":
      return {
        type: "startSilence",
        clauses: [{ clauseId, hash }],
        closes: new Date(room.now() + 5 * 3_600_000).toISOString(),
      };
    case "lock":
      return { type: "lockClause", clauseId, hash };
    case "unlock":
      return { type: "unlockClause", clauseId, reason: "r" };
    case "mark": {
      const pending = Object.values(PEOPLE).flatMap(({ delegationId }) =>
        delegationId === null || j % 2 === 0 ? [] : [{ delegationId }],
      );
      const tier = j % 3 === 0 ? "agreed" : "ad-referendum";
      return { type: "markClause", clauseId, hash, tier, reason: "r", pending: pending.slice(0, 3) };
    }
    case "enBloc":
      return { type: "agreeEnBloc", marks: [...room.notAgreed()], reason: "r" };
    case "reopenMark":
      return { type: "reopenMark", clauseId, reason: "r" };
    case "settle":
      return { type: "settleClause", clauseId };
    case "pen":
      return { type: "setPen", clauseId, to: j % 2 === 0 ? "leads" : null };
    case "opinionPen":
      return { type: "setPen", to: j % 2 === 0 ? "leads" : "everyone" };
    case "accept":
      return proposal === undefined ? null : accepting(room, proposal.id, i % 3 === 0 ? [0] : undefined);
    case "decline":
      return proposal === undefined
        ? null
        : { type: "declineProposal", proposalId: proposal.id, reason: "r" };
    case "setAside":
      return proposal === undefined
        ? null
        : { type: "setAsideProposal", proposalId: proposal.id, reason: "r" };
    case "rivals": {
      const of = proposal?.clauseId ?? clauseId;
      const here = running.filter((one) => one.clauseId === of && one.kind !== "add" && one.on === null);
      const ids = here.map(({ id }) => id);
      return ids.length === 0
        ? null
        : { type: "takeRivals", clauseId: of, proposals: ids, hash: room.hash(of) };
    }
    case "raise":
      return { type: "raiseBracket", clauseId, from: j % (text.length + 1), to: text.length, hash };
    case "lift":
    case "withdraw":
      return bracket === undefined
        ? null
        : what === "lift"
          ? { type: "liftBracket", bracketId: bracket.id, hash: room.hash(bracket.clauseId), reason: "r" }
          : { type: "withdrawBracket", bracketId: bracket.id, hash: room.hash(bracket.clauseId) };
    case "close": {
      const said = positions.filter(({ position, to: ear }) => position === "cannotAccept" && ear === "room");
      const of = said[j % Math.max(said.length, 1)];
      const id = of?.subject.clauseId ?? clauseId;
      return of === undefined
        ? null
        : {
            type: "closeObjection",
            clauseId: id,
            delegationId: of.delegationId,
            because: j % 2 === 0 ? "left" : "noAnswer",
            reason: "r",
          };
    }
    case "forward":
      return { type: "sendForward", clauseId, reason: "r", hash };
    case "correct":
      return text === ""
        ? null
        : {
            type: "correctClause",
            clauseId,
            hash,
            text: text[0]!.toUpperCase() + text.slice(1).replaceAll("s", "z"),
          };
    case "park":
      return { type: "park", subject: { clauseId }, reason: "r" };
    case "takeUp":
      return { type: "takeUp", subject: { clauseId } };
    case "both":
      return {
        type: "batch",
        commands: [
          { type: "lockClause", clauseId, hash },
          { type: "markClause", clauseId, hash, tier: "ad-referendum", reason: "r" },
        ],
      };
    case "type":
    case "erase":
      return null;
  }
}

function work(room: TestRoom, one: Wish): void {
  const { what, who, i, j } = one;
  const living = livingClauses(room.opinion());
  const id = living[i % living.length]!.id;
  const delegate = room.as(who);
  if (what === "type") return void delegate.type(id, j % (room.text(id).length + 1), "x");
  if (what === "erase")
    return void (room.text(id) === "" ? null : delegate.erase(id, j % room.text(id).length, 1));
  const command = commandOf(room, what, one);
  if (command === null) return;
  const isDecision = ["lock", "mark", "park", "setAside", "raise", "silence"].includes(what);
  void room.as(isDecision ? one.lead : who).ask(command);
}

/** Takes a decision back at once, and then decides it again, so that the run goes on. */
function decideAndTakeBack(room: TestRoom, one: Wish, seen: Map<string, number>): void {
  const command = commandOf(room, one.decision, one);
  if (command === null) return;
  const only = { close: "secretariat", enBloc: "chair" } as const;
  const who = room.as(Object.hasOwn(only, one.decision) ? only[one.decision as keyof typeof only] : one.lead);
  const there = new Set<ClauseId>(room.opinion().clauses.map(({ id }) => id));
  const before = seenStates(room);
  if (who.ask(command) !== "done") return;
  seen.set(one.decision, (seen.get(one.decision) ?? 0) + 1);
  const made = new Set(room.opinion().clauses.flatMap(({ id }) => (there.has(id) ? [] : [id])));
  const acts = room.entries().filter(({ seq }) => seq >= room.lastAct());
  // Of what changes nothing there is no entry.
  if (acts.length === 0) return;
  const told = acts.map(({ type }) => type).join(", ");
  expect(who.ask({ type: "takeBack", seq: room.lastAct() }), told).toBe("done");
  expect(seenStates(room, made)).toEqual(before);
  if (one.j % 2 === 0) void who.ask(commandOf(room, one.decision, one) ?? command);
}

test("C49 a decision taken back at once leaves what all read as it was", () => {
  const seen = new Map<string, number>();
  const holds = (wishes: readonly Wish[]): void => {
    const room = openTestRoom({ rules: RULES, gone: new Set([PEOPLE.hhh.delegationId!]) });
    room
      .as("lead")
      .write("verb invites", "operative to share:", "operative2 spectrum use", "operative to act");
    for (const one of wishes) {
      work(room, one);
      // The server notes what the words brought to a silence.
      room.pass(0);
      if (one.i % 2 === 0) decideAndTakeBack(room, one, seen);
    }
  };
  fc.assert(fc.property(fc.array(wish, { minLength: 10, maxLength: 40 }), holds), {
    numRuns: RUNS,
    endOnFailure: true,
  });
  // Most kinds of decisions were made and taken back.
  expect(seen.size).toBeGreaterThan(12);
});

test("C49 brackets that an act lifted stand again, protected as before", () => {
  const room = openTestRoom();
  const [, id] = room.as("lead").write("verb invites", "operative to share spectrum");
  const raise = { type: "raiseBracket", clauseId: id!, from: 3, to: 8, hash: room.hash(id!) } as const;
  room.as("aaa").must(raise);
  const [bracket] = standingBrackets(room.opinion(), id!);
  room.as("lead").must({ type: "liftBracket", bracketId: bracket!.id, hash: room.hash(id!), reason: "r" });
  expect(room.text(id!)).toBe("to share spectrum");
  room.as("lead").must({ type: "takeBack", seq: room.lastAct() });
  expect(room.text(id!)).toBe("to [share] spectrum");
  room.as("aaa").must({ type: "withdrawBracket", bracketId: bracket!.id, hash: room.hash(id!) });
  expect(room.text(id!)).toBe("to share spectrum");
});
