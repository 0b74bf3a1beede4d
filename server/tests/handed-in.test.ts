import { createHash } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyForumEvent } from "../../shared/forum/apply-forum-event.ts";
import type { Forum, ForumEntry } from "../../shared/forum/forum.ts";
import { entryOf } from "../store/chain-writer.ts";
import { PAPERS_WAITING_MAX } from "../../shared/file-limits.ts";
import type { Contribution, ListedContribution } from "../../shared/negotiation/contribution.ts";
import type { ListedHandedIn } from "../../shared/negotiation/handed-in.ts";
import { COMMAND_HEADER } from "../../shared/wire/protocol.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

/** Papers that delegations hand in, with files in four forms. */
let site: TestSite;
let [secretariat, chair, aaa, bbb]: TestPerson[] = [];
let space: string;

beforeAll(async () => {
  site = await openTestSite({}, { isMailOn: true });
  [secretariat, chair, aaa, bbb] = [
    await site.person("secretariat"),
    await site.person("chair"),
    await site.person("AAA"),
    await site.person("BBB"),
  ];
  space = site.opinionOf("space");
});
afterAll(() => site.close());

type Reply = {
  readonly refusal?: { readonly reason: string; readonly details?: { readonly fault?: string } };
};
const reasonOf = async (response: Response): Promise<string | number> => {
  const { refusal } = (await response.json()) as Reply;
  return refusal?.details?.fault ?? refusal?.reason ?? response.status;
};
const send = async (who: TestPerson | undefined, command: object): Promise<string | number> =>
  reasonOf(await who!.post("/api/forum/commands", command));

type Came = { readonly name: string; readonly bytes: Uint8Array; readonly language?: string };
const paper = (more: object = {}) => ({
  type: "handInPaper",
  kind: "paper",
  title: "On lamps",
  language: "en",
  ...more,
});
async function post(
  who: TestPerson | undefined,
  command: object,
  files: readonly Came[] = [],
): Promise<Response> {
  const form = new FormData();
  const fileLanguages = files.map(({ language = "en" }) => language);
  form.append("command", JSON.stringify({ ...command, ...(files.length === 0 ? {} : { fileLanguages }) }));
  for (const { name, bytes } of files)
    form.append("file", new File([bytes as Uint8Array<ArrayBuffer>], name));
  return fetch(`${site.url}/api/forum/papers`, {
    method: "POST",
    body: form,
    headers: { cookie: who?.cookie ?? "", origin: site.url },
  });
}
const waiting = async (who: TestPerson | undefined): Promise<readonly ListedHandedIn[]> =>
  ((await (await who!.get("/api/forum/papers")).json()) as { papers: readonly ListedHandedIn[] }).papers;
const listed = async (who: TestPerson | undefined): Promise<readonly ListedContribution[]> =>
  (
    (await (await who!.get("/api/forum/contributions")).json()) as {
      contributions: readonly ListedContribution[];
    }
  ).contributions;

const bytesAt = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await aaa!.get(path)).arrayBuffer());
const odt = (content: string, more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({
    mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
    "content.xml": strToU8(
      `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>${content}</office:text></office:body></office:document-content>`,
    ),
    ...more,
  });
const TXT = strToU8("that lamps are lit\n\nthat ships come by night\n");
const text = (name: string): Came => ({ name, bytes: strToU8(`On ${name}\n`) });

test("F11 F13 a head hands in four forms in four languages; the files are kept byte for byte", async () => {
  const docx = await bytesAt(`/api/opinions/${space}/export.docx?form=clean`);
  const pdf = await bytesAt(`/api/opinions/${space}/export.pdf`);
  const files: readonly Came[] = [
    { name: "lamps.docx", bytes: docx },
    { name: "фонари.pdf", bytes: pdf, language: "ru" },
    {
      name: "lampes.odt",
      bytes: odt(
        "<text:tracked-changes><text:p>struck</text:p></text:tracked-changes><text:p>que les lampes<text:s text:c='2'/>luisent</text:p><text:h>Titre</text:h>",
      ),
      language: "fr",
    },
    { name: "灯.txt", bytes: TXT, language: "zh" },
  ];
  const before = Date.now();
  const about = [{ opinionId: space, clauseIds: [] }];
  expect(await reasonOf(await post(aaa, paper({ about, sources: ["BBB", "AAA"] }), files))).toBe(200);
  const [one] = await waiting(aaa);
  expect(one).toMatchObject({
    delegationId: "AAA",
    kind: "paper",
    title: "On lamps",
    sources: ["BBB"],
    about,
    state: { kind: "waiting" },
  });
  expect(one!.receivedAt).toBeGreaterThanOrEqual(before);
  expect(one!.receivedAt).toBeLessThanOrEqual(one!.at);
  expect(one!.files.map(({ name, form, language }) => [name, form, language])).toEqual([
    ["lamps.docx", "docx", "en"],
    ["фонари.pdf", "pdf", "ru"],
    ["lampes.odt", "odt", "fr"],
    ["灯.txt", "txt", "zh"],
  ]);
  for (const [n, { hash, paragraphCount }] of one!.files.entries()) {
    expect(paragraphCount).toBeGreaterThan(n === 0 ? 10 : 0);
    expect(hash).toBe(createHash("sha256").update(files[n]!.bytes).digest("hex"));
    const answer = await aaa!.get(`/api/forum/papers/${one!.id}/files/${hash}`);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/u);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
    expect(Buffer.from(await answer.arrayBuffer()).equals(files[n]!.bytes)).toBe(true);
  }
});

test("F12 a paper that waits is there for its delegation and the secretariat, and nobody else", async () => {
  const [one] = await waiting(secretariat);
  expect((await waiting(aaa))[0]!.id).toBe(one!.id);
  for (const who of [bbb, chair]) {
    expect(await waiting(who)).toEqual([]);
    expect((await who!.forum()).handedInSeq).toBe(0);
    expect(await reasonOf(await who!.get(`/api/forum/papers/${one!.id}/files/${one!.files[0]!.hash}`))).toBe(
      "noSuchPaper",
    );
    expect(await (await who!.get("/api/forum/minutes?after=0")).text()).not.toContain("On lamps");
    expect(await send(who, { type: "takePaperBack", paperId: one!.id })).toBe("noSuchPaper");
    for (const type of ["postPaper", "returnPaper"])
      expect(await send(who, { type, paperId: one!.id, number: "1", reason: "r" })).toMatch(
        /unreadable|notYourRole/u,
      );
  }
  expect(await (await aaa!.get("/api/forum/minutes?after=0")).text()).toContain("On lamps");
  expect(await listed(bbb)).toEqual([]);
  expect(await reasonOf(await post(chair, paper({ text: "Words" })))).toBe("noDelegation");
  expect(await reasonOf(await post(undefined, paper({ text: "Words" })))).toBe("notSignedIn");
});

test("F11 its receipt goes out by mail, with the instant and the hashes, and without a word of it", async () => {
  const [one] = await waiting(aaa);
  const mails = await site.concord.store.mailsDue({
    now: Date.now() + 1000,
    kinds: ["paperReceived"],
    limit: 100,
  });
  expect(mails).toHaveLength(1);
  expect(JSON.parse(mails[0]!.body)).toEqual({
    receipt: one!.id,
    at: one!.receivedAt,
    late: false,
    hashes: one!.files.map(({ hash }) => hash),
    link: `${site.url}/contributions?handed=${one!.id}`,
  });
});

test("F12 F14 posted, revised, added to and corrected: each under a number of its own", async () => {
  const [one] = await waiting(secretariat);
  expect(await send(secretariat, { type: "postPaper", paperId: one!.id, number: "12" })).toBe(200);
  expect(await send(secretariat, { type: "postPaper", paperId: one!.id, number: "13" })).toBe("paperSettled");
  expect(await send(aaa, { type: "takePaperBack", paperId: one!.id })).toBe("paperSettled");
  const [first] = await listed(bbb);
  expect(first).toMatchObject({
    number: "12",
    title: "On lamps",
    receivedAt: one!.receivedAt,
    sources: ["BBB"],
  });
  expect(first!.files).toHaveLength(4);
  const whole = (await (await bbb!.get(`/api/forum/contributions/${first!.id}`)).json()) as Contribution;
  expect(whole.files![2]!.paragraphs).toEqual(["que les lampes luisent", "Titre"]);
  expect(whole.files![3]!.paragraphs).toEqual(["that lamps are lit", "that ships come by night"]);
  expect(whole.paragraphs).toEqual(whole.files![0]!.paragraphs);
  const download = await bbb!.get(`/api/forum/contributions/${first!.id}/files/${first!.files[3]!.hash}`);
  expect(new Uint8Array(await download.arrayBuffer())).toEqual(TXT);

  for (const [n, kind] of (["revision", "addendum", "corrigendum"] as const).entries()) {
    const command = paper({
      kind,
      contributionId: first!.id,
      title: `Its ${kind}`,
      text: `Words of the ${kind}`,
    });
    expect(await reasonOf(await post(bbb, command))).toBe("notProponent");
    expect(await reasonOf(await post(aaa, command))).toBe(200);
    const last = (await waiting(secretariat)).at(-1)!;
    expect(await send(secretariat, { type: "postPaper", paperId: last.id, number: "12" })).toBe(
      "numberTaken",
    );
    expect(await send(secretariat, { type: "postPaper", paperId: last.id, number: `12-${n}` })).toBe(200);
  }
  const [revised] = await listed(bbb);
  expect(revised!.number).toBe("12-0");
  expect(revised!.files).toEqual([]);
  expect(revised!.former.map(({ number, files }) => [number, files.length])).toEqual([["12", 4]]);
  expect(revised!.additions.map(({ kind, number }) => [kind, number])).toEqual([
    ["addendum", "12-1"],
    ["corrigendum", "12-2"],
  ]);
  // Files of a former revision stay there for good.
  expect(
    (await bbb!.get(`/api/forum/contributions/${first!.id}/files/${first!.files[3]!.hash}`)).status,
  ).toBe(200);
});

test("F12 F15 a paper is returned with a reason, or taken back; nothing of it is posted", async () => {
  expect(await reasonOf(await post(bbb, paper({ title: "Returned" }), [text("a.txt")]))).toBe(200);
  const first = (await waiting(bbb)).at(-1)!;
  expect(await send(secretariat, { type: "returnPaper", paperId: first.id })).toBe("unreadable");
  expect(await send(secretariat, { type: "returnPaper", paperId: first.id, reason: "No title page" })).toBe(
    200,
  );
  expect((await waiting(bbb)).at(-1)!.state).toMatchObject({ kind: "returned", reason: "No title page" });
  expect(await reasonOf(await post(bbb, paper({ title: "Taken back", text: "Words" })))).toBe(200);
  const second = (await waiting(bbb)).at(-1)!;
  expect(await send(aaa, { type: "takePaperBack", paperId: second.id })).toBe("noSuchPaper");
  expect(await send(bbb, { type: "takePaperBack", paperId: second.id })).toBe(200);
  expect((await waiting(bbb)).at(-1)!).toMatchObject({ state: { kind: "takenBack" }, paragraphs: ["Words"] });
  expect(await listed(aaa)).toHaveLength(1);
});

test("F13 hostile and damaged files are refused with a sentence, and nothing is handed in", async () => {
  const pdf = await bytesAt(`/api/opinions/${space}/export.pdf`);
  const count = (await waiting(aaa)).length;
  const scripted = Buffer.from(
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n",
  );
  const bomb = zipSync({ "[Content_Types].xml": strToU8(`<Types>${" ".repeat(60_000_000)}</Types>`) });
  for (const [bytes, reason] of [
    [new Uint8Array(), "notPaper"],
    [new Uint8Array([0, 1, 2, 3]), "notPaper"],
    [Buffer.from("MZ\u0000\u0003"), "notPaper"],
    [pdf.subarray(0, 4000), "broken"],
    [scripted, "pdfScripts"],
    [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "notWord"],
    [zipSync({ "word/document.xml": strToU8("<a/>") }), "notWord"],
    [bomb, "tooLargeInside"],
    [odt("<text:p>a</text:p>", { "Basic/Standard/Module.xml": strToU8("<a/>") }), "macros"],
    [odt("<text:p>a</text:q>"), "badXml"],
    [odt(`${"<text:span>".repeat(300)}a`), "tooDeep"],
  ] as const)
    expect([reason, await reasonOf(await post(aaa, paper(), [{ name: "a.pdf", bytes }]))]).toEqual([
      reason,
      expect.stringMatching(new RegExp(`^(?:${reason}|oldOrProtected)$`, "u")),
    ]);
  // One bad file refuses the paper whole.
  expect(
    await reasonOf(await post(aaa, paper(), [text("a"), { name: "b", bytes: new Uint8Array([0]) }])),
  ).toBe("notPaper");
  expect(await reasonOf(await post(aaa, paper(), [text("a"), text("a")]))).toBe("sameFile");
  expect(await reasonOf(await post(aaa, paper()))).toBe("emptyWords");
  expect(await reasonOf(await post(aaa, { ...paper({ text: "x" }), kind: "revision" }))).toBe("unreadable");
  expect(await reasonOf(await post(aaa, { type: "closeForum", reason: "x" }))).toBe("unreadable");
  const raw = await fetch(`${site.url}/api/forum/papers`, {
    method: "POST",
    body: "--x\r\nnonsense",
    headers: { cookie: aaa!.cookie, origin: site.url, "content-type": "multipart/form-data; boundary=x" },
  });
  expect(await reasonOf(raw)).toBe("unreadable");
  expect(await waiting(aaa)).toHaveLength(count);
});

test("F13 a page as a text file goes out for download alone, under an ending of its own", async () => {
  const bytes = strToU8("<!doctype html><script>document.title = 'run'</script>");
  expect(await reasonOf(await post(aaa, paper({ title: "A page" }), [{ name: "page.html", bytes }]))).toBe(
    200,
  );
  const last = (await waiting(aaa)).at(-1)!;
  expect(last.files[0]).toMatchObject({ name: "page.html.txt", form: "txt" });
  const answer = await aaa!.get(`/api/forum/papers/${last.id}/files/${last.files[0]!.hash}`);
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/u);
});

test("F11 the same command id hands in once; a delegation has room for a number of papers", async () => {
  const before = (await waiting(bbb)).length;
  const form = (): FormData => {
    const made = new FormData();
    made.append("command", JSON.stringify(paper({ title: "Once", text: "Words" })));
    return made;
  };
  const headers = { cookie: bbb!.cookie, origin: site.url, [COMMAND_HEADER]: "01JD0000000000000000000000" };
  for (let n = 0; n < 3; n += 1)
    expect(
      (await fetch(`${site.url}/api/forum/papers`, { method: "POST", body: form(), headers })).status,
    ).toBe(200);
  const after = await waiting(bbb);
  expect(after).toHaveLength(before + 1);
  const open = after.filter(({ state }) => state.kind === "waiting").length;
  for (let n = open; n < PAPERS_WAITING_MAX; n += 1)
    expect(await send(bbb, paper({ title: `More ${n}`, text: "Words" }))).toBe(200);
  expect(await send(bbb, paper({ text: "Words" }))).toBe("tooMany");
});

test("F11 the forum's log gives the papers again as they are, and each file is there by its hash", async () => {
  const { store, forum } = site.concord;
  const rows = await store.read("forum", 0, { limit: 1000 });
  const again = rows.reduce<Forum | null>(
    (before, row) => applyForumEvent(before, entryOf<ForumEntry>(row)),
    null,
  )!;
  expect(again.handedIn).toEqual(forum.forum().handedIn);
  expect(again.contributions).toEqual(forum.forum().contributions);
  const files = again.handedIn.flatMap((one) => one.files);
  expect(files.length).toBeGreaterThan(4);
  for (const { hash } of files) expect(await store.file(hash)).not.toBeNull();
});
