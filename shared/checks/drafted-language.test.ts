import { expect, test } from "vitest";
import { sheetDirection } from "../document/sheet-direction.ts";
import { openTestRoom } from "../testing/room.ts";
import { findingsIn } from "./checks.ts";
import { draftedIn, latinIn } from "./drafted-language.ts";
import { numberIndexOf } from "./references.ts";

const clausesOf = (...texts: readonly string[]) => texts.map((text) => ({ kind: "verb" as const, text }));

test("E26 the said language goes before what the words tell, and is of Latin letters alone", () => {
  const french = clausesOf("rappelant", "invite les États Membres");
  expect([draftedIn({ clauses: french }), latinIn({ clauses: french })]).toEqual(["fr", "fr"]);
  expect(draftedIn({ language: "es", clauses: french })).toBe("es");
  expect(latinIn({ language: "es", clauses: french })).toBe("es");
  expect(latinIn({ language: "ar", clauses: french })).toBe("fr");
  expect(draftedIn({ clauses: clausesOf("", "1") })).toBeNull();
  expect(draftedIn({ language: "ru", clauses: [] })).toBe("ru");
});

test("E26 once a text is said to be English, a check tells a French section verb", () => {
  const room = openTestRoom();
  room.as("lead").write("verb considering", "recital that", "verb rappelant", "recital que");
  const verb = room.document().clauses.find(({ text }) => text === "rappelant")!;
  const kinds = (): readonly string[] => {
    const { clauses, language } = room.document();
    const numbers = numberIndexOf(clauses, language);
    const checking = { numbers, warnVerbs: [], drafting: numbers.latin, isSaid: language !== undefined };
    return findingsIn(verb, checking).map(({ kind }) => kind);
  };
  expect(kinds()).toEqual([]);
  expect(room.as("lead").ask({ type: "setLanguage", language: "en" })).toBe("done");
  expect(kinds()).toEqual(["unknownVerb"]);
  expect(room.as("lead").ask({ type: "setLanguage", language: "fr" })).toBe("done");
  expect(kinds()).toEqual([]);
});

test("A72 a sheet reads in its text's direction: as said, else as its first letters", () => {
  const room = openTestRoom();
  expect(sheetDirection(room.document())).toBeUndefined();
  room.as("lead").write("verb 1", "recital إذ يدرك ITU");
  expect(sheetDirection(room.document())).toBe("rtl");
  expect(room.as("lead").ask({ type: "setLanguage", language: "en" })).toBe("done");
  expect(sheetDirection(room.document())).toBe("ltr");
  expect(room.as("lead").ask({ type: "setLanguage", language: "ar" })).toBe("done");
  expect(sheetDirection(room.document())).toBe("rtl");
});

test("E26 no translation of a base text is in the language that the text is said to have", () => {
  const room = openTestRoom();
  const [clauseId] = room.as("lead").write("recital que les réseaux");
  expect(room.as("lead").ask({ type: "setLanguage", language: "fr" })).toBe("done");
  expect(room.as("lead").ask({ type: "consolidate", hash: room.document().hash })).toBe("done");
  const keep = (language: "fr" | "en") =>
    room.as("lead").ask({
      type: "keepLanguageVersion",
      baseText: 1,
      language,
      standing: "unofficial",
      name: "a.txt",
      sha256: "0".repeat(64),
      clauses: [{ clauseId: clauseId!, text: "that networks" }],
    });
  expect(keep("fr")).toBe("kindForbids");
  expect(keep("en")).toBe("done");
});
