import { afterEach, expect, test } from "vitest";
import type { TextLanguage } from "../../shared/checks/finding.ts";
import { readText } from "../../shared/plain-text/read-text.ts";
import { ONE_OPINION } from "../../shared/plain-text/testing/one-opinion.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { run, wordFileBytes } from "../testing/word-package.ts";

let site: TestSite | null = null;
afterEach(async () => {
  await site?.close();
  site = null;
});

const LANGUAGES = Object.keys(ONE_OPINION) as TextLanguage[];
const bare = (line: string): string => line.replace(/^_/u, "");

type Opened = { readonly opinionId: string; readonly unplaced: readonly { readonly line: number }[] };

async function bringIn(who: TestPerson, bytes: Uint8Array): Promise<Opened> {
  const answer = await fetch(`${site!.url}/api/forum/import?group=space`, {
    method: "POST",
    headers: { cookie: who.cookie },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Opened;
}

test("X39 one Opinion in six languages opens with the same clauses, from a text or a Word file", async () => {
  site = await openTestSite();
  const secretariat = await site.person("secretariat");
  const shapes: string[] = [];
  // Each file is read in a process of its own: every second one as Word.
  for (const [i, language] of LANGUAGES.entries()) {
    const lines = ONE_OPINION[language].map(bare);
    const body = lines.map((line) => `<w:p>${run(line)}</w:p>`).join("");
    const bytes = i % 2 === 0 ? Buffer.from(`\uFEFF${lines.join("\r\n")}`) : wordFileBytes({ body });
    const { opinionId, unplaced } = await bringIn(secretariat, bytes);
    expect(unplaced).toEqual([]);
    const { clauses } = await secretariat.opinion(opinionId);
    shapes.push(clauses.map(({ kind, level, number }) => `${kind} ${level} ${number}`.trim()).join(", "));
    // An exported text is read as it was, letters and all.
    const exported = await secretariat.get(`/api/opinions/${opinionId}/export.txt`);
    const { draft } = readText(await exported.text());
    expect(draft.clauses.map(({ kind, level, text }) => [kind, level, text])).toEqual(
      clauses.map(({ kind, level, text }) => [kind, level, text]),
    );
    expect(draft.clauses.filter(({ form }) => form === "letter").length).toBe(3);
  }
  expect(new Set(shapes).size).toBe(1);
  expect(shapes[0]).toContain("operative 1 2, subItem 2 a), subItem 2 b), subItem 2 c), operative 1 3");
});

test("N3 an item added to a list of letters takes the next letter; no hash changes", async () => {
  site = await openTestSite();
  const secretariat = await site.person("secretariat");
  const { opinionId } = await bringIn(secretariat, Buffer.from(ONE_OPINION.zh.map(bare).join("\n")));
  const { clauses } = await secretariat.opinion(opinionId);
  const last = clauses.find(({ number, kind }) => kind === "subItem" && number === "c)")!;
  await secretariat.ask(opinionId, {
    type: "addClause",
    after: last.id,
    kind: "subItem",
    level: 2,
    text: "夜里也亮",
  });
  const after = (await secretariat.opinion(opinionId)).clauses;
  const marks = new Map(clauses.map(({ id, hash }) => [id, hash]));
  expect(after.find(({ text }) => text === "夜里也亮")?.number).toBe("d)");
  // No other number and no hash changed.
  for (const { id, hash } of after.filter(({ id: one }) => marks.has(one))) expect(hash).toBe(marks.get(id));
});
