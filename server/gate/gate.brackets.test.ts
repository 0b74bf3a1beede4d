import * as Y from "yjs";
import { expect, test } from "vitest";
import {
  type Case,
  type Desk,
  LOCKED,
  MINE,
  OPEN,
  openDesk,
  OTHER,
  outcome,
  STAND_IN,
  typing,
  updateOf,
} from "../testing/desk.ts";
import { forge, text } from "../testing/forge.ts";
import { judgeWhole, readWhole } from "./gate.ts";
import { usualKey } from "./usual-key.ts";

/** "open words": the "o" of "words" stands for an opening sign, the "s" for the closing one. */
const OPENING = 6;
const CLOSING = 9;

function deskWithBracket(): Desk {
  const desk = openDesk();
  desk.protect(desk.charAt(OPEN, OPENING));
  desk.protect(desk.charAt(OPEN, CLOSING));
  return desk;
}

const deleting = (desk: Desk, at: number, length: number): Uint8Array =>
  forge([], [[...desk.charAt(OPEN, at), length]]);

const HOSTILE: readonly Case[] = [
  { title: "a sign", why: "it stands until its owner withdraws it", update: (desk) => deleting(desk, 6, 1) },
  { title: "the closing sign", why: "it is a sign, too", update: (desk) => deleting(desk, 9, 1) },
  { title: "a stretch with a sign in it", why: "the update is one", update: (desk) => deleting(desk, 4, 4) },
  { title: "the bracket whole", why: "nobody lifts it by typing", update: (desk) => deleting(desk, 6, 4) },
  {
    title: "all words of two clauses",
    why: "one range runs from one into the other, since the server wrote both",
    update: (desk) => deleting(desk, 0, 15),
  },
  {
    title: "a sign, with words put in its place",
    why: "a sign that anybody typed is nobody's",
    update: (desk) =>
      forge(
        [{ client: MINE, clock: 0, structs: [{ content: text("["), origin: desk.charAt(OPEN, 5) }] }],
        [[...desk.charAt(OPEN, OPENING), 1]],
      ),
  },
  {
    title: "a sign, in a step 2 with everything else",
    why: "a whole state is judged like an edit",
    update: (desk) => {
      const client = desk.client(MINE);
      typing(client, OPEN).delete(OPENING, 1);
      return Y.encodeStateAsUpdate(client);
    },
  },
  {
    title: "a sign among very many deletions",
    why: "each range is looked at",
    update: (desk) => {
      const client = desk.client(MINE);
      return updateOf(client, () => {
        for (let at = 9; at >= 0; at -= 2) typing(client, OPEN).delete(at - 1, 1);
        typing(client, OPEN).delete(typing(client, OPEN).length - 1, 1);
      });
    },
  },
];

test.each(HOSTILE)("B3 typing does not delete $title: $why", ({ update }) => {
  const desk = deskWithBracket();
  expect(outcome(desk.send(update(desk)))).toBe("bracketStands");
  expect([desk.words(OPEN), desk.words(OTHER)]).toEqual(["open words", "other words"]);
});

test("B3 the refusal names the clause", () => {
  const desk = deskWithBracket();
  expect(desk.send(deleting(desk, OPENING, 1))).toMatchObject({ kind: "refused", clauseId: OPEN });
});

test("B3 what stands between and around the signs is typed and deleted as ever", () => {
  const desk = deskWithBracket();
  expect(outcome(desk.send(deleting(desk, 7, 2)))).toBe("pass");
  expect(outcome(desk.send(deleting(desk, 0, 5)))).toBe("pass");
  const client = desk.client(MINE);
  const typed = updateOf(client, () => typing(client, OPEN).insert(2, "inside"));
  expect(outcome(desk.send(typed))).toBe("pass");
  expect(desk.words(OPEN)).toBe("woinsides");
});

test("B3 a lock is told before a bracket", () => {
  const desk = openDesk();
  desk.protect(desk.charAt(LOCKED, 0));
  expect(outcome(desk.send(forge([], [[...desk.charAt(LOCKED, 0), 1]])))).toBe("clauseLocked");
});

test("B3 a deletion that comes late does not reach a sign's copy, its neighbours' copies it does", () => {
  const desk = openDesk();
  const late = desk.client(MINE);
  // The server copies "words" to the end of the other clause, as a split and a join do.
  const from = desk.charAt(OPEN, 5);
  const copy = { client: STAND_IN, clock: Y.getState(desk.doc.store, STAND_IN) };
  desk.carry({ from: [...from, 5], to: copy, text: "words" });
  desk.protect([copy.client, copy.clock + 1]);
  expect(desk.words(OTHER)).toBe("other wordswords");
  const sign = updateOf(late, () => typing(late, OPEN).delete(OPENING, 1));
  expect(outcome(desk.send(sign))).toBe("bracketStands");
  expect(desk.words(OTHER)).toBe("other wordswords");
  expect(outcome(desk.send(forge([], [[from[0], from[1] + 3, 1]])))).toBe("pass");
});

test("B3 no undo takes a sign away: not that of who asked for the bracket", () => {
  const desk = openDesk();
  const client = desk.client(MINE);
  const undo = new Y.UndoManager(typing(client, OPEN), { captureTimeout: 0 });
  const typed = updateOf(client, () => typing(client, OPEN).insert(4, "ed"));
  expect(outcome(desk.send(typed))).toBe("pass");
  desk.protect([MINE, 0]);
  expect(outcome(desk.send(updateOf(client, () => undo.undo())))).toBe("bracketStands");
  expect(desk.words(OPEN)).toBe("opened words");
});

test("G1 a usual key beside a sign passes at once, and alike", () => {
  const desk = deskWithBracket();
  const client = desk.client(MINE);
  const key = updateOf(client, () => typing(client, OPEN).insert(OPENING + 1, "x"));
  const decoded = readWhole(key);
  expect(usualKey(desk.view, key, decoded)).toMatchObject({ client: MINE, clause: OPEN });
  expect(judgeWhole(desk.view, key, decoded)).toMatchObject({ kind: "pass" });
});
