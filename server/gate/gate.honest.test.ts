import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import {
  CLAUSE_CHARS_MAX,
  DELETIONS_READ_MAX,
  STATE_BYTES_MAX,
  STRUCTS_READ_MAX,
} from "../../shared/limits.ts";
import { NEW_STRUCTS_MAX } from "./gate.ts";
import { MINE, MINE_TOO, OPEN, openDesk, OTHER, typing, updateOf, inText, outcome } from "../testing/desk.ts";
import { forge, text } from "../testing/forge.ts";

describe("G5 words are plain characters", () => {
  const bad: readonly (readonly [string, string])[] = [
    ["a line break", "a\nb"],
    ["a carriage return", "a\rb"],
    ["a tab", "a\tb"],
    ["NUL", "a\u0000b"],
    ["escape", "\u001B[31m"],
    ["a C1 control", "\u0085"],
    ["a line separator", "\u2028"],
    ["a right-to-left override", "a\u202Eb"],
    ["a bidi isolate", "\u2067a"],
    ["a byte order mark", "\uFEFF"],
    ["an object replacement", "\uFFFC"],
    ["a non-character", "\uFFFF"],
  ];
  test.each(bad)("%s is refused", (_name, words) => {
    const desk = openDesk();
    expect(outcome(desk.send(inText(desk, text(words))))).toBe("notPlainWords");
  });

  test.each([
    ["Arabic", "\u0645\u0631\u062D\u0628\u0627"],
    ["Chinese", "\u610F\u89C1"],
    ["accents put together from two characters", "e\u0301"],
    ["a zero-width joiner, which some scripts need", "\u0915\u094D\u200D\u0937"],
    ["a pair outside the basic plane", "\u{1F600}"],
    ["a no-break space", "No.\u00A05"],
  ])("%s passes", (_name, words) => {
    const desk = openDesk();
    expect(outcome(desk.send(inText(desk, text(words))))).toBe("pass");
  });
});

describe("G6 everything has a limit", () => {
  test("a clause takes CLAUSE_CHARS_MAX characters and not one more", () => {
    const desk = openDesk();
    const room = CLAUSE_CHARS_MAX - desk.words(OPEN).length;
    const fill = forge([
      {
        client: MINE,
        clock: 0,
        structs: [{ content: text("x".repeat(room)), origin: desk.charAt(OPEN, 0) }],
      },
    ]);
    expect(outcome(desk.send(fill))).toBe("pass");
    const client = desk.client(MINE_TOO);
    const more = updateOf(client, () => typing(client, OPEN).insert(0, "y"));
    expect(outcome(desk.send(more))).toBe("tooLong");
  });

  test("all words of a long clause may be replaced in one update", () => {
    const desk = openDesk();
    const client = desk.client(MINE);
    const long = "x".repeat(CLAUSE_CHARS_MAX - 10);
    desk.send(updateOf(client, () => typing(client, OPEN).insert(0, long)));
    const replaced = updateOf(client, () =>
      client.transact(() => {
        typing(client, OPEN).delete(0, typing(client, OPEN).length);
        typing(client, OPEN).insert(0, long);
      }),
    );
    expect(outcome(desk.send(replaced))).toBe("pass");
    expect(desk.words(OPEN)).toBe(long);
  });

  test("an update of STATE_BYTES_MAX is read, one byte more is not", () => {
    const desk = openDesk();
    expect(outcome(desk.send(new Uint8Array(STATE_BYTES_MAX)))).toBe("unreadable");
    expect(outcome(desk.send(new Uint8Array(STATE_BYTES_MAX + 1)))).toBe("tooLarge");
  });

  test("the whole state of a page that heard of very many separate deletions passes", () => {
    const desk = openDesk();
    const client = desk.client(MINE);
    const pairs = 4_000;
    let deletions = 0;
    for (const clause of [OPEN, OTHER]) {
      const rounds = Math.floor((CLAUSE_CHARS_MAX - 100) / pairs) - 1;
      for (let round = 0; round < rounds; round++) {
        const typed = updateOf(client, () => typing(client, clause).insert(0, "xy".repeat(pairs)));
        expect(outcome(desk.send(typed))).toBe("pass");
        // Every second character goes: what stays between them keeps the ranges apart.
        const thinned = updateOf(client, () =>
          client.transact(() => {
            for (let at = pairs * 2 - 2; at >= 0; at -= 2) typing(client, clause).delete(at, 1);
          }),
        );
        expect(outcome(desk.send(thinned))).toBe("pass");
        deletions += pairs;
      }
    }
    const state = Y.encodeStateAsUpdate(client, Y.encodeStateVector(desk.doc));
    console.log(`a state of ${deletions} separate deletions has ${state.byteLength} bytes`);
    expect(outcome(desk.send(state))).toBe("pass");
  });

  test("parts are counted while they are read: a few bytes that claim very many are too large", () => {
    const desk = openDesk();
    const structs = Array.from({ length: STRUCTS_READ_MAX + 1 }, () => ({
      content: text("x"),
      origin: desk.charAt(OPEN, 0),
    }));
    expect(outcome(desk.send(forge([{ client: MINE, clock: 0, structs }])))).toBe("tooLarge");
    const ranges = encoding.createEncoder();
    for (const n of [0, 1, MINE, DELETIONS_READ_MAX + 1]) encoding.writeVarUint(ranges, n);
    for (let i = 0; i <= DELETIONS_READ_MAX; i++) {
      encoding.writeVarUint(ranges, i * 2);
      encoding.writeVarUint(ranges, 1);
    }
    expect(outcome(desk.send(encoding.toUint8Array(ranges)))).toBe("tooLarge");
  });

  test.each([
    ["nothing at all", new Uint8Array()],
    ["one byte", new Uint8Array([255])],
    ["rubbish", new Uint8Array([5, 250, 7, 9, 200, 200, 1, 0, 3])],
    ["a count without its structs", new Uint8Array([1, 255, 255, 255, 255, 15, 1, 0])],
    ["bytes left over: what is not read must not be acknowledged", new Uint8Array([0, 0, 1])],
  ])("%s is unreadable", (_name, bytes) => {
    expect(outcome(openDesk().send(bytes))).toBe("unreadable");
  });

  test("an update of format V2 is not taken for an empty one of V1", () => {
    const desk = openDesk();
    const client = desk.client(MINE);
    const v1 = updateOf(client, () => typing(client, OPEN).insert(0, "x"));
    expect(outcome(desk.send(Y.convertUpdateFormatV1ToV2(v1)))).toBe("unreadable");
  });

  test("an honest update cut off anywhere is unreadable", () => {
    const desk = openDesk();
    const client = desk.client(MINE);
    const whole = updateOf(client, () => typing(client, OPEN).insert(0, "words of mine"));
    for (let length = 0; length < whole.length; length++) {
      expect(outcome(desk.send(whole.slice(0, length)))).toBe("unreadable");
    }
  });
});

describe("G7 what honest clients send passes", () => {
  test("a whole state as step 2, after the lock, when it brings nothing new", () => {
    const desk = openDesk();
    const client = desk.client(MINE);
    desk.send(updateOf(client, () => typing(client, OPEN).insert(0, "mine ")));
    desk.send(updateOf(client, () => typing(client, OPEN).delete(2, 4)));
    for (const clause of [OPEN, OTHER]) desk.lock(clause);
    expect(outcome(desk.send(Y.encodeStateAsUpdate(client)))).toBe("pass");
    expect(outcome(desk.send(Y.encodeStateAsUpdate(client, Y.encodeStateVector(desk.doc))))).toBe("pass");
  });

  test("words typed and deleted again while offline", () => {
    const desk = openDesk();
    const client = desk.client(MINE);
    const words = typing(client, OPEN);
    words.insert(0, "thought better of it");
    words.delete(0, 20);
    words.insert(0, "kept ");
    expect(outcome(desk.send(Y.encodeStateAsUpdate(client, Y.encodeStateVector(desk.doc))))).toBe("pass");
    expect(desk.words(OPEN)).toBe("kept open words");
  });

  test("an undo and a redo, also of deleted words", () => {
    const desk = openDesk();
    const client = desk.client(MINE);
    const words = typing(client, OPEN);
    const undo = new Y.UndoManager([words], { captureTimeout: 0 });
    const steps = [
      () => words.insert(4, "ed"),
      () => words.delete(0, 6),
      () => undo.undo(),
      () => undo.undo(),
      () => undo.redo(),
      () => undo.redo(),
      () => undo.undo(),
    ];
    for (const step of steps) expect(outcome(desk.send(updateOf(client, step)))).toBe("pass");
    expect(desk.words(OPEN)).toBe(words.toJSON());
    expect(desk.words(OPEN)).toBe("opened words");
  });

  test("an undo is refused when the clause was locked in between", () => {
    const desk = openDesk();
    const client = desk.client(MINE);
    const undo = new Y.UndoManager([typing(client, OPEN)], { captureTimeout: 0 });
    desk.send(updateOf(client, () => typing(client, OPEN).insert(0, "x")));
    desk.lock(OPEN);
    expect(outcome(desk.send(updateOf(client, () => undo.undo())))).toBe("clauseLocked");
  });

  test("a long offline day: a thousand runs of two tabs, typed into each other, in one update", () => {
    const desk = openDesk();
    const [one, other] = [desk.client(MINE), desk.client(MINE_TOO)];
    for (let i = 0; i < 1_000; i++) {
      const at = (i * 7) % typing(one, OPEN).length;
      typing(one, OPEN).insert(at, "a");
      Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
      typing(other, OPEN).insert(at + 1, "b");
      if (i % 3 === 0) typing(other, OPEN).delete(at, 1);
      Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
    }
    expect(outcome(desk.send(Y.encodeStateAsUpdate(one)))).toBe("pass");
    expect(desk.words(OPEN)).toBe(typing(one, OPEN).toJSON());
  });

  test("NEW_STRUCTS_MAX single characters in one update, each at the start; one more is too large", () => {
    const typed = (count: number): string => {
      const desk = openDesk();
      const client = desk.client(MINE);
      const update = updateOf(client, () =>
        client.transact(() => {
          for (let i = 0; i < count; i++) typing(client, OPEN).insert(0, "z");
        }),
      );
      return outcome(desk.send(update));
    };
    expect(typed(NEW_STRUCTS_MAX)).toBe("pass");
    expect(typed(NEW_STRUCTS_MAX + 1)).toBe("tooLarge");
  });
});
