import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPreset } from "../../shared/presets/read-preset.ts";
import { foundingData } from "../../shared/forum/founding-data.ts";
import type { SignedIn } from "../http/access.ts";
import { pageRoutes, readBuiltPage } from "../http/page-routes.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

const dir = mkdtempSync(join(tmpdir(), "concord-forum-language-"));
let site: TestSite;
let [secretariat, delegate] = [] as unknown as [TestPerson, TestPerson];
beforeAll(async () => {
  site = await openTestSite();
  [secretariat, delegate] = (await Promise.all(["secretariat", "AAA"].map(site.person))) as [
    TestPerson,
    TestPerson,
  ];
});
afterAll(async () => {
  await site.close();
  rmSync(dir, { recursive: true });
});

const send = async (who: TestPerson, command: object): Promise<number> =>
  (await who.post("/api/forum/commands", command)).status;
const setTo = (language: string) => ({
  type: "changeForumTexts",
  texts: { language },
  reason: "Agreed with the host",
});

test("K46 the forum's language is set for everyone who chose none, by chair or secretariat", async () => {
  expect(await send(delegate, setTo("fr"))).toBe(403);
  expect(await send(secretariat, setTo("de"))).toBe(400);
  expect((await secretariat.forum()).language).toBeUndefined();
  expect(await send(secretariat, setTo("fr"))).toBe(200);
  const { language, factsChanges } = await delegate.forum();
  expect(language).toBe("fr");
  expect(factsChanges.at(-1)).toMatchObject({ type: "forumTextsChanged", was: {}, now: { language: "fr" } });
  expect(await send(secretariat, setTo("fr"))).toBe(409);
});

test("K46 a browser that asks for none of the six gets the forum's language, on public pages too", async () => {
  copyFileSync(new URL("../../index.html", import.meta.url), join(dir, "index.html"));
  const app = new Hono<SignedIn>();
  const { forum } = site.concord;
  pageRoutes(app, {
    pageDir: dir,
    page: readBuiltPage(dir),
    firstOf: async () => null,
    forumLanguage: () => forum.preset().language,
  });
  const said = async (headers: Record<string, string>): Promise<string | undefined> =>
    /<html lang="([^"]+)"/u.exec(await (await app.request("/", { headers })).text())?.[1];
  expect(await said({ "accept-language": "de, pt;q=0.8" })).toBe("fr");
  expect(await said({})).toBe("fr");
  expect(await said({ "accept-language": "de, ru;q=0.8" })).toBe("ru");
  expect(await said({ cookie: "concord-language=es" })).toBe("es");
  expect(await send(secretariat, { type: "openToPublic", parts: ["timetable"] })).toBe(200);
  const publicly = async (wished: string): Promise<string | null> => {
    const headers = { "accept-language": wished };
    return (await fetch(`${site.url}/public`, { headers, redirect: "manual" })).headers.get("location");
  };
  expect([await publicly("de"), await publicly("zh")]).toEqual(["/public/fr", "/public/zh"]);
});

test("K46 mails come in the forum's language to a person who chose none", async () => {
  const { mail, store } = site.concord;
  const { id } = (await delegate.forum()).me;
  expect(await mail.languageOf(id)).toBe("fr");
  await store.saveMailChoice({ user: id, concerns: "daily", followed: [], language: "ar", token: "t" });
  expect(await mail.languageOf(id)).toBe("ar");
});

test("K46 the file of a forum names its language, one of the six", () => {
  const file = readFileSync(new URL("../../presets/wtpf-26.yaml", import.meta.url), "utf8");
  const read = readPreset(`${file}\nlanguage: es\n`);
  expect("preset" in read && foundingData(read.preset, { sample: true }).language).toBe("es");
  const wrong = readPreset(`${file}\nlanguage: de\n`);
  expect("problems" in wrong && wrong.problems.map(({ message }) => message)).toEqual([
    expect.stringContaining("language"),
  ]);
});
