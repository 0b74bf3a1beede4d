import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Entry } from "../../shared/events/event.ts";
import type { DraftPreview } from "../../shared/word-file/draft-import.ts";
import type { ReceivedView, WordPreview } from "../../shared/word-file/word-import.ts";
import { openTestSite, signedIn, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { relationship, run, W, wordFileBytes } from "../testing/word-package.ts";

/** Receipts whose server died after entries were taken from their file, and before they said so. */
let dataDir = "";
let site: TestSite;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-receipts-"));
  site = await openTestSite({ DATA_DIR: dataDir });
});
afterEach(async () => {
  await site.close();
  rmSync(dataDir, { recursive: true, force: true });
});

type Answered = { readonly refusal?: { readonly reason: string } };
async function json<Body>(response: Promise<Response>): Promise<Body & Answered> {
  return (await (await response).json()) as Body & Answered;
}

/** Everything was on disk but what these receipts say. */
async function diedBeforeReceipts(...numbers: readonly number[]): Promise<void> {
  await site.close();
  const db = new DatabaseSync(join(dataDir, "concord.sqlite"));
  for (const number of numbers) db.prepare("UPDATE received SET kept_at = NULL WHERE number = ?").run(number);
  db.close();
  site = await openTestSite({ DATA_DIR: dataDir });
}

/** The first recital with a footnote that Pat put in, the second with words. */
async function edited(who: TestPerson, id: string) {
  const { clauses } = await who.opinion(id);
  const [noted, worded] = clauses.filter(({ kind }) => kind === "recital");
  const brought = new Map([
    [noted!.id, `<w:ins w:author="Pat"><w:r><w:footnoteReference w:id="2"/></w:r></w:ins>`],
    [worded!.id, `<w:ins w:author="Pat">${run(" and islands")}</w:ins>`],
  ]);
  const body = clauses.map((clause) => {
    const words = run(clause.number === "" ? clause.text : `${clause.number}  ${clause.text}`);
    return `<w:p>${words}${brought.get(clause.id) ?? ""}</w:p>`;
  });
  const note = `<w:footnote w:id="2"><w:p>${run("Of any make.")}</w:p></w:footnote>`;
  const bytes = wordFileBytes({
    body: body.join(""),
    relationships: relationship("footnotes", "footnotes.xml"),
    parts: { "word/footnotes.xml": `<w:footnotes ${W}>${note}</w:footnotes>` },
  });
  return { bytes, clauseId: noted!.id };
}

const send = async (who: TestPerson, path: string, body: Uint8Array | string): Promise<number> => {
  const headers = { cookie: who.cookie };
  const sent = fetch(site.url + path, { method: "POST", headers, body: body as Uint8Array<ArrayBuffer> });
  return (await json<{ number: number }>(sent)).number;
};
const again = ({ cookie }: TestPerson): TestPerson => signedIn(site.url, cookie);

function filesOf(who: TestPerson, id: string) {
  const path = `/api/opinions/${id}/imports`;
  const nothing = { proposals: [], comments: [], as: "proposals", readers: "delegation" };
  return {
    list: async () => (await json<{ files: readonly ReceivedView[] }>(who.get(path))).files,
    preview: (n: number) => json<WordPreview>(who.get(`${path}/${n}`)),
    drop: (n: number) => json<object>(who.post(`${path}/${n}/drop`, {})),
    keep: (n: number, asked: object) =>
      json<{ entries: readonly Entry[] }>(who.post(`${path}/${n}/keep`, { ...nothing, ...asked })),
  };
}

test("X30 a file is not taken again or dropped once it was taken; its receipt says so", async () => {
  const id = site.opinionOf("space");
  const aaa = await site.person("AAA");
  const { bytes } = await edited(aaa, id);
  const path = `/api/opinions/${id}/import`;
  const [taken, waiting] = [await send(aaa, path, bytes), await send(aaa, path, bytes)];
  const own = filesOf(aaa, id);
  const { hash } = await own.preview(taken);
  expect((await own.keep(taken, { hash, proposals: [1] })).entries).toMatchObject([
    { type: "proposalSubmitted", received: { number: taken } },
  ]);
  await diedBeforeReceipts(taken);

  const after = filesOf(again(aaa), id);
  expect((await after.list()).map(({ keptAt }) => keptAt !== null)).toEqual([true, false]);
  expect((await after.keep(taken, { hash, proposals: [1] })).refusal?.reason).toBe("alreadyKept");
  expect((await after.drop(taken)).refusal?.reason).toBe("alreadyKept");
  // Of the other one that came before the start nothing was taken yet.
  const other = (await after.preview(waiting)).hash;
  expect((await after.keep(waiting, { hash: other, proposals: [1] })).entries).toHaveLength(1);
});

test("X7 footnotes name the file that they were taken from, and are taken once, too", async () => {
  const id = site.opinionOf("space");
  const aaa = await site.person("AAA");
  const { bytes, clauseId } = await edited(aaa, id);
  const number = await send(aaa, `/api/opinions/${id}/import`, bytes);
  const own = filesOf(aaa, id);
  const { hash } = await own.preview(number);
  const { entries } = await own.keep(number, { hash, footnotes: [1] });
  expect(entries).toMatchObject([{ type: "footnoteAdded", received: { number } }]);
  const { footnoteId } = entries[0] as Extract<Entry, { type: "footnoteAdded" }>;
  const text = "Of any make, and colour.";
  expect((await aaa.ask(id, { type: "editFootnote", clauseId, footnoteId, text })).refusal).toBeUndefined();
  await diedBeforeReceipts(number);

  const after = filesOf(again(aaa), id);
  const seen = await after.preview(number);
  expect((await after.keep(number, { hash: seen.hash, footnotes: [1] })).refusal?.reason).toBe("alreadyKept");
  const { record } = await again(aaa).opinion(id);
  expect(record.clauses.find((one) => one.id === clauseId)?.footnotes).toMatchObject([{ text }]);
});

test("X8 a file opened as an Opinion is not opened again or dropped; its receipt says so", async () => {
  const office = await site.person("secretariat");
  const path = "/api/forum/imports";
  const text = "# On lamps\n\n_considering_\n\na)\tthat lamps are lit.\n";
  const number = await send(office, `${path}?name=lamps.txt`, text);
  const { hash } = await json<DraftPreview>(office.get(`${path}/${number}`));
  const asked = { groupId: "space", number: "9", hash };
  const open = (who: TestPerson) => json<object>(who.post(`${path}/${number}/open`, asked));
  expect(await open(office)).toHaveProperty("opinionId");
  const opinions = site.concord.forum.forum().opinions.length;
  await diedBeforeReceipts(number);

  const after = again(office);
  expect((await open(after)).refusal?.reason).toBe("alreadyKept");
  expect(site.concord.forum.forum().opinions).toHaveLength(opinions);
  const listed = await json<{ files: readonly ReceivedView[] }>(after.get(path));
  expect(listed.files.map(({ keptAt }) => keptAt !== null)).toEqual([true]);
  const dropped = await json<object>(after.post(`${path}/${number}/drop`, {}));
  expect(dropped.refusal?.reason).toBe("alreadyKept");
});

test("X30 a footnote that was seen is not confirmed as a comment after a lock", async () => {
  const id = site.opinionOf("space");
  const [aaa, lead] = [await site.person("AAA"), await site.person("space")];
  const { bytes, clauseId } = await edited(aaa, id);
  const number = await send(aaa, `/api/opinions/${id}/import`, bytes);
  const own = filesOf(aaa, id);
  const seen = await own.preview(number);
  expect([seen.understood.footnotes.length, seen.footnotesClosed]).toEqual([1, []]);
  expect((await lead.ask(id, { type: "lockClause", clauseId })).refusal).toBeUndefined();
  const asked = { footnotes: [1], readers: "room" };
  expect((await own.keep(number, { ...asked, hash: seen.hash })).refusal?.reason).toBe("wordsChanged");
  const now = await own.preview(number);
  expect(now.footnotesClosed).toEqual([1]);
  expect((await own.keep(number, { ...asked, hash: now.hash })).entries).toMatchObject([
    { type: "commented" },
  ]);
});
