import { expect, test } from "vitest";
import { withoutClosing } from "./closing.ts";
import { openTestRoom } from "./testing/room.ts";

test("N6 items end with ; the last of a section with , the text with . and what introduces with :", () => {
  const room = openTestRoom();
  room
    .as("lead")
    .write(
      "title Space",
      "opening The Forum",
      "verb considering",
      "recital one",
      "recital two",
      "verb view",
      "operative three",
      "subItem below",
      "subItem below too",
      "operative four:",
      "operative2 five",
      "verb invites Member States",
      "operative six",
      "note Note by the secretariat",
    );
  expect(room.document().clauses.map(({ text, closing }) => text + closing)).toEqual([
    "Space",
    "The Forum,",
    "considering",
    "one;",
    "two,",
    "view",
    "three:",
    "below;",
    "below too;",
    "four:",
    "five,",
    "invites Member States",
    "six.",
    "Note by the secretariat",
  ]);
});

test("N6 a note between the lines ends no section, an alternative introduces nothing, empty words have no sign", () => {
  const room = openTestRoom();
  const lead = room.as("lead");
  const [, one] = lead.write("verb view", "operative one", "note n");
  lead.add("operative", "one otherwise", { level: 2, alternativeTo: one! });
  lead.add("operative", " ");
  lead.add("operative", "two");
  expect(room.document().clauses.map(({ text, closing }) => text + closing)).toEqual([
    "view",
    "one;",
    "n",
    "one otherwise;",
    " ",
    "two.",
  ]);
});

test("N6 what was typed as a closing sign is taken off, one sign and no word", () => {
  expect(
    ["to act;", "to act ; ", "to act.", "to act,", "to act", "to act:", "1.5", ""].map(withoutClosing),
  ).toEqual(["to act", "to act", "to act", "to act", "to act", "to act:", "1.5", ""]);
});
