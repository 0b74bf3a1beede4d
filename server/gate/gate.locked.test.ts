import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import {
  type Case,
  LOCKED,
  MINE,
  mine,
  MINE_TOO,
  OPEN,
  openDesk,
  OTHER,
  outcome,
  THEIRS,
  typing,
  updateOf,
} from "../testing/desk.ts";
import { forge, text } from "../testing/forge.ts";

const EARLY: readonly Case[] = [
  {
    title: "a part left out (Skip)",
    why: "what is left out would come in later, inside somebody else's update",
    update: (desk) =>
      forge([
        {
          client: MINE,
          clock: 0,
          structs: [{ skip: 1 }, { content: text("x"), origin: desk.charAt(OPEN, 0) }],
        },
      ]),
  },
  {
    title: "a clock ahead of its time",
    why: "it would stay pending",
    update: (desk) =>
      forge([{ client: MINE, clock: 3, structs: [{ content: text("x"), origin: desk.charAt(OPEN, 0) }] }]),
  },
  {
    title: "a neighbour that is not there",
    why: "it would stay pending, and come in beside whatever gets this id",
    update: (desk) => mine(desk, { origin: [THEIRS, 4] }),
  },
  {
    title: "a right neighbour that is not there",
    why: "it would stay pending",
    update: (desk) => mine(desk, { right: [MINE_TOO, 7] }),
  },
  {
    title: "the deletion of what somebody will type",
    why: "it would stay pending and delete it on arrival",
    update: () => forge([], [[THEIRS, 0, 2 ** 30]]),
  },
];

describe("G2 what comes too early is not applied: the answer is a resync", () => {
  test.each(EARLY)("$title: $why", ({ update }) => {
    const desk = openDesk();
    expect(outcome(desk.send(update(desk)))).toBe("gap");
  });

  test("an honest client whose update was overtaken is taken after its step 2", () => {
    const desk = openDesk();
    const client = desk.client(MINE);
    const first = updateOf(client, () => typing(client, OPEN).insert(0, "one "));
    const second = updateOf(client, () => typing(client, OPEN).insert(4, "two "));
    expect(outcome(desk.send(second))).toBe("gap");
    const step2 = Y.encodeStateAsUpdate(client, Y.encodeStateVector(desk.doc));
    expect(outcome(desk.send(step2))).toBe("pass");
    expect(desk.words(OPEN)).toBe("one two open words");
    expect(outcome(desk.send(first))).toBe("pass");
    expect(desk.words(OPEN)).toBe("one two open words");
  });
});

describe("G4 a locked clause does not change by one character", () => {
  const locked: readonly Case[] = [
    {
      title: "an insert",
      why: "it is locked",
      update: (desk) => mine(desk, { origin: desk.charAt(LOCKED, 0) }),
    },
    {
      title: "an insert at its start",
      why: "its text is its place where there is no left neighbour",
      update: (desk) => mine(desk, { origin: undefined, parent: desk.textItem(LOCKED) }),
    },
    {
      title: "a deletion",
      why: "it is locked",
      update: (desk) => forge([], [[...desk.charAt(LOCKED, 2), 1]]),
    },
    {
      title: "a deletion that begins in an open clause",
      why: "the server wrote both under one id: a range runs from one into the other",
      update: (desk) => forge([], [[...desk.charAt(OTHER, 0), 15]]),
    },
    {
      title: "an open clause typed in, a locked one beside it",
      why: "an update is taken whole or not at all",
      update: (desk) =>
        forge(
          [{ client: MINE, clock: 0, structs: [{ content: text("x"), origin: desk.charAt(OPEN, 0) }] }],
          [[...desk.charAt(LOCKED, 0), 1]],
        ),
    },
    {
      title: "typed and deleted again",
      why: "it changes no words, but it would be written in there",
      update: (desk) => mine(desk, { content: new Y.ContentDeleted(3), origin: desk.charAt(LOCKED, 0) }),
    },
    {
      title: "a chain of my own that leads into it",
      why: "a new character stands where its neighbours stand, however far",
      update: (desk) =>
        forge([
          { client: MINE, clock: 0, structs: [{ content: text("a"), origin: [MINE_TOO, 0] }] },
          { client: MINE_TOO, clock: 0, structs: [{ content: text("b"), origin: desk.charAt(LOCKED, 0) }] },
        ]),
    },
  ];
  test.each(locked)("$title: $why", ({ update }) => {
    const desk = openDesk();
    expect(outcome(desk.send(update(desk)))).toBe("clauseLocked");
  });

  test("a struct that is known in part stands where its known part stands, whatever it says", () => {
    const desk = openDesk();
    desk.send(
      forge([{ client: MINE, clock: 0, structs: [{ content: text("abc"), origin: desk.charAt(OPEN, 0) }] }]),
    );
    desk.lock(OPEN);
    // Yjs continues "abc" in the locked clause, though the neighbour that is named stands in an open one.
    const origin = desk.charAt(OTHER, 0);
    const update = forge([{ client: MINE, clock: 0, structs: [{ content: text("abcdef"), origin }] }]);
    expect(outcome(desk.send(update))).toBe("clauseLocked");
    expect(desk.words(OPEN)).toBe("open wordsabc");
  });

  test("a known struct with a forged neighbour does not split a character pair of a locked clause", () => {
    const desk = openDesk();
    desk.send(mine(desk, {}));
    const pair = "locked ".length;
    const update = mine(desk, { origin: desk.charAt(LOCKED, pair) });
    expect(outcome(desk.send(update))).toBe("pass");
    expect(desk.words(LOCKED)).toBe("locked \u{1F600} words");
  });

  test.each([
    ["a neighbour that is not there", { origin: [999, 5] as const }],
    ["itself as its neighbour", { origin: [MINE, 9] as const }],
    ["a root of its own", { origin: undefined, parent: "newRoot" }],
  ])("a known struct with %s is passed over and leaves no trace", (_what, forged) => {
    const desk = openDesk();
    desk.send(mine(desk, {}));
    expect(outcome(desk.send(mine(desk, forged)))).toBe("pass");
    const client = desk.client(MINE_TOO);
    expect(outcome(desk.send(updateOf(client, () => typing(client, OPEN).insert(0, "on "))))).toBe("pass");
  });

  test("of two contents for one clock the first is kept, for everybody", () => {
    const desk = openDesk();
    desk.send(mine(desk, { content: text("hello") }));
    expect(outcome(desk.send(mine(desk, { content: text("HELLO") })))).toBe("pass");
    expect(desk.words(OPEN)).toBe("open wordshello");
  });
});
