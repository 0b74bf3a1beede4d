import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ForumView, ToldMainReport } from "../../shared/forum/forum-view.ts";
import type { ToldDraft } from "../../shared/forum/main-report.ts";
import { makeArchive } from "../command-line/archive-command.ts";
import { verifyStream } from "../command-line/verify.ts";
import { type CalendarRoom, openCalendarRoom } from "../testing/calendar-room.ts";

/** The report from its outline to the final draft, on a real server whose clock is set by hand. */
const REPORT = "_report";
let room: CalendarRoom;

beforeAll(async () => {
  room = await openCalendarRoom("2024-07-30T09:00:00Z");
});
afterAll(() => room.close());

const forum = async (person = "AAA"): Promise<ForumView> =>
  (await (await room.get(person, "/api/forum")).json()) as ForumView;
const report = async (): Promise<ToldMainReport> => (await forum()).mainReport!;
const newest = async (): Promise<ToldDraft> => (await report()).drafts.at(-1)!;
const add = async (kind: string, text: string): Promise<string> => {
  const after = (await room.opinion(REPORT)).clauses.at(-1)!.id;
  return room.ask("office", REPORT, {
    type: "addClause",
    after,
    kind,
    text,
    ...(kind === "operative" ? { level: 1 } : {}),
  });
};
const lines = async (): Promise<readonly string[]> =>
  (await room.opinion(REPORT)).clauses.map(({ number, text }) => `${number} ${text}`.trim());
const publish = async (kind: string, commentsUntil: string | null, annexes: readonly string[] = []) =>
  room.askForum("office", {
    type: "publishReportDraft",
    hash: (await report()).hash,
    kind,
    commentsUntil,
    annexes,
  });
const reopen = () => room.ask("office", REPORT, { type: "reopen", reason: "for the next draft" });
const file = async (n: number, form: string): Promise<Buffer> => {
  const answer = await room.get("AAA", `/api/main-report/drafts/${n}/report.${form}`);
  expect(answer.status, form).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
};

test("R31 the secretariat alone opens the report, once, and writes it in numbered paragraphs", async () => {
  const open = { type: "openMainReport", title: "Report on lamps", language: "en" };
  expect(await room.askForum("chair", open)).toBe("notYourRole");
  expect(await room.askForum("office", open)).toBe("done");
  expect(await room.askForum("office", open)).toBe("nothingToDo");
  expect(await add("verb", "Introduction")).toBe("done");
  expect(await add("operative", "Lamps are lit.")).toBe("done");
  expect(await add("operative", "Ships come by night.")).toBe("done");
  expect(await add("verb", "Oil")).toBe("done");
  expect(await add("operative", "Oil is dear.")).toBe("done");
  expect(await lines()).toEqual([
    "Report on lamps",
    "Introduction",
    "1 Lamps are lit.",
    "2 Ships come by night.",
    "Oil",
    "3 Oil is dear.",
  ]);
  for (const person of ["AAA", "chair", "space"]) {
    const { clauses } = await room.opinion(REPORT);
    const command = { type: "addClause", after: clauses.at(-1)!.id, kind: "operative", level: 1, text: "x" };
    expect(await room.ask(person, REPORT, command), person).toBe("notYourRole");
  }
  expect(await room.type(REPORT)).toBe("notYourRole");
});

test("R31 nobody marks the report or takes a position on it, and it counts as no Opinion", async () => {
  const { id: clauseId, hash } = (await room.opinion(REPORT)).clauses.find(({ number }) => number === "1")!;
  const mark = { type: "markClause", clauseId, hash, tier: "ad-referendum" };
  expect(await room.ask("office", REPORT, mark)).toBe("kindForbids");
  const position = { type: "takePosition", subject: { clauseId }, hash, position: "supports" };
  expect(await room.ask("AAA", REPORT, position)).toBe("kindForbids");
  const all = (await forum()).groups.flatMap(({ opinions }) => opinions);
  expect(all).toHaveLength(5);
  expect(JSON.stringify(all)).not.toContain("Report on lamps");
  const chairs = (await (await room.get("chair", "/api/report")).json()) as {
    preparing: { annexes: readonly { kind: string }[] };
  };
  expect(chairs.preparing.annexes.filter(({ kind }) => kind === "opinion")).toHaveLength(5);
  const board = await (await room.get("chair", "/api/forum/board")).text();
  expect(board).not.toContain(REPORT);
});

test("R32 R33 the outline opens comments and proposals by paragraph, to the second", async () => {
  expect(await room.comment(REPORT)).toBe("windowClosed");
  room.at("2024-08-05T09:00:00Z");
  expect(await publish("outline", "2024-08-01T00:00:00Z")).toBe("notAhead");
  expect(await publish("outline", "2024-08-26T21:59:59Z")).toBe("done");
  expect(await newest()).toMatchObject({ n: 1, kind: "outline", baseText: 1, title: "Report on lamps" });
  const { notices } = (await (await room.get("AAA", "/api/notices")).json()) as {
    notices: readonly object[];
  };
  expect(notices).toContainEqual(expect.objectContaining({ kind: "reportDraft", about: "Report on lamps" }));
  room.at("2024-08-26T21:59:59Z");
  expect([await room.comment(REPORT), await room.propose("AAA", REPORT)]).toEqual(["done", "done"]);
  expect((await report()).isOpen).toBe(true);
  room.at("2024-08-26T22:00:00Z");
  expect([await room.comment(REPORT), await room.propose("AAA", REPORT)]).toEqual([
    "windowClosed",
    "windowClosed",
  ]);
  expect((await report()).isOpen).toBe(false);
});

test("R33 drafts 2 to 4 keep what each was; a text that stands is published again without a base text", async () => {
  const days = ["2024-11-04", "2025-03-31", "2025-11-03"];
  for (const [i, day] of days.entries()) {
    room.at(`${day}T09:00:00Z`);
    expect(await reopen()).toBe("done");
    expect(await add("operative", `Draft ${i + 2} has more.`)).toBe("done");
    expect(await publish("outline", null)).toBe("draftOrder");
    expect(await publish("draft", `${day.slice(0, 4)}-12-20T22:59:59Z`)).toBe("done");
  }
  const { drafts } = await report();
  expect(drafts.map(({ n, kind, baseText }) => [n, kind, baseText])).toEqual([
    [1, "outline", 1],
    [2, "draft", 2],
    [3, "draft", 3],
    [4, "draft", 4],
  ]);
  const compared = await room.get(
    "AAA",
    `/api/opinions/${(await report()).opinionId}/compare?from=${drafts[1]!.seq}&to=${drafts[3]!.seq}`,
  );
  expect(compared.status).toBe(200);
  const words = await compared.text();
  expect([words.includes("Draft 4 has more."), words.includes("Draft 3 has more.")]).toEqual([true, true]);
});

test("R33 R35 the final report annexes the Opinions; after the rule's last day it says so", async () => {
  const space = (await room.opinion("space")).id;
  room.at("2026-05-11T09:00:00Z");
  expect(await publish("final", null, [space, space])).toBe("unreadable");
  expect(await publish("final", null, [(await report()).opinionId])).toBe("noSuchOpinion");
  expect(await publish("final", null, [space])).toBe("done");
  const final = await newest();
  // The text stood as base text 4: it was not frozen again.
  expect(final).toMatchObject({ n: 5, kind: "final", baseText: 4, lateAfter: "2026-04-28" });
  expect(await publish("draft", null)).toBe("draftOrder");
});

test("R34 an annexed Opinion proves itself by its hash after it changed, and files stay byte for byte", async () => {
  const { annexes, files, n } = await newest();
  const [annex] = annexes;
  const before = await room.opinion("space");
  expect(annex).toMatchObject({ opinionId: before.id, hash: before.hash, baseText: 0 });
  const kept = await Promise.all(files.map(({ format }) => file(n, format)));
  for (const [i, { hash, bytes }] of files.entries()) {
    expect(createHash("sha256").update(kept[i]!).digest("hex")).toBe(hash);
    expect(kept[i]!.byteLength).toBe(bytes);
  }
  const { id: clauseId, hash } = before.clauses.at(-1)!;
  const command = { type: "correctClause", clauseId, hash, text: "that the Second paragraph stands" };
  expect(await room.ask("office", "space", command)).toBe("done");
  expect((await room.opinion("space")).hash).not.toBe(annex!.hash);

  const address = `/api/main-report/drafts/${n}/annexes/${before.id}/export.txt`;
  const then = await (await room.get("AAA", address)).text();
  expect([then.includes("second paragraph stands"), then.includes("Second paragraph")]).toEqual([
    true,
    false,
  ]);
  const document = strFromU8(unzipSync(await file(n, "docx"))["word/document.xml"]!);
  for (const said of ["Lamps are lit.", "Draft 4 has more.", "second paragraph stands", annex!.hash])
    expect(document).toContain(said);
  const text = String(await file(n, "txt"));
  expect(text).toContain("FINAL REPORT");
  expect(text).toContain(annex!.hash);
  expect(String((await file(n, "pdf")).subarray(0, 5))).toBe("%PDF-");
  expect(String(await file(n, "html"))).toContain("Lamps are lit.");
  expect((await room.get("AAA", "/api/main-report/drafts/9/report.docx")).status).toBe(404);
});

test("R34 the archive of the forum has each published draft, and its record verifies", async () => {
  const made = await makeArchive(room.concord, "archive", () => {});
  if ("code" in made) throw new Error(JSON.stringify(made));
  const { drafts } = await report();
  for (const { n, files } of drafts)
    for (const { format, hash } of files) {
      const body = made.files.get(`report-drafts/${n}/report.${format}`);
      expect(createHash("sha256").update(body!).digest("hex")).toBe(hash);
    }
  expect(Buffer.from(made.files.get("index.html")!).toString()).toContain("Report on lamps (final report)");
  const { store } = room.concord;
  const checked = await verifyStream(store, (await report()).opinionId);
  expect(checked.bad).toBeNull();
  console.log(
    `archive: ${made.files.size} files, ${drafts.length} drafts; the report has ${checked.rows} rows`,
  );
});
