import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let chair: TestPerson;
beforeAll(async () => {
  site = await openTestSite();
  chair = await site.person("chair");
});
afterAll(() => site.close());

const SPANISH = [
  "PROYECTO DE OPINIÓN 9",
  "",
  "reconociendo",
  "",
  "a) que las redes espaciales son necesarias",
  "",
  "invita a los Estados Miembros",
  "",
  "1 a informar",
].join("\n");

/** Brings in a plain text as a new Opinion. */
async function bring(text: string, query = ""): Promise<string> {
  const answer = await fetch(`${site.url}/api/forum/import?group=space${query}`, {
    method: "POST",
    headers: { cookie: chair.cookie },
    body: text,
  });
  return ((await answer.json()) as { readonly opinionId: string }).opinionId;
}

test("E26 an Opinion's language is said when it is opened: by a person, else by the file's words", async () => {
  const asked = { type: "openOpinion", groupId: "space", number: "9", language: "ar" };
  const opened = (await (await chair.post("/api/forum/commands", asked)).json()) as { opinionId: string };
  const id = opened.opinionId;
  expect((await chair.opinion(id)).record.language).toBe("ar");
  expect((await chair.opinion(await bring(SPANISH))).record.language).toBe("es");
  expect((await chair.opinion(await bring(SPANISH, "&language=fr"))).record.language).toBe("fr");
  const other = { ...asked, number: "10", language: "de" };
  expect((await chair.post("/api/forum/commands", other)).status).toBe(400);
});

test("E26 files of an Opinion follow its said language", async () => {
  const id = await bring(SPANISH, "&language=fr");
  const html = await (await chair.get(`/api/opinions/${id}/export.html`)).text();
  expect(html).toMatch(/lang="fr"[^>]*>que las redes/u);
  expect(html).toContain("Original: French");
  const akn = await (await chair.get(`/api/opinions/${id}/export.akn.xml`)).text();
  expect(akn).toContain('language="fra"');
});
