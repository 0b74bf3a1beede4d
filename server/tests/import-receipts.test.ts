import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { opinionId } from "../../shared/ids.ts";
import { WORD_FILES_MAX } from "../../shared/file-limits.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { DraftPreview } from "../../shared/word-file/draft-import.ts";
import type { ReceivedView, WordPreview } from "../../shared/word-file/word-import.ts";
import { openReceivedFiles } from "../received/received-files.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import {
  openTestSite,
  type OpinionAnswer,
  signedIn,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { relationship, run, W, wordFileBytes } from "../testing/word-package.ts";
import { threadMs } from "../../shared/testing/thread-ms.ts";

/** Receipts of files that came in: kept, looked at again, dropped, counted from; and files on a delegation's word. */
const CLOSES = Date.parse("2025-08-07T21:59:59.999Z");

let site: TestSite | null = null;
afterEach(async () => {
  await site?.close();
  site = null;
});

/** Two clauses with words put in by Pat Person, who comments too. */
function edited({ clauses }: OpinionAnswer): Uint8Array {
  const items = clauses.filter(({ kind }) => kind === "recital").slice(0, 2);
  const body = clauses.map(({ id, number, text }) => {
    const words = run(number === "" ? text : `${number}  ${text}`);
    const n = items.findIndex((one) => one.id === id);
    if (n < 0) return `<w:p>${words}</w:p>`;
    const anchor =
      n === 0
        ? ["start", "end"].map((side) => `<w:commentRange${side === "start" ? "Start" : "End"} w:id="0"/>`)
        : ["", ""];
    return `<w:p>${anchor[0]}${words}${anchor[1]}<w:ins w:author="Pat Person">${run(` and islands ${n}`)}</w:ins></w:p>`;
  });
  return wordFileBytes({
    body: body.join(""),
    relationships: relationship("comments", "comments.xml"),
    parts: {
      "word/comments.xml": `<w:comments ${W}><w:comment w:id="0" w:author="Pat Person"><w:p>${run("enough?")}</w:p></w:comment></w:comments>`,
    },
  });
}

type Answered = { readonly refusal?: { readonly reason: string } };
async function json<Body>(response: Promise<Response>): Promise<Body & Answered> {
  return (await (await response).json()) as Body & Answered;
}

/** One Opinion's files as somebody reaches them; `on`: for which delegation the secretariat does. */
function filesOf(who: TestPerson, id: string, on?: string) {
  const as = on === undefined ? "" : `?for=${on}`;
  const path = `/api/opinions/${id}/import`;
  return {
    send: async (bytes: Uint8Array) =>
      json<{ number: number }>(
        fetch(site!.url + path + as, {
          method: "POST",
          headers: { cookie: who.cookie },
          body: bytes as Uint8Array<ArrayBuffer>,
        }),
      ),
    list: () => json<{ files: readonly ReceivedView[] }>(who.get(`${path}s${as}`)),
    preview: (n: number) => json<WordPreview>(who.get(`${path}s/${n}${as}`)),
    name: (n: number, authors: readonly object[]) =>
      json<WordPreview>(who.post(`${path}s/${n}/authors${as}`, { authors })),
    drop: (n: number) => json<object>(who.post(`${path}s/${n}/drop${as}`, {})),
    keep: async (n: number, more: object) => {
      const hash = (await json<WordPreview>(who.get(`${path}s/${n}${as}`))).hash ?? "0".repeat(64);
      const asked = { hash, proposals: [1], comments: [], as: "proposals", readers: "delegation", ...more };
      return json<{ entries: readonly Entry[] }>(who.post(`${path}s/${n}/keep${as}`, asked));
    },
  };
}

test("X31 lists a delegation's receipts with their fate; a dropped file keeps its receipt", async () => {
  site = await openTestSite();
  const id = site.opinionOf("space");
  const [aaa, bbb] = [await site.person("AAA"), await site.person("BBB")];
  const [own, others] = [filesOf(aaa, id), filesOf(bbb, id)];
  const bytes = edited(await aaa.opinion(id));
  const first = (await own.send(bytes)).number;
  const second = (await own.send(bytes)).number;
  expect((await own.list()).files).toMatchObject([
    { number: first, name: "file.docx", keptAt: null, dropped: false },
    { number: second, name: "file.docx", keptAt: null, dropped: false },
  ]);
  expect((await others.list()).files).toEqual([]);
  expect((await others.drop(first)).refusal?.reason).toBe("noSuchReceipt");

  await own.name(first, [{ name: "Pat Person", whose: "own" }]);
  expect(await own.drop(first)).toEqual({});
  expect((await own.preview(first)).refusal?.reason).toBe("fileDropped");
  expect((await own.drop(first)).refusal?.reason).toBe("fileDropped");
  expect((await own.keep(first, {})).refusal?.reason).toBe("fileDropped");

  // The same author in the next file is not asked for again.
  expect((await own.preview(second)).authors).toEqual([{ name: "Pat Person", whose: "own" }]);
  expect((await own.keep(second, {})).entries).toMatchObject([{ type: "proposalSubmitted" }]);
  expect((await own.drop(second)).refusal?.reason).toBe("alreadyKept");
  const listed = (await own.list()).files;
  expect(listed.map(({ dropped, keptAt }) => [dropped, keptAt !== null])).toEqual([
    [true, false],
    [false, true],
  ]);
  expect(listed[0]!.sha256).toBe(listed[1]!.sha256);
  expect((await own.send(new Uint8Array())).refusal?.reason).toBe("fileRefused");
});

test("X19 counts files that wait alone, and the secretariat's apart", async () => {
  site = await openTestSite();
  const id = site.opinionOf("space");
  const [aaa, secretariat] = [await site.person("AAA"), await site.person("secretariat")];
  const [own, onWord] = [filesOf(aaa, id), filesOf(secretariat, id, "AAA")];
  const bytes = edited(await aaa.opinion(id));
  const room = (await site.concord.rooms.get(opinionId(id)))!;
  const person = [...site.concord.forum.forum().participants.values()].find((p) => p.delegationId === "AAA")!;
  const asker = { room, participant: site.concord.forum.participant(person.id)!, on: null };
  const files = openReceivedFiles(site.concord);
  const receive = () => files.receive(asker, { name: "a.docx", bytes });
  for (let n = 1; n <= WORD_FILES_MAX; n++) expect(await receive()).toBe(n);
  expect(await own.send(bytes)).toMatchObject({ refusal: { reason: "tooManyFiles" } });
  // Word of mouth is the secretariat's to enter, however many files of its own the delegation has.
  const told = (await onWord.send(bytes)).number;
  expect(told).toBe(WORD_FILES_MAX + 1);

  expect(await own.drop(7)).toEqual({});
  expect((await own.send(bytes)).number).toBe(told + 1);
  expect((await own.send(bytes)).refusal?.reason).toBe("tooManyFiles");
  expect((await own.keep(9, {})).entries).toHaveLength(1);
  expect((await own.send(bytes)).number).toBe(told + 2);
  expect((await own.send(bytes)).refusal?.reason).toBe("tooManyFiles");
  expect((await own.list()).files).toHaveLength(told + 2);

  // All bytes and all receipts have a limit too: what is taken up stays, and so does a receipt.
  const full = (limits: object) =>
    openReceivedFiles({ ...site!.concord, ...limits }).receive(asker, { name: "a.docx", bytes });
  await own.drop(8);
  const lie = (WORD_FILES_MAX + 1) * bytes.byteLength;
  expect(await full({ bytesMax: lie - 1 })).toMatchObject({ refusal: { reason: "filesFull" } });
  expect(await full({ receiptsMax: told + 1 })).toMatchObject({ refusal: { reason: "filesFull" } });
  expect(await full({ bytesMax: lie, receiptsMax: told + 2 })).toBe(told + 3);
}, 60_000);

test("X32 a draft from a file in time is submitted after the window if its words are the same", async () => {
  // First started while the text was open: its closing in June acts too, and in August nothing is open any more.
  const DATA_DIR = mkdtempSync(join(tmpdir(), "concord-receipts-"));
  const before = await openTestSite({ DATA_DIR, FORUM_NOW: "2025-06-10T09:00:00Z" });
  const id = before.opinionOf("space");
  const { cookie } = await before.person("AAA");
  await before.close();
  site = await openTestSite({ DATA_DIR, FORUM_NOW: new Date(CLOSES - 15_000).toISOString() });
  const aaa = signedIn(site.url, cookie);
  const own = filesOf(aaa, id);
  const { number } = await own.send(edited(await aaa.opinion(id)));
  const { clock } = site.concord;
  while (clock.now() <= CLOSES) await setTimeout(100);
  const { receipt } = await own.preview(number);
  const { entries } = await own.keep(number, { as: "drafts", proposals: [1, 2] });
  const received = { number, at: receipt.at, sha256: receipt.sha256 };
  expect(entries).toMatchObject([
    { type: "proposalDrafted", language: "en", received },
    { type: "proposalDrafted", language: "en", received },
  ]);
  const [first, second] = entries.map((one) => one as unknown as { proposalId: string; clauseId: string });
  const submit = ({ proposalId, clauseId }: typeof first & object) =>
    aaa.ask(id, { type: "propose", kind: "change", clauseId, draftId: proposalId });

  const draft = (await (await aaa.get(`/api/drafts/${second!.proposalId}`)).json()) as { generation: string };
  const client = openConcordClient(site.url, {
    cookie,
    opinionId: second!.proposalId,
    rooms: "drafts",
    generation: draft.generation,
  });
  await client.synced;
  client.type(() => client.text(second!.proposalId).insert(0, "late "));
  await vi.waitFor(() => expect(client.acknowledged()).toBe(client.sent()));
  expect((await submit(second!)).refusal?.reason).toBe("notAsReceived");
  client.type(() => client.text(second!.proposalId).delete(0, "late ".length));
  await vi.waitFor(() => expect(client.acknowledged()).toBe(client.sent()));
  client.terminate();

  for (const one of [first!, second!])
    expect((await submit(one)).entries).toMatchObject([
      { type: "proposalSubmitted", proposalId: one.proposalId, received },
    ]);
  const late = { type: "propose", kind: "change", clauseId: first!.clauseId, text: "that this is late" };
  expect((await aaa.ask(id, late)).refusal?.reason).toBe("windowClosed");
  await site.close();
  site = null;
  rmSync(DATA_DIR, { recursive: true });
}, 60_000);

test("X11 the secretariat imports on a delegation’s word: only that delegation sees it", async () => {
  site = await openTestSite();
  const id = site.opinionOf("space");
  const [aaa, bbb] = [await site.person("AAA"), await site.person("BBB")];
  const secretariat = await site.person("secretariat");
  const bytes = edited(await aaa.opinion(id));
  const onWord = filesOf(secretariat, id, "AAA");
  const word = "told at the desk";
  expect((await filesOf(secretariat, id).send(bytes)).refusal?.reason).toBe("noDelegation");
  expect((await filesOf(secretariat, id, "ZZZ").send(bytes)).refusal?.reason).toBe("noSuchDelegation");
  expect((await filesOf(bbb, id, "AAA").send(bytes)).refusal?.reason).toBe("notYourRole");
  expect((await filesOf(bbb, id, "AAA").list()).refusal?.reason).toBe("notYourRole");

  const ownOfAaa = (await filesOf(aaa, id).send(bytes)).number;
  const { number } = await onWord.send(bytes);
  await onWord.name(number, [{ name: "Pat Person", whose: "own" }]);
  // The delegation's own files are not there for the secretariat; files sent for it are there for both.
  expect((await onWord.list()).files.map((one) => one.number)).toEqual([number]);
  expect((await onWord.preview(ownOfAaa)).refusal?.reason).toBe("noSuchReceipt");
  expect((await filesOf(aaa, id).list()).files.map((one) => one.number)).toEqual([ownOfAaa, number]);
  expect((await filesOf(secretariat, id, "BBB").list()).files).toEqual([]);
  expect((await filesOf(secretariat, id, "BBB").preview(number)).refusal?.reason).toBe("noSuchReceipt");
  expect((await filesOf(bbb, id).preview(number)).refusal?.reason).toBe("noSuchReceipt");

  const told = { for: { delegationId: "AAA", word } };
  expect((await onWord.keep(number, {})).refusal?.reason).toBe("noDelegation");
  expect((await onWord.keep(number, { ...told, comments: [1] })).refusal?.reason).toBe("kindForbids");
  expect((await onWord.keep(number, { ...told, as: "drafts" })).refusal?.reason).toBe("kindForbids");
  expect((await filesOf(aaa, id).keep(number, told)).refusal?.reason).toBe("notYourRole");
  const { entries } = await onWord.keep(number, told);
  expect(entries).toMatchObject([
    { type: "proposalSubmitted", symbol: "AAA", onWordOf: word, received: { number } },
  ]);
  expect((await filesOf(aaa, id).preview(number)).already).toEqual([1]);
});

test("X8 a file for a new draft has a receipt, is read first, and is the office’s alone", async () => {
  site = await openTestSite();
  const [secretariat, chair] = [await site.person("secretariat"), await site.person("chair")];
  const aaa = await site.person("AAA");
  const path = "/api/forum/imports";
  const send = async (who: TestPerson, bytes: Uint8Array) =>
    json<{ number: number }>(
      fetch(`${site!.url}${path}?name=lamps.txt`, {
        method: "POST",
        headers: { cookie: who.cookie },
        body: bytes as Uint8Array<ArrayBuffer>,
      }),
    );
  const text = Buffer.from(
    "# On lamps\n\n_considering_\n\na)\tthat lamps are lit;\n\n_is of the view_\n\n1\tthat lamps be lit.\n",
  );
  expect((await send(aaa, text)).refusal?.reason).toBe("notYourRole");
  const { number } = await send(secretariat, text);
  for (const who of [aaa, chair])
    expect((await json<object>(who.get(`${path}/${number}`))).refusal?.reason).toBe(
      who === aaa ? "notYourRole" : "noSuchReceipt",
    );
  const seen = await json<DraftPreview>(secretariat.get(`${path}/${number}`));
  expect(seen.receipt).toMatchObject({ number, name: "lamps.txt", keptAt: null });
  expect(seen.draft.clauses.map(({ kind, text: words }) => [kind, words])).toEqual([
    ["title", "On lamps"],
    ["verb", "considering"],
    ["recital", "that lamps are lit"],
    ["verb", "is of the view"],
    ["operative", "that lamps be lit"],
  ]);
  const open = (more: object) =>
    json<{ opinionId: string }>(
      secretariat.post(`${path}/${number}/open`, { groupId: "space", number: "9", hash: seen.hash, ...more }),
    );
  expect((await open({ hash: "0".repeat(64) })).refusal?.reason).toBe("wordsChanged");
  expect((await open({ groupId: "nowhere" })).refusal?.reason).toBe("noSuchGroup");
  const { opinionId } = await open({});
  const minutes = await json<{ entries: readonly Entry[] }>(aaa.get(`/api/opinions/${opinionId}/minutes`));
  expect(minutes.entries[0]).toMatchObject({
    type: "opinionOpened",
    number: "9",
    received: { number, at: seen.receipt.at, sha256: seen.receipt.sha256 },
  });
  expect((await open({})).refusal?.reason).toBe("alreadyKept");
  const mistake = (await send(secretariat, Buffer.from("nothing that is a clause"))).number;
  expect(await json<object>(secretariat.post(`${path}/${mistake}/drop`, {}))).toEqual({});
  const { files } = await json<{ files: readonly ReceivedView[] }>(secretariat.get(path));
  expect(files.map((one) => [one.number, one.keptAt !== null, one.dropped])).toEqual([
    [number, true, false],
    [mistake, false, true],
  ]);
});

test("X8 footnotes of a Word file stay behind their words, also where a bracket gets an owner", async () => {
  site = await openTestSite();
  const secretariat = await site.person("secretariat");
  const note = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
  const lines = [
    run("Draft Opinion 9"),
    run("On lamps"),
    run("considering"),
    `${run("a)  that lamps")}${note(2)}${run(" are lit;")}${note(3)}`,
    run("b)  that lamps are dear;"),
    run("is of the view"),
    `${run("1  that [AAA: all ] lamps")}${note(4)}${run(" be lit.")}`,
  ];
  const notes = ["Of any make.", "At night.", "As above."].map(
    (text, i) => `<w:footnote w:id="${i + 2}"><w:p>${run(text)}</w:p></w:footnote>`,
  );
  const bytes = wordFileBytes({
    body: lines.map((line) => `<w:p>${line}</w:p>`).join(""),
    relationships: relationship("footnotes", "footnotes.xml"),
    parts: { "word/footnotes.xml": `<w:footnotes ${W}>${notes.join("")}</w:footnotes>` },
  });
  const made = await json<{ opinionId: string }>(
    fetch(`${site.url}/api/forum/import?group=space`, {
      method: "POST",
      headers: { cookie: secretariat.cookie },
      body: bytes as Uint8Array<ArrayBuffer>,
    }),
  );
  const opinion = await secretariat.opinion(made.opinionId);
  const printed = opinion.clauses as unknown as readonly {
    text: string;
    footnotes: readonly { n: number; at: number; text: string }[];
  }[];
  const found = printed.flatMap(({ text, footnotes }) =>
    footnotes.map((one) => [one.n, text.slice(0, one.at), one.text]),
  );
  expect(found).toEqual([
    [1, "that lamps", "Of any make."],
    [2, "that lamps are lit", "At night."],
    [3, expect.stringMatching(/^that \[all ?\] lamps$/u), "As above."],
  ]);
  expect(JSON.stringify(opinion)).not.toMatch(/[\uE000-\uF8FF]/u);
});

test("X33 a long text holds up no room while it is read; one with too many clauses is refused", async () => {
  site = await openTestSite();
  const { cookie } = await site.person("secretariat");
  const send = (paragraphs: number) =>
    json<{ clauses: number }>(
      fetch(`${site!.url}/api/forum/import?group=space`, {
        method: "POST",
        headers: { cookie },
        body: Array.from({ length: paragraphs }, (_, n) => `that word ${n} is kept as it stands`).join(
          "\n\n",
        ),
      }),
    );
  // Of this process's own work, without what other programs took: the server runs in it.
  let longestMs = 0;
  let before = threadMs();
  const watch = setInterval(() => {
    const now = threadMs();
    longestMs = Math.max(longestMs, now - before);
    before = now;
  }, 5);
  const refused = await send(20_000);
  clearInterval(watch);
  expect(["tooManyClauses", "fileRefused"]).toContain(refused.refusal?.reason);
  expect(longestMs).toBeLessThan(500);
  expect(await send(400)).toMatchObject({ clauses: 400 });
});
