import type { Context, Hono } from "hono";
import { cableSections } from "../../shared/cable/cable-sections.ts";
import type { Meeting } from "../../shared/forum/meeting.ts";
import { toldMeeting } from "../../shared/forum/told-meeting.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { meetingWord } from "../../shared/printed/meeting-words.ts";
import type { ReportSection } from "../../shared/printed/report-block.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { MeetingView, ToldVersion } from "../../shared/report/meeting-view.ts";
import { type MeetingPrint, recordSections } from "../../shared/report/record-sections.ts";
import { fileName } from "../../shared/text/file-name.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { FILE_TYPES } from "../exports/export-forms.ts";
import { sectionsJob } from "../exports/file-job.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { symbolsIn } from "../forum/standing.ts";
import { printedDelegations, type ReadForDelegation, type ReadMeeting } from "../report/meeting-papers.ts";
import type { ForumParts } from "../setup/parts.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { fileAnswer, languageParam } from "./opinion-routes.ts";

type MeetingPaper = { readonly title: string; readonly sections: readonly ReportSection[] };

/** A meeting with its record, the same as Word, and the cable of the reader's delegation (rules T35, T36). */
export function meetingRoutes(app: Hono<SignedIn>, parts: ForumParts): void {
  const { forum, fileWorkers, meetingPapers: papers } = parts;
  /** By its id, or by the entry of the forum's log that closed it, which its notice names. */
  const found = (id: string): Meeting | null =>
    forum.forum().meetings.find((one) => one.id === id || String(one.closed?.seq) === id) ?? null;

  app.get("/api/forum/meetings/:id{[0-9A-Z]+}", async (c) => {
    const meeting = found(c.req.param("id"));
    if (meeting === null) return refusalAnswer(c, NO_MEETING);
    const { sections } = recordPaper(forum, await papers.read(meeting), languageParam(c));
    const order = forum.forum().delegations.map(({ id }) => id);
    const told = toldMeeting(meeting, { reader: c.get("participant"), order });
    return c.json({
      seq: forum.seq(),
      meeting: told,
      sections,
      versions: versionsOf(forum, meeting),
      approvedAt: meeting.narrative.approved?.at ?? null,
    } satisfies MeetingView);
  });

  const wordAnswer = async (c: Context<SignedIn>, { logs }: ReadMeeting, paper: MeetingPaper) => {
    const { title, sections } = paper;
    const isSample = logs.texts.some(({ document }) => document.sample);
    // The same record gives the same file (rule R8).
    const at = logs.meeting.closed?.at ?? logs.now;
    const options = { title, preset: forum.preset(), language: languageParam(c), at, isSample };
    const file = await fileWorkers.make(sectionsJob("docx", sections, options), c.req.raw.signal);
    if ("refusal" in file) return refusalAnswer(c, file.refusal);
    return fileAnswer(c, { ...file, type: FILE_TYPES.docx, name: fileName(`${title}.docx`) });
  };

  app.get("/api/forum/meetings/:id{[0-9A-Z]+}/record.docx", async (c) => {
    const meeting = found(c.req.param("id"));
    if (meeting === null) return refusalAnswer(c, NO_MEETING);
    const read = await papers.read(meeting);
    return wordAnswer(c, read, recordPaper(forum, read, languageParam(c)));
  });

  app.get("/api/forum/meetings/:id{[0-9A-Z]+}/cable.docx", async (c) => {
    const meeting = found(c.req.param("id"));
    if (meeting === null) return refusalAnswer(c, NO_MEETING);
    const me = c.get("participant");
    const role = cableRefusal(me, meeting);
    if (role !== null) return refusalAnswer(c, role);
    const read = await papers.readFor(meeting, me);
    return wordAnswer(c, read, cablePaper(forum, read, { me, language: languageParam(c) }));
  });
}

const NO_MEETING: Refusal = { reason: "noSuchMeeting", message: "There is no such meeting." };

/** A cable is its delegation's alone: no office reads one, and a lead's hat is none of a delegation (rule T36). */
function cableRefusal(me: Participant, { groupId }: Meeting): Refusal | null {
  if (me.delegationId === null)
    return refuse("noDelegation", "A cable is a delegation's: you take part for none.").refusal;
  return delegationHere(me, groupId) === null
    ? refuse("oneHat", "While you lead, somebody else of your delegation takes its cable.").refusal
    : null;
}

const OFFICES = { chair: "chair", facilitator: "lead" } as const;

/** Versions of the narrative by office: the record names no person. */
const versionsOf = (forum: ForumRoom, { narrative }: Meeting): readonly ToldVersion[] =>
  narrative.versions.map(({ seq, at, by, text }) => {
    const role = forum.personAt(by, seq)?.role;
    const office = role === "chair" || role === "facilitator" ? OFFICES[role] : "secretariat";
    return { seq, at, text, office };
  });

const printOf = (
  forum: ForumRoom,
  { logs, record }: ReadMeeting,
  language: ReportLanguage,
): Omit<MeetingPrint, "documents" | "narrative"> => ({
  meeting: logs.meeting,
  record,
  delegations: printedDelegations(forum, language),
  preset: forum.preset(),
  language,
});

function recordPaper(forum: ForumRoom, read: ReadMeeting, language: ReportLanguage): MeetingPaper {
  const documents = read.logs.texts.map(({ document }) => document);
  const narrative = versionsOf(forum, read.logs.meeting).at(-1) ?? null;
  const print = { ...printOf(forum, read, language), documents, narrative };
  return {
    title: meetingWord("recordTitle", language, { name: read.logs.meeting.name }),
    sections: recordSections(print),
  };
}

function cablePaper(
  forum: ForumRoom,
  read: ReadForDelegation,
  { me, language }: { readonly me: Participant; readonly language: ReportLanguage },
): MeetingPaper {
  const { logs, own } = read;
  const { delegationId } = me;
  if (delegationId === null) throw new Error("a cable has a delegation");
  const who = symbolsIn(forum)(delegationId);
  return {
    title: meetingWord("cableTitle", language, { who, name: logs.meeting.name }),
    sections: cableSections(printOf(forum, read, language), { logs, delegationId, own }),
  };
}
