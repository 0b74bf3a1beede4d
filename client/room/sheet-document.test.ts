import * as fc from "fast-check";
import { expect, test } from "vitest";
import { clauseHash } from "../../shared/opinion/canonical-text.ts";
import { documentOf } from "../../shared/document/opinion-document.ts";
import { openTestRoom } from "../../shared/testing/room.ts";
import { perform, steps } from "../../shared/testing/steps.ts";
import { openSheetDocument } from "./sheet-document.ts";

const NAMES: ReadonlySet<string> = new Set(["aaa"]);

test("whatever is typed and decided, the document on the sheet is the one that is read anew", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const room = openTestRoom();
      room.as("lead").write("verb invites", "operative to share:", "operative2 spectrum", "operative to act");
      const sheet = openSheetDocument();
      for (const step of all) {
        perform(room, step);
        const rest = { names: NAMES, head: "" };
        expect(sheet(room.opinion(), room.words(), rest)).toEqual(
          documentOf(room.opinion(), room.words(), rest),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test("an unchanged clause stays the same object; a changed verb makes another, with a new hash", () => {
  const room = openTestRoom();
  const [verb, act, other, share] = room
    .as("lead")
    .write("verb invites", "operative to act", "verb resolves", "operative to share");
  const sheet = openSheetDocument();
  const read = () => {
    const { clauses } = sheet(room.opinion(), room.words(), { names: NAMES, head: "" });
    return (id: string | undefined) => clauses.find((one) => one.id === id);
  };
  const before = read();
  const hash = before(act)?.hash;
  room.as("aaa").type(verb!, 0, "x");
  const now = read();
  expect([now(other), now(share)].map((one) => one === before(one?.id))).toEqual([true, true]);
  expect(now(act)).not.toBe(before(act));
  expect(now(act)?.hash).toBe(clauseHash(room.opinion(), room.words(), act!));
  expect([now(act)?.text, before(act)?.hash]).toEqual(["to act", hash]);
  expect(now(act)?.hash).not.toBe(hash);
});
