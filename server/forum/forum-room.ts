import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { MadeDraft } from "../../shared/forum/keep-main-report.ts";
import { mayCommentOn } from "../../shared/forum/main-report.ts";
import type { MadeReport } from "../../shared/forum/keep-report.ts";
import { type BatchSteps, type DecidedCommand, openBatch } from "../../shared/forum/decide-batch.ts";
import { decideForum } from "../../shared/forum/forum-decide.ts";
import type { Forum, ForumEvent, ForumEntry } from "../../shared/forum/forum.ts";
import { seeAttendance } from "../../shared/forum/attend-meeting.ts";
import { meetingOf } from "../../shared/forum/meeting.ts";
import { endsToTell } from "../../shared/forum/meeting-end.ts";
import { type ConsultationContext, receiveInput } from "../../shared/consultation/decide-consultation.ts";
import type { CamePaper } from "../../shared/forum/register-contribution.ts";
import type { CommandId, NewId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { forumClosedRefusal, type Rules } from "../../shared/people/permissions.ts";
import { factsAt } from "../../shared/forum/change-facts.ts";
import type { Preset, PresetFile } from "../../shared/presets/preset.ts";
import { namesOf } from "../../shared/text/localized.ts";
import { type HiddenEntry, mayRead, readersIn } from "../../shared/people/readers.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { authorAt, lastSeqOf, personAt, personOf } from "../../shared/forum/people-of.ts";
import type { Timetable } from "../../shared/forum/timetable-event.ts";
import type { ScopedTo } from "../../shared/timetable/timetable-entry.ts";
import { isOpenAt } from "../../shared/timetable/timetable.ts";
import type { ClockEvent, RemovalEvent } from "../../shared/forum/removal-event.ts";
import { answersInForce } from "../../shared/forum/answer-time.ts";
import { closedBy } from "../../shared/forum/forum-closing.ts";
import type { RestoredOpinionEvent } from "../../shared/forum/restored-opinion.ts";
import { silenceInForce } from "../../shared/forum/silence-rules.ts";
import { remindersAhead } from "../../shared/forum/meeting-plan.ts";
import { dueReports } from "../../shared/forum/issued-report.ts";
import type { Clock } from "../time/clock.ts";
import { readEventLog } from "../store/read-event-log.ts";
import { openForumLog, type WrittenEvents } from "./forum-log.ts";
import { openForumTurns } from "./forum-turns.ts";
import { openMeetingsNow } from "./meetings-now.ts";
import type { RoomForum } from "../room/room-forum.ts";
import type { Log } from "../log/log.ts";
import { SERVER_USER } from "../room/server-user.ts";
import type { ChainPosition } from "../store/check-row.ts";
import type { DiskWatch } from "../store/disk-watch.ts";
import { FORUM_STREAM, type Row, type Store } from "../store/store.ts";

const GONE = refuse("notSignedIn", "You no longer take part in this forum.");

/** The forum's own record, and what rooms ask of it. */
export type ForumRoom = RoomForum & {
  readonly forum: () => Forum;
  /** The forum's facts as its record tells them (rule M12). */
  readonly preset: () => Preset;
  /** As they stood at an instant, for what is shown as it was. */
  readonly presetAt: (at: number) => Preset;
  /** As it stands (rule T6). */
  readonly timetable: () => Timetable;
  /** The next instant after this one at which a window turns for somebody; null: none is planned. */
  readonly nextTurn: (after: number) => number | null;
  /** Tells when the timetable was changed. */
  readonly onTimetable: (listener: () => void) => void;
  readonly head: () => string;
  /** Decides and stores. */
  readonly command: (
    actor: Participant | null,
    command: ForumCommand,
    more?: {
      /** Rows of other streams that stand or fall with it. */
      readonly alongside?: (events: readonly ForumEvent[]) => readonly Row[];
      /** Stores the rows in one step with what these acts bring beside them. */
      readonly append?: (rows: readonly Row[], events: readonly ForumEvent[]) => Promise<void>;
      /** The report that is issued. */
      readonly made?: MadeReport;
      /** The draft of the report that is published. */
      readonly madeDraft?: MadeDraft;
      /** The paper that came. */
      readonly came?: CamePaper;
      /** Facts beside the record of a command of consultations. */
      readonly consulted?: Pick<ConsultationContext, "draft" | "counts">;
      /** Stored with the entries. */
      readonly id?: CommandId | null;
    },
  ) => Promise<WrittenEvents | { readonly refusal: Refusal }>;
  /**
   * Decides and stores commands on people in one step: all or nothing. `decide` runs them on the forum as it stands when
   * their turn comes; a refusal stores nothing.
   */
  readonly batch: (
    actor: Participant | null,
    decide: (steps: BatchSteps) => { readonly refusal: Refusal } | null,
    more: {
      readonly append: (rows: readonly Row[], decided: readonly DecidedCommand[]) => Promise<void>;
      readonly id?: CommandId | null;
    },
  ) => Promise<WrittenEvents | { readonly refusal: Refusal }>;
  /** Writes down an input whose address was confirmed; `confirm` stores the row in one step with its own (rule F28). */
  readonly recordInput: (
    input: Parameters<typeof receiveInput>[1],
    confirm: (told: readonly Row[]) => Promise<void>,
  ) => Promise<WrittenEvents | { readonly refusal: Refusal }>;
  /** Writes down what was typed and is removed; `remove` stores these rows in one step with the removing. */
  readonly recordRemoval: (
    events: readonly RemovalEvent[],
    remove: (told: readonly Row[]) => Promise<void>,
  ) => Promise<WrittenEvents | { readonly refusal: Refusal }>;
  /** Writes down that one Opinion was restored; `restore` stores the rows in one step with its own (rule D28). */
  readonly recordRestore: (
    event: RestoredOpinionEvent,
    restore: (told: readonly Row[]) => Promise<void>,
  ) => Promise<WrittenEvents | { readonly refusal: Refusal }>;
  /** Writes down the operator's word on the clock. */
  readonly recordClock: (event: ClockEvent) => Promise<WrittenEvents | { readonly refusal: Refusal }>;
  /** The next instant for which a report is set; null: none is. */
  readonly nextIssue: () => number | null;
  /** Issues what is due (rule H5). */
  readonly issueDue: () => Promise<void>;
  /** Lists delegations that are connected to the rooms of open meetings (rule T16). */
  readonly seeAttendance: (seen: Parameters<typeof seeAttendance>[1]) => Promise<void>;
  /** The next instant of a reminder of a planned meeting; null: none is to come. */
  readonly nextReminder: () => number | null;
  /** Writes down the reminders that are due (rule T32). */
  readonly remindDue: () => Promise<void>;
  /** Tells when its record has grown. */
  readonly onEntries: (listener: () => void) => void;
  /** Tells when a report was set for an instant or taken back. */
  readonly onReport: (listener: () => void) => void;
  /** As this participant may read them. */
  readonly minutes: (
    after: number,
    limit: number,
    reader: Participant,
  ) => Promise<readonly (ForumEntry | HiddenEntry)[]>;
};

export type ForumOptions = {
  /** Reads the facts that a forum of this id runs on, for a record that does not hold them yet. */
  readonly earlierFacts: (id: string) => PresetFile | null;
  readonly store: Store;
  readonly log: Log;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly disk: DiskWatch;
};

/** Runs the forum that its record tells, from the row after `position` on. */
export function runForum(
  { store, clock, newId, disk, log: serverLog }: ForumOptions,
  opened: Forum & { readonly facts: Preset },
  position: ChainPosition,
): ForumRoom {
  const timetableListeners = new Set<() => void>();
  const entryListeners = new Set<() => void>();
  const reportListeners = new Set<() => void>();
  const onWritten = (before: Forum): void => {
    if (turns.renew(before)) for (const listener of timetableListeners) listener();
    for (const listener of entryListeners) listener();
    if (forum().report !== before.report) for (const listener of reportListeners) listener();
  };
  const log = openForumLog({ store, clock, disk, serverLog, opened, position, onWritten });
  const { forum, write } = log;
  /** As they stand: no event takes them away. */
  const facts = (): Preset => forum().facts ?? opened.facts;
  const turns = openForumTurns({ facts: opened.facts, forum, clock });

  const names = (): ReadonlySet<string> =>
    new Set(forum().delegations.flatMap((one) => namesOf(one).map((name) => name.toLowerCase())));

  const rules = (of: ScopedTo | null, now = clock.now()): Rules => {
    const { text, comments } = turns.of(of);
    const { mainReport } = forum();
    // The report has windows of its own: its drafts say how long they are open (rule R32).
    const isOpen =
      mainReport !== null && of?.id === mainReport.opinionId ? mayCommentOn(mainReport, now) : null;
    const { categories, contestHours } = facts();
    const silence = silenceInForce(forum().silenceSet, facts());
    return {
      closed: closedBy(forum().closings) !== null,
      categories,
      // The secretariat writes between two drafts.
      textOpen: isOpen !== null || isOpenAt(text, now),
      contestHours,
      commentsOpen: isOpen ?? isOpenAt(comments, now),
      silence: silence && { ...silence, timeZone: opened.facts.timeZone },
      answers: answersInForce(forum().answerTimeSet),
      confirmers: forum().confirmers,
    };
  };

  /** As they take part at this moment, and not when their request began. Undefined: no longer. */
  const present = (actor: Participant | null): Participant | null | undefined =>
    actor === null || actor.id === SERVER_USER ? actor : forum().participants.get(actor.id);

  const command: ForumRoom["command"] = (
    actor,
    asked,
    { alongside, append, made, madeDraft, came, consulted, id = null } = {},
  ) =>
    write({
      by: actor?.id ?? SERVER_USER,
      id,
      alongside,
      append,
      decide: (at) => {
        const now = present(actor);
        if (now === undefined) return GONE;
        return decideForum(forum(), asked, {
          actor: now,
          newId,
          preset: facts(),
          at,
          ...(made === undefined ? {} : { made }),
          ...(madeDraft === undefined ? {} : { madeDraft }),
          came,
          consulted,
        });
      },
    });

  const batch: ForumRoom["batch"] = (actor, decide, { append, id = null }) => {
    let decided: readonly DecidedCommand[] = [];
    return write({
      by: actor?.id ?? SERVER_USER,
      id,
      append: (rows) => append(rows, decided),
      decide: (at) => {
        const now = present(actor);
        if (now === undefined) return GONE;
        const steps = openBatch(forum(), { actor: now, newId, preset: facts(), at });
        const refused = decide(steps);
        if (refused !== null) return refused;
        decided = steps.decided();
        return { events: decided.flatMap(({ events }) => events) };
      },
    });
  };

  /** The instant itself is the server's act; who set it stands in it. */
  const issueDue = async (): Promise<void> => {
    if (dueReports(forum().report, clock.now()).length === 0) return;
    await write({
      by: SERVER_USER,
      decide: (at) => ({
        events: dueReports(forum().report, at).map(({ issue, by }) => ({
          type: "reportIssued",
          issue,
          setBy: by,
        })),
      }),
    });
  };

  /** Nobody is reminded in a closed forum. */
  const reminders = (now: number) =>
    closedBy(forum().closings) === null ? remindersAhead(forum().plans, now) : [];
  const remindDue = async (): Promise<void> => {
    const due = (now: number) => reminders(now).filter(({ at }) => at <= now);
    if (due(clock.now()).length === 0) return;
    await write({
      by: SERVER_USER,
      decide: (at) => ({
        events: due(at).map(({ planId, ahead }) => ({ type: "meetingReminded", planId, ahead })),
      }),
    });
  };

  return {
    forum,
    nextReminder: () => {
      const instants = reminders(clock.now()).map(({ at }) => at);
      return instants.length === 0 ? null : Math.min(...instants);
    },
    remindDue,
    nextIssue: () => {
      const instants = forum().report.toCome.map(({ at }) => at);
      return instants.length === 0 ? null : Math.min(...instants);
    },
    issueDue,
    onEntries: (listener) => entryListeners.add(listener),
    recordInput: (input, confirm) =>
      write({
        by: SERVER_USER,
        decide: () => {
          const closed = forumClosedRefusal({ closed: closedBy(forum().closings) !== null });
          return closed === null ? receiveInput(forum().consultations, input) : { refusal: closed };
        },
        append: confirm,
      }),
    recordRemoval: (events, remove) => write({ by: SERVER_USER, decide: () => ({ events }), append: remove }),
    recordRestore: (event, restore) =>
      write({ by: SERVER_USER, decide: () => ({ events: [event] }), append: restore }),
    recordClock: (event) => write({ by: SERVER_USER, decide: () => ({ events: [event] }) }),
    onReport: (listener) => reportListeners.add(listener),
    preset: facts,
    presetAt: (at) => factsAt(forum().firstFacts ?? opened.facts, forum().factsChanges, at),
    timetable: turns.timetable,
    nextTurn: turns.next,
    turnsWithin: turns.within,
    onTimetable: (listener) => timetableListeners.add(listener),
    head: log.head,
    seq: () => forum().seq,
    viewSeq: () => forum().viewSeq,
    participant: (user) => forum().participants.get(user) ?? null,
    rules,
    contributionOf: (id) => forum().contributions.find((one) => one.id === id) ?? null,
    timetableSeq: () => forum().timetableActs.at(-1)?.seq ?? 0,
    meetingsSeq: () => forum().meetingsSeq,
    meetingName: (groupId) => meetingOf(forum().meetings, groupId)?.name ?? null,
    meetingId: (groupId) => {
      const meeting = meetingOf(forum().meetings, groupId);
      return meeting?.live.suspended === null ? meeting.id : null;
    },
    attending: (groupId) => {
      const attending = meetingOf(forum().meetings, groupId)?.attending ?? [];
      return forum().delegations.flatMap(({ id }) => (attending.includes(id) ? [id] : []));
    },
    meetings: openMeetingsNow(forum),
    seeAttendance: async (seen) => {
      // Asked first: nothing waits in the queue where nobody new is there.
      if ("refusal" in seeAttendance(forum(), seen)) return;
      await write({ by: SERVER_USER, decide: () => seeAttendance(forum(), seen) });
    },
    meetingEnds: (opinion) => {
      const opened = forum().opinions.find((one) => one.id === opinion.id);
      return opened === undefined ? [] : endsToTell(forum().meetings, opinion, opened.openedSeq);
    },
    symbolOf: (id) => forum().delegations.find((one) => one.id === id)?.symbol ?? null,
    opinions: () => forum().opinions.map(({ id }) => id),
    delegations: () => forum().delegations.map((one) => one.id),
    isPresent: (id) => [...forum().participants.values()].some((one) => one.delegationId === id),
    isDelegation: (id) => forum().delegations.some((one) => one.id === id),
    categoryOf: (id) => forum().delegations.find((one) => one.id === id)?.category ?? null,
    names,
    personAt: (user, forumSeq) => personAt(forum().people, user, forumSeq),
    authorAt: (user, forumSeq) => authorAt(forum().people, user, forumSeq),
    personOf: (author) => personOf(forum().people, author),
    lastSeqOf: (author) => lastSeqOf(forum().people, author),
    person: (user) => {
      const participant = personAt(forum().people, user);
      const delegation = forum().delegations.find((one) => one.id === participant?.delegationId);
      return {
        symbol: delegation?.symbol ?? null,
        delegationId: participant?.delegationId ?? null,
        // The server itself, which is the secretariat's.
        role: participant?.role ?? "secretariat",
      };
    },
    command,
    batch,
    minutes: (after, limit, participant) =>
      readEventLog<ForumEntry>(store, FORUM_STREAM, {
        after,
        limit,
        may: (entry) => mayRead(readersIn(entry), participant, null),
      }),
  };
}
