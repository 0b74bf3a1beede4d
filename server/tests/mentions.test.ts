import { afterAll, beforeAll, expect, test } from "vitest";
import type { NoticesAnswer } from "../../shared/notices/told-notice.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let id: string;
let clauseId: string;
const people = new Map<string, TestPerson>();
const as = (who: string): TestPerson => people.get(who)!;
const WHO = ["AAA", "BBB", "CCC", "space", "chair"];

beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  for (const who of WHO) people.set(who, await site.person(who));
  clauseId = (await as("space").opinion(id)).clauses.find(({ kind }) => kind === "recital")!.id;
});
afterAll(() => site.close());

/** Kinds of notices that came to each since the last look. */
const seen = new Map<string, number>();
async function told(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const who of WHO) {
    const { notices } = (await (await as(who).get("/api/notices")).json()) as NoticesAnswer;
    const fresh = notices.filter(({ n }) => n > (seen.get(who) ?? 0));
    seen.set(who, notices[0]?.n ?? 0);
    if (fresh.length > 0) found[who] = fresh.map(({ kind }) => kind).join(" ");
  }
  return found;
}
const say = async (who: string, text: string, readers: string | readonly string[]) => {
  const done = await as(who).ask(id, { type: "comment", on: { clauseId }, text, readers });
  expect(done.status).toBe(200);
  return done.entries![0] as unknown as { readonly commentId: string; readonly mentions?: readonly string[] };
};

test("E24 a delegation that a comment names is told once, if it may read the comment", async () => {
  await told();
  const room = await say("AAA", "Could @BBB and @bbb agree, with @AAA and @ZZZ?", "room");
  expect(room.mentions).toEqual(["BBB"]);
  expect(await told()).toEqual({ BBB: "mentioned", space: "comment" });

  const reply = { type: "replyToComment", commentId: room.commentId, text: "Ask @AAA and @CCC." };
  expect((await as("BBB").ask(id, reply)).status).toBe(200);
  // AAA is answered and named by one event.
  expect(await told()).toEqual({ AAA: "mentioned", CCC: "mentioned", space: "reply" });

  for (const [readers, expected, mentions] of [
    ["delegation", {}, undefined],
    ["lead", { space: "comment" }, undefined],
    [["CCC"], { CCC: "mentioned" }, ["CCC"]],
  ] as const) {
    const done = await say("AAA", "@BBB and @CCC, only between us", readers);
    expect(done.mentions).toEqual(mentions);
    expect(await told()).toEqual(expected);
  }
  expect((await say("space", "@AAA, a question of the leads", "lead")).mentions).toBe(undefined);
  expect(Object.keys(await told())).not.toContain("AAA");
});

test("E24 nobody puts names into an entry that the text does not have", async () => {
  const forged = { type: "comment", on: { clauseId }, text: "nobody", readers: "room", mentions: ["BBB"] };
  expect((await as("AAA").ask(id, forged)).status).toBe(400);
  const many = `${"@BBB ".repeat(700)}${"@".repeat(400)}`;
  expect((await say("AAA", many, "room")).mentions).toEqual(["BBB"]);
});
