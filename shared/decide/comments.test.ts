import { expect, test } from "vitest";
import { type ClauseId, commentId, type CommentId, proposalId } from "../ids.ts";
import { readersOf } from "../events/events.ts";
import { spanNow } from "../clause/comment-place.ts";
import {
  COMMENT_CHARS_MAX,
  COMMENT_READERS,
  COMMENTED_CHARS_MAX,
  COMMENTS_MAX,
  readersOpenTo,
  threadsOf,
} from "../negotiation/comment.ts";
import { COMMENTS_CHARS_MAX } from "../limits.ts";
import { commandSchema, type SingleCommand } from "../commands/commands.ts";
import { opinionFor } from "../events/negotiation-for.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { mayRead } from "../people/readers.ts";
import { applyEvent } from "../events/apply-event.ts";
import type { Recorded } from "../events/event.ts";
import {
  GROUP,
  NO_CLAUSE,
  OPEN_RULES,
  openTestRoom,
  PEOPLE,
  type TestRoom,
  type Who,
} from "../testing/room.ts";

const WORDS = "that Member States share spectrum with all";

const opened = () => {
  const room = openTestRoom();
  const [item] = room.as("lead").write(`operative ${WORDS}`);
  return { room, item: item! };
};

const write = (
  room: TestRoom,
  who: Who,
  clause: ClauseId,
  more: Partial<Extract<SingleCommand, { type: "comment" }>> = {},
): CommentId => {
  const [event] = room
    .as(who)
    .must({ type: "comment", on: { clauseId: clause }, text: "Why?", readers: "room", ...more });
  if (event?.type !== "commented") throw new Error("no comment was made");
  return event.commentId;
};
const reply = (room: TestRoom, who: Who, to: CommentId, text = "Because."): void => {
  room.as(who).must({ type: "replyToComment", commentId: to, text });
};
const comments = (room: TestRoom) => room.opinion().negotiation.comments;
/** Place of a comment and its current words; null where they are gone. */
const place = (room: TestRoom, id: CommentId): readonly [ClauseId | undefined, string | null] => {
  const { on, range } = comments(room).find((one) => one.id === id)!;
  const span = spanNow(range ?? [], room.words().get(on.clauseId!) ?? []);
  return [on.clauseId, span === null ? null : room.text(on.clauseId!).slice(span.start, span.end)];
};

test("E1 speakers comment, also while the text is locked; followers and final stages do not", () => {
  const { room, item } = opened();
  room.as("lead").lock(item);
  const ask = { type: "comment", on: { clauseId: item }, text: "Why?", readers: "room" } as const;
  for (const who of ["chair", "lead", "otherLead", "team", "secretariat", "aaa", "hhh"] as const)
    expect(room.as(who).ask(ask), who).toBe("done");
  expect(room.as("follower").ask(ask)).toBe("notYourRole");
  expect(room.as("aaa").ask({ ...ask, on: { clauseId: NO_CLAUSE } })).toBe("noSuchClause");
  expect(room.as("aaa").ask({ ...ask, on: { proposalId: proposalId(NO_CLAUSE) } })).toBe("noSuchProposal");
  expect(room.as("aaa").ask({ ...ask, text: "a\u202Eb" })).toBe("notPlainWords");
  expect(room.as("aaa").ask({ ...ask, text: "two\nlines" })).toBe("done");
  room.as("lead").unlock(item);
  room.as("lead").remove(item);
  expect(room.as("aaa").ask(ask)).toBe("clauseRemoved");
  room.as("chair").advance("withdrawn", "no consensus");
  expect(room.as("aaa").ask(ask)).toBe("stageForbids");
});

test("E1 while the timetable has closed comments, threads are only resolved", () => {
  const open = opened();
  const id = write(open.room, "aaa", open.item);
  const closed = openTestRoom({ rules: { ...OPEN_RULES, commentsOpen: false } });
  const [item] = closed.as("lead").write(`operative ${WORDS}`);
  const ask = { type: "comment", on: { clauseId: item! }, text: "Why?", readers: "room" } as const;
  for (const who of ["aaa", "lead", "chair"] as const) expect(closed.as(who).ask(ask)).toBe("windowClosed");
  const reply_ = { type: "replyToComment", commentId: id, text: "Hm" } as const;
  expect(closed.as("aaa").ask(reply_)).toBe("windowClosed");
  expect(closed.as("aaa").ask({ type: "resolveComment", commentId: id })).toBe("noSuchComment");
});

test("E1 a category that does not speak in the forum writes no comments", () => {
  const silent = { ...OPEN_RULES.categories.academia, maySpeak: false };
  const rules = { ...OPEN_RULES, categories: { ...OPEN_RULES.categories, academia: silent } };
  const room = openTestRoom({ rules });
  const [item] = room.as("lead").write(`operative ${WORDS}`);
  const ask = { type: "comment", on: { clauseId: item! }, text: "Why?", readers: "room" } as const;
  expect(room.as("hhh").ask(ask)).toBe("notYourCategory");
  expect(room.as("aaa").ask(ask)).toBe("done");
});

test("E14 a comment has at most 4,000 characters, a delegation 2,000 comments in an Opinion", () => {
  const { room, item } = opened();
  const ask = { type: "comment", on: { clauseId: item }, readers: "room" } as const;
  const parses = (text: string): boolean => commandSchema.safeParse({ ...ask, text }).success;
  expect([0, 1, COMMENT_CHARS_MAX, COMMENT_CHARS_MAX + 1].map((n) => parses("x".repeat(n)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  for (let i = 0; i < COMMENTS_MAX; i++) write(room, "aaa", item);
  expect(room.as("aaa").ask({ ...ask, text: "One more" })).toBe("tooManyComments");
  expect(room.as("bbb").ask({ ...ask, text: "Ours" })).toBe("done");
});

test("E14 limits a delegation's comments in an Opinion to 400,000 characters in all", () => {
  const { room, item } = opened();
  const ask = { type: "comment", on: { clauseId: item }, readers: "room" } as const;
  const long = "字".repeat(COMMENT_CHARS_MAX);
  let taken = 0;
  while (taken < COMMENTS_MAX && room.as("aaa").ask({ ...ask, text: long }) === "done") taken += 1;
  expect(taken).toBe(COMMENTS_CHARS_MAX / COMMENT_CHARS_MAX);
  expect(room.as("aaa").ask({ ...ask, text: "x" })).toBe("tooManyComments");
  expect(room.as("bbb").ask({ ...ask, text: "Ours" })).toBe("done");
  const held = Buffer.byteLength(JSON.stringify(room.opinion().negotiation.comments));
  console.log(
    `comments of ${COMMENT_CHARS_MAX} Chinese signs: ${taken} taken, ${(held / 2 ** 20).toFixed(1)} MiB as JSON`,
  );
});

/** Everybody of the test room who may read the newest entry. */
function readers(room: TestRoom): Who[] {
  const entries = room.entries();
  const before = entries.slice(0, -1).reduce<ReturnType<typeof applyEvent> | null>(applyEvent, null)!;
  const said = readersOf(entries.at(-1)!, before);
  return EVERYBODY.filter((who) => mayRead(said, PEOPLE[who], GROUP));
}
const EVERYBODY = ["chair", "lead", "otherLead", "team", "secretariat", "aaa", "bbb", "follower"] as const;

test.each<[Who, (typeof COMMENT_READERS)[number], readonly Who[]]>([
  ["aaa", "delegation", ["aaa"]],
  ["aaa", "lead", ["lead", "aaa"]],
  ["aaa", "room", EVERYBODY],
  ["lead", "lead", ["chair", "lead"]],
  ["chair", "lead", ["chair", "lead"]],
  ["secretariat", "room", EVERYBODY],
])("E2 E15 a comment of %s to the %s is read by %j", (who, to, expected) => {
  const { room, item } = opened();
  const id = write(room, who, item, { readers: to });
  expect(readers(room)).toEqual(expected);
  room.as(who).must({ type: "resolveComment", commentId: id });
  expect(readers(room)).toEqual(expected);
});

test("E15 an office has no delegation to write to, and nobody writes what they could not read", () => {
  const { room, item } = opened();
  const open = Object.fromEntries(EVERYBODY.map((who) => [who, readersOpenTo(PEOPLE[who], GROUP).join()]));
  expect(open).toEqual({
    chair: "lead,room",
    lead: "lead,room",
    otherLead: "room",
    team: "room",
    secretariat: "room",
    aaa: "delegation,delegations,lead,room",
    bbb: "delegation,delegations,lead,room",
    follower: "room",
  });
  const ask = { type: "comment", on: { clauseId: item }, text: "Why?" } as const;
  expect(room.as("lead").ask({ ...ask, readers: "delegation" })).toBe("noSuchReaders");
  expect(room.as("secretariat").ask({ ...ask, readers: "lead" })).toBe("noSuchReaders");
});

test("E2 Q6 a comment to named delegations is read and answered by them alone, not by offices", () => {
  const { room, item } = opened();
  const AAA = PEOPLE.aaa.delegationId!;
  const BBB = PEOPLE.bbb.delegationId!;
  const ask = { type: "comment", on: { clauseId: item }, text: "Shall we?" } as const;
  expect(room.as("aaa").ask({ ...ask, readers: [AAA] })).toBe("noSuchReaders");
  expect(room.as("lead").ask({ ...ask, readers: [BBB] })).toBe("noSuchReaders");
  expect(room.as("secretariat").ask({ ...ask, readers: [AAA, BBB] })).toBe("noSuchReaders");
  const id = write(room, "aaa", item, { readers: [BBB, AAA, BBB] });
  expect(comments(room).find((one) => one.id === id)).toMatchObject({ to: "delegations", among: [BBB] });
  expect(readers(room)).toEqual(["aaa", "bbb"]);
  reply(room, "bbb", id);
  expect(readers(room)).toEqual(["aaa", "bbb"]);
  expect(room.as("lead").ask({ type: "replyToComment", commentId: id, text: "And I?" })).toBe(
    "noSuchComment",
  );
  room.as("aaa").must({ type: "resolveComment", commentId: id });
  expect(readers(room)).toEqual(["aaa", "bbb"]);
});

test("E3 a reply has the readers of its thread, whoever writes it, and stands in it", () => {
  const { room, item } = opened();
  const id = write(room, "aaa", item, { readers: "lead" });
  reply(room, "lead", id);
  expect(readers(room)).toEqual(["lead", "aaa"]);
  const answer = comments(room).at(-1)!;
  expect(answer).toMatchObject({ replyTo: id, to: "lead", delegationId: null, on: { clauseId: item } });
  reply(room, "aaa", answer.id, "Thank you.");
  expect(threadsOf(comments(room)).map(({ first, replies }) => [first.id, replies.length])).toEqual([
    [id, 2],
  ]);
});

test("E3 who may not read a thread is told that it is not there", () => {
  const { room, item } = opened();
  const secret = write(room, "aaa", item, { readers: "delegation" });
  for (const who of ["bbb", "lead", "chair"] as const) {
    for (const commentId_ of [secret, commentId(NO_CLAUSE)]) {
      const of = { commentId: commentId_ };
      expect(room.as(who).ask({ type: "replyToComment", ...of, text: "Hm" })).toBe("noSuchComment");
      expect(room.as(who).ask({ type: "resolveComment", ...of })).toBe("noSuchComment");
    }
  }
});

test("E3 a page to which a thread's start is hidden passes over all that follows it", () => {
  const { room, item } = opened();
  const secret = write(room, "aaa", item, { readers: "delegation" });
  reply(room, "aaa", secret);
  const open = write(room, "bbb", item);
  room.as("aaa").must({ type: "resolveComment", commentId: secret });
  const seen = room
    .entries()
    .filter((entry: Recorded) => !("commentId" in entry) || entry.commentId !== secret);
  const page = seen.reduce<ReturnType<typeof applyEvent> | null>(applyEvent, null)!;
  expect(page.negotiation.comments.map((one) => one.id)).toEqual([open]);
});

test("E3 each page replays the comments that the server says are its reader's", () => {
  const { room, item } = opened();
  const ids = (["aaa", "bbb", "lead"] as const).flatMap((who) =>
    readersOpenTo(PEOPLE[who], GROUP).map((readers_) =>
      write(room, who, item, {
        readers: readers_ === "delegations" ? [PEOPLE.aaa.delegationId!, PEOPLE.bbb.delegationId!] : readers_,
      }),
    ),
  );
  for (const id of ids)
    for (const who of EVERYBODY) room.as(who).ask({ type: "replyToComment", commentId: id, text: "Hm" });
  for (const id of ids) room.as("bbb").ask({ type: "resolveComment", commentId: id });
  const { length } = comments(room);
  expect(length).toBeGreaterThan(20);
  for (const who of EVERYBODY) {
    let whole: Opinion | null = null;
    let page: Opinion | null = null;
    for (const entry of room.entries()) {
      const readers_ = whole === null ? ({ kind: "all" } as const) : readersOf(entry, whole);
      whole = applyEvent(whole, entry);
      if (mayRead(readers_, PEOPLE[who], GROUP)) page = applyEvent(page, entry);
    }
    const told = opinionFor(room.opinion(), PEOPLE[who]);
    expect(page?.negotiation.comments, who).toEqual(told.negotiation.comments);
    if (who !== "aaa") expect(told.negotiation.comments.length).toBeLessThan(length);
  }
});

test("E4 a comment stands on a proposal's words, also when the proposal has come to its end", () => {
  const { room, item } = opened();
  const text = `${WORDS} others`;
  const [made] = room
    .as("bbb")
    .must({ type: "propose", kind: "change", clauseId: item, text, hash: room.hash(item) });
  if (made?.type !== "proposalSubmitted") throw new Error("no proposal was made");
  const on = { proposalId: made.proposalId };
  const ask = { type: "comment", on, text: "Whom?", readers: "room", from: 38, to: 49 } as const;
  expect(room.as("aaa").ask(ask)).toBe("done");
  expect(comments(room)[0]).toMatchObject({ on, quoted: text.slice(38, 49) });
  room.as("bbb").must({ type: "withdrawProposal", proposalId: made.proposalId });
  expect(room.as("aaa").ask({ type: "replyToComment", commentId: comments(room)[0]!.id, text: "Ah" })).toBe(
    "done",
  );
});

test("E4 a range keeps its words while others type around and in it", () => {
  const { room, item } = opened();
  const id = write(room, "aaa", item, { from: 5, to: 18 });
  expect(comments(room)[0]).toMatchObject({ quoted: "Member States" });
  room.as("bbb").type(item, 0, "and ");
  room.as("bbb").type(item, 16, "and Observer ");
  expect(place(room, id)).toEqual([item, "Member and Observer States"]);
  room.as("bbb").erase(item, 9, 7);
  expect(place(room, id)).toEqual([item, "States"]);
  room.as("bbb").erase(item, 22, 6);
  expect(place(room, id)).toEqual([item, null]);
  expect(comments(room)[0]!.quoted).toBe("Member States");
});

test("E4 a place that is not there is refused, and so is half a range", () => {
  const { room, item } = opened();
  const ask = { type: "comment", on: { clauseId: item }, text: "Why?", readers: "room" } as const;
  for (const place_ of [{ from: 5 }, { from: 5, to: 5 }, { from: 9, to: 5 }, { from: 0, to: 999 }])
    expect(room.as("aaa").ask({ ...ask, ...place_ })).toBe("noSuchPlace");
  expect(room.as("aaa").ask({ ...ask, from: { after: [9, 9] }, to: 5 })).toBe("noSuchPlace");
});

test("E14 a comment speaks of at most 2,000 characters, or of the whole", () => {
  const { room } = opened();
  const [long] = room.as("lead").write(`operative ${"x".repeat(COMMENTED_CHARS_MAX + 1)}`);
  const ask = { type: "comment", on: { clauseId: long! }, text: "Why?", readers: "room" } as const;
  expect(room.as("aaa").ask({ ...ask, from: 0, to: COMMENTED_CHARS_MAX + 1 })).toBe("tooLong");
  expect(room.as("aaa").ask({ ...ask, from: 1, to: COMMENTED_CHARS_MAX + 1 })).toBe("done");
  expect(room.as("aaa").ask(ask)).toBe("done");
});

test("E4 words of many hands stay those that were commented on, through splits and joins", () => {
  const { room } = opened();
  const [item] = room.as("lead").write("operative x");
  for (let i = 0; i < 200; i++)
    room.as(i % 2 === 0 ? "aaa" : "bbb").type(item!, (i * 7) % (room.text(item!).length + 1), String(i % 10));
  const id = write(room, "aaa", item!, { from: 30, to: 150 });
  const { quoted } = comments(room)[0]!;
  expect(place(room, id)).toEqual([item, quoted]);
  for (const at of [80, 20, 120, 149]) {
    const second = room.as("lead").split(item!, at);
    room.as("lead").join(item!, second);
    expect(place(room, id)).toEqual([item, quoted]);
  }
  const second = room.as("lead").split(item!, 25);
  expect(place(room, id)).toEqual([second, quoted]);
});

test("E4 a range goes with its words when the clause is split and joined", () => {
  const { room, item } = opened();
  const [whole, left, right, over] = [
    write(room, "aaa", item),
    write(room, "aaa", item, { from: 5, to: 18 }),
    write(room, "bbb", item, { from: 25, to: 33 }),
    write(room, "bbb", item, { from: 12, to: 33 }),
  ] as const;
  const second = room.as("lead").split(item, 19);
  expect([whole, left, right, over].map((id) => place(room, id))).toEqual([
    [item, null],
    [item, "Member States"],
    [second, "spectrum"],
    [item, "States "],
  ]);
  const later = write(room, "bbb", second);
  room.as("lead").join(item, second);
  expect([left, right, over, later].map((id) => place(room, id))).toEqual([
    [item, "Member States"],
    [item, "spectrum"],
    [item, "States share spectrum"],
    [item, null],
  ]);
});

test("E4 words that were deleted before a split do not hold a range back", () => {
  const { room, item } = opened();
  const id = write(room, "aaa", item, { from: 19, to: 33 });
  room.as("bbb").erase(item, 19, 6);
  const second = room.as("lead").split(item, 19);
  expect(place(room, id)).toEqual([second, "spectrum"]);
});

test("E4 a comment stays with a clause that is removed, and is there when it is restored", () => {
  const { room, item } = opened();
  const id = write(room, "aaa", item, { from: 5, to: 18 });
  room.as("lead").remove(item);
  reply(room, "bbb", id);
  room.as("lead").restore(item);
  expect(place(room, id)).toEqual([item, "Member States"]);
});

test("E5 a thread is closed and reopened by its author, their delegation, or asked leads", () => {
  const { room, item } = opened();
  const open = write(room, "aaa", item);
  const toLead = write(room, "aaa", item, { readers: "lead" });
  const resolve = { type: "resolveComment", commentId: open } as const;
  const reopen = { type: "reopenComment", commentId: open } as const;
  expect(room.as("bbb").ask(resolve)).toBe("notYourComment");
  expect(room.as("aaa").ask(reopen)).toBe("nothingToDo");
  expect(room.as("aaa").ask(resolve)).toBe("done");
  expect(room.as("aaa").ask(resolve)).toBe("nothingToDo");
  expect(comments(room)[0]!.resolved).toMatchObject({ by: PEOPLE.aaa.id });
  expect(room.as("bbb").ask(reopen)).toBe("notYourComment");
  expect(room.as("lead").ask(reopen)).toBe("done");
  expect(comments(room)[0]!.resolved).toBeNull();
  expect(room.as("lead").ask({ ...resolve, commentId: toLead })).toBe("notYourComment");
  expect(room.as("aaa").ask({ ...resolve, commentId: toLead })).toBe("done");
  reply(room, "bbb", open);
  expect(room.as("bbb").ask({ ...resolve, commentId: comments(room).at(-1)!.id })).toBe("noSuchComment");
});
