import { expect, test } from "vitest";
import { isCounted } from "../../shared/clause/clause.ts";
import type { Command } from "../../shared/commands/commands.ts";
import { documentOf } from "../../shared/document/opinion-document.ts";
import { applyEvent } from "../../shared/events/apply-event.ts";
import type { Recorded } from "../../shared/events/event.ts";
import { opinionFor } from "../../shared/events/negotiation-for.ts";
import {
  applyMeetingEvent,
  type Meeting,
  type MeetingEvent,
  type RecordedMeetingEvent,
} from "../../shared/forum/meeting.ts";
import { type ClauseId, delegationId, groupId, meetingId, userId } from "../../shared/ids.ts";
import { openCall } from "../../shared/negotiation/call.ts";
import { livingClauses, type Opinion } from "../../shared/opinion/opinion.ts";
import { meetingRecord, type MeetingRecord } from "../../shared/report/meeting-record.ts";
import { NAMES, openTestRoom, PEOPLE, type Who } from "../../shared/testing/room.ts";
import type { RoomView } from "../room/room-view.ts";
import { seeded } from "../testing/chance.ts";
import { openRandomCommands } from "../testing/random-commands.ts";

/** Meetings open, close, overlap and are suspended while people ask for anything: each record says what the logs say. */
const SEEDS = Number(process.env["SEEDS"] ?? 60);
const SEED = Number(process.env["SEED"] ?? 1);
const STEPS = 90;

const OWN = groupId("space");
const GREEN = groupId("green");
const ORDER = ["AAA", "BBB", "HHH"].map((symbol) => delegationId(symbol));
const WHO = Object.keys(PEOPLE) as Who[];

/** One agreement as the logs have it, with the meeting in which it was made. */
type Expected = {
  readonly meeting: string;
  readonly clauseId: string;
  readonly seq: number;
  readonly tier: string;
  readonly hash: string;
  readonly text: string;
};
type Walked = {
  readonly marks: readonly Expected[];
  readonly onTable: ReadonlyMap<string, number>;
  readonly records: ReadonlyMap<string, MeetingRecord>;
  readonly meetings: readonly Meeting[];
  /** The last instant. */
  readonly now: number;
  /** Numbered paragraphs of the text at the end. */
  readonly paragraphs: number;
};

function walk(seed: number): Walked {
  const chance = seeded(seed);
  const room = openTestRoom();
  room
    .as("lead")
    .write(
      "title On space",
      "verb considering",
      "recital that one",
      "recital that two",
      "verb invites",
      "operative to act",
    );
  const random = openRandomCommands(
    chance,
    WHO.map((who) => PEOPLE[who].id),
    [],
  );
  const pick = <One>(list: readonly One[]): One => list[chance(list.length)]!;
  let forumSeq = 10;
  let meetings: readonly Meeting[] = [];
  const events: RecordedMeetingEvent[] = [];
  const entries: Recorded[] = [];
  /** Of each entry of the Opinion, the meeting that a person in the room would name. */
  const meetingOfEntry: (string | null)[] = [];
  const onTable = new Map<string, number>();
  const table = new Map<string, string>();
  const suspended = new Set<string>();
  let last = room.now();

  const openNow = (): readonly Meeting[] => meetings.filter(({ closed }) => closed === null);
  const isOwn = ({ groupId: of, groupIds = [] }: Meeting): boolean => of === OWN || groupIds.includes(OWN);
  const isOfAll = ({ groupId: of, groupIds }: Meeting): boolean => of === null && groupIds === undefined;
  const current = (): string | null => (openNow().find(isOwn) ?? openNow().find(isOfAll))?.id ?? null;
  const tick = (): void => {
    for (const { id } of openNow()) {
      const on = table.get(id);
      if (on !== undefined && !suspended.has(id))
        onTable.set(`${id} ${on}`, (onTable.get(`${id} ${on}`) ?? 0) + room.now() - last);
    }
    last = room.now();
  };
  const tell = (event: MeetingEvent): void => {
    tick();
    const told = { ...event, seq: ++forumSeq, at: room.now(), by: userId("lead") };
    events.push(told);
    meetings = applyMeetingEvent(meetings, told);
  };
  const learn = (): void => {
    for (const entry of room.entries().slice(entries.length)) {
      entries.push(withForumSeq({ ...entry, forumSeq }, entries));
      meetingOfEntry.push(current());
    }
  };

  const meet = (): void => {
    const one = openNow().length === 0 ? null : pick(openNow());
    const what = chance(8);
    if (one === null || what === 0) {
      const kind = pick(["own", "all", "joint", "other"] as const);
      const isTaken = openNow().some((open) =>
        kind === "all" ? isOfAll(open) : kind !== "other" && isOwn(open),
      );
      if (isTaken) return;
      const id = meetingId(`01${String(forumSeq).padStart(24, "0")}`);
      const of = { own: OWN, other: GREEN, all: null, joint: null }[kind];
      const groups = kind === "joint" ? { groupIds: [OWN, GREEN] } : {};
      const more = { groupId: of, ...groups, name: `Meeting ${forumSeq}`, entryId: null };
      tell({ type: "meetingOpened", meeting: { id, ...more, chairedBy: "lead" } });
      return;
    }
    const { id } = one;
    if (what === 1)
      return tell({ type: "meetingClosed", meetingId: id, conclusion: "", endedAt: null, reason: "" });
    if (what === 2) {
      const isSuspended = suspended.has(id);
      tell(
        isSuspended
          ? { type: "meetingResumed", meetingId: id }
          : { type: "meetingSuspended", meetingId: id, reason: "coffee" },
      );
      if (isSuspended) suspended.delete(id);
      else suspended.add(id);
      return;
    }
    if (what === 3) {
      tell({ type: "attendanceTold", meetingId: id, delegationId: pick(ORDER), attends: chance(3) > 0 });
      return;
    }
    const clause = chance(5) === 0 ? null : pick(livingClauses(room.opinion())).id;
    tell({ type: "tableSet", meetingId: id, opinionId: room.opinion().id, clauseId: clause });
    table.set(id, String(clause));
  };

  const agree = (): Command => {
    const tier = pick(["ad-referendum", "agreed"] as const);
    const { id: clauseId } = pick(livingClauses(room.opinion()));
    const hash = room.hash(clauseId);
    const call = openCall(room.opinion());
    switch (chance(6)) {
      case 0:
        return { type: "reopenMark", clauseId, reason: "asked for" };
      case 1:
        return { type: "agreeEnBloc", marks: room.notAgreed(), reason: "as agreed" };
      case 2:
        return call === null
          ? { type: "callForObjections", clauses: [{ clauseId, hash }], tier, pauseS: 10 }
          : { type: "declareCall", callSeq: call.seq, reason: "as agreed" };
      default:
        return { type: "markClause", clauseId, tier, hash, reason: "as agreed" };
    }
  };

  for (let step = 0; step < STEPS; step++) {
    if (chance(3) === 0) {
      meet();
      continue;
    }
    const { opinion, document, words } = room;
    const view = { opinion: opinion(), document: document(), words: words() } as RoomView;
    if (chance(12) === 0) room.as(pick(["chair", "lead"])).ask({ type: "takeBack", seq: room.lastAct() });
    else if (chance(2) === 0) room.as(pick(["chair", "lead"])).ask(agree());
    else room.as(pick(WHO)).ask(random.next(view));
    learn();
    random.learn(entries.slice(-4) as never);
    tick();
  }

  const opinion = entries.reduce<Opinion | null>(applyEvent, null)!;
  const seen = opinionFor(opinion, null);
  const words = room.words();
  const text = { opinion: seen, words, document: documentOf(seen, words, { names: NAMES, head: "" }) };
  const records = meetings.map((meeting) => {
    const isOfGroup = isOwn(meeting) || isOfAll(meeting);
    const own = events.filter((one) => "meetingId" in one && one.meetingId === meeting.id);
    const texts = isOfGroup ? [text] : [];
    const logs = { meeting, meetings, events: own, texts, names: NAMES, order: ORDER, now: room.now() };
    return [meeting.id, meetingRecord(logs)] as const;
  });
  return {
    marks: marksIn(entries, meetingOfEntry),
    onTable,
    records: new Map(records),
    meetings,
    now: room.now(),
    paragraphs: text.document.clauses.filter(({ kind }) => isCounted(kind)).length,
  };
}

/** A room of the server gives each entry the forum's seq as it is decided: so the marks that come back have theirs, too. */
function withForumSeq(entry: Recorded, before: readonly Recorded[]): Recorded {
  if (entry.type !== "takenBack") return entry;
  const clauses = entry.before.clauses?.map((clause) => ({
    ...clause,
    ...(clause.marks === undefined
      ? {}
      : {
          marks: clause.marks.map((mark) => ({
            ...mark,
            forumSeq: before.find(({ seq }) => seq === mark.seq)?.forumSeq,
          })),
        }),
  }));
  return { ...entry, before: { ...entry.before, ...(clauses === undefined ? {} : { clauses }) } };
}

/** Walks through the log itself, without the reducer. */
function marksIn(
  entries: readonly Recorded[],
  meetingOfEntry: readonly (string | null)[],
): readonly Expected[] {
  const marks = entries.flatMap((entry, i): Expected[] => {
    const meeting = meetingOfEntry[i];
    if (meeting == null) return [];
    const one = (mark: { clauseId: ClauseId; wordsHash: string; text: string }, tier: string): Expected => ({
      meeting,
      clauseId: mark.clauseId,
      seq: entry.seq,
      tier,
      hash: mark.wordsHash,
      text: mark.text,
    });
    if (entry.type === "clauseMarked") return [one(entry, entry.tier)];
    return entry.type === "agreedEnBloc" ? entry.marks.map((mark) => one(mark, "agreed")) : [];
  });
  const gone = entries.flatMap((entry) => (entry.type === "takenBack" ? [entry] : []));
  return marks.filter(({ seq }) => !gone.some(({ first, last }) => first <= seq && seq <= last));
}

const keyOf = (one: Expected): string =>
  JSON.stringify([one.meeting, one.seq, one.clauseId, one.tier, one.hash, one.text]);

test(
  `T35 the record of a meeting says what the logs say: ${SEEDS} seeds from ${SEED}`,
  () => {
    let agreements = 0;
    for (let seed = SEED; seed < SEED + SEEDS; seed++) {
      const { marks, onTable, records, meetings, now, paragraphs } = walk(seed);
      const told = [...records].flatMap(([meeting, { texts }]) =>
        texts.flatMap(({ agreed }) => agreed.map((one) => keyOf({ meeting, ...one }))),
      );
      expect(told.toSorted(), `seed ${seed}`).toEqual(marks.map(keyOf).toSorted());
      agreements += told.length;
      for (const { texts } of records.values())
        for (const { figures, clauses, takenUp } of texts) {
          const sum = Object.values(figures).reduce((all, n) => all + n, 0);
          expect(sum, `seed ${seed}`).toBe(paragraphs);
          const met = new Set<string | null>(clauses);
          expect(takenUp.filter(({ clauseId }) => clauseId !== null && !met.has(clauseId))).toEqual([]);
        }
      const times = [...records].flatMap(([meeting, { texts }]) =>
        texts.flatMap(({ takenUp }) =>
          takenUp
            .filter(({ ms }) => ms > 0)
            .map(({ clauseId, ms }) => [`${meeting} ${String(clauseId)}`, ms]),
        ),
      );
      const known = [...onTable].filter(
        ([id, ms]) => ms > 0 && records.get(id.split(" ")[0]!)?.texts.length === 1,
      );
      expect(Object.fromEntries(times), `seed ${seed}`).toEqual(Object.fromEntries(known));
      for (const meeting of meetings) {
        const { ms, suspensions, attending } = records.get(meeting.id)!;
        const to = meeting.closed?.at ?? now;
        const away = suspensions.reduce((sum, one) => sum + (one.to ?? to) - one.from, 0);
        expect(ms + away, `seed ${seed}`).toBe(to - meeting.opened.at);
        expect([...attending].toSorted(), `seed ${seed}`).toEqual([...meeting.attending].toSorted());
      }
    }
    // A record of nothing would say what the logs say of nothing.
    expect(agreements).toBeGreaterThan(SEEDS);
  },
  120_000 + SEEDS * 500,
);
