import { expect, test } from "vitest";
import { openTestRoom } from "../../shared/testing/room.ts";
import { openFindings } from "./known-findings.ts";
import { todaysNumbers } from "./number-index.ts";

test("E6 a clause is looked at anew when its words or a number changed, not otherwise", () => {
  const room = openTestRoom();
  const [, first, second] = room
    .as("lead")
    .write("verb considering", "recital as in  considering b)", "recital that");
  const findingsOf = openFindings();
  const look = (id = first!) => {
    const document = room.document();
    const numbers = todaysNumbers(document);
    return findingsOf(
      document.clauses.find((one) => one.id === id)!,
      { numbers, warnVerbs: [], drafting: "en" },
    );
  };
  const before = look();
  expect(before.map(({ kind }) => kind)).toEqual(["doubleSpace"]);
  room.as("aaa").type(second!, 4, " ICTs");
  expect(look()).toBe(before);
  room.as("aaa").type(first!, 0, "so ");
  expect(look()).not.toBe(before);
  room.as("lead").remove(second!);
  expect(look().map(({ kind }) => kind)).toEqual(["doubleSpace", "noSuchClause"]);
});
