import { expect, test } from "vitest";
import { cutIntoWords, indexShelf } from "../../shared/agreed-language/shelf-index.ts";
import { shelvedTextId } from "../../shared/ids.ts";
import { openTestRoom } from "../../shared/testing/room.ts";
import { openWholeText } from "./whole-text.ts";

const PHRASE = "that every harbour should keep a lamp lit for ships that come by night";
const shelf = indexShelf(
  cutIntoWords({
    id: shelvedTextId("1"),
    title: "On lamps",
    source: "Resolution L (2001)",
    phrases: [PHRASE],
  }),
);

test("E21 looks the whole text up a clause at a time, and again only words that changed", () => {
  const room = openTestRoom();
  const [, exact, near] = room
    .as("lead")
    .write(
      "verb considering",
      `recital ${PHRASE}`,
      `recital ${PHRASE.replace("should", "shall")}`,
      "recital that ships are many",
    );
  const whole = openWholeText(shelf);
  const clauses = () => room.document().clauses;
  expect(whole.known(clauses())).toEqual([]);
  let looked = 0;
  while (whole.next(clauses())) looked++;
  expect(looked).toBe(4);
  expect(
    whole
      .known(clauses())
      .map(({ clauseId, runs, departures }) => [
        clauseId,
        runs.map(({ of }) => of.map(({ source }) => source)),
        departures.map(({ word, agreedWord }) => [word, agreedWord]),
      ]),
  ).toEqual([
    [exact, [["Resolution L (2001)"]], []],
    [near, [["Resolution L (2001)"]], [["shall", "should"]]],
  ]);

  // While somebody types in it, nothing is said of a clause's earlier words.
  room.as("aaa").type(near!, 0, "and ");
  expect(whole.known(clauses()).map(({ clauseId }) => clauseId)).toEqual([exact]);
  expect(whole.next(clauses())).toBe(true);
  expect(whole.next(clauses())).toBe(false);
  expect(whole.known(clauses())).toHaveLength(2);
});
