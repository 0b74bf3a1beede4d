import type { Context, Hono } from "hono";
import { withPhrases } from "../../shared/agreed-language/shelved-text.ts";
import {
  type ForumCommand,
  forumCommandSchema,
  isForumCommandType,
} from "../../shared/forum/forum-commands.ts";
import type { Meeting } from "../../shared/forum/meeting.ts";
import { opinionsOf } from "../../shared/forum/main-report.ts";
import { planFor, plansAhead } from "../../shared/forum/meeting-plan.ts";
import { type MeetingsAnswer, type ToldMeeting, toldMeeting } from "../../shared/forum/told-meeting.ts";
import type { ForumChange } from "../../shared/forum/forum-change.ts";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import { contributionId, groupId } from "../../shared/ids.ts";
import {
  COMMAND_BYTES_MAX,
  FORUM_CHANGES_TOLD_MAX,
  FORUM_KNOWN_MS,
  PEOPLE_ACTS_TOLD_MAX,
  REMOVALS_TOLD_MAX,
} from "../../shared/limits.ts";
import { MEETING_PLANS_TOLD_MAX } from "../../shared/meeting-limits.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { questionsTo } from "../../shared/standing/objections.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { objectedClauses } from "../../shared/document/remarks.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { readBody } from "./body.ts";
import { commandIdOf, forumCommandOnce } from "./command-routes.ts";
import { closedOpinion, viewOrClosed } from "../room/closed-opinion.ts";
import { papersFor } from "../papers/papers-for.ts";
import { listContributions } from "../forum/contributions.ts";
import {
  FILE_TYPES,
  isReportForm,
  namedForms,
  REPORT_FORMS,
  reportFileName,
} from "../exports/export-forms.ts";
import { reportJob } from "../exports/file-job.ts";
import { warningsOf } from "../../shared/timetable/timetable-rules.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { openForumTags } from "./forum-tags.ts";
import { isWorkLanguage } from "../../shared/text/work-language.ts";
import { fileAnswer, eventLogAnswer } from "./opinion-routes.ts";
import { reportOf, trackedReportOf } from "../report/report.ts";
import { BAD_COMMAND_ID } from "../room/read-command.ts";
import type { ForumParts } from "../setup/parts.ts";
import { toldMainReport } from "../main-report/told-main-report.ts";
import { toldPeople } from "../forum/told-people.ts";

/** `GET /api/forum`: groups, Opinions with their figures, timetable, and who asks. */
export async function forumView(
  { forum, rooms, people, clock }: ForumParts,
  me: Participant,
): Promise<ForumView> {
  const preset = forum.preset();
  const state = forum.forum();
  const timetable = forum.timetable();
  const opinions = await Promise.all(
    opinionsOf(state).map(async ({ id, groupId: group }) => {
      const { textOpen, commentsOpen } = forum.rules({ id, groupId: group });
      const windows = { textOpen, commentsOpen };
      const view = await viewOrClosed(rooms, id, me);
      if (view === null) return [];
      if (view === "quarantined") return [{ ...closedOpinion(preset, { id, groupId: group }), windows }];
      const { number, title, stage, baseText, sample, counts } = view.document;
      const instants = (kind: "running" | "notBroken"): readonly number[] =>
        view.opinion.negotiation.silences.flatMap(({ state, closes }) =>
          state.kind === kind ? [closes] : [],
        );
      const [running, closed] = [instants("running"), instants("notBroken")];
      const silence = {
        ...(running.length === 0 ? {} : { silenceCloses: Math.min(...running) }),
        ...(closed.length === 0 ? {} : { silenceClosed: Math.max(...closed) }),
      };
      const own = delegationHere(me, group);
      const questions = own === null ? 0 : questionsTo(own, view.opinion, view.document.clauses).length;
      const objections = objectedClauses(view.document.remarks);
      const objected = {
        ...(questions === 0 ? {} : { questions }),
        ...(objections === 0 ? {} : { objections }),
      };
      return [
        {
          id,
          groupId: group,
          number,
          title,
          stage,
          baseText,
          sample,
          counts,
          windows,
          ...silence,
          ...objected,
        },
      ];
    }),
  );
  return {
    id: preset.id,
    name: preset.name,
    shortName: preset.shortName,
    theme: preset.theme,
    place: preset.place,
    standingWords: preset.standingWords,
    language: preset.language,
    sampleNotice: preset.sampleNotice,
    isSample: state.sample,
    ...(preset.calendarMovedDays === undefined ? {} : { calendarMovedDays: preset.calendarMovedDays }),
    timeZone: preset.timeZone,
    warnVerbs: preset.warnVerbs,
    seat: preset.seat,
    warnings: warningsOf(timetable.entries, preset.timetableRules),
    agenda: preset.agenda,
    timetable: timetable.entries,
    timetableChanges: timetable.changes,
    openedAt: state.openedAt,
    keystrokes: { ...preset.keystrokes, removals: state.removals.slice(-REMOVALS_TOLD_MAX) },
    boardTo: state.boardTo,
    silenceSet: state.silenceSet,
    answerTimeSet: state.answerTimeSet,
    publicSet: state.publicSet,
    closings: state.closings,
    nominations: state.nominations,
    expertsList: state.expertsList,
    restores: state.restores,
    chair: preset.chair,
    stages: preset.stages,
    factsChanges: state.factsChanges.slice(-FORUM_CHANGES_TOLD_MAX),
    now: clock.now(),
    clockMoved: clock.moved,
    seq: state.viewSeq,
    shelfSeq: state.shelfSeq,
    contributionsSeq: state.contributionsSeq,
    handedInSeq: Math.max(0, ...papersFor(state, me).map(({ seq }) => seq)),
    openMeetings: toldMeetings(forum, me, (meeting) => meeting.closed === null),
    plansAhead: plansAhead(state.plans, clock.now())
      .slice(0, MEETING_PLANS_TOLD_MAX)
      .map((plan) => planFor(plan, me)),
    meetingsSeq: state.meetingsSeq,
    rules: forum.rules(null),
    mainReport: await toldMainReport({ forum, rooms }, me),
    me: { ...me, name: people.nameOf(me.id) },
    delegations: state.delegations,
    ...toldPeople(state, me, people.nameOf),
    peopleActs: state.peopleActs.slice(-PEOPLE_ACTS_TOLD_MAX),
    delegationGroups: preset.delegationGroups,
    hats: state.hats,
    groups: preset.groups.map((group) => ({
      id: groupId(group.id),
      topic: group.topic,
      themeItem: group.themeItem,
      lead: group.lead,
      ...(group.closedAt === undefined ? {} : { closedAt: group.closedAt }),
      opinions: opinions.flat().filter((one) => one.groupId === groupId(group.id)),
    })),
  };
}

function toldMeetings(
  forum: ForumRoom,
  reader: Participant,
  isAsked: (meeting: Meeting) => boolean = () => true,
): readonly ToldMeeting[] {
  const order = forum.delegations();
  return forum
    .forum()
    .meetings.filter(isAsked)
    .map((meeting) => toldMeeting(meeting, { reader, order }));
}

export function parseForumCommand(
  value: unknown,
): { readonly command: ForumCommand } | { readonly refusal: Refusal } {
  const type: unknown =
    typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
  if (!isForumCommandType(type)) return refuse("unknownCommand", "There is no such command of the forum.");
  const parsed = forumCommandSchema.safeParse(value);
  if (parsed.success) return { command: parsed.data };
  const issue = parsed.error.issues[0];
  return refuse(
    "unreadable",
    `The command could not be read at "${issue?.path.join(".") ?? ""}": ${issue?.message ?? ""}.`,
  );
}

/** All texts of the shelf in their phrases, written once a change: the pages of a hall read it together. */
function shelfAnswer(forum: ForumRoom): () => string {
  let known: { readonly seq: number; readonly answer: string } | null = null;
  return () => {
    const { shelf, shelfSeq: seq } = forum.forum();
    if (known?.seq !== seq) known = { seq, answer: JSON.stringify({ seq, texts: shelf.map(withPhrases) }) };
    return known.answer;
  };
}

/** A proxy that compresses makes a tag weak. */
const isTag = (c: Context, tag: string): boolean =>
  (c.req.header("if-none-match") ?? "").replaceAll("W/", "").includes(`"${tag}"`);

function unchangedAnswer(c: Context, tag: string): Response {
  c.header("etag", `"${tag}"`);
  return c.body(null, 304);
}

export function forumRoutes(app: Hono<SignedIn>, parts: ForumParts): void {
  const { forum, forumNews, clock, secretariat } = parts;
  const tags = openForumTags();
  app.get("/api/forum", async (c) => {
    const reader = c.get("participant");
    const since = c.req.query("since") ?? null;
    // Asked before the view is made: what changes meanwhile is in the next one.
    const [version, now] = [forumNews.version(), clock.now()];
    const known = tags.unchanged(reader.id, version, now);
    if (known !== null && isTag(c, known)) return unchangedAnswer(c, known);
    if (known !== null && since === known) {
      c.header("etag", `"${known}"`);
      return c.json({ since, tag: known, now, set: {}, lists: {} } satisfies ForumChange);
    }
    const until = Math.min(now + FORUM_KNOWN_MS, forum.nextTurn(now) ?? Infinity);
    const view = await forumView(parts, reader);
    const { tag, change } = tags.tell(reader.id, view, { since, version, from: now, until });
    if (isTag(c, tag)) return unchangedAnswer(c, tag);
    c.header("etag", `"${tag}"`);
    return c.json(change ?? view);
  });
  app.get("/api/forum/seq", (c) => c.json({ seq: forum.seq(), timetableSeq: forum.timetableSeq() }));
  app.get("/api/forum/minutes", (c) =>
    eventLogAnswer(c, (after, limit) => forum.minutes(after, limit, c.get("participant"))),
  );

  const shelf = shelfAnswer(forum);
  app.get("/api/forum/shelf", (c) => c.body(shelf(), 200, { "content-type": "application/json" }));

  app.get("/api/forum/meetings", (c) =>
    c.json({
      seq: forum.forum().meetingsSeq,
      meetings: toldMeetings(forum, c.get("participant")),
      plans: forum.forum().plans.map((plan) => planFor(plan, c.get("participant"))),
    } satisfies MeetingsAnswer),
  );

  app.get("/api/forum/contributions", async (c) =>
    c.json({ seq: forum.forum().contributionsSeq, contributions: await listContributions(parts) }),
  );
  app.get("/api/forum/contributions/:id", (c) => {
    const found = forum.contributionOf(contributionId(c.req.param("id")));
    return found === null
      ? refusalAnswer(c, { reason: "noSuchContribution", message: "There is no such contribution." })
      : c.json(found);
  });

  app.post("/api/forum/commands", async (c) => {
    const body = await readBody(c, COMMAND_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const parsed = parseForumCommand(body.json);
    if ("refusal" in parsed) return refusalAnswer(c, parsed.refusal);
    const id = commandIdOf(c);
    if (id === undefined) return refusalAnswer(c, BAD_COMMAND_ID);
    const actor = c.get("participant");
    const answered = await forumCommandOnce(parts, { actor, id }, () =>
      secretariat.carryOut(actor, parsed.command, id),
    );
    return "refusal" in answered ? refusalAnswer(c, answered.refusal) : c.json(answered);
  });

  app.get("/api/:file{report\\..+}", async (c) => {
    const refusal = mayDo(c.get("participant"), null, "exportReport");
    if (refusal !== null) return refusalAnswer(c, refusal);
    const form = c.req.param("file").slice("report.".length);
    if (!isReportForm(form)) {
      const message = `This version exports the report as ${namedForms(REPORT_FORMS)}.`;
      return refusalAnswer(c, { reason: "notBuilt", message });
    }
    // In the language that the Chair chose, where none is asked for.
    const wished = c.req.query("language");
    const asked = wished === undefined ? undefined : isWorkLanguage(wished) ? wished : "en";
    const kind = c.req.query("form") ?? "whole";
    if (kind === "tracked" && form === "docx") {
      const { report, tracked } = await trackedReportOf(parts, asked);
      const file = await parts.fileWorkers.make(
        { of: "trackedReport", form, report, tracked },
        c.req.raw.signal,
      );
      if ("refusal" in file) return refusalAnswer(c, file.refusal);
      const name = reportFileName(form, report.language, "tracked");
      return fileAnswer(c, { ...file, type: FILE_TYPES.docx, name });
    }
    if (kind !== "whole") {
      const message = "The report goes out whole, and as docx also tracked.";
      return refusalAnswer(c, { reason: "notBuilt", message });
    }
    const report = await reportOf(parts, asked);
    const file = await parts.fileWorkers.make(reportJob(form, report), c.req.raw.signal);
    if ("refusal" in file) return refusalAnswer(c, file.refusal);
    return fileAnswer(c, { ...file, type: FILE_TYPES[form], name: reportFileName(form, report.language) });
  });
}
