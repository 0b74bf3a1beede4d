import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { firstBrokenEntry, GENESIS } from "../../shared/events/chain.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import { delegationId, groupId, meetingId, opinionId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { decisionIn } from "../../shared/events/taken-back-events.ts";
import type { HiddenEntry } from "../../shared/people/readers.ts";
import { bracketPlace } from "../../shared/negotiation/bracket-place.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { applyEvent } from "../../shared/events/apply-event.ts";
import { textOf } from "../../shared/clause/words.ts";
import { load } from "../replay/load.ts";
import { seeded } from "../testing/chance.ts";
import { openRandomCommands } from "../testing/random-commands.ts";
import { openTestSite, type TestSite } from "../testing/room-of-people.ts";

/** Everything that can be asked, by everybody, in any order: nothing breaks the room, nor parts what people have. */
const COMMANDS = Number(process.env["COMMANDS"] ?? 1_000);
const SEED = Number(process.env["SEED"] ?? 7);

let site: TestSite;
beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  site = await openTestSite();
});
afterAll(() => site.close());

test(
  `M1 M2 M3 Q2 B3 T18 ${COMMANDS} random commands, seed ${SEED}: one record, and each reader's part`,
  async () => {
    const id = opinionId(site.opinionOf("space"));
    const people = [...site.concord.forum.forum().participants.values()];
    const chance = seeded(SEED);
    const papers: string[] = [];
    for (const [n, symbol] of ["AAA", "BBB", "CCC"].entries()) {
      const answered = await site.concord.secretariat.carryOut(null, {
        type: "registerContribution",
        number: String(n),
        from: { kind: "delegation", delegationId: delegationId(symbol) },
        title: "A paper",
        language: "en",
        receivedAt: new Date().toISOString(),
      });
      const [entry] = "refusal" in answered ? [] : answered.entries;
      if (entry?.type === "contributionRegistered") papers.push(entry.contribution.id);
    }
    const random = openRandomCommands(
      chance,
      people.map((one) => one.id),
      papers,
    );
    const room = (await site.concord.rooms.get(id))!;
    const rows = async (reader: (typeof people)[number]): Promise<readonly (Entry | HiddenEntry)[]> => {
      const all: (Entry | HiddenEntry)[] = [];
      for (;;) {
        const page = await room.minutes(all.at(-1)?.seq ?? 0, 1_000, reader);
        if (page.length === 0) return all;
        all.push(...page);
      }
    };
    for (const entry of await rows(people[0]!)) if (entry.type !== undefined) random.learn([entry]);

    /** Meetings come and go meanwhile: their ends stand in the same event log (rule T18). */
    const meet = async (): Promise<void> => {
      const { meetings, delegations } = site.concord.forum.forum();
      const last = meetings.at(-1);
      const at = { meetingId: last?.id ?? meetingId("none") };
      const meeting = { ...at, attends: chance(3) > 0 };
      const asked: readonly ForumCommand[] = [
        {
          type: "openMeeting",
          groupId: chance(4) === 0 ? null : groupId("space"),
          name: `Meeting ${chance(40)}`,
        },
        { type: "closeMeeting", ...meeting, conclusion: "so it was concluded" },
        { type: "attendMeeting", ...meeting },
        {
          type: "listAttendance",
          ...meeting,
          delegations: [delegations[chance(4)]!.id],
          reason: "on the list",
        },
      ];
      const live: readonly ForumCommand[] = [
        { type: "setTable", ...at, opinionId: id, clauseId: null },
        { type: "askFloor", ...at, on: chance(2) === 0 ? "general" : "order" },
        { type: "giveFloor", ...at, id: last?.live.waiting[0]?.id ?? 1 },
        { type: "suspendMeeting", ...at, reason: "a break" },
        { type: "resumeMeeting", ...at },
      ];
      for (const command of [asked[chance(asked.length)]!, live[chance(live.length)]!]) {
        const answered = await site.concord.secretariat.carryOut(people[chance(people.length)]!, command);
        if (!("refusal" in answered)) carriedOut.add(command.type);
      }
    };
    const carriedOut = new Set<string>();
    for (let n = 0; n < COMMANDS; n++) {
      if (n % 5 === 0) await meet();
      const actor = people[chance(people.length)]!;
      const asked = random.next(await room.view(actor));
      const answer = await room.command(actor.id, asked).catch((error: unknown) => {
        throw new Error(`command ${n}: ${JSON.stringify(asked)}`, { cause: error });
      });
      if ("refusal" in answer) continue;
      carriedOut.add(asked.type);
      random.learn(answer.entries);
      const [first] = answer.entries;
      if (first === undefined || decisionIn(answer.entries) === null || chance(2) === 0) continue;
      const back = await room.command(actor.id, { type: "takeBack", seq: first.seq });
      if (!("refusal" in back)) carriedOut.add("takenBack");
    }
    expect(carriedOut).toContain("takenBack");
    expect(await site.concord.rooms.get(id)).toBe(room);
    expect(carriedOut.size).toBeGreaterThan(20);
    expect([...carriedOut].filter((type) => /Meeting|Attendance|Floor/.test(type)).toSorted()).toEqual(
      expect.arrayContaining(["askFloor", "attendMeeting", "closeMeeting", "listAttendance", "openMeeting"]),
    );

    for (const reader of people) {
      const entries = await rows(reader);
      expect(firstBrokenEntry(entries, GENESIS)).toBeNull();
      let replayed: Opinion | null = null;
      for (const entry of entries) if (entry.type !== undefined) replayed = applyEvent(replayed, entry);
      const { opinion } = await room.view(reader);
      expect({ ...replayed, seq: 0 }).toEqual({ ...opinion, seq: 0 });
    }

    const { words, opinion: stands } = await room.view();
    const ended = site.concord.forum
      .forum()
      .meetings.filter(({ closed, groupId: of }) => closed !== null && (of === null || of === "space"))
      .map(({ id: meeting }) => meeting);
    expect(ended.length).toBeGreaterThan(2);
    expect(stands.meetingEnds?.map(({ meetingId: one }) => one).toSorted()).toEqual(ended.toSorted());
    const loaded = await load(site.concord.store, id);
    expect(loaded.serverDoc.words()).toEqual(words);
    for (const [root, runs] of words) expect([root, textOf(runs).isWellFormed()]).toEqual([root, true]);
    const { brackets } = loaded.opinion!.negotiation;
    expect(brackets.length).toBeGreaterThan(3);
    for (const one of brackets)
      if (one.ended === null) expect(bracketPlace(one, words.get(one.clauseId) ?? [])).not.toBeNull();
  },
  COMMANDS * 60,
);
