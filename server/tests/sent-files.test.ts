import { afterAll, beforeAll, expect, test } from "vitest";
import type { WordPreview } from "../../shared/word-file/word-import.ts";
import { editWord, put } from "../testing/edit-word.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { run } from "../testing/word-package.ts";

/** The second round in Word: files that went out after the room had accepted, rejected and added (rules X23, X24). */
let site: TestSite;
let id: string;
const people = new Map<string, TestPerson>();
const as = (who: string): TestPerson => people.get(who)!;

type Clause = OpinionAnswer["clauses"][number];
const FORMS = ["bracketed", "clean", "tracked", "bilingual"] as const;
const opinion = (): Promise<OpinionAnswer> => as("space").opinion(id);
const clauses = async (): Promise<readonly Clause[]> => (await opinion()).clauses;
const running = async (symbol: string) =>
  (await opinion()).record.negotiation.proposals.filter(
    (one) => one.symbol === symbol && one.fate.kind === "running",
  );
const done = async (who: string, command: object): Promise<Record<string, string>> => {
  const answer = await as(who).ask(id, command as never);
  if (answer.status !== 200) throw new Error(`${who}: ${JSON.stringify([command, answer])}`);
  return answer.entries![0] as unknown as Record<string, string>;
};

/** Something of everything: accepted words, added clauses, rivals, an insertion within words, threads. */
beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  for (const who of ["AAA", "BBB", "CCC", "space"]) people.set(who, await site.person(who));
  await done("space", { type: "consolidate", hash: (await opinion()).hash });
  const items = (await clauses()).filter(({ kind }) => kind === "operative");
  const [first, second, third] = items;
  const propose = (who: string, clause: Clause, more: object) =>
    done(who, { type: "propose", clauseId: clause.id, hash: clause.hash, ...more });
  const taken = [
    await propose("BBB", first!, { kind: "change", text: `${first!.text} everywhere` }),
    await propose("BBB", third!, { kind: "add", text: "to count towers and masts each year" }),
  ];
  for (const one of taken) {
    const { record } = await opinion();
    const proposal = record.negotiation.proposals.find((other) => other.id === one["proposalId"])!;
    const clause = (await clauses()).find((other) => other.id === proposal.clauseId)!;
    await done("space", {
      type: "acceptProposal",
      proposalId: proposal.id,
      ...(proposal.kind === "add" ? {} : { hash: clause.hash }),
      proposalHash: proposal.wordings.at(-1)!.hash,
    });
  }
  const now = await clauses();
  const at = (clause: Clause): Clause => now.find((one) => one.id === clause.id)!;
  const words = second!.text.split(" ");
  const inserted = [...words.slice(0, 2), "the final and binding", ...words.slice(2)].join(" ");
  await propose("AAA", at(second!), { kind: "change", text: inserted });
  await propose("CCC", at(first!), { kind: "add", text: "that a register be kept by all" });
  await done("CCC", { type: "comment", on: { clauseId: first!.id }, text: "how many?", readers: "room" });
});
afterAll(() => site.close());

const exported = async (who: string, query: string): Promise<Uint8Array> => {
  const answer = await as(who).get(`/api/opinions/${id}/export.docx?${query}`);
  return new Uint8Array(await answer.arrayBuffer());
};

async function previewOf(who: string, bytes: Uint8Array) {
  const path = `/api/opinions/${id}/import`;
  const sent = await fetch(site.url + path, {
    method: "POST",
    headers: { cookie: as(who).cookie },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  const { number } = (await sent.json()) as { number: number };
  return { ...((await (await as(who).get(`${path}s/${number}`)).json()) as WordPreview), number };
}

const ins = (text: string, author = "Pat Person"): string =>
  `<w:ins w:id="9000" w:author="${author}" w:date="2025-06-20T10:00:00Z">${run(text)}</w:ins>`;
const short = ({ understood }: Pick<WordPreview, "understood">) =>
  understood.proposals.map(({ kind, clauseId, on, text }) => [kind, on ?? clauseId, text]);
const start = ({ id: of }: Clause): string => `w:name="concord_${of}"/>`;
const NOTHING = { proposals: [], comments: [], footnotes: [], settled: [], not: [] };

test("X23 an unedited file gives nothing, in any form, by anybody", async () => {
  let files = 0;
  for (const [i, form] of [...FORMS, ...FORMS.slice(1, 3)].entries()) {
    const who = ["AAA", "BBB", "CCC"][i % 3]!;
    const file = await exported("AAA", `form=${form}&language=fr`);
    const preview = await previewOf(who, file);
    expect({ who, form, ...preview.understood }).toMatchObject({ who, form, ...NOTHING, authors: [] });
    expect(preview.understood.sentAt).not.toBeNull();
    files += 1;
  }
  console.log(`${files} unedited files: nothing asked`);
});

test("X23 words typed into a clause that was added since the base text go to that clause", async () => {
  const now = await clauses();
  const added = now.find(({ text }) => text.startsWith("to count towers"))!;
  const first = now.find(({ text }) => text.endsWith("everywhere"))!;
  const file = editWord(await exported("AAA", "form=tracked"), (xml) =>
    put(put(xml, { after: start(added) }, ins("also ")), { after: start(first) }, ins("clearly ")),
  );
  const preview = await previewOf("AAA", file);
  expect(short(preview)).toEqual([
    ["change", first.id, `clearly ${first.text}`],
    ["change", added.id, `also ${added.text}`],
  ]);
  expect(preview.understood).toMatchObject({
    proposals: [
      { rebased: false, movedOn: false, authors: ["Pat Person"], compared: false },
      { rebased: false, movedOn: false, authors: ["Pat Person"], compared: false },
    ],
    not: [],
  });
});

test("X23 words typed without tracking beside a tracked change count", async () => {
  const first = (await clauses()).find(({ text }) => text.endsWith("everywhere"))!;
  for (const form of ["bracketed", "clean", "tracked"]) {
    const file = editWord(await exported("AAA", `form=${form}`), (xml) =>
      put(xml, { after: start(first) }, `${run("very ")}${ins("clearly ")}`),
    );
    const preview = await previewOf("AAA", file);
    expect([form, short(preview), preview.understood.not]).toEqual([
      form,
      [["change", first.id, `very clearly ${first.text}`]],
      [],
    ]);
    expect(preview.understood.proposals).toMatchObject([
      { rebased: false, movedOn: false, compared: true, authors: ["Pat Person"] },
    ]);
  }
});

test("X24 words typed into another delegation's insertion are a proposal on its proposal", async () => {
  const [theirs] = await running("AAA");
  const file = editWord(await exported("BBB", "form=tracked"), (xml) =>
    xml.replace(
      "final and binding",
      `final</w:t></w:r></w:ins>${ins(", agreed")}<w:ins w:id="9001" w:author="AAA" w:date="${instantIn(xml, "AAA")}"><w:r><w:t xml:space="preserve"> and binding`,
    ),
  );
  const preview = await previewOf("BBB", file);
  const text = theirs!.wordings
    .at(-1)!
    .runs.map((one) => one.text)
    .join("");
  expect(short(preview)).toEqual([["change", theirs!.id, text.replace("final and", "final, agreed and")]]);
  expect(preview.understood).toMatchObject({ settled: [], not: [] });
  const keep = { hash: preview.hash, proposals: [1], comments: [], as: "proposals", readers: "room" };
  const kept = await as("BBB").post(`/api/opinions/${id}/imports/${preview.number}/keep`, keep);
  expect(await kept.json()).toMatchObject({
    entries: [{ type: "proposalSubmitted", kind: "change", on: theirs!.id, symbol: "BBB" }],
  });
});

const instantIn = (xml: string, author: string): string =>
  new RegExp(`w:author="${author}" w:date="([^"]+)"`, "u").exec(xml)![1]!;
