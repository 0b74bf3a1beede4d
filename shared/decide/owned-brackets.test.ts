import { describe, expect, test } from "vitest";
import { bracketId, type ClauseId, delegationId } from "../ids.ts";
import { BRACKETS_OF_CLAUSE_MAX, CLAUSE_CHARS_MAX } from "../limits.ts";
import { bracketPlace } from "../negotiation/bracket-place.ts";
import type { OwnedBracket } from "../negotiation/owned-bracket.ts";
import {
  authorOf,
  NO_CLAUSE,
  OPEN_RULES,
  openTestRoom,
  PEOPLE,
  type TestRoom,
  type Who,
} from "../testing/room.ts";
import { accepting, propose } from "../testing/proposals.ts";

const WORDS = "that Member States should consider space connectivity";

/** An operative paragraph, and brackets around words of it. */
const table = (words = WORDS) => {
  const room = openTestRoom();
  const [, clause] = room.as("lead").write("verb is of the view", `operative ${words}`, "operative to share");
  return { room, clause: clause!, ...acting(room) };
};

const acting = (room: TestRoom) => {
  const asked = (id: ClauseId, words: string, alternatives: readonly string[]) => {
    const from = room.text(id).indexOf(words);
    return {
      type: "raiseBracket" as const,
      clauseId: id,
      from,
      to: from + words.length,
      alternatives: [...alternatives],
      hash: room.hash(id),
    };
  };
  return {
    asked,
    raise: (who: Who, id: ClauseId, words: string, ...alternatives: string[]): OwnedBracket => {
      room.as(who).must(asked(id, words, alternatives));
      return room.opinion().negotiation.brackets.at(-1)!;
    },
    withdraw: ({ id, clauseId }: OwnedBracket, keep?: number) =>
      ({ type: "withdrawBracket", bracketId: id, keep, hash: room.hash(clauseId) }) as const,
    lift: ({ id, clauseId }: OwnedBracket, keep?: number) =>
      ({
        type: "liftBracket",
        bracketId: id,
        keep,
        reason: "agreed in the huddle",
        hash: room.hash(clauseId),
      }) as const,
    standing: (): readonly (readonly string[] | null)[] =>
      room
        .opinion()
        .negotiation.brackets.filter((one) => one.ended === null)
        .map(
          (one) =>
            bracketPlace(one, room.words().get(one.clauseId) ?? [])?.wordings.map(({ text }) => text) ?? null,
        ),
  };
};

describe("raising", () => {
  test("B1 a delegation brackets words, with alternatives and a reservation, and owns the bracket", () => {
    const { room, clause, asked } = table();
    const [event] = room
      .as("aaa")
      .must({ ...asked(clause, "should", ["could", ""]), reservation: "our law says otherwise" });
    const text = "that Member States [should][could][no text] consider space connectivity";
    expect(room.text(clause)).toBe(text);
    expect(event).toEqual({
      type: "bracketRaised",
      bracketId: expect.any(String),
      clauseId: clause,
      delegationId: "AAA",
      reservation: "our law says otherwise",
      signs: [
        [1005, 17],
        [1005, 0],
        [1005, 1],
        [1005, 7],
        [1005, 8],
        [1005, 16],
      ],
      bracketed: "[should][could][no text]",
      words: { hash: room.hash(clause), runs: room.words().get(clause) },
    });
    expect(authorOf(1005)).toBe("aaa");
    expect(room.document().counts).toMatchObject({ brackets: 1, alternatives: 3 });
  });

  test("B1 leads, chair and secretariat bracket for themselves, the secretariat for whom asks it", () => {
    const { room, clause, asked, raise } = table();
    expect(raise("lead", clause, "should").delegationId).toBe(null);
    expect(raise("chair", clause, "consider").delegationId).toBe(null);
    const bbb = delegationId("BBB");
    room.as("secretariat").must({ ...asked(clause, "space", []), delegationId: bbb });
    expect(room.opinion().negotiation.brackets.at(-1)!.delegationId).toBe("BBB");
    expect(room.as("aaa").ask({ ...asked(clause, "Member", []), delegationId: bbb })).toBe("notYourRole");
    expect(room.as("follower").ask(asked(clause, "Member", []))).toBe("notYourRole");
  });

  test("B1 V2 raising or withdrawing a delegation's bracket needs the right to propose for it", () => {
    const { room, clause, asked, raise, withdraw } = table();
    const proposal = { type: "propose", kind: "keep", clauseId: clause } as const;
    const bracket = raise("aaa", clause, "space");
    const outcomes = () => ({
      propose: room.as("aaa2").ask(proposal),
      raise: room.as("aaa2").ask(asked(clause, "should", ["may"])),
      withdraw: room.as("aaa2").ask(withdraw(bracket)),
    });
    expect(outcomes()).toEqual({
      propose: "notEmpowered",
      raise: "notEmpowered",
      withdraw: "notYourBracket",
    });
    room.as("aaa").must({ type: "empowerMember", userId: PEOPLE.aaa2.id, empowered: true });
    expect(outcomes()).toEqual({ propose: "done", raise: "done", withdraw: "done" });
  });

  test("B1 refuses a bracket in the name of a category that does not propose, whoever asks", () => {
    const categories = {
      ...OPEN_RULES.categories,
      academia: { ...OPEN_RULES.categories.academia, mayPropose: false },
    };
    const room = openTestRoom({ rules: { ...OPEN_RULES, categories } });
    const [clause] = room.as("lead").write("opening The Forum");
    const asked = { ...acting(room).asked(clause!, "Forum", []), delegationId: delegationId("HHH") };
    expect(room.as("secretariat").ask(asked)).toBe("notYourCategory");
  });

  test("B1 a category that does not propose does not bracket", () => {
    const categories = {
      ...OPEN_RULES.categories,
      academia: { ...OPEN_RULES.categories.academia, mayPropose: false },
    };
    const room = openTestRoom({ rules: { ...OPEN_RULES, categories } });
    const [clause] = room.as("lead").write("opening The Forum");
    expect(room.as("hhh").ask(acting(room).asked(clause!, "Forum", []))).toBe("notYourCategory");
    expect(room.as("aaa").ask(acting(room).asked(clause!, "Forum", []))).toBe("done");
  });

  test("B1 from agreed on, and in a final stage, no bracket is raised and none ends", () => {
    const { room, clause, asked, raise, withdraw, lift } = table();
    const bracket = raise("aaa", clause, "should");
    room.as("lead").consolidate();
    expect(room.as("aaa").ask(asked(clause, "Member", []))).toBe("done");
    room.as("chair").agreeAll();
    for (const to of ["agreed", "annexed", "underConsideration", "adopted"] as const) {
      room.as("chair").advance(to, "the brackets are known");
      expect(room.as("aaa").ask(asked(clause, "States", []))).toBe("stageForbids");
      expect(room.as("aaa").ask(withdraw(bracket))).toBe("stageForbids");
      expect(room.as("lead").ask(lift(bracket))).toBe("stageForbids");
    }
  });

  test("B2 on a locked clause the server puts the signs, and the mark on the words is void", () => {
    const { room, clause, raise, withdraw } = table();
    room.as("lead").lock(clause);
    room.as("lead").mark(clause);
    expect(room.state(clause)).toBe("adReferendum");
    const bracket = raise("aaa", clause, "should");
    expect(room.text(clause)).toBe("that Member States [should] consider space connectivity");
    expect([room.state(clause), room.clause(clause).lock !== null]).toEqual(["void", true]);
    room.as("aaa").must(withdraw(bracket));
    expect([room.text(clause), room.state(clause)]).toEqual([WORDS, "adReferendum"]);
  });

  test("B2 the hash is that of the words that were seen", () => {
    const { room, clause, asked } = table();
    const command = asked(clause, "should", []);
    room.as("bbb").type(clause, 0, "x");
    expect(room.as("aaa").ask(command)).toBe("wordsChanged");
  });

  test("B2 white space at the edges of a selection stays outside; nothing at all is no bracket", () => {
    const { room, clause, asked, raise } = table();
    raise("aaa", clause, " should ");
    expect(room.text(clause)).toBe("that Member States [should] consider space connectivity");
    expect(room.as("aaa").ask({ ...asked(clause, " ", []) })).toBe("emptyWords");
    expect(room.as("aaa").ask({ ...asked(clause, "that", []), from: 3, to: 1 })).toBe("emptyWords");
    expect(room.as("aaa").ask({ ...asked(clause, "that", []), to: 1_000 })).toBe("noSuchPlace");
    expect(room.as("aaa").ask({ ...asked(clause, "that", []), clauseId: NO_CLAUSE })).toBe("noSuchClause");
  });

  test("B2 brackets nest and never cross, in alternatives neither", () => {
    const { room, clause, asked, raise, standing } = table();
    raise("aaa", clause, "Member States should", "all should");
    raise("bbb", clause, "should", "could");
    expect(room.text(clause)).toBe(
      "that [Member States [should][could]][all should] consider space connectivity",
    );
    expect(standing()).toEqual([
      ["Member States [should][could]", "all should"],
      ["should", "could"],
    ]);
    expect(room.document().counts).toMatchObject({ brackets: 2, alternatives: 4 });
    for (const words of ["that [Member", "could]]", "][", "States [should]["])
      expect(room.as("aaa").ask(asked(clause, words, []))).toBe("bracketsCross");
    expect(room.as("aaa").ask(asked(clause, "space", ["outer] space"]))).toBe("bracketsCross");
    expect(room.as("aaa").ask(asked(clause, "space", ["out\nside"]))).toBe("notPlainWords");
  });

  test("B2 a clause takes so many brackets and so many characters", () => {
    const { room, clause, asked, raise } = table(`${"x ".repeat(BRACKETS_OF_CLAUSE_MAX)}end`);
    for (let i = 0; i < BRACKETS_OF_CLAUSE_MAX; i++) raise("aaa", clause, "x ");
    expect(room.as("aaa").ask(asked(clause, "end", []))).toBe("tooManyBrackets");
    const long = table("y".repeat(CLAUSE_CHARS_MAX - 4));
    expect(long.room.as("aaa").ask(long.asked(long.clause, "yy", ["zz"]))).toBe("tooLong");
    expect(long.room.as("aaa").ask(long.asked(long.clause, "yy", []))).toBe("done");
  });
});

describe("how a bracket ends", () => {
  test("B4 its delegation withdraws it: signs and alternatives go, the bracketed words stay", () => {
    const { room, clause, raise, withdraw, standing } = table();
    const bracket = raise("aaa", clause, "should", "could", "may");
    expect(room.as("bbb").ask(withdraw(bracket))).toBe("notYourBracket");
    expect(room.as("lead").ask(withdraw(bracket))).toBe("notYourBracket");
    const [event] = room.as("aaa").must(withdraw(bracket));
    expect(event).toMatchObject({
      type: "bracketWithdrawn",
      bracketed: "[should][could][may]",
      kept: "should",
      words: { hash: room.hash(clause) },
    });
    expect([room.text(clause), standing()]).toEqual([WORDS, []]);
    expect(room.as("aaa").ask(withdraw(bracket))).toBe("noSuchBracket");
  });

  test("B4 an office withdraws its own alone", () => {
    const { room, clause, raise, withdraw } = table();
    const bracket = raise("lead", clause, "should");
    expect(room.as("aaa").ask(withdraw(bracket))).toBe("notYourBracket");
    expect(room.as("chair").ask(withdraw(bracket))).toBe("notYourBracket");
    expect(room.as("lead").ask(withdraw(bracket))).toBe("done");
  });

  test("B4 withdrawing changes no locked words: another wording stays where its owner may type", () => {
    const { room, clause, raise, withdraw } = table();
    const bracket = raise("aaa", clause, "should", "shall");
    room.as("lead").lock(clause);
    expect(room.as("aaa").ask(withdraw(bracket, 1))).toBe("clauseLocked");
    room.as("lead").unlock(clause);
    room.as("aaa").must(withdraw(bracket, 1));
    expect(room.text(clause)).toBe("that Member States shall consider space connectivity");
  });

  test("B4 the lead lifts it with a reason and says which wording stays", () => {
    const { room, clause, raise, lift } = table();
    const bracket = raise("aaa", clause, "should", "could");
    expect(room.as("aaa").ask(lift(bracket))).toBe("notYourRole");
    expect(room.as("otherLead").ask(lift(bracket))).toBe("notYourGroup");
    expect(room.as("lead").ask({ ...lift(bracket), hash: "0".repeat(64) })).toBe("wordsChanged");
    expect(room.as("lead").ask(lift(bracket, 2))).toBe("noSuchPlace");
    room.as("lead").must(lift(bracket, 1));
    expect(room.text(clause)).toBe("that Member States could consider space connectivity");
    expect(room.opinion().negotiation.brackets[0]!.ended).toMatchObject({
      how: "lifted",
      by: "lead",
      reason: "agreed in the huddle",
    });
    expect(room.as("lead").ask({ ...lift(bracket), bracketId: bracketId(NO_CLAUSE) })).toBe("noSuchBracket");
  });

  test("B4 where no text stays, one space goes with it", () => {
    const { room, clause, raise, lift } = table();
    room.as("lead").must(lift(raise("aaa", clause, "should", ""), 1));
    expect(room.text(clause)).toBe("that Member States consider space connectivity");
    room.as("lead").must(lift(raise("aaa", clause, "that", ""), 1));
    expect(room.text(clause)).toBe("Member States consider space connectivity");
  });

  test("B8 brackets of others inside what goes end by a decision alone, and that is recorded", () => {
    const { room, clause, raise, withdraw, lift, standing } = table();
    const outer = raise("aaa", clause, "should", "could perhaps");
    raise("bbb", clause, "perhaps");
    expect(room.text(clause)).toContain("[should][could [perhaps]]");
    expect(room.as("aaa").ask(withdraw(outer))).toBe("bracketStands");
    const events = room.as("lead").must(lift(outer));
    expect(events.map((event) => event.type)).toEqual(["bracketLifted", "bracketLifted"]);
    expect([room.text(clause), standing()]).toEqual([WORDS, []]);
  });

  test("B4 the wording that stays keeps the brackets in it", () => {
    const { room, clause, raise, lift, standing } = table();
    const outer = raise("aaa", clause, "Member States should", "all");
    raise("bbb", clause, "should", "could");
    room.as("lead").must(lift(outer));
    expect(room.text(clause)).toBe("that Member States [should][could] consider space connectivity");
    expect(standing()).toEqual([["should", "could"]]);
  });

  test("B4 what was typed inside a bracket stays with its wording", () => {
    const { room, clause, raise, lift } = table();
    const bracket = raise("aaa", clause, "should", "could");
    room.as("bbb").type(clause, room.text(clause).indexOf("[could") + 1, "perhaps ");
    room.as("lead").must(lift(bracket, 1));
    expect(room.text(clause)).toBe("that Member States perhaps could consider space connectivity");
  });

  test("B8 no other act takes a sign away: not accepting a proposal, nor a correction", () => {
    const { room, clause, raise, lift, standing } = table();
    const bracket = raise("aaa", clause, "should");
    const { id } = propose(room, "bbb", clause, "that Member States consider space connectivity");
    const hash = room.hash(clause);
    const text = "that Member States [Should] consider space connectivity";
    expect(room.as("lead").ask(accepting(room, id))).toBe("bracketStands");
    room.as("lead").must({ type: "correctClause", clauseId: clause, text, hash });
    expect([room.text(clause), standing()]).toEqual([text, [["Should"]]]);
    room.as("lead").must(lift(bracket));
    expect(standing()).toEqual([]);
  });

  test("B8 who may not lift it does not remove the clause either", () => {
    const { room, clause, raise } = table();
    raise("aaa", clause, "should");
    expect(room.as("bbb").ask({ type: "removeClause", clauseId: clause })).toBe("bracketStands");
    expect(room.as("lead").ask({ type: "removeClause", clauseId: clause })).toBe("done");
    room.as("lead").restore(clause);
    expect(room.as("aaa").ask({ type: "removeClause", clauseId: clause })).toBe("done");
  });
});

describe("where words are copied", () => {
  test("B5 a bracket goes along with a split and a join, and is withdrawn there", () => {
    const { room, clause, raise, withdraw, standing } = table();
    const bracket = raise("aaa", clause, "space", "outer space");
    const second = room.as("lead").split(clause, room.text(clause).indexOf("consider"));
    const moved = () => room.opinion().negotiation.brackets[0]!;
    expect([moved().clauseId, standing()]).toEqual([second, [["space", "outer space"]]]);
    room.as("lead").join(clause, second);
    expect([moved().clauseId, standing()]).toEqual([clause, [["space", "outer space"]]]);
    room.as("aaa").must(withdraw({ ...bracket, clauseId: clause }));
    expect(room.text(clause)).toBe(WORDS);
  });

  test("B5 a bracket in what stays before the split stays", () => {
    const { room, clause, raise, standing } = table();
    raise("aaa", clause, "Member States", "all");
    room.as("lead").split(clause, room.text(clause).indexOf("consider"));
    expect(room.opinion().negotiation.brackets[0]!.clauseId).toBe(clause);
    expect(standing()).toEqual([["Member States", "all"]]);
  });

  test("B5 a split never parts a bracket, not even between two alternatives", () => {
    const { room, clause, raise } = table();
    raise("aaa", clause, "should", "could");
    const opening = room.text(clause).indexOf("[");
    const closing = room.text(clause).lastIndexOf("]") + 1;
    for (const at of [opening + 1, opening + 8, closing - 1])
      expect(room.as("lead").ask({ type: "splitClause", clauseId: clause, at })).toBe("bracketStands");
    expect(room.as("lead").ask({ type: "splitClause", clauseId: clause, at: closing })).toBe("done");
    expect(room.as("lead").ask({ type: "splitClause", clauseId: clause, at: opening })).toBe("done");
  });

  test("B5 a clause restored after a join has its words; the bracket stays where it went", () => {
    const { room, clause, raise, standing } = table();
    const [, , , third] = room.opinion().clauses.map(({ id }) => id);
    expect(third).toBe(undefined);
    const second = room.opinion().clauses.at(-1)!.id;
    raise("aaa", second, "share", "tell");
    room.as("lead").join(clause, second);
    room.as("lead").restore(second);
    expect(room.text(second)).toBe("to [share][tell]");
    expect(room.opinion().negotiation.brackets[0]!.clauseId).toBe(clause);
    expect(standing()).toEqual([["share", "tell"]]);
  });
});

describe("numbers that a text brings", () => {
  test("B9 an inserted paragraph takes bis and ter of the one before it, and nothing else moves", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    lead.write("verb recalling", "recital one", "recital two");
    const insert = (after: ClauseId, text: string) =>
      lead
        .must({ type: "addClause", after, kind: "recital", text, inserted: true })
        .flatMap((event) => (event.type === "clauseAdded" ? event.clauseId : []))[0]!;
    const first = insert(room.opinion().clauses[1]!.id, "between");
    insert(first, "and again");
    expect(room.sheet()).toEqual(["recalling", "a) one;", "a)bis between;", "a)ter and again;", "b) two."]);
    lead.consolidate();
    expect(room.number(first)).toBe("a)bis");
  });

  test("B9 an insertion after a single item is bis, and the item stays without a number", () => {
    const room = openTestRoom();
    room.as("lead").write("verb recognizing", "recital that");
    const after = room.opinion().clauses.at(-1)!.id;
    room.as("lead").must({ type: "addClause", after, kind: "recital", text: "also", inserted: true });
    expect(room.sheet()).toEqual(["recognizing", "that;", "bis also."]);
  });
});
