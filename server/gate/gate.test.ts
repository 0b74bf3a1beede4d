import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import { SERVER_CLIENT } from "../replay/server-doc.ts";
import {
  type Case,
  inText,
  LOCKED,
  MINE,
  mine,
  MINE_TOO,
  OPEN,
  openDesk,
  OTHER,
  outcome,
  STAND_IN,
  THEIRS,
} from "../testing/desk.ts";
import { forge, text } from "../testing/forge.ts";

const NOT_AN_EDIT: readonly Case[] = [
  {
    title: "a mark",
    why: "words are plain characters",
    update: (desk) => inText(desk, new Y.ContentFormat("bold", true)),
  },
  {
    title: "a mark that no page knows",
    why: "honest editors would delete the paragraph on seeing it",
    update: (desk) => inText(desk, new Y.ContentFormat("nobodyKnows", { a: 1 })),
  },
  {
    title: "an embed",
    why: "honest editors would delete it",
    update: (desk) => inText(desk, new Y.ContentEmbed({ image: "x" })),
  },
  { title: "JSON", why: "it is no character", update: (desk) => inText(desk, new Y.ContentJSON([{ a: 1 }])) },
  { title: "any", why: "it is no character", update: (desk) => inText(desk, new Y.ContentAny([1, "a"])) },
  {
    title: "binary",
    why: "it is no character",
    update: (desk) => inText(desk, new Y.ContentBinary(new Uint8Array(9))),
  },
  {
    title: "a document in the document",
    why: "pages would open it",
    update: (desk) => inText(desk, new Y.ContentDoc(new Y.Doc({ guid: "evil" }))),
  },
  {
    title: "an element in the text",
    why: "a text holds characters",
    update: (desk) => inText(desk, new Y.ContentType(new Y.XmlElement("paragraph"))),
  },
  {
    title: "a second paragraph in a root",
    why: "the server alone makes paragraphs",
    update: (desk) =>
      mine(desk, {
        content: new Y.ContentType(new Y.XmlElement("paragraph")),
        origin: undefined,
        parent: OPEN,
      }),
  },
  {
    title: "a second text in a paragraph",
    why: "pages would show one of two at random",
    update: (desk) => {
      const [client, clock] = desk.textItem(OPEN);
      return mine(desk, { content: new Y.ContentType(new Y.XmlText()), origin: [client, clock] });
    },
  },
  {
    title: "characters straight in a root",
    why: "they stand in no text",
    update: (desk) => mine(desk, { origin: undefined, parent: OPEN }),
  },
  {
    title: "characters in the paragraph itself",
    why: "they stand in no text",
    update: (desk) => {
      const [client, clock] = desk.textItem(OPEN);
      return mine(desk, { origin: undefined, parent: [client, clock - 1] });
    },
  },
  {
    title: "a root of its own",
    why: "roots are clauses, and clauses are asked for by a command",
    update: (desk) => mine(desk, { origin: undefined, parent: "01J00000000000000000000009" }),
  },
  {
    title: "an attribute of the text",
    why: "a key in a map is no character",
    update: (desk) => mine(desk, { origin: undefined, parent: desk.textItem(OPEN), sub: "style" }),
  },
  {
    title: "an attribute of the paragraph",
    why: "a key in a map is no character",
    update: (desk) => {
      const [client, clock] = desk.textItem(OPEN);
      return mine(desk, { origin: undefined, parent: [client, clock - 1], sub: "textAlign" });
    },
  },
  {
    title: "a rubbish struct (GC)",
    why: "nine bytes under a victim's id make the server drop all that it types later",
    update: () => forge([{ client: MINE, clock: 0, structs: [{ gc: 5 }] }]),
  },
  {
    title: "the deletion of a paragraph",
    why: "the root would be empty for good",
    update: (desk) => {
      const [client, clock] = desk.textItem(OPEN);
      return forge([], [[client, clock - 1, 1]]);
    },
  },
  {
    title: "the deletion of a text",
    why: "the root would be empty for good",
    update: (desk) => forge([], [[...desk.textItem(OPEN), 1]]),
  },
  {
    title: "an insert between two clauses",
    why: "whose rules would count?",
    update: (desk) => mine(desk, { origin: desk.charAt(OPEN, 0), right: desk.charAt(LOCKED, 0) }),
  },
  {
    title: "an insert that is its own neighbour",
    why: "Yjs throws half way",
    update: (desk) => mine(desk, { origin: [MINE, 0] }),
  },
  {
    title: "an insert beside one that comes after it",
    why: "Yjs throws half way: it does not look whether an id of the same client is there yet",
    update: (desk) =>
      forge([
        {
          client: MINE,
          clock: 0,
          structs: [
            { content: text("a"), origin: [MINE, 1] },
            { content: text("b"), origin: desk.charAt(OPEN, 0) },
          ],
        },
      ]),
  },
  {
    title: "neighbours in a circle",
    why: "they would stay pending for ever, and nobody could type again",
    update: () =>
      forge([
        { client: MINE, clock: 0, structs: [{ content: text("a"), origin: [MINE_TOO, 0] }] },
        { client: MINE_TOO, clock: 0, structs: [{ content: text("b"), origin: [MINE, 0] }] },
      ]),
  },
  {
    title: "a circle through the order of one client's clocks",
    why: "no neighbour leads back to itself, yet Yjs finds no order and keeps them pending",
    update: (desk) =>
      forge([
        { client: MINE, clock: 0, structs: [{ content: text("a"), origin: [MINE_TOO, 1] }] },
        {
          client: MINE_TOO,
          clock: 0,
          structs: [
            { content: text("b"), origin: [MINE, 0] },
            { content: text("c"), origin: desk.charAt(OPEN, 0) },
          ],
        },
      ]),
  },
  {
    title: "two blocks of one client",
    why: "a reader that adds them up sees the first, Yjs applies the last: into a locked clause",
    update: (desk) =>
      forge([
        { client: MINE, clock: 0, structs: [{ content: text("a"), origin: desk.charAt(OPEN, 0) }] },
        { client: MINE, clock: 0, structs: [{ content: text("b"), origin: desk.charAt(LOCKED, 0) }] },
      ]),
  },
  {
    title: "two blocks of one client that follow each other",
    why: "Yjs would apply the second alone, and keep it pending",
    update: (desk) =>
      forge([
        { client: MINE, clock: 0, structs: [{ content: text("a"), origin: desk.charAt(OPEN, 0) }] },
        { client: MINE, clock: 1, structs: [{ content: text("b"), origin: [MINE, 0] }] },
      ]),
  },
  {
    title: "an empty insert in a locked clause",
    why: "it has no length, so it looks known, yet Yjs puts it in",
    update: (desk) => mine(desk, { content: text(""), origin: desk.charAt(LOCKED, 0) }),
  },
  {
    title: "a clock near 2^53",
    why: "the next one could be written but never read: the Opinion would not open again",
    update: (desk) => mine(desk, { content: new Y.ContentDeleted(2 ** 53 - 2) }),
  },
  {
    title: "deletions that overlap",
    why: "the cost of a quarter megabyte of them grows with the square",
    update: (desk) => {
      const [client, clock] = desk.charAt(OPEN, 0);
      return forge(
        [],
        [
          [client, clock, 5],
          [client, clock, 5],
        ],
      );
    },
  },
];

describe("G1 nothing but characters goes through the gate", () => {
  test.each(NOT_AN_EDIT)("$title: $why", ({ update }) => {
    const desk = openDesk();
    expect(outcome(desk.send(update(desk)))).toBe("notAnEdit");
  });
});

const FOREIGN: readonly (readonly [string, number])[] = [
  ["the server's", SERVER_CLIENT],
  ["a stand-in", STAND_IN],
  ["another person's", THEIRS],
];

test("G6 a copy that an update names twice makes room for its length once", () => {
  const desk = openDesk();
  const much = "m".repeat(5_000);
  const [last] = [desk.charAt(OPEN, "open words".length - 1)];
  expect(outcome(desk.send(mine(desk, { content: text(much), origin: last })))).toBe("pass");
  const copy = { client: STAND_IN, clock: Y.getState(desk.doc.store, STAND_IN) };
  desk.carry({ from: [MINE, 0, much.length], to: copy, text: much });
  const more = (length: number): Uint8Array =>
    forge(
      [
        {
          client: MINE_TOO,
          clock: 0,
          structs: [{ content: text("x".repeat(length)), origin: desk.charAt(OTHER, 0) }],
        },
      ],
      // The originals, whose copies go with them, and the copies.
      [
        [MINE, 0, much.length],
        [copy.client, copy.clock, much.length],
      ],
    );
  expect(outcome(desk.send(more(CLAUSE_CHARS_MAX)))).toBe("tooLong");
  expect(outcome(desk.send(more(CLAUSE_CHARS_MAX - "other words".length)))).toBe("pass");
});

describe("G3 new characters carry the id of who types them", () => {
  test.each(FOREIGN)("characters under %s id are refused", (_whose, client) => {
    const desk = openDesk();
    const clock = Y.getState(desk.doc.store, client);
    const update = forge([
      { client, clock, structs: [{ content: text("x"), origin: desk.charAt(OPEN, 0) }] },
    ]);
    expect(outcome(desk.send(update))).toBe("foreignClient");
  });

  test("my own characters do not take another's along in the same update", () => {
    const desk = openDesk();
    const origin = desk.charAt(OPEN, 0);
    const update = forge([
      { client: MINE, clock: 0, structs: [{ content: text("x"), origin }] },
      { client: THEIRS, clock: 0, structs: [{ content: text("y"), origin }] },
    ]);
    expect(outcome(desk.send(update))).toBe("foreignClient");
  });
});
