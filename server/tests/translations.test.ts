import { afterAll, beforeAll, expect, test } from "vitest";
import type { Confirmers } from "../../shared/forum/confirmers.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import { translationHash } from "../../shared/opinion/clause-translation.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { workingRows } from "../../shared/language-version/working-rows.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let chair: TestPerson, secretariat: TestPerson, lead: TestPerson, aaa: TestPerson, bbb: TestPerson;
let space: string;

beforeAll(async () => {
  site = await openTestSite();
  [chair, secretariat, lead, aaa, bbb] = (await Promise.all(
    ["chair", "secretariat", "space", "AAA", "BBB"].map((who) => site.person(who)),
  )) as [TestPerson, TestPerson, TestPerson, TestPerson, TestPerson];
  space = site.opinionOf("space");
});
afterAll(() => site.close());

/** The rows in French, as everybody reads them. */
async function rows() {
  const { clauses, record } = await bbb.opinion(space);
  return workingRows(clauses as unknown as readonly DocumentClause[], record, "fr");
}
const firstItem = async () => (await rows()).find(({ clause }) => clause.kind === "recital")!;
const reasonOf = async (who: TestPerson, command: Record<string, unknown>): Promise<string | undefined> =>
  (await who.ask(space, command)).refusal?.reason;

/** Writes a row as somebody saw it. */
async function translate(who: TestPerson, text: string, seen?: Awaited<ReturnType<typeof firstItem>>) {
  const { clause, row } = seen ?? (await firstItem());
  return reasonOf(who, {
    type: "translateClause",
    clauseId: clause.id,
    language: "fr",
    text,
    original: clause.text,
    from: row === null ? null : translationHash(row),
  });
}

test("X44 a clause is missing, a draft, stale once the original changed, and a draft again", async () => {
  expect((await firstItem()).state).toBe("missing");
  const { hash } = await bbb.opinion(space);
  expect(await translate(aaa, "que les réseaux;")).toBeUndefined();
  expect(await firstItem()).toMatchObject({
    state: "draft",
    text: "que les réseaux",
    row: { confirmed: null },
  });
  // No word of the original changed by it.
  expect((await bbb.opinion(space)).hash).toBe(hash);

  const { clause } = await firstItem();
  const split = { type: "splitClause", clauseId: clause.id, at: clause.text.length - 4 };
  expect(await reasonOf(lead, split)).toBeUndefined();
  expect(await firstItem()).toMatchObject({ state: "stale", original: clause.text, text: "que les réseaux" });
  // The same words may still be right: whoever says so binds them to the words of today.
  expect(await translate(aaa, "que les réseaux")).toBeUndefined();
  expect((await firstItem()).state).toBe("draft");
  expect(await translate(aaa, "que les réseaux")).toBe("nothingToDo");

  // A new base text changes no row, and nothing is written into the text's own language.
  const before = await firstItem();
  const { hash: whole } = await lead.opinion(space);
  expect(await reasonOf(lead, { type: "consolidate", hash: whole })).toBeUndefined();
  expect(await firstItem()).toMatchObject({ state: "draft", text: before.text });
  const own = { clauseId: clause.id, language: "en", text: "x", original: clause.text, from: null };
  expect(await reasonOf(aaa, { type: "translateClause", ...own })).toBe("kindForbids");
});

test("X45 two people at one row: the second is refused, and nothing is lost", async () => {
  const seen = await firstItem();
  expect(await translate(aaa, "les mots d’AAA", seen)).toBeUndefined();
  expect(await translate(bbb, "les mots de BBB", seen)).toBe("wordsChanged");
  expect((await firstItem()).text).toBe("les mots d’AAA");
  // Having seen it, the second one decides.
  expect(await translate(bbb, "les mots de BBB")).toBeUndefined();
  expect((await firstItem()).text).toBe("les mots de BBB");
  const { record } = await bbb.opinion(space);
  expect(record.translations).toHaveLength(1);
});

test("X46 only people whom the forum named confirm a language, and take it back", async () => {
  const seen = await firstItem();
  const asked = { clauseId: seen.clause.id, language: "fr" };
  const confirm = { type: "confirmTranslation", ...asked, hash: translationHash(seen.row!) };
  expect(await reasonOf(secretariat, confirm)).toBe("notYourRole");
  const nameBy = async (who: TestPerson, people: readonly string[]): Promise<string | undefined> => {
    const answer = await who.post("/api/forum/commands", { type: "nameConfirmers", language: "fr", people });
    return ((await answer.json()) as { readonly refusal?: Refusal }).refusal?.reason;
  };
  const { id } = (await aaa.forum()).me;
  expect(await nameBy(aaa, [id])).toBe("notYourRole");
  expect(await nameBy(chair, [`01${"Z".repeat(24)}`])).toBe("noSuchParticipant");
  expect(await nameBy(chair, [id])).toBeUndefined();
  const { rules } = await aaa.forum();
  expect(rules.confirmers).toEqual([{ language: "fr", people: [id] }] satisfies Confirmers[]);

  expect(await reasonOf(bbb, confirm)).toBe("notYourRole");
  expect(await reasonOf(aaa, { ...confirm, language: "ru" })).toBe("notYourRole");
  expect(await reasonOf(aaa, { ...confirm, hash: "0".repeat(64) })).toBe("wordsChanged");
  expect(await reasonOf(aaa, confirm)).toBeUndefined();
  expect((await firstItem()).state).toBe("confirmed");
  expect(await reasonOf(aaa, { type: "takeBackConfirmation", ...asked })).toBeUndefined();
  expect((await firstItem()).state).toBe("draft");
  // Other words are not those that were confirmed.
  expect(await reasonOf(aaa, confirm)).toBeUndefined();
  expect(await translate(bbb, "d’autres mots")).toBeUndefined();
  expect((await firstItem()).state).toBe("draft");
  expect(await nameBy(secretariat, [])).toBeUndefined();
  expect((await aaa.forum()).rules.confirmers).toEqual([]);
});

test("X47 X48 people take a translation away in four forms; there is none where nobody wrote one", async () => {
  const base = `/api/opinions/${space}/languages`;
  for (const form of ["docx", "pdf", "html", "txt"])
    for (const which of ["text", "both"]) {
      const answer = await bbb.get(`${base}/fr/${which}.${form}?language=es`);
      expect([which, form, answer.status]).toEqual([which, form, 200]);
      const name = which === "text" ? `.fr.${form}` : `.en-fr.${form}`;
      expect(answer.headers.get("content-disposition")).toContain(`${name}"`);
    }
  expect(await (await bbb.get(`${base}/fr/both.txt?language=es`)).text()).toContain("Borrador de traducción");
  const refused = async (path: string) => (await bbb.get(base + path)).status;
  expect(await refused("/ru/text.docx")).toBe(404);
  expect(await refused("/en/text.docx")).toBe(404);
  expect(await refused("/fr/text.akn.xml")).toBe(404);
});

test("H18 the report counts the translations of each text by state, in an annex", async () => {
  const html = await (await chair.get("/api/report.html?language=en")).text();
  expect(html).toContain("Texts in other languages");
  expect(html).toMatch(
    /Français: 0 of \d+ paragraphs confirmed, 1 draft, 0 with a changed original, \d+ not/u,
  );
  expect(html.split("paragraphs confirmed").length - 1).toBe(1);
});

test("E25 the language of the text is a fact of the record, where somebody said it", async () => {
  expect(await reasonOf(aaa, { type: "setLanguage", language: "fr" })).toBe("notYourRole");
  expect(await reasonOf(lead, { type: "setLanguage", language: "fr" })).toBeUndefined();
  expect((await bbb.opinion(space)).record.language).toBe("fr");
  expect(await translate(aaa, "mots")).toBe("kindForbids");
  expect(await reasonOf(lead, { type: "setLanguage", language: "fr" })).toBe("nothingToDo");
  expect(await reasonOf(secretariat, { type: "setLanguage", language: "en" })).toBeUndefined();
});
