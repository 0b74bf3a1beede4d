import { describe, expect, test } from "vitest";
import { changesBetween, wordsIn } from "../text/changes.ts";
import { sha256Hex } from "../text/hash.ts";
import type { SingleCommand } from "../commands/commands.ts";
import type { ProposalId } from "../ids.ts";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import { changesOf } from "../negotiation/proposal-changes.ts";
import { isRunning, presentWords, proposedText } from "../negotiation/proposal.ts";
import { applyEvent } from "../events/apply-event.ts";
import type { Opinion } from "../opinion/opinion.ts";
import {
  accepting,
  BASE,
  openWithClause,
  proposalOf,
  propose,
  runsOf,
  written,
} from "../testing/proposals.ts";
import { chanceOf, editedBy, type ScriptName, SCRIPTS, wordsOf } from "../testing/random-words.ts";
import { authorOf, type TestRoom } from "../testing/room.ts";
import { textOf } from "../clause/words.ts";

const replayed = (room: TestRoom): Opinion | null => {
  let opinion: Opinion | null = null;
  for (const entry of room.entries()) opinion = applyEvent(opinion, entry);
  return opinion;
};

describe("V7 accepting", () => {
  test("kept characters stay the same, new ones stand under their authors, also when locked", () => {
    const { room, act } = openWithClause();
    const [before] = runsOf(room, act);
    const { id } = propose(room, "aaa", act, BASE.replace("space", "affordable space"));
    room.as("lead").lock(act);
    const acts = room.as("lead").must(accepting(room, id));
    expect(written(room, act)).toBe(
      "lead:Member States consider |aaa:affordable |lead:space connectivity in national plans",
    );
    expect(runsOf(room, act).filter((run) => authorOf(run.client) === "lead")).toEqual([
      { ...before, text: "Member States consider " },
      { ...before, text: "space connectivity in national plans", clock: before!.clock + 23 },
    ]);
    expect(acts).toEqual([
      {
        type: "proposalAccepted",
        proposalId: id,
        clauseId: act,
        changes: null,
        words: { hash: room.hash(act), runs: runsOf(room, act) },
      },
    ]);
    expect(proposalOf(room, id).fate).toMatchObject({ kind: "accepted", by: "lead" });
    expect(room.clause(act).lock).not.toBeNull();
  });

  test("in part: the chosen changes are made, the others not", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, "All Member States consider connectivity in their plans");
    room.as("lead").must(accepting(room, id, [2, 0]));
    expect(written(room, act)).toBe(
      "aaa:All |lead:Member States consider space connectivity in |aaa:their|lead: plans",
    );
    expect(proposalOf(room, id).fate.kind).toBe("acceptedInPart");
  });

  test("all changes chosen is the whole; none, or one that is not there, is refused", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, `All ${BASE}`);
    const lead = room.as("lead");
    expect([lead.ask(accepting(room, id, [])), lead.ask(accepting(room, id, [1]))]).toEqual([
      "nothingToDo",
      "noSuchPlace",
    ]);
    lead.must(accepting(room, id, [0, 0]));
    expect(proposalOf(room, id).fate.kind).toBe("accepted");
  });

  test("V20 an addition is a new clause, a deletion keeps its words, keeping is recorded", () => {
    const { room, act } = openWithClause();
    const added = propose(room, "aaa", act, { kind: "add", text: "to share spectrum" });
    const kept = propose(room, "bbb", act, { kind: "keep" });
    room.as("lead").must(accepting(room, added.id));
    expect(room.sheet()).toEqual(["invites", `1 ${BASE};`, "2 to share spectrum."]);
    const made = room.opinion().clauses.at(-1)!;
    expect(written(room, made.id)).toBe("aaa:to share spectrum");
    expect(made.settled.runs).toEqual([]);
    room.as("lead").must(accepting(room, kept.id));
    expect(room.text(act)).toBe(BASE);
    const deleted = propose(room, "bbb", act, { kind: "delete" });
    room.as("lead").must(accepting(room, deleted.id));
    expect(room.sheet()).toEqual(["invites", "to share spectrum."]);
    expect(room.text(act)).toBe(BASE);
    expect([added, kept, deleted].map(({ id }) => proposalOf(room, id).fate.kind)).toEqual([
      "accepted",
      "accepted",
      "accepted",
    ]);
  });

  test("V20 additions at one place stand in the order of submission, however accepted", () => {
    const { room, act } = openWithClause("one");
    const ids = (["aaa", "bbb", "hhh", "aaa"] as const).map(
      (who, i) => propose(room, who, act, { kind: "add", text: `added ${i}` }).id,
    );
    for (const i of [2, 0, 3, 1]) room.as("lead").must(accepting(room, ids[i]!));
    expect(room.sheet()).toEqual([
      "invites",
      "1 one;",
      "2 added 0;",
      "3 added 1;",
      "4 added 2;",
      "5 added 3.",
    ]);
    const made = room
      .opinion()
      .clauses.slice(2)
      .map(({ id }) => id);
    expect(ids.map((id) => proposalOf(room, id).fate)).toMatchObject(made.map((id) => ({ made: id })));
  });

  test("B8 V20 a bracket that somebody asked for goes by an act of its own, not by the way", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, BASE.replace("space ", ""));
    const apart = propose(room, "aaa", act, `${BASE} soon`);
    room.as("bbb").must({ type: "raiseBracket", clauseId: act, from: 23, to: 28, hash: room.hash(act) });
    expect(room.text(act)).toBe(BASE.replace("space", "[space]"));
    room.as("lead").must({ type: "reviewProposal", proposalId: id, outcome: "stands" });
    expect(room.as("lead").ask(accepting(room, id))).toBe("bracketStands");
    room.as("lead").must(accepting(room, apart.id));
    expect(room.text(act)).toBe(`${BASE.replace("space", "[space]")} soon`);
  });

  test("V6 needs the clause's hash and the proposal's, of words that are there now", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, `${BASE} soon`);
    const early = accepting(room, id);
    const { hash: _, ...blind } = early as { hash?: string } & typeof early;
    room.as("bbb").type(act, 0, "All ");
    const lead = room.as("lead");
    expect([lead.ask(early), lead.ask(blind as typeof early)]).toEqual(["wordsChanged", "wordsChanged"]);
    const read = accepting(room, id);
    room.as("aaa").must({ type: "rewordProposal", proposalId: id, text: `All ${BASE} later` });
    expect(lead.ask(read)).toBe("wordsChanged");
    expect(room.text(act)).toBe(`All ${BASE}`);
    lead.must(accepting(room, id));
    expect(room.text(act)).toBe(`All ${BASE} later`);
  });

  test("V6 what would read otherwise than the person was shown is not done", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, "All Member States consider connectivity in their plans");
    const shown = (text: string) =>
      ({ ...accepting(room, id, [0]), resultHash: sha256Hex(text) }) as SingleCommand;
    expect([room.as("lead").ask(shown(BASE)), room.as("lead").ask(shown(`All ${BASE}`))]).toEqual([
      "wordsChanged",
      "done",
    ]);
  });

  test("words typed in an open clause meanwhile stay, where the two do not meet", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, `${BASE} soon`);
    room.as("bbb").type(act, 0, "All ");
    room.as("lead").must(accepting(room, id));
    expect(written(room, act)).toBe(`bbb:All |lead:${BASE}|aaa: soon`);
  });

  test("makes a mark void, and nothing that was said of the earlier words is said of the new ones", () => {
    const { room, act } = openWithClause();
    room.as("lead").mark(act);
    const { id } = propose(room, "aaa", act, `${BASE} soon`);
    room.as("lead").must(accepting(room, id));
    expect(room.state(act)).toBe("void");
  });

  test("is once: what came to its end is not accepted again", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, `${BASE} soon`);
    room.as("lead").must(accepting(room, id));
    expect(room.as("lead").ask(accepting(room, id))).toBe("proposalEnded");
  });
});

describe("V9 what others propose for the same clause", () => {
  test("goes on against the new words where the two do not meet, each word under its author", () => {
    const { room, act } = openWithClause();
    const first = propose(room, "aaa", act, BASE.replace("space", "affordable space"));
    const second = propose(room, "bbb", act, BASE.replace("national plans", "national digital plans"));
    const acts = room.as("lead").must(accepting(room, first.id));
    expect(acts.map(({ type }) => type)).toEqual(["proposalAccepted", "proposalReworded"]);
    const { wordings, review } = proposalOf(room, second.id);
    expect(review).toBeNull();
    expect(wordings.map(({ baseText, runs }) => [baseText, textOf(runs)])).toEqual([
      [BASE, BASE.replace("national plans", "national digital plans")],
      [room.text(act), room.text(act).replace("national plans", "national digital plans")],
    ]);
    expect(written(room, second.id)).toBe(
      "bbb:Member States consider |aaa:affordable |bbb:space connectivity in national digital plans",
    );
    room.as("lead").must(accepting(room, second.id));
    expect(room.text(act)).toBe(
      "Member States consider affordable space connectivity in national digital plans",
    );
  });

  test("V22 is put to people where both change the same words: it stands, or it is obsolete", () => {
    const { room, act } = openWithClause();
    const first = propose(room, "aaa", act, BASE.replace("consider", "should consider"));
    const second = propose(room, "bbb", act, BASE.replace("consider", "may study"));
    const alike = propose(room, "hhh", act, BASE.replace("consider", "should consider"));
    const gone = propose(room, "hhh", act, { kind: "delete" });
    room.as("lead").must(accepting(room, first.id));
    expect([second, alike, gone].map(({ id }) => proposalOf(room, id).review?.suggestion)).toEqual([
      "reword",
      "obsolete",
      "reword",
    ]);
    expect(room.as("lead").ask(accepting(room, second.id))).toBe("proposalInReview");
    const review = (id: ProposalId, outcome: "obsolete" | "stands") =>
      ({ type: "reviewProposal", proposalId: id, outcome, reason: "seen" }) as const;
    expect(room.as("aaa").ask(review(second.id, "obsolete"))).toBe("notProponent");
    room.as("bbb").must(review(second.id, "stands"));
    room.as("lead").must(review(alike.id, "obsolete"));
    expect(proposalOf(room, alike.id).fate).toMatchObject({ kind: "obsolete", reason: "seen", by: "lead" });
    expect(room.as("bbb").ask(review(second.id, "stands"))).toBe("nothingToDo");
    expect(changesOf(room.text(act), proposedText(proposalOf(room, second.id)))).toContainEqual({
      kind: "change",
      n: 0,
      removed: "should consider",
      added: "may study",
    });
    room.as("lead").must(accepting(room, second.id));
    expect(room.text(act)).toBe(BASE.replace("consider", "may study"));
  });

  test("V22 typed words that meet it are looked at before it is accepted", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, BASE.replace("consider", "study"));
    room.as("bbb").erase(act, 14, 8);
    room.as("bbb").type(act, 14, "examine");
    expect(room.as("lead").ask(accepting(room, id))).toBe("proposalInReview");
    room.as("lead").must({ type: "reviewProposal", proposalId: id, outcome: "stands" });
    room.as("lead").must(accepting(room, id));
    expect(room.text(act)).toBe(BASE.replace("consider", "study"));
  });

  test("follows a split, a lock and a base text too, and a removed clause puts it to people", () => {
    const { room, act } = openWithClause();
    const first = propose(room, "aaa", act, `All ${BASE}`);
    const second = propose(room, "bbb", act, `${BASE} soon`);
    room.as("lead").split(act, 22);
    expect(presentWords(proposalOf(room, first.id)).baseText).toBe("Member States consider");
    expect(proposedText(proposalOf(room, first.id))).toBe("All Member States consider");
    expect(proposalOf(room, second.id).review?.suggestion).toBe("reword");
    room.as("bbb").type(act, 22, " well");
    room.as("lead").must({ type: "consolidate", moveOn: [second.id] });
    expect(proposedText(proposalOf(room, first.id))).toBe("All Member States consider well");
    room.as("lead").remove(act);
    expect(proposalOf(room, first.id).review?.suggestion).toBe("obsolete");
    expect(isRunning(proposalOf(room, first.id))).toBe(true);
    expect(room.as("aaa").ask({ type: "reviewProposal", proposalId: first.id, outcome: "stands" })).toBe(
      "clauseRemoved",
    );
  });

  test("V21 co-sponsors joined the words as they were: on others their names go", () => {
    const { room, act } = openWithClause();
    const first = propose(room, "aaa", act, `All ${BASE}`);
    const second = propose(room, "bbb", act, `${BASE} soon`);
    const hhh = room.as("hhh");
    room.as("bbb").must({
      type: "askCoSponsor",
      proposalId: second.id,
      delegationId: "HHH" as never,
    });
    hhh.must({ type: "answerCoSponsor", proposalId: second.id, joins: true });
    expect(proposalOf(room, second.id).coSponsors).toEqual(["HHH"]);
    room.as("lead").must(accepting(room, first.id));
    expect(proposalOf(room, second.id)).toMatchObject({ coSponsors: [], joinedEarlier: ["HHH"] });
    hhh.must({ type: "answerCoSponsor", proposalId: second.id, joins: true });
    expect(proposalOf(room, second.id)).toMatchObject({ coSponsors: ["HHH"], joinedEarlier: [] });
  });
});

describe("V7 proposals accepted in any order", () => {
  test.each(Object.keys(SCRIPTS) as ScriptName[])(
    "lose no accepted word, and are what their entries tell, 200 times in %s",
    (name) => {
      let accepted = 0;
      let reviewed = 0;
      for (let seed = 1; seed <= 200; seed++) {
        const chance = chanceOf(seed);
        const script = SCRIPTS[name];
        const base = wordsOf(script, chance, 12 + chance(30));
        const { room, act } = openWithClause(base);
        const at = room.text(act);
        const ids = (["aaa", "bbb", "hhh"] as const).flatMap((who, i) => {
          // Each delegation's own words, so that it is seen whose are lost.
          const text = editedBy(
            { ...script, words: script.words.map((one) => `${one}${"一二三"[i]}`) },
            chance,
            at,
          );
          return text.trim() === "" || text === at || text.endsWith(",")
            ? []
            : [propose(room, who, act, text).id];
        });
        const mustStand: string[] = [];
        for (const id of ids.toSorted(() => chance(2) - 0.5)) {
          const command = accepting(room, id);
          if (proposalOf(room, id).review !== null) {
            expect(room.as("lead").ask(command), `seed ${seed}`).toBe("proposalInReview");
            reviewed += 1;
            continue;
          }
          const { baseText } = presentWords(proposalOf(room, id));
          const proposed = proposedText(proposalOf(room, id));
          expect(baseText, `seed ${seed}`).toBe(room.text(act));
          room.as("lead").must(command);
          accepted += 1;
          expect(room.text(act), `seed ${seed}`).toBe(proposed);
          const changes = changesBetween(baseText, proposed).filter(({ kind }) => kind === "added");
          mustStand.push(...changes.flatMap(({ text }) => wordsIn(text)));
          for (const added of mustStand) expect(room.text(act), `seed ${seed}`).toContain(added);
        }
        for (const run of runsOf(room, act)) expect(authorOf(run.client), `seed ${seed}`).not.toBeNull();
        expect(replayed(room), `seed ${seed}`).toEqual(room.opinion());
      }
      expect([accepted > 200, reviewed > 20]).toEqual([true, true]);
    },
  );
});

describe("M6 no proposal grows beyond what a clause holds", () => {
  const block = `${"x".repeat(6_000)} ${"y".repeat(6_000)}`;

  test("by chosen changes that are taken into it", () => {
    const { room, act } = openWithClause("start and the end");
    const target = propose(room, "aaa", act, `start ${block} and the end`);
    // Whole it moves the long part; in its one change that adds it would double it.
    const moved = propose(room, "bbb", act, { on: target.id, text: `start and the end ${block}` });
    const adding = changesOf(presentWords(moved).baseText, proposedText(moved)).findLast(
      (one) => one.kind === "change",
    )!;
    expect(room.as("aaa").ask(accepting(room, moved.id, [adding.n]))).toBe("tooLong");
    expect(room.as("aaa").ask(accepting(room, moved.id))).toBe("done");
  });

  test("by following its clause: people look at it", () => {
    const { room, act } = openWithClause("start and the end");
    const { id } = propose(room, "aaa", act, `${block} start and the end`);
    const rival = propose(room, "bbb", act, `start and the end ${block}`);
    room.as("lead").must(accepting(room, rival.id));
    expect(proposalOf(room, id).review).not.toBeNull();
    expect(proposedText(proposalOf(room, id)).length).toBeLessThan(CLAUSE_CHARS_MAX);
  });
});
