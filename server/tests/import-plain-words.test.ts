import { afterEach, expect, test } from "vitest";
import type { Entry } from "../../shared/events/event.ts";
import type { WordPreview } from "../../shared/word-file/word-import.ts";
import { openTestSite, type TestSite } from "../testing/room-of-people.ts";
import { relationship, run, W, wordFileBytes } from "../testing/word-package.ts";

/** Words beside the text that a Word file brings: reasons, comments, footnotes. */
let site: TestSite | null = null;
afterEach(async () => {
  await site?.close();
  site = null;
});

/** So many letters, then a sign of two UTF-16 units, and more. */
const upTo = (chars: number): string => `${"x".repeat(chars)}\u{1F600} and on`;
const HIDING = "a\u202Eb\u2063c\u{E0041}d";

test("W18 a Word file brings no hidden or half characters into reasons, comments, footnotes", async () => {
  site = await openTestSite();
  const id = site.opinionOf("space");
  const aaa = await site.person("AAA");
  const { clauses } = await aaa.opinion(id);
  const items = clauses.filter(({ kind }) => kind === "recital").slice(0, 4);
  const note = `<w:r><w:footnoteReference w:id="2"/></w:r>`;
  const body = clauses.map((clause) => {
    const words = run(clause.number === "" ? clause.text : `${clause.number}  ${clause.text}`);
    const n = items.indexOf(clause);
    if (n < 0) return `<w:p>${words}</w:p>`;
    const added = n < 2 ? `<w:ins w:author="Pat">${run(" and islands")}</w:ins>` : n === 2 ? note : "";
    return `<w:p><w:commentRangeStart w:id="${n}"/><w:commentRangeEnd w:id="${n}"/>${words}${added}</w:p>`;
  });
  const said = [`Reason: ${upTo(999)}`, `Reason: ${HIDING}`, HIDING, upTo(3_999)];
  const comments = said.map(
    (text, n) => `<w:comment w:id="${n}" w:author="Pat"><w:p>${run(text)}</w:p></w:comment>`,
  );
  const bytes = wordFileBytes({
    body: body.join(""),
    relationships: relationship("comments", "comments.xml") + relationship("footnotes", "footnotes.xml"),
    parts: {
      "word/comments.xml": `<w:comments ${W}>${comments.join("")}</w:comments>`,
      "word/footnotes.xml": `<w:footnotes ${W}><w:footnote w:id="2"><w:p>${run(upTo(3_999))}</w:p></w:footnote></w:footnotes>`,
    },
  });
  const path = `/api/opinions/${id}/import`;
  const sent = await fetch(site.url + path, {
    method: "POST",
    headers: { cookie: aaa.cookie },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  const { number } = (await sent.json()) as { number: number };
  const { hash } = (await (await aaa.get(`${path}s/${number}`)).json()) as WordPreview;
  const chosen = { proposals: [1, 2], comments: [1, 2], footnotes: [1], as: "proposals", readers: "room" };
  const kept = await aaa.post(`${path}s/${number}/keep`, { hash, ...chosen });
  const { entries } = (await kept.json()) as { entries: readonly Entry[] };
  const words = entries.map((one) => {
    if (one.type === "proposalSubmitted") return one.reason;
    return one.type === "footnoteAdded" || one.type === "commented" ? one.text : one.type;
  });
  expect(words).toEqual(["x".repeat(3_999), "x".repeat(999), "abcd", "abcd", "x".repeat(3_999)]);
});
