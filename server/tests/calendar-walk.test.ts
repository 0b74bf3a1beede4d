import { expect, test } from "vitest";
import { openCalendarRoom } from "../testing/calendar-room.ts";

/**
 * The calendar of WTPF-26, row by row, on a real server whose clock is set by hand: at each instant each act is
 * tried that the source document expects then, and each other one too. The table is written from the document
 * (C25/5(Rev.1), section 2 and Annex 2), not from the product's data. Letters of what is open to delegations:
 *
 * T type in the text · P propose · C comment · R hand a paper in on time
 *
 * The fourth field tells what is open in the group `space`, where its lead has entered dates of its own (rule T20).
 *
 * Positions, proposals of a lead, meetings, the merging desk and what leads do at the table are never bound by the
 * calendar: they are tried at each instant too.
 */
type Instant = readonly [instant: string, open: string, note: string, ofGroup?: string];
const ROWS: readonly { readonly row: string; readonly instants: readonly Instant[] }[] = [
  {
    row: "1. 5 August 2024: outline published for comments",
    instants: [
      // Nothing has closed before the first row.
      ["2024-08-04T21:59:59Z", "TPCR", "just before"],
      ["2024-08-04T22:00:00Z", "TPCR", "opening"],
      ["2024-08-15T12:00:00Z", "TPCR", "mid"],
    ],
  },
  {
    row: "2. 26 August 2024: deadline for comments on the outline and outlines of Opinions",
    instants: [
      ["2024-08-26T12:00:00Z", "TPCR", "that day"],
      ["2024-08-26T21:59:58Z", "TPCR", "last second"],
      ["2024-08-26T21:59:59Z", "TP", "closed"],
      ["2024-09-15T12:00:00Z", "TP", "between"],
    ],
  },
  {
    row: "3. 7-8 October 2024: IEG 1 discusses the draft and the comments received",
    instants: [
      ["2024-10-06T21:59:59Z", "TP", "just before"],
      ["2024-10-06T22:00:00Z", "TPC", "opening"],
      ["2024-10-08T10:00:00Z", "TPC", "mid"],
      ["2024-10-08T21:59:58Z", "TPC", "last second"],
      ["2024-10-08T21:59:59Z", "TP", "just after"],
    ],
  },
  {
    row: "4. 4 November 2024: second draft, with outlines of Opinions",
    instants: [
      ["2024-11-03T22:59:59Z", "TP", "just before"],
      ["2024-11-03T23:00:00Z", "TPCR", "opening"],
      ["2024-12-01T12:00:00Z", "TPCR", "mid"],
    ],
  },
  {
    row: "5. 20 December 2024: deadline for comments and contributions on draft Opinions",
    instants: [
      ["2024-12-20T22:59:58Z", "TPCR", "last second"],
      ["2024-12-20T22:59:59Z", "TP", "closed"],
      ["2025-01-15T12:00:00Z", "TP", "between"],
    ],
  },
  {
    row: "6. 13-14 February 2025: IEG 2 discusses the second draft and possible draft Opinions",
    instants: [
      ["2025-02-12T22:59:59Z", "TP", "just before"],
      ["2025-02-12T23:00:00Z", "TPC", "opening"],
      ["2025-02-13T15:00:00Z", "TPC", "mid"],
      ["2025-02-14T22:59:58Z", "TPC", "last second"],
      ["2025-02-14T22:59:59Z", "TP", "just after"],
    ],
  },
  {
    row: "Section 2.3. From 15 February 2025: the five groups meet informally",
    instants: [
      ["2025-02-14T23:00:00Z", "TPC", "opening"],
      ["2025-03-10T12:00:00Z", "TPC", "mid"],
    ],
  },
  {
    row: "7. 31 March 2025: third draft, possible draft Opinions annexed",
    instants: [
      ["2025-03-30T21:59:59Z", "TPC", "just before"],
      ["2025-03-30T22:00:00Z", "TPCR", "opening"],
      ["2025-04-30T12:00:00Z", "TPCR", "mid"],
    ],
  },
  {
    row: "Section 2.5. 29 May 2025: the management team on merging the base texts",
    instants: [
      ["2025-05-28T22:00:00Z", "TPCR", "opening"],
      ["2025-05-29T12:00:00Z", "TPCR", "mid"],
      ["2025-05-29T21:59:59Z", "TPCR", "just after"],
    ],
  },
  {
    row: "8. 16 June 2025: deadline on the third draft; the Chair's report with the base texts",
    instants: [
      ["2025-06-16T12:00:00Z", "TPCR", "that day"],
      ["2025-06-16T21:59:58Z", "TPCR", "last second"],
      // The same instant closes the round, and opens written input on the base texts.
      ["2025-06-16T21:59:59Z", "PCR", "closed, reopened in writing"],
      ["2025-07-09T12:00:00Z", "PCR", "mid"],
    ],
  },
  {
    row: "Section 2.4. 10 July 2025: an informal meeting of one group, entered by its lead",
    instants: [
      ["2025-07-09T21:59:59Z", "PCR", "just before", "PCR"],
      ["2025-07-09T22:00:00Z", "PCR", "opening", "TPCR"],
      ["2025-07-10T21:59:58Z", "PCR", "last second", "TPCR"],
      ["2025-07-10T21:59:59Z", "PCR", "just after", "PCR"],
    ],
  },
  {
    row: "9. 7 August 2025: provisional deadline for written input on the base texts",
    instants: [
      ["2025-08-07T21:59:58Z", "PCR", "last second"],
      ["2025-08-07T21:59:59Z", "", "closed"],
      ["2025-08-20T12:00:00Z", "", "between"],
    ],
  },
  {
    row: "10. September 2025 (no day): IEG 3 discusses the draft Opinions and the input",
    instants: [
      ["2025-08-31T21:59:59Z", "", "just before"],
      ["2025-08-31T22:00:00Z", "TPC", "opening"],
      ["2025-09-15T12:00:00Z", "TPC", "mid"],
      ["2025-09-30T21:59:58Z", "TPC", "last second"],
      ["2025-09-30T21:59:59Z", "", "just after"],
    ],
  },
  {
    row: "15-16 October 2025, between rounds: a meeting of one group, entered by its lead",
    instants: [
      ["2025-10-14T21:59:59Z", "", "just before", ""],
      ["2025-10-14T22:00:00Z", "", "opening", "TPC"],
      ["2025-10-16T21:59:58Z", "", "last second", "TPC"],
      ["2025-10-16T21:59:59Z", "", "just after", ""],
    ],
  },
  {
    row: "11. 3 November 2025: fourth draft, draft Opinions annexed",
    instants: [
      ["2025-11-02T22:59:59Z", "", "just before"],
      ["2025-11-02T23:00:00Z", "PCR", "opening"],
      ["2025-11-20T12:00:00Z", "PCR", "mid"],
    ],
  },
  {
    row: "12. 19 December 2025: deadline on the fourth draft and the draft Opinions",
    instants: [
      ["2025-12-19T22:59:58Z", "PCR", "last second"],
      ["2025-12-19T22:59:59Z", "", "closed"],
    ],
  },
  {
    row: "13. January 2026 (no day): IEG 4 finalizes the text of the draft Opinions",
    instants: [
      ["2025-12-31T22:59:59Z", "", "just before"],
      ["2025-12-31T23:00:00Z", "TPC", "opening"],
      ["2026-01-20T12:00:00Z", "TPC", "mid"],
      ["2026-01-31T22:59:58Z", "TPC", "last second"],
      ["2026-01-31T22:59:59Z", "", "just after"],
    ],
  },
  {
    row: "14. 13 April 2026: final report, with the draft Opinions",
    instants: [
      ["2026-04-12T22:00:00Z", "", "opening"],
      ["2026-04-13T12:00:00Z", "", "mid"],
    ],
  },
  {
    row: "15. 8 June 2026: strategic dialogue",
    instants: [["2026-06-08T12:00:00Z", "", "mid"]],
  },
  {
    row: "16. 9-11 June 2026: the Forum considers and adopts the Opinions",
    instants: [
      ["2026-06-08T21:59:59Z", "", "just before"],
      ["2026-06-08T22:00:00Z", "PC", "opening"],
      ["2026-06-10T12:00:00Z", "PC", "mid"],
      ["2026-06-11T21:59:58Z", "PC", "last second"],
      ["2026-06-11T21:59:59Z", "", "just after"],
      ["2026-07-01T12:00:00Z", "", "afterwards"],
    ],
  },
];

/** A lead's date of its group: a meeting that opens text and comments. */
const groupDate = (date: string, until?: string) => ({
  type: "addTimetableEntry",
  entry: {
    date,
    ...(until === undefined ? {} : { until }),
    what: { en: "Meeting of the group on space connectivity" },
    groupId: "space",
    windows: [
      { on: "text", to: "openDuring" },
      { on: "comments", to: "openDuring" },
    ],
    provisional: false,
    status: "inForce",
  },
});

test("T5 T19 T20 the calendar runs to its end: at each instant what the source expects, no more", async () => {
  const room = await openCalendarRoom("2024-08-01T09:00:00Z");
  let [instants, acts] = [0, 0];
  expect(await room.askForum("space", groupDate("2025-07-10"))).toBe("done");
  expect(await room.askForum("space", groupDate("2025-10-15", "2025-10-16"))).toBe("done");
  expect(await room.askForum("green", groupDate("2025-10-15"))).toBe("notYourGroup");
  expect(await room.askForum("AAA", groupDate("2025-10-15"))).toBe("notYourRole");
  const expectOpen = async (group: string, expected: string, at: string): Promise<void> => {
    const { open, reasons } = await room.openTo(group);
    expect(open, `${group}, ${at}`).toBe(expected);
    for (const reason of reasons) expect(["windowClosed", "receivedLate"], at).toContain(reason);
    acts += 4;
  };
  const expectDone = async (told: Promise<string>, at: string): Promise<void> => {
    expect(await told, at).toBe("done");
    acts += 1;
  };
  for (const { row, instants: steps } of ROWS) {
    for (const [instant, expected, note, ofGroup] of steps) {
      room.at(instant);
      const at = `${row}, ${note} (${instant})`;
      await Promise.all([
        expectOpen("green", expected, at),
        ofGroup === undefined ? null : expectOpen("space", ofGroup, at),
        // The calendar never binds these.
        expectDone(room.takePosition("green"), at),
        expectDone(room.propose("green", "green"), at),
      ]);
      instants += 1;
    }
    await Promise.all([
      expectDone(room.meet("green", "green"), row),
      expectDone(room.meet("chair", null), row),
    ]);
  }
  console.log(`T5 T19 T20 ${ROWS.length} rows, ${instants} instants, ${acts} acts: as the source expects`);
  await room.close();
}, 120_000);

test("S1 T10 T19 an Opinion goes from base text to adoption on the calendar's days", async () => {
  const room = await openCalendarRoom("2025-05-01T09:00:00Z");
  const group = "resilience";
  const lead = (command: object) => room.ask(group, group, command);
  const chair = (command: object) => room.ask("chair", group, command);
  const stage = (to: string) => chair({ type: "advanceStage", to, reason: "as the calendar says" });
  const expectOpen = async (instant: string, expected: string): Promise<void> => {
    room.at(instant);
    expect((await room.openTo(group)).open, instant).toBe(expected);
  };
  const second = async () =>
    (await room.opinion(group)).clauses.filter(({ kind }) => kind === "operative")[1]!;
  let steps = 0;
  const expectDone = async (told: Promise<string>): Promise<void> => {
    expect(await told, `step ${(steps += 1)}`).toBe("done");
  };

  /** AAA proposes other words for the second paragraph, and the lead accepts them. */
  const takeUp = async (text: string): Promise<void> => {
    const { id: clauseId, hash } = await second();
    await expectDone(room.ask("AAA", group, { type: "propose", kind: "change", clauseId, text, hash }));
    const { id: proposalId, wordings } = (await room.opinion(group)).record.negotiation.proposals.at(-1)!;
    const proposalHash = wordings.at(-1)!.hash;
    await expectDone(lead({ type: "acceptProposal", proposalId, hash, proposalHash }));
    expect((await second()).text).toBe(text);
  };
  const agree = async (clauseId: string, hash: string): Promise<void> => {
    const mark = { type: "markClause", clauseId, hash, reason: "no instructions are missing" };
    await expectDone(lead({ ...mark, tier: "ad-referendum" }));
    await expectDone(chair({ ...mark, tier: "agreed" }));
  };

  // 29 May 2025: the management team on merging the base texts; delegations have no desk.
  room.at("2025-05-29T09:00:00Z");
  await expectDone(lead({ type: "openMerge", openness: "private" }));
  expect(await room.ask("AAA", group, { type: "openMerge", openness: "private" })).toBe("notYourRole");
  // 16 June: the leads make the base texts; then input in writing alone.
  await expectOpen("2025-06-16T12:00:00Z", "TPCR");
  room.at("2025-06-16T22:30:00Z");
  await expectDone(lead({ type: "consolidate" }));
  expect(await room.ask("AAA", group, { type: "consolidate" })).toBe("notYourRole");
  await expectOpen("2025-07-15T12:00:00Z", "PCR");
  // IEG 3: a paragraph is unlocked at the table, delegations type in it, and a lead takes up a proposal.
  await expectOpen("2025-09-15T08:00:00Z", "PC");
  const [first] = (await room.opinion(group)).clauses.filter(({ kind }) => kind === "operative");
  await expectDone(lead({ type: "unlockClause", clauseId: first!.id, reason: "for the table" }));
  await expectOpen("2025-09-15T09:00:00Z", "TPC");
  await takeUp("that the second paragraph stands for all");
  // The fourth draft with the draft Opinions; what is closed stays closed before it.
  await expectOpen("2025-10-20T12:00:00Z", "");
  await expectDone(lead({ type: "consolidate" }));
  await expectOpen("2025-11-20T12:00:00Z", "PCR");
  // IEG 4: the final text, paragraph by paragraph.
  await expectOpen("2026-01-20T09:00:00Z", "PC");
  for (const { id, hash } of (await room.opinion(group)).clauses) await agree(id, hash);
  await expectDone(stage("agreed"));
  await expectOpen("2026-02-15T12:00:00Z", "");
  // The final report, with the draft Opinions annexed.
  room.at("2026-04-13T09:00:00Z");
  await expectDone(stage("annexed"));
  await expectOpen("2026-06-08T12:00:00Z", "");
  // The Forum: consideration, then adoption by consensus.
  room.at("2026-06-09T07:00:00Z");
  await expectDone(stage("underConsideration"));
  await expectOpen("2026-06-10T09:00:00Z", "PC");
  await expectDone(room.takePosition(group));
  // The text under consideration changes by an act of the leads alone, and what changed is agreed anew.
  await takeUp("that the second paragraph stands for all Member States");
  const { id: changed, hash: of } = await second();
  await agree(changed, of);
  expect(await room.ask("AAA", group, { type: "advanceStage", to: "adopted" })).toBe("notYourRole");
  room.at("2026-06-11T15:00:00Z");
  await expectDone(stage("adopted"));
  await expectOpen("2026-06-11T16:00:00Z", "");
  console.log(
    `S1 T10 T19 ${steps} acts of the leads and delegations on their days, from drafting to adopted`,
  );
  await room.close();
}, 120_000);
