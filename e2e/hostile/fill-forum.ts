import { takeList } from "../../server/testing/people-list.ts";
import type { ReportView } from "../../shared/report/report-view.ts";
import { REPORT_NUMBER_CHARS_MAX, REPORT_WORDS_CHARS_MAX } from "../../shared/limits.ts";
import { MEETING_NAME_CHARS_MAX } from "../../shared/meeting-limits.ts";
import type { Filling } from "./filling.ts";
import { LISTED } from "./hostile-mail.ts";
import { each } from "./pieces.ts";

/** The secretariat's and the Chair's part: papers, dates, meetings, groups, the report. */
export async function fillForum(filling: Filling): Promise<void> {
  await fillPapers(filling);
  await fillDates(filling);
  await fillMeetings(filling);
  const { forum, pieces, secretariat, chair, count } = filling;
  for (const piece of pieces(300).slice(0, 3))
    await forum(
      secretariat,
      { type: "renameGroup", groupId: "space", topic: { en: piece.text }, reason: piece.text },
      { sink: "topics of groups", piece },
    );
  const report = async (who: typeof chair, more: object, piece: (typeof words)[number]): Promise<void> => {
    const { preparing } = (await (await chair.get("/api/report")).json()) as ReportView;
    const edit = { type: "editReport", hash: preparing?.fieldsHash, ...more };
    count("fields of the report", (await who.post("/api/forum/commands", edit)).status, piece);
  };
  const words = pieces(REPORT_WORDS_CHARS_MAX);
  const number = pieces(REPORT_NUMBER_CHARS_MAX)[0]!;
  await report(chair, { introduction: words[0]!.text, remarks: words.at(-1)!.text }, words[0]!);
  await report(secretariat, { documentNumber: number.text }, number);
}

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A list of people as a file: names of delegations, their regions, names and titles of people. */
export async function fillPeople({ forum, pieces, secretariat, count }: Filling): Promise<void> {
  const [names, regions] = [pieces(120), pieces(60)];
  const kept = { type: "setExpertsList", to: "participants", regions: true, genders: true };
  await secretariat.post("/api/forum/commands", kept);
  const lines = names.map(({ text }, n) =>
    [
      `X${n}`,
      cell(text),
      "Member State",
      cell(regions[n % regions.length]!.text),
      cell(text),
      cell(names.at(-1 - n)!.text),
      `${LISTED}${n}@example.org`,
    ].join(),
  );
  const list = ["delegation,delegation name,category,region,name,title,e-mail", ...lines].join("\r\n");
  const taken = await takeList(secretariat, list);
  for (const sink of ["delegations, by a list", "people and titles, by a list"])
    for (const piece of names) count(sink, "refusal" in taken ? 400 : 200, piece);
  if ("refusal" in taken) throw new Error(taken.refusal?.message);
  const few = pieces(1_000).slice(0, 3);
  await each(few, (piece, n) =>
    forum(
      secretariat,
      {
        type: "correctDelegation",
        delegationId: `X${n}`,
        name: { en: names[n]!.text.slice(1) },
        reason: piece.text,
      },
      { sink: "reasons of corrections", piece },
    ),
  );
}

async function fillPapers({ forum, pieces, secretariat }: Filling): Promise<void> {
  const received = { language: "en", receivedAt: "2025-09-01T09:00:00Z" };
  await each(pieces(300), async (piece, n) => {
    const title = piece.text;
    const text = `_noting_\n\na) ${title}`;
    await forum(
      secretariat,
      {
        type: "registerContribution",
        number: `${900 + n}`,
        from: { kind: "delegation", delegationId: "AAA" },
        title,
        text,
        ...received,
      },
      { sink: "contributions", piece },
    );
    await forum(secretariat, { type: "shelveText", title, source: title, text }, { sink: "shelf", piece });
  });
}

const DEADLINE = { on: "comments", to: "closed" };

/** Dates, and the reasons for which they are changed, put off and removed. */
async function fillDates({ forum, pieces, secretariat }: Filling): Promise<void> {
  const reasons = pieces(1_000);
  await each(pieces(400), async (piece, n) => {
    const entry = {
      date: "2030-01-10",
      what: { en: piece.text },
      windows: n % 3 === 0 ? [DEADLINE] : [],
      provisional: false,
      status: "inForce",
    };
    const { entries } = await forum(
      secretariat,
      { type: "addTimetableEntry", entry },
      { sink: "timetable", piece },
    );
    const entryId = (entries?.[0]?.["entry"] as { readonly id: string } | undefined)?.id;
    const reason = reasons[n];
    if (reason === undefined || entryId === undefined) return;
    const command = [
      { type: "extendDeadline", until: "2030-01-12" },
      { type: "changeTimetableEntry", entry: { ...entry, date: "2030-01-11" } },
      { type: "removeTimetableEntry" },
    ][n % 3]!;
    await forum(
      secretariat,
      { ...command, entryId, reason: reason.text },
      { sink: "reasons of dates", piece: reason },
    );
  });
}

/** Meetings, whose names stand in everybody's inbox. */
async function fillMeetings({ forum, pieces, secretariat }: Filling): Promise<void> {
  const names = pieces(MEETING_NAME_CHARS_MAX);
  for (const [n, conclusion] of pieces(4_000).entries()) {
    const name = names[n % names.length]!;
    const { entries } = await forum(
      secretariat,
      { type: "openMeeting", groupId: null, name: name.text },
      { sink: "meetings, in notices", piece: name },
    );
    const { id } = (entries?.[0]?.["meeting"] ?? {}) as { readonly id?: string };
    await forum(
      secretariat,
      { type: "closeMeeting", meetingId: id, conclusion: conclusion.text },
      { sink: "conclusions", piece: conclusion },
    );
  }
}
