import { expect, test } from "vitest";
import { closingIn, hasClosing, withoutClosing } from "./closing.ts";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import { changesOf } from "../negotiation/proposal-changes.ts";
import { openTestRoom } from "../testing/room.ts";
import { threadMs } from "../testing/thread-ms.ts";

test("N6 items end with ; a section's last with , the text with . and an introduction with :", () => {
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

test("N6 a note ends no section, an alternative introduces nothing, empty words have no sign", () => {
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

test("N6 Chinese and Arabic words have the closing signs of their script, and other words Latin ones", () => {
  const room = openTestRoom();
  room
    .as("lead")
    .write(
      "opening 论坛",
      "verb 考虑到",
      "recital 连通性对所有人都很重要",
      "recital ICT是基础设施（Wi-Fi）",
      "verb يرى",
      "operative أن التوصيلية مهمة للجميع",
      "subItem وأن تكون ميسورة",
      "operative that words in English stay",
      "operative أن ITU تعمل مع الجميع",
    );
  expect(room.document().clauses.map(({ text, closing }) => [text.slice(0, 4), closing])).toEqual([
    ["论坛", "，"],
    ["考虑到", ""],
    ["连通性对", "；"],
    ["ICT是", "，"],
    ["يرى", ""],
    ["أن ا", ":"],
    ["وأن ", "؛"],
    ["that", ";"],
    ["أن I", "."],
  ]);
  expect(["要行动；", "要行动。", "أن نعمل؛", "أن نعمل،"].map(withoutClosing)).toEqual([
    "要行动",
    "要行动",
    "أن نعمل",
    "أن نعمل",
  ]);
  expect([closingIn("要行动", ";"), closingIn("to act", "；"), closingIn("أن نعمل", "，")]).toEqual([
    "；",
    ";",
    "،",
  ]);
});

test("N10 what was typed as a closing sign is taken off, one sign and no word", () => {
  expect(
    ["to act;", "to act ; ", "to act.", "to act,", "to act", "to act:", "1.5", ""].map(withoutClosing),
  ).toEqual(["to act", "to act", "to act", "to act", "to act", "to act:", "1.5", ""]);
});

test("N10 a clause of nothing but spaces is read as fast as any other", () => {
  const spaces = " ".repeat(CLAUSE_CHARS_MAX - 4);
  const from = threadMs();
  expect(withoutClosing(`a${spaces}x;`)).toBe(`a${spaces}x`);
  expect(withoutClosing(`a${spaces};`)).toBe("a");
  expect(hasClosing(`a${spaces}x`)).toBe(false);
  expect(changesOf(`a ${spaces}x b`, "c b")).toHaveLength(2);
  expect(threadMs() - from).toBeLessThan(2_000);
});
