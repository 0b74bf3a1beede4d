import { expect, test } from "vitest";
import { openTestRoom } from "../testing/room.ts";
import { againstText } from "../word-file/against-text.ts";
import type { Understood, UnderstoodProposal } from "../word-file/understood.ts";
import { againstVersion, ofVersion, versionFor } from "../language-version/against-version.ts";
import { findVersion, versionsOf, versionWordsOf } from "./language-version.ts";
import { matchVersion, textLines } from "../language-version/match-version.ts";

const LINES = ["title Space", "verb noting", "recital one", "recital two", "verb invites", "operative go"];

function withVersion() {
  const room = openTestRoom();
  const ids = room.as("lead").write(...LINES);
  room.as("lead").consolidate();
  const clauses = ids.map((clauseId, i) => ({ clauseId, text: `mot ${i};` }));
  const keep = {
    type: "keepLanguageVersion",
    baseText: 1,
    language: "fr",
    standing: "unofficial",
    sha256: "0".repeat(64),
    name: "fr.docx",
  } as const;
  expect(room.as("aaa").ask({ ...keep, clauses })).toBe("notYourRole");
  expect(room.as("chair").ask({ ...keep, clauses })).toBe("notYourRole");
  room.as("secretariat").must({ ...keep, clauses });
  return { room, ids, keep };
}

test("X36 a version has its words without closing signs, for all, and changes no text", () => {
  const { room, ids, keep } = withVersion();
  const { hash } = room.document();
  const version = findVersion(room.opinion(), { baseText: 1, language: "fr" })!;
  expect(version.clauses.map(({ text }) => text)).toEqual([
    "mot 0;",
    "mot 1;",
    "mot 2",
    "mot 3",
    "mot 4;",
    "mot 5",
  ]);
  room.as("lead").must({ ...keep, language: "ar", clauses: [{ clauseId: ids[2]!, text: "كلمة" }] });
  expect(versionsOf(room.opinion()).map(({ language }) => language)).toEqual(["fr", "ar"]);
  expect(versionWordsOf(room.opinion(), { clauseId: ids[2]!, language: "ar" })).toEqual({
    baseText: 1,
    language: "ar",
    text: "كلمة",
  });
  expect(versionWordsOf(room.opinion(), { clauseId: ids[3]!, language: "ar" })).toBeNull();
  const twice = [ids[2]!, ids[2]!].map((clauseId) => ({ clauseId, text: "x" }));
  expect(room.as("lead").ask({ ...keep, clauses: twice })).toBe("noSuchClause");
  expect(room.document().hash).toBe(hash);
});

test("X13 a clause that the file has not is left empty, and a line too many is told", () => {
  const { room } = withVersion();
  const [base] = room.opinion().baseTexts;
  const text = ["Espace", "notant", "a)\tun", "invite", "aller", "Traduit par X"].join("\n");
  const { clauses, left } = matchVersion(textLines(text), base!.clauses);
  expect(clauses.find(({ text: words }) => words === "one")!.version).toBe("un");
  expect(clauses.find(({ text: words }) => words === "two")!.version).toBe("");
  expect(left.map(({ words }) => words)).toContain("Traduit par X");
});

test("X38 what changed in a clause since the base text is told of each change of it", () => {
  const { room, ids } = withVersion();
  room.as("lead").unlock(ids[2]!);
  room.as("lead").type(ids[2]!, 0, "someone and ");
  const opinion = room.opinion();
  const against = againstText(opinion, room.document(), new Set());
  const change = (n: number): UnderstoodProposal => ({
    n,
    line: n,
    kind: "change",
    clauseId: ids[n]!,
    on: null,
    hash: "",
    text: "un autre mot",
    clauseKind: null,
    reason: "",
    authors: [],
    movedWith: null,
    language: "fr",
    otherLanguage: false,
    rebased: false,
    movedOn: false,
    compared: true,
  });
  const understood: Understood = {
    authors: [],
    made: null,
    filledIn: null,
    isOfThisText: true,
    language: "fr",
    otherLanguage: true,
    matched: [],
    proposals: [change(2), change(3)],
    comments: [],
    footnotes: [],
    sentAt: null,
    settled: [],
    not: [],
  };
  const version = versionFor(understood, opinion)!;
  expect(againstVersion(against, version).map(({ text }) => text)[2]).toBe("mot 2");
  const held = ofVersion(understood, { version, opinion, against });
  expect(held.proposals.map(({ movedOn }) => movedOn)).toEqual([true, false]);
  expect(versionFor({ ...understood, language: "es" }, opinion)).toBeNull();
});
