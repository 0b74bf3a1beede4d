import { setTimeout } from "node:timers/promises";
import { createHash } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { opinionId } from "../../shared/ids.ts";
import { WORD_AUTHORS_MAX, WORD_BYTES_MAX, WORD_FILES_MAX } from "../../shared/file-limits.ts";
import type { WordPreview } from "../../shared/word-file/word-import.ts";
import { proposedText } from "../../shared/negotiation/proposal.ts";
import { withoutMark } from "../testing/edit-word.ts";
import { openReceivedFiles } from "../received/received-files.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { relationship, run, W, wordFileBytes } from "../testing/word-package.ts";

/** The window of comments closes at this instant (rule T1). */
const CLOSES = Date.parse("2025-08-07T21:59:59.999Z");

let site: TestSite | null = null;
afterEach(async () => {
  await site?.close();
  site = null;
});

const ins = (text: string, author: string): string => `<w:ins w:author="${author}">${run(text)}</w:ins>`;

/** The Opinion as a file in which two persons put words in, one of them a comment too. */
function edited({ clauses }: OpinionAnswer): {
  readonly bytes: Uint8Array;
  readonly first: string;
  readonly second: string;
} {
  const [first, second] = clauses.filter(({ kind }) => kind === "recital");
  const body = clauses.map(({ id, number, text }) => {
    const words = number === "" ? text : `${number}  ${text}`;
    if (id === first!.id)
      return `<w:p><w:commentRangeStart w:id="0"/>${run(words)}<w:commentRangeEnd w:id="0"/>${ins(" and islands", "Pat Person")}</w:p>`;
    if (id === second!.id) return `<w:p>${run(words)}${ins(" somebody's words", "Other Person")}</w:p>`;
    return `<w:p>${run(words)}</w:p>`;
  });
  const comments = `<w:comments ${W}><w:comment w:id="0" w:author="Pat Person"><w:p>${run("is this enough?")}</w:p></w:comment></w:comments>`;
  const bytes = wordFileBytes({
    body: body.join(""),
    relationships: relationship("comments", "comments.xml"),
    parts: { "word/comments.xml": comments },
  });
  return { bytes, first: first!.id, second: second!.id };
}

const upload = async (who: TestPerson, url: string, bytes: Uint8Array) => {
  const response = await fetch(url, {
    method: "POST",
    headers: { cookie: who.cookie },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  return {
    status: response.status,
    ...((await response.json()) as {
      number?: number;
      refusal?: { reason: string; details?: { fault?: string } };
    }),
  };
};
const json = async <Body>(
  response: Promise<Response>,
): Promise<Body & { readonly refusal?: { readonly reason: string } }> =>
  (await (await response).json()) as Body & { refusal?: { reason: string } };

test("X6 X30 a receipt comes before reading, and only confirmed choices are in the record", async () => {
  site = await openTestSite();
  const [aaa, bbb] = [await site.person("AAA"), await site.person("BBB")];
  const id = site.opinionOf("space");
  const path = `/api/opinions/${id}`;
  const before = await aaa.opinion(id);
  const { bytes, first } = edited(before);
  const { number } = await upload(aaa, `${site.url}${path}/import?name=our%20text.docx`, bytes);
  expect(number).toBe(1);
  const one = `${path}/imports/${number}`;

  const unnamed = await json<WordPreview>(aaa.get(one));
  expect(unnamed.receipt).toMatchObject({
    number: 1,
    name: "our text.docx",
    keptAt: null,
    timeZone: "Europe/Zurich",
  });
  expect(unnamed.receipt.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  expect(unnamed.understood.proposals).toHaveLength(2);
  expect(unnamed.authors).toEqual([
    { name: "Pat Person", whose: null },
    { name: "Other Person", whose: null },
  ]);
  const authors = [
    { name: "Pat Person", whose: "own" },
    { name: "Other Person", whose: "other" },
  ];
  const seen = await json<WordPreview>(aaa.post(`${one}/authors`, { authors }));
  expect(seen.understood.proposals).toMatchObject([{ n: 1, kind: "change", clauseId: first }]);
  expect(seen.understood.comments).toMatchObject([{ on: { clauseId: first }, text: "is this enough?" }]);
  // Remembered for the next file.
  expect((await json<WordPreview>(aaa.get(one))).authors).toEqual(authors);

  // Another delegation has neither the file nor its number.
  for (const answer of [
    bbb.get(one),
    bbb.post(`${one}/keep`, {
      hash: seen.hash,
      proposals: [1],
      comments: [],
      as: "proposals",
      readers: "room",
    }),
  ])
    expect((await json<object>(answer)).refusal?.reason).toBe("noSuchReceipt");
  expect(await json(bbb.get(`${path}/imports`))).toEqual({ files: [] });
  expect((await aaa.opinion(id)).seq).toBe(before.seq);

  const keep = (more: object) =>
    json<{ entries?: readonly object[] }>(
      aaa.post(`${one}/keep`, {
        hash: seen.hash,
        proposals: [1],
        comments: [1],
        as: "proposals",
        readers: "delegation",
        ...more,
      }),
    );
  expect((await keep({ hash: unnamed.hash })).refusal?.reason).toBe("wordsChanged");
  expect((await keep({ proposals: [], comments: [] })).refusal?.reason).toBe("nothingToDo");
  const kept = await keep({});
  const receipt = { number: 1, at: seen.receipt.at, sha256: seen.receipt.sha256 };
  expect(kept.entries).toMatchObject([
    { type: "proposalSubmitted", kind: "change", clauseId: first, symbol: "AAA", received: receipt },
    { type: "commented", to: "delegation", received: receipt },
  ]);
  expect((await keep({})).refusal?.reason).toBe("alreadyKept");
  const { record } = await bbb.opinion(id);
  expect(record.negotiation.proposals.map(proposedText)).toMatchObject([
    expect.stringMatching(/ and islands$/u) as string,
  ]);
  // Names of persons in the file went nowhere.
  expect(JSON.stringify(await json(bbb.get(`${path}/minutes`)))).not.toMatch(/Pat Person|Other Person/u);
  expect((await json<WordPreview>(aaa.get(one))).already).toEqual([1]);
});

test("X7 a file received before a deadline is read and confirmed after it, and no other", async () => {
  site = await openTestSite({ FORUM_NOW: new Date(CLOSES - 6_000).toISOString() });
  const aaa = await site.person("AAA");
  const id = site.opinionOf("space");
  const path = `/api/opinions/${id}`;
  const { bytes, first } = edited(await aaa.opinion(id));
  const inTime = await upload(aaa, `${site.url}${path}/import`, bytes);
  const { clock } = site.concord;
  while (clock.now() <= CLOSES) await setTimeout(100);
  const late = await upload(aaa, `${site.url}${path}/import`, bytes);
  const asked = { type: "comment", on: { clauseId: first }, text: "too late", readers: "room" };
  expect(await aaa.ask(id, asked)).toMatchObject({ status: 403, refusal: { reason: "windowClosed" } });
  const keep = async (number: number | undefined) => {
    const one = `${path}/imports/${number}`;
    const { hash, receipt } = await json<WordPreview>(aaa.get(one));
    const answer = { hash, proposals: [], comments: [1], as: "proposals", readers: "room" };
    return { receipt, ...(await json<{ entries?: readonly object[] }>(aaa.post(`${one}/keep`, answer))) };
  };
  expect((await keep(late.number)).refusal?.reason).toBe("windowClosed");
  const { receipt, entries } = await keep(inTime.number);
  expect(receipt.at).toBeLessThanOrEqual(CLOSES);
  expect(entries).toMatchObject([{ type: "commented", received: { number: 1, at: receipt.at } }]);
});

test("X25 a file that is no Word file has a receipt and a reason; a too large one neither", async () => {
  site = await openTestSite();
  const aaa = await site.person("AAA");
  const url = `${site.url}/api/opinions/${site.opinionOf("space")}`;
  const { number } = await upload(
    aaa,
    `${url}/import`,
    wordFileBytes({ parts: { "word/vbaProject.bin": "x" } }),
  );
  const path = new URL(`${url}/imports/${number}`).pathname;
  expect(await json(aaa.get(path))).toMatchObject({
    refusal: { reason: "fileRefused", details: { fault: "macros" } },
  });
  expect(await upload(aaa, `${url}/import`, new Uint8Array(WORD_BYTES_MAX + 1))).toMatchObject({
    status: 413,
  });
});

test("X29 X30 M6 a file is taken up once, within limits, and names people of own files alone", async () => {
  site = await openTestSite();
  const [aaa, bbb] = [await site.person("AAA"), await site.person("BBB")];
  const id = site.opinionOf("space");
  const path = `/api/opinions/${id}`;
  const { bytes } = edited(await aaa.opinion(id));
  const { number } = await upload(aaa, `${site.url}${path}/import`, bytes);
  const one = `${path}/imports/${number}`;
  const { hash } = await json<WordPreview>(aaa.get(one));
  const asked = { hash, proposals: [1], comments: [], as: "proposals", readers: "room" };
  const room = (await site.concord.rooms.get(opinionId(id)))!;
  const { participant } = site.concord.forum;
  const person = [...site.concord.forum.forum().participants.values()].find((p) => p.delegationId === "AAA")!;
  const files = openReceivedFiles(site.concord);
  const asker = { room, participant: participant(person.id)!, on: null };
  const kept = await Promise.all(
    Array.from({ length: 6 }, async (_, i) => {
      for (let turn = 0; turn < i * 3; turn++) await Promise.resolve();
      return files.keep(asker, number!, { ...asked, as: "proposals", readers: "room" });
    }),
  );
  expect(kept.filter((answer) => "entries" in answer)).toHaveLength(1);
  expect((await bbb.opinion(id)).record.negotiation.proposals).toHaveLength(1);

  const sent = await Promise.all(
    Array.from({ length: WORD_FILES_MAX + 5 }, () => files.receive(asker, { name: "a.docx", bytes })),
  );
  // The one that was taken up does not wait any more.
  expect(sent.filter((answer) => typeof answer === "number")).toHaveLength(WORD_FILES_MAX);

  const names = (from: number) => ({
    authors: Array.from({ length: 200 }, (_, i) => ({ name: `Pat ${from + i}`, whose: "own" })),
  });
  expect((await json(bbb.post(`${one}/authors`, names(0)))).refusal?.reason).toBe("noSuchReceipt");
  for (let from = 0; from < WORD_AUTHORS_MAX; from += 200)
    expect((await aaa.post(`${one}/authors`, names(from))).status).toBe(200);
  expect((await json(aaa.post(`${one}/authors`, names(WORD_AUTHORS_MAX)))).refusal?.reason).toBe("tooMany");
});

test("X1 who may not bring a file is told so before its bytes are taken in", async () => {
  site = await openTestSite();
  const { url } = site;
  const aaa = await site.person("AAA");
  // A body that never ends: an answer can only come before it does.
  const endless = new ReadableStream(
    { pull: (sink) => sink.enqueue(new Uint8Array(1024)) },
    { highWaterMark: 0 },
  );
  const answer = await fetch(`${url}/api/forum/import?group=space`, {
    method: "POST",
    headers: { cookie: aaa.cookie },
    body: endless,
    duplex: "half",
  } as RequestInit);
  expect(answer.status).toBe(403);
});

test("X8 a foreign Word file or plain text becomes a new draft by those who may open one", async () => {
  site = await openTestSite();
  const [secretariat, aaa] = [await site.person("secretariat"), await site.person("AAA")];
  const body = [
    "Draft Opinion 9",
    "On lamps",
    "The Forum,",
    "considering",
    "a)  that lamps are lit;",
    "is of the view",
    "1  that lamps be lit.",
  ]
    .map((text) => `<w:p>${run(text)}</w:p>`)
    .join("");
  const url = `${site.url}/api/forum/import?group=space`;
  expect(await upload(aaa, url, wordFileBytes({ body }))).toMatchObject({ status: 403 });
  const made = (await upload(secretariat, url, wordFileBytes({ body }))) as { opinionId?: string };
  const opinion = await secretariat.opinion(made.opinionId ?? "");
  expect(opinion.clauses.map(({ kind, number, text }) => [kind, number, text])).toEqual([
    ["title", "", "On lamps"],
    ["opening", "", "The Forum"],
    ["verb", "", "considering"],
    ["recital", "", "that lamps are lit"],
    ["verb", "", "is of the view"],
    ["operative", "", "that lamps be lit"],
  ]);
  expect(
    await upload(secretariat, url, Buffer.from("# On lamps\n\n_considering_\n\na)\tthat\n")),
  ).toMatchObject({ status: 200 });
});

test("X3 X40 a tracked file of ours without its mark comes back by hidden ids and words", async () => {
  site = await openTestSite();
  const [aaa, bbb] = [await site.person("AAA"), await site.person("BBB")];
  const id = site.opinionOf("space");
  const path = `/api/opinions/${id}`;
  const before = await aaa.opinion(id);
  const [first, second] = before.clauses.filter(({ kind }) => kind === "recital");
  const text = `${first!.text} and islands`;
  await bbb.ask(id, { type: "propose", kind: "change", clauseId: first!.id, text, hash: first!.hash });
  await bbb.ask(id, { type: "propose", kind: "delete", clauseId: second!.id, hash: second!.hash });
  const exported = await aaa.get(`${path}/export.docx?form=tracked`);
  const { number } = await upload(
    aaa,
    `${site.url}${path}/import`,
    withoutMark(new Uint8Array(await exported.arrayBuffer())),
  );
  const one = `${path}/imports/${number}`;
  const { understood } = await json<WordPreview>(aaa.get(one));
  expect(understood.authors).toEqual(["BBB"]);
  expect(understood.matched.map(({ clauseId }) => clauseId)).toEqual(
    before.clauses.map((clause) => clause.id),
  );
  expect(understood.matched.every(({ by }) => by === "id")).toBe(true);
  expect(understood.proposals).toMatchObject([
    { kind: "change", clauseId: first!.id, text },
    { kind: "delete", clauseId: second!.id, text: "" },
  ]);
  const others = { authors: [{ name: "BBB", whose: "other" }] };
  expect((await json<WordPreview>(aaa.post(`${one}/authors`, others))).understood.proposals).toEqual([]);
});
