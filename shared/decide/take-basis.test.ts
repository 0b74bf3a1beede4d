import { describe, expect, test } from "vitest";
import { mergingOf } from "../merging/merging.ts";
import { openTestDesk } from "../testing/merging.ts";
import { propose, proposalOf, written } from "../testing/proposals.ts";
import { openTestRoom } from "../testing/room.ts";

const openText = () => {
  const room = openTestRoom();
  const ids = room
    .as("lead")
    .write(
      "title Space connectivity",
      "verb considering",
      "recital that satellites reach remote communities",
      "recital that terminals are scarce in rural areas",
      "verb invites Member States",
      "operative to share spectrum planning data",
      "operative to support rural areas",
    );
  const [title, verb, reach, scarce, invites, share, support] = ids;
  return {
    room,
    title: title!,
    verb: verb!,
    reach: reach!,
    scarce: scarce!,
    invites: invites!,
    share: share!,
    support: support!,
  };
};

describe("U7 a revision stands beside the working text", () => {
  test("publishing it changes no word, and only the act of the group makes it the basis", () => {
    const { room } = openText();
    const before = room.sheet();
    const desk = openTestDesk(room);
    desk.write("satellites", "that satellites reach the most remote communities");
    const revision = desk.publish();
    expect(room.sheet()).toEqual(before);
    expect(room.as("aaa").ask(desk.basis(revision.id))).toBe("notYourRole");
    expect(room.as("otherLead").ask(desk.basis(revision.id))).toBe("notYourGroup");
    expect(room.as("lead").ask({ ...desk.basis(revision.id), hash: "0".repeat(64) })).toBe("wordsChanged");
    expect(room.as("lead").ask({ ...desk.basis(revision.id), revisionHash: "0".repeat(64) })).toBe(
      "wordsChanged",
    );
    room.as("lead").must(desk.basis(revision.id));
    expect(room.sheet()[2]).toBe("a) that satellites reach the most remote communities;");
    expect(mergingOf(room.opinion()).merges).toEqual([]);
    expect(room.as("lead").ask(desk.basis(revision.id))).toBe("nothingToDo");
  });
});

describe("U8 taken as the basis", () => {
  test("U19 words that stay keep their authors; others stand under their writers", () => {
    const { room, share } = openText();
    room.as("aaa").type(share, "to share".length, " all");
    expect(written(room, share)).toBe("lead:to share|aaa: all|lead: spectrum planning data");
    const proposal = propose(room, "bbb", share, "to share all spectrum planning data with neighbours");
    const desk = openTestDesk(room);
    desk.take({ kind: "proposals" });
    expect(desk.texts()).toContain(
      "to share all spectrum planning data[ with neighbours]".replace("[ with", " [with"),
    );
    desk.write("neighbours", "to openly share all spectrum planning data with neighbours", "team");
    room.as("lead").must(desk.basis(desk.publish().id));
    expect(written(room, share)).toBe(
      "lead:to |team:openly |lead:share|aaa: all|lead: spectrum planning data|bbb: with neighbours",
    );
    // The proposal asks for what stands there now: people look whether it is obsolete (V22).
    expect(proposalOf(room, proposal.id).review).not.toBeNull();
  });

  test("clauses are added, dropped, moved and retyped; dropped ones can be restored", () => {
    const { room, reach, scarce, support } = openText();
    const desk = openTestDesk(room);
    desk.takeText("Contribution of AAA", "AAA", "_invites Member States_", "1\tto name a focal point;");
    desk.drop("terminals", "said in the title");
    const after = desk.row("share").id;
    room
      .as("lead")
      .must({ type: "placeMergeRow", mergeId: desk.merge().id, rowId: after, after: desk.row("support").id });
    room.as("lead").must(desk.basis(desk.publish().id));
    expect(room.sheet()).toEqual([
      "Space connectivity",
      "considering",
      "that satellites reach remote communities,",
      "invites Member States",
      "1 to support rural areas;",
      "2 to share spectrum planning data;",
      "3 to name a focal point.",
    ]);
    expect([reach, support].map((id) => room.clause(id).removed)).toEqual([null, null]);
    room.as("lead").restore(scarce);
    expect(room.text(scarce)).toBe("that terminals are scarce in rural areas");
  });

  test("what came into the text since the desk took it in stays where it is", () => {
    const { room, reach } = openText();
    const desk = openTestDesk(room);
    desk.write("satellites", "that satellites reach them all");
    const revision = desk.publish();
    const late = room.as("aaa").add("recital", "that something new was added", { after: reach });
    const [basis] = room.as("lead").must(desk.basis(revision.id));
    expect(basis).toMatchObject({ type: "basisTaken", unseen: [late] });
    expect(room.sheet().slice(2, 4)).toEqual([
      "a) that satellites reach them all;",
      "b) that something new was added;",
    ]);
  });

  test("L1 U20 locked clauses stay locked, and are changed by this act alone, which names them", () => {
    const { room, share } = openText();
    room.as("lead").consolidate();
    const desk = openTestDesk(room);
    desk.write("spectrum", "to share spectrum data");
    const [basis] = room.as("lead").must(desk.basis(desk.publish().id));
    expect(basis).toMatchObject({ rewritten: [{ clauseId: share }] });
    expect([room.text(share), room.clause(share).lock?.with]).toEqual([
      "to share spectrum data",
      "consolidate",
    ]);
    room.as("lead").consolidate();
    expect(room.opinion().baseTexts.map(({ n }) => n)).toEqual([1, 2]);
  });

  test("B8 U20 a bracket that somebody asked for does not go by the way", () => {
    const { room, share } = openText();
    const hash = room.hash(share);
    room.as("aaa").must({ type: "raiseBracket", clauseId: share, from: 3, to: 8, hash });
    expect(room.text(share)).toBe("to [share] spectrum planning data");
    const desk = openTestDesk(room);
    desk.write("spectrum", "to give spectrum planning data");
    const revision = desk.publish();
    expect(room.as("lead").refused(desk.basis(revision.id))).toMatchObject({
      reason: "bracketStands",
      details: { clauseId: share },
    });
    expect(room.text(share)).toBe("to [share] spectrum planning data");
    desk.write("spectrum", "to [share] all spectrum planning data");
    room.as("lead").must(desk.basis(desk.publish().id));
    expect(room.text(share)).toBe("to [share] all spectrum planning data");
  });
});

describe("U9 a clause keeps its mark only where all that the mark covers is identical", () => {
  test("the same words keep it, other words and the same words under another verb do not", () => {
    const { room, reach, scarce, share, support } = openText();
    for (const id of [reach, scarce, share, support]) room.as("lead").mark(id);
    const desk = openTestDesk(room);
    desk.write("satellites", "that satellites reach all communities");
    desk.write("invites", "invites all Member States");
    room.as("lead").must(desk.basis(desk.publish().id));
    expect([reach, scarce, share, support].map((id) => room.state(id))).toEqual([
      "void",
      "adReferendum",
      "void",
      "void",
    ]);
    expect(room.clause(reach).marks.at(-1)?.text).toBe("that satellites reach remote communities");
  });
});
