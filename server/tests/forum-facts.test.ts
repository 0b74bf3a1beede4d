import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import { groupId, opinionId } from "../../shared/ids.ts";
import { GROUPS_MAX } from "../../shared/limits.ts";
import { wtpf26File } from "../../shared/testing/wtpf-26.ts";
import { verifyFile } from "../command-line/verify-file.ts";
import { runCommand } from "../command-line/run-command.ts";
import { openConcord } from "../setup/concord.ts";
import { readSettings } from "../setup/settings.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

let folder: string;
let site: TestSite;
let isOpen = false;
const close = async (): Promise<void> => {
  if (isOpen) await site.close();
  isOpen = false;
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-facts-"));
  site = await openTestSite({ DATA_DIR: folder });
  isOpen = true;
});
afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

/** `done`, or the reason of the refusal. */
async function send(who: TestPerson, command: object): Promise<string> {
  const answer = await who.post("/api/forum/commands", command);
  const { refusal } = (await answer.json()) as { readonly refusal?: { readonly reason: string } };
  return refusal?.reason ?? "done";
}

const REASON = "Decided at the second meeting";
const LEAD = { name: "Ann Example", from: "Freedonia", office: "topicFacilitator" };
const TRADE = {
  id: "trade",
  topic: { en: "Trade in services" },
  themeItem: { en: "Trade in services" },
  opinion: { number: "6", title: { en: "Trade in digital services" } },
  lead: LEAD,
};
const COMMANDS = [
  { type: "changeChair", chair: { name: "Eve Example", from: "Sylvania" } },
  { type: "changeLead", groupId: "green", lead: LEAD },
  { type: "renameGroup", groupId: "space", topic: { en: "Space and the sky", zh: "空间与天空" } },
  { type: "addGroup", group: TRADE },
  { type: "closeGroup", groupId: "resilience" },
  { type: "setCategoryRights", category: "academia", rights: ["maySpeak"] },
  {
    type: "changeForumTexts",
    texts: { place: { en: "Elsewhere" }, agenda: [{ n: 1, title: { en: "Opening" } }] },
  },
].map((command) => ({ ...command, reason: REASON }));

const factsIn = ({ chair, groups, rules, place, agenda }: ForumView) => ({
  chair,
  groups: groups.map(({ id, topic, lead, closedAt }) => ({
    id,
    topic,
    lead,
    closed: closedAt !== undefined,
  })),
  academia: rules.categories.academia,
  place,
  agenda,
});

test("M13 chair and secretariat change the forum's facts with a reason, by events alone", async () => {
  const people = await Promise.all(["chair", "secretariat", "space", "AAA"].map(site.person));
  const [chair, secretariat, ...others] = people;
  let attempts = 0;
  for (const command of COMMANDS) {
    for (const who of others) expect([attempts++, await send(who, command)][1]).toBe("notYourRole");
    const { reason: _, ...without } = command;
    for (const bad of [without, { ...command, reason: " " }, { ...command, more: 1 }])
      expect([attempts++, await send(chair!, bad)][1]).toBe("unreadable");
  }
  console.log(`${attempts} attempts: ${attempts} refused`);
  const before = await chair!.forum();
  for (const [n, command] of COMMANDS.entries())
    expect(await send(n % 2 === 0 ? chair! : secretariat!, command)).toBe("done");

  const told = await others[1]!.forum();
  expect(factsIn(told)).toMatchObject({
    chair: { name: "Eve Example" },
    academia: {
      maySpeak: true,
      mayPropose: false,
      mayType: false,
      mayTakePosition: false,
      mayStopMark: false,
    },
    place: { en: "Elsewhere" },
    agenda: [{ n: 1, title: { en: "Opening" } }],
  });
  expect(told.groups.map(({ id, lead, closedAt }) => [id, lead.name, closedAt !== undefined])).toEqual([
    ["digital-divide", "Ashok Kumar", false],
    ["green", "Ann Example", false],
    ["resilience", "Dominic Ooko", true],
    ["space", "Ronaldo Neves de Moura Filho", false],
    ["innovation", "Tobias Kaufman", false],
    ["trade", "Ann Example", false],
  ]);
  expect(told.groups.at(-1)?.opinions).toMatchObject([{ number: "6", title: "Trade in digital services" }]);
  expect(told.factsChanges.map(({ type }) => type)).toEqual([
    "officerChanged",
    "officerChanged",
    "groupRenamed",
    "groupAdded",
    "groupClosed",
    "categoryRightsSet",
    "forumTextsChanged",
  ]);
  expect(told.factsChanges[0]).toMatchObject({
    was: before.chair,
    reason: REASON,
    by: chair && told.factsChanges[0]?.by,
  });
  for (const command of COMMANDS)
    expect(await send(chair!, command)).toBe(command.type === "addGroup" ? "groupTaken" : "nothingToDo");

  // Opened anew beside a changed file, the forum is what its record says.
  await close();
  expect(await verifyFile(join(folder, "concord.sqlite"))).toMatchObject({ code: 0 });
  const settings = readSettings({ PORT: "0", DATA_DIR: folder });
  if ("problem" in settings) throw new Error(settings.problem);
  const concord = await openConcord({
    settings,
    log: () => undefined,
    address: () => "",
    found: null,
    presets: new Map([["wtpf-26", { ...wtpf26File, groups: [], timetable: [] }]]),
  });
  const { chair: now, groups, place } = concord!.forum.preset();
  expect([now.name, groups.length, place]).toEqual(["Eve Example", 6, { en: "Elsewhere" }]);
  expect(concord!.forum.timetable().entries).toEqual(told.timetable);
  // A past state is printed with the facts of its time.
  expect(concord!.forum.presetAt(told.openedAt)).toMatchObject({ chair: before.chair, place: before.place });
  await concord!.close();
});

test("M13 rights that a category loses are gone in open rooms at once", async () => {
  const [chair, aaa, lead] = await Promise.all(["chair", "AAA", "space"].map(site.person));
  const id = opinionId(site.opinionOf("space"));
  const { generation, clauses } = await aaa!.opinion(id);
  const clause = clauses.find(({ kind }) => kind === "operative")!;
  const open = (who: TestPerson) =>
    openConcordClient(site.url, { cookie: who.cookie, opinionId: id, generation });
  const [typist, facilitator] = [open(aaa!), open(lead!)];
  await Promise.all([typist.synced, facilitator.synced]);
  typist.type(() => typist.text(clause.id).insert(0, "before "));
  await until("typed", async () =>
    (await aaa!.opinion(id)).clauses.some(({ text }) => text.startsWith("before ")),
  );
  const windows = typist.windows().told;
  const rights = { type: "setCategoryRights", category: "memberState", reason: REASON };
  expect(await send(chair!, { ...rights, rights: ["maySpeak", "mayPropose"] })).toBe("done");
  await until("the open page is told", () => typist.windows().told > windows);
  typist.type(() => typist.text(clause.id).insert(0, "after "));
  expect(await typist.closed).toMatchObject({ code: 4403 });
  facilitator.type(() => facilitator.text(clause.id).insert(0, "still "));
  await until("typed", async () =>
    (await aaa!.opinion(id)).clauses.some(({ text }) => text.startsWith("still before ")),
  );
  expect((await aaa!.opinion(id)).clauses.some(({ text }) => text.includes("after "))).toBe(false);
  expect((await aaa!.forum()).rules.categories.memberState).toMatchObject({
    mayPropose: true,
    mayType: false,
  });
  facilitator.terminate();
});

test("M13 the command line changes facts from a file, or says by line what is wrong in it", async () => {
  const run = (text: string) =>
    runCommand(site.concord, {
      name: "change-forum",
      arguments: ["x"],
      input: Buffer.from(text).toString("base64"),
    });
  const lead = `type: changeLead\ngroupId: green\nlead: { name: Fay Example, from: Eastport, office: viceChair }\n`;
  const seq = site.concord.forum.seq();
  for (const [text, says] of [
    [lead, /^line 1: reason: is missing/],
    [`${lead}reason: ""`, /^line 4: reason/],
    [`${lead}reason: x\nmore: y`, /^line 5: more: no line of this name/],
    [`${lead.replace("viceChair", "boss")}reason: x`, /^line 3: lead › office: "boss" stands here/],
    [`${lead.replace("green", "red")}reason: x`, /no such working group/],
    ["type: admitDelegation", /^line 1: type/],
    ["type: [", /not written as YAML/],
    ["", /./],
  ] as const) {
    const { lines, code } = await run(text);
    expect([code, lines.join("\n")]).toEqual([1, expect.stringMatching(says)]);
  }
  expect(site.concord.forum.seq()).toBe(seq);
  expect(await run(`${lead}reason: A new term`)).toEqual({
    lines: [`entry ${seq + 1}\tofficerChanged`],
    code: 0,
  });
  expect(site.concord.forum.preset().groups.find(({ id }) => id === "green")?.lead.name).toBe("Fay Example");
});

test("M14 a closed group takes no Opinions or meetings, keeps its own, and can reopen", async () => {
  const [chair, lead] = await Promise.all(["chair", "space"].map(site.person));
  const ofSpace = { groupId: groupId("space"), reason: REASON };
  const meeting = { type: "openMeeting", groupId: "space", name: "Third" };
  const closing = { type: "closeGroup", ...ofSpace };
  expect(await send(lead!, meeting)).toBe("done");
  expect(await send(chair!, closing)).toBe("meetingOpen");
  const [open] = (await chair!.forum()).openMeetings;
  expect(await send(lead!, { type: "closeMeeting", meetingId: open!.id, conclusion: "" })).toBe("done");
  expect(await send(chair!, closing)).toBe("done");
  const draft = { type: "openOpinion", groupId: "space", number: "7" };
  expect([await send(chair!, draft), await send(lead!, { ...meeting, name: "Fourth" })]).toEqual([
    "groupClosed",
    "groupClosed",
  ]);
  const id = site.opinionOf("space");
  const { clauses } = await lead!.opinion(id);
  const { id: clauseId, hash } = clauses.find(({ kind }) => kind === "recital")!;
  const mark = await lead!.ask(id, { type: "markClause", clauseId, hash, tier: "ad-referendum" });
  expect(mark.status).toBe(200);
  expect(await send(chair!, { type: "reopenGroup", ...ofSpace })).toBe("done");
  expect(await send(chair!, draft)).toBe("done");
});

test("M14 groups with another's id, number or name are refused, and too many groups", async () => {
  const chair = await site.person("chair");
  const add = (more: object): Promise<string> =>
    send(chair, { type: "addGroup", group: { ...TRADE, ...more }, reason: REASON });
  const asked = [
    [{ id: "space" }, "groupTaken"],
    [{ id: "SPACE" }, "groupTaken"],
    [{ opinion: { ...TRADE.opinion, number: "4" } }, "groupTaken"],
    [{ id: "" }, "unreadable"],
    [{ id: "a b" }, "unreadable"],
    [{ id: "../x" }, "unreadable"],
    [{ id: "x".repeat(41) }, "unreadable"],
    [{ topic: {} }, "unreadable"],
    [{ topic: { en: "\u202Ex" } }, "unreadable"],
    [{ topic: { en: "x".repeat(301) } }, "unreadable"],
    [{ topic: { en: "x", de: "y" } }, "unreadable"],
    [{ lead: undefined }, "unreadable"],
    [{ lead: { ...LEAD, office: "chair" } }, "unreadable"],
    [{ closedAt: 1 }, "unreadable"],
    [{ opinion: { number: "", title: { en: "x" } } }, "unreadable"],
  ] as const;
  for (const [more, reason] of asked) expect(await add(more)).toBe(reason);
  console.log(`${asked.length} attempts: ${asked.length} refused`);
  const seq = site.concord.forum.seq();
  for (let n = site.concord.forum.preset().groups.length; n < GROUPS_MAX; n++)
    expect(await add({ id: `group-${n}`, opinion: { ...TRADE.opinion, number: `N${n}` } })).toBe("done");
  expect(await add({})).toBe("tooManyGroups");
  expect(site.concord.forum.seq()).toBe(seq + 2 * (GROUPS_MAX - 5));
}, 60_000);
