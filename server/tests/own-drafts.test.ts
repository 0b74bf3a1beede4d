import { afterAll, beforeAll, expect, test } from "vitest";
import { cleaned } from "../../shared/text/clean-result.ts";
import type { NotUnderstood } from "../../shared/word-file/understood.ts";
import { editWord, put } from "../testing/edit-word.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { run } from "../testing/word-package.ts";

/** Files of a room that become new drafts (rule X21). */
let site: TestSite;
let id: string;
const people = new Map<string, TestPerson>();
const as = (who: string): TestPerson => people.get(who)!;
beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  for (const who of ["AAA", "BBB", "CCC", "space", "secretariat"]) people.set(who, await site.person(who));
});
afterAll(() => site.close());

type Opened = {
  readonly opinionId: string;
  readonly unplaced: readonly { readonly line: number; readonly message: string }[];
  readonly not: readonly NotUnderstood[];
};

const exported = async (query: string): Promise<Uint8Array> =>
  new Uint8Array(await (await as("AAA").get(`/api/opinions/${id}/export.docx?${query}`)).arrayBuffer());

async function opened(bytes: Uint8Array): Promise<Opened> {
  const answer = await fetch(`${site.url}/api/forum/import?group=space`, {
    method: "POST",
    headers: { cookie: as("secretariat").cookie },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Opened;
}

const done = async (who: string, command: object): Promise<Record<string, string>> => {
  const answer = await as(who).ask(id, command as never);
  if (answer.status !== 200) throw new Error(`${who}: ${JSON.stringify([command, answer])}`);
  return answer.entries![0] as unknown as Record<string, string>;
};

/** Clean, what is in brackets stands as […], with its words in a footnote. */
const textOf = ({ clauses }: OpinionAnswer, isClean = false) =>
  clauses.map(
    ({ kind, level, number, text }) =>
      `${kind} ${level} ${number} ${isClean ? cleaned(text, new Set()).text : text}`,
  );

/** Accepts one proposal into the text and leaves three that run, one of them to strike a whole paragraph. */
async function negotiate(): Promise<void> {
  const items = async () =>
    (await as("space").opinion(id)).clauses.filter(({ kind }) => kind === "operative");
  const [first, second, third] = await items();
  await done("space", { type: "consolidate", hash: (await as("space").opinion(id)).hash });
  const propose = (who: string, clause: typeof first, more: object) =>
    done(who, { type: "propose", clauseId: clause!.id, hash: clause!.hash, ...more });
  const taken = await propose("CCC", first, { kind: "change", text: `${first!.text} everywhere` });
  await done("space", {
    type: "acceptProposal",
    proposalId: taken["proposalId"],
    hash: (await items())[0]!.hash,
    proposalHash: (await as("space").opinion(id)).record.negotiation.proposals[0]?.wordings[0]?.hash,
  });
  const now = (await items()).find((one) => one.id === first!.id)!;
  await propose("BBB", now, { kind: "change", text: `${now.text} and always` });
  await propose("CCC", second, { kind: "delete" });
  await propose("BBB", third, { kind: "add", text: "that this be added" });
}

test("X21 our own files give the text that stood, accepted proposals in, running ones out", async () => {
  await negotiate();
  const stands = await as("space").opinion(id);
  const forms = ["form=bracketed", "form=clean", "form=tracked", "form=bilingual&language=fr"];
  let told = 0;
  for (const form of forms) {
    const { opinionId, not } = await opened(await exported(form));
    const draft = await as("space").opinion(opinionId);
    // A bilingual copy has the words of the base text.
    const isOfBase = form.startsWith("form=bilingual");
    const text = textOf(stands, form === "form=clean");
    expect(textOf(draft), form).toEqual(isOfBase ? text.map((one) => one.replace(" everywhere", "")) : text);
    expect(draft.record.number, form).toBe(stands.record.number);
    const running = not.filter(({ why }) => why === "runningProposal");
    expect(
      running.map(({ author }) => author),
      form,
    ).toEqual(form === "form=tracked" ? ["BBB", "CCC", "BBB"] : []);
    const printed = not.filter(({ why }) => why === "masthead").map(({ words }) => words);
    expect(printed.length, form).toBeGreaterThan(0);
    expect(printed.join(" · "), form).not.toContain("everywhere");
    if (form === "form=tracked")
      expect(not.filter(({ why }) => why === "putInTracked")).toMatchObject([
        { author: "CCC", words: expect.stringContaining("everywhere") },
      ]);
    told += not.length;
  }
  console.log(
    `${forms.length} forms: ${textOf(stands).length} clauses each, as they stood; ${told} things told`,
  );
});

test("X21 words typed into our own file are in the draft, those in its masthead are told", async () => {
  const stands = await as("space").opinion(id);
  const item = stands.clauses.find(({ kind }) => kind === "recital")!;
  const bytes = editWord(await exported("form=clean"), (xml) => {
    const typed = (words: string): string => `<w:p>${run(words)}</w:p>`;
    const [above, inside] = [xml.indexOf("<w:tbl>"), xml.indexOf("<w:p>")];
    const more = put(
      xml.slice(0, above) +
        typed("Comments of a delegation.") +
        xml.slice(above, inside) +
        typed("Second version.") +
        xml.slice(inside),
      { after: `w:name="concord_${item.id}"/>` },
      run("clearly "),
    );
    return more;
  });
  const { opinionId, not } = await opened(bytes);
  const draft = await as("space").opinion(opinionId);
  expect(textOf(draft)).toEqual(
    textOf(stands, true).map((one) => one.replace(item.text, `clearly ${item.text}`)),
  );
  // The masthead is a table, and its words are told as those of a table.
  const told = (why: string, words: string): unknown =>
    expect.objectContaining({ why, words: expect.stringContaining(words) });
  expect(not).toContainEqual(told("masthead", "Comments of a delegation."));
  expect(not).toContainEqual(told("tableWords", "Second version."));
});
