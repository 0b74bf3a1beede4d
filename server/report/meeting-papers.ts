import { setImmediate } from "node:timers/promises";
import { documentOf } from "../../shared/document/opinion-document.ts";
import { isForGroup, type Meeting } from "../../shared/forum/meeting.ts";
import type { MeetingId, OpinionId } from "../../shared/ids.ts";
import { MEETING_EVENTS_HELD_MAX } from "../../shared/meeting-limits.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import {
  meetingRecord,
  type MeetingLogs,
  type MeetingRecord,
  type MeetingText,
} from "../../shared/report/meeting-record.ts";
import { meetingWork } from "../../shared/report/meeting-work.ts";
import type { MeetingWork } from "../../shared/report/report.ts";
import { inLanguage, type ReportLanguage } from "../../shared/text/localized.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { pastOpinion } from "../history/version-at.ts";
import type { Version, Versions } from "../history/versions.ts";
import { viewOrClosed } from "../room/closed-opinion.ts";
import type { Rooms } from "../room/rooms.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../time/clock.ts";
import { openMeetingEvents } from "./meeting-events.ts";

type Parts = {
  readonly forum: ForumRoom;
  readonly rooms: Rooms;
  readonly versions: Versions;
  readonly store: Store;
  readonly clock: Clock;
};

/** A meeting's logs as all may read them, and its record. */
export type ReadMeeting = { readonly logs: MeetingLogs; readonly record: MeetingRecord };

/** The same, and the Opinions as the people of one delegation read them. */
export type ReadForDelegation = ReadMeeting & { readonly own: ReadonlyMap<OpinionId, Opinion> };

export type MeetingPapers = {
  /** The work of a closed meeting for the Chair's report, made once as long as nothing that it tells has changed. */
  readonly work: (meeting: Meeting, language: ReportLanguage) => Promise<readonly MeetingWork[]>;
  readonly read: (meeting: Meeting) => Promise<ReadMeeting>;
  readonly readFor: (meeting: Meeting, reader: Participant) => Promise<ReadForDelegation>;
};

/** A text right after a meeting, and the version or view that it was made from. */
type TextAfter = { readonly text: MeetingText; readonly made: Version; readonly present: Opinion };

/**
 * Reads the logs of meetings: each Opinion of a meeting's groups as it was right after it, or as it stands while the
 * meeting is open. An Opinion that was opened later, or is closed for repair, is left out. At the gavel everybody asks at
 * once: one reader's papers are put together after the other's, and all that is the same for all is made once.
 */
export function openMeetingPapers(parts: Parts): MeetingPapers {
  const { forum, rooms, versions, store, clock } = parts;
  const eventsOf = openMeetingEvents(store);
  const known = new WeakMap<Version, { readonly positions: unknown; readonly text: MeetingText }>();
  const held = new Map<MeetingId, ReadMeeting>();
  const worked = new WeakMap<Meeting, Map<ReportLanguage, Worked>>();
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <Made>(work: () => Promise<Made>): Promise<Made> => {
    const made = last.then(async () => {
      await setImmediate();
      return work();
    });
    last = made.catch(() => undefined);
    return made;
  };

  const textAfter = async (id: OpinionId, meeting: Meeting): Promise<TextAfter | null> => {
    const view = await viewOrClosed(rooms, id);
    if (view === null || view === "quarantined") return null;
    if (meeting.closed === null) return { text: view, made: view, present: view.opinion };
    const end = view.opinion.meetingEnds?.find(({ meetingId }) => meetingId === meeting.id)?.seq;
    if (end === undefined) return null;
    // Without its typed text, which was removed since, the present one is what can be read.
    const version = end === view.seq ? null : await versions.at(id, end);
    if (version === null) return { text: view, made: view, present: view.opinion };
    const { positions } = view.opinion.negotiation;
    const before = known.get(version);
    if (before?.positions === positions) return { text: before.text, made: version, present: view.opinion };
    const opinion = pastOpinion(version.opinion, { reader: null, present: view.opinion });
    const { words, head } = version;
    const text = { opinion, words, document: documentOf(opinion, words, { names: forum.names(), head }) };
    known.set(version, { positions, text });
    return { text, made: version, present: view.opinion };
  };

  const readTexts = async (meeting: Meeting): Promise<readonly TextAfter[]> => {
    const texts: TextAfter[] = [];
    for (const { id, groupId } of forum.forum().opinions) {
      if (!isForGroup(meeting, groupId)) continue;
      const text = await textAfter(id, meeting);
      if (text !== null) texts.push(text);
      await setImmediate();
    }
    return texts;
  };

  const recordOf = async (meeting: Meeting, texts: readonly TextAfter[]): Promise<ReadMeeting> => {
    const state = forum.forum();
    const events = await eventsOf(meeting, state.seq);
    const before = held.get(meeting.id);
    const isSame =
      meeting.closed !== null &&
      before?.logs.meeting === meeting &&
      before.logs.texts.length === texts.length &&
      before.logs.texts.every((one, i) => one === texts[i]!.text);
    if (isSame) return before;
    const logs: MeetingLogs = {
      meeting,
      meetings: state.meetings,
      events,
      texts: texts.map(({ text }) => text),
      names: forum.names(),
      order: state.delegations.map(({ id }) => id),
      now: clock.now(),
    };
    const read = { logs, record: meetingRecord(logs) };
    held.delete(meeting.id);
    held.set(meeting.id, read);
    for (const oldest of held.keys()) if (held.size > MEETING_EVENTS_HELD_MAX) held.delete(oldest);
    return read;
  };

  /** All that the work of a closed meeting is made of, beside the meeting itself. */
  const madeOf = async (meeting: Meeting): Promise<readonly unknown[]> => {
    const { opinions, delegations } = forum.forum();
    const made: unknown[] = [delegations, await store.removals()];
    for (const { id, groupId } of opinions) {
      if (!isForGroup(meeting, groupId)) continue;
      const view = await viewOrClosed(rooms, id);
      made.push(view === null || view === "quarantined" ? view : view.opinion.negotiation.positions);
    }
    return made;
  };

  const workOf = async (meeting: Meeting, language: ReportLanguage): Promise<readonly MeetingWork[]> => {
    const ofMeeting = worked.get(meeting) ?? new Map<ReportLanguage, Worked>();
    worked.set(meeting, ofMeeting);
    const of = await madeOf(meeting);
    const before = ofMeeting.get(language);
    if (before?.of.length === of.length && before.of.every((one, i) => one === of[i])) return before.work;
    const { logs, record } = await recordOf(meeting, await readTexts(meeting));
    const work = meetingWork({
      record,
      documents: logs.texts.map(({ document }) => document),
      delegations: printedDelegations(forum, language),
      language,
    });
    ofMeeting.set(language, { of, work });
    return work;
  };

  return {
    work: (meeting, language) => inTurn(() => workOf(meeting, language)),
    read: (meeting) => inTurn(async () => recordOf(meeting, await readTexts(meeting))),
    readFor: (meeting, reader) =>
      inTurn(async () => {
        const texts = await readTexts(meeting);
        const read = await recordOf(meeting, texts);
        const own = new Map<OpinionId, Opinion>();
        for (const { made, present } of texts) {
          // Under the lead's acting role nobody reads for a delegation (rule P7).
          if (delegationHere(reader, present.groupId) === null) continue;
          const whole = await ownOpinion(rooms, { made, present, reader });
          if (whole !== null) own.set(present.id, whole);
          await setImmediate();
        }
        return { ...read, own };
      }),
  };
}

type Worked = { readonly of: readonly unknown[]; readonly work: readonly MeetingWork[] };

/** Delegations as a meeting's papers name them. */
export const printedDelegations = (forum: ForumRoom, language: ReportLanguage) =>
  forum.forum().delegations.map(({ id, symbol, name }) => ({ id, symbol, name: inLanguage(name, language) }));

/** One Opinion as a person of a delegation reads it: as it was, or as it stands. */
async function ownOpinion(
  rooms: Rooms,
  {
    made,
    present,
    reader,
  }: { readonly made: Version; readonly present: Opinion; readonly reader: Participant },
): Promise<Opinion | null> {
  if (made.opinion !== present) return pastOpinion(made.opinion, { reader, present });
  const view = await viewOrClosed(rooms, present.id, reader);
  return view === null || view === "quarantined" ? null : view.opinion;
}
