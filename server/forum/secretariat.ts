import type { DraftText } from "../../shared/plain-text/draft-text.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { ForumEvent, ForumEntry } from "../../shared/forum/forum.ts";
import type { CommandId, NewId, OpinionId, UserId } from "../../shared/ids.ts";
import { groupId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Preset } from "../../shared/presets/preset.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Clock } from "../time/clock.ts";
import type { ForumRoom } from "./forum-room.ts";
import { SERVER_USER } from "../room/server-user.ts";
import type { NewOpinion } from "../room/found-opinion.ts";
import { foundOpinion } from "../room/found-opinion.ts";
import type { People } from "./people.ts";
import { Quarantined } from "../room/quarantine.ts";
import type { Rooms } from "../room/rooms.ts";
import type { Row } from "../store/store.ts";
import { Away } from "../store/store.ts";

/** The server itself, where it opens texts at a first start or by its command line. */
export const SERVER: Participant = {
  id: SERVER_USER,
  role: "secretariat",
  category: "office",
  delegationId: null,
  leads: [],
  head: false,
};

type IssueReport = Extract<ForumCommand, { readonly type: "issueReport" }>;
type AdmitParticipant = Extract<ForumCommand, { readonly type: "admitParticipant" }>;

export type CarriedOut =
  | { readonly entries: readonly ForumEntry[]; readonly link?: string; readonly opinionId?: OpinionId }
  | { readonly refusal: Refusal };

/** The secretariat's acts beside texts: admits people and gives links, opens Opinions. */
export type Secretariat = {
  /** `actor` null is the command line. A link in the answer works once. */
  readonly carryOut: (
    actor: Participant | null,
    command: ForumCommand,
    id?: CommandId | null,
  ) => Promise<CarriedOut>;
  /** A new link for somebody who takes part. */
  readonly invite: (user: UserId) => Promise<string>;
  readonly openOpinion: (
    actor: Participant | null,
    opinion: Omit<NewOpinion, "id">,
    id?: CommandId | null,
  ) => Promise<
    { readonly opinionId: OpinionId; readonly entries: readonly ForumEntry[] } | { readonly refusal: Refusal }
  >;
};

/** Start of an Opinion without a text: its title and opening words, from the preset. */
export function emptyDraft(preset: Preset, group: Preset["groups"][number], title?: string): DraftText {
  return {
    number: group.opinion.number,
    clauses: [
      { kind: "title", level: 1, text: title ?? group.opinion.title.en },
      { kind: "opening", level: 1, text: preset.openingWords.en },
    ],
  };
}

/** Answered when each Opinion's own event log tells the end; one that cannot be read now tells it when it is read again. */
async function tellMeetingEnds(forum: ForumRoom, rooms: Rooms): Promise<void> {
  for (const { id } of forum.forum().opinions) {
    try {
      await (await rooms.get(id))?.noticeMeetings();
    } catch (error) {
      if (!(error instanceof Quarantined) && !(error instanceof Away)) throw error;
    }
  }
}

export function openSecretariat(options: {
  readonly forum: ForumRoom;
  readonly people: People;
  readonly rooms: Rooms;
  readonly clock: Clock;
  readonly newId: NewId;
  /** The address under which people reach the room. */
  readonly address: () => string;
  readonly issue: (
    actor: Participant | null,
    command: IssueReport,
    id: CommandId | null,
  ) => Promise<CarriedOut>;
  readonly log: (line: string) => void;
}): Secretariat {
  const { forum, people, rooms, clock, newId, log } = options;
  const by = (actor: Participant | null): string => actor?.id ?? "the command line";

  const linkOf = (token: string): string => `${options.address()}/sign-in#${token}`;
  const invite = async (user: UserId): Promise<string> => {
    const token = await people.newLink(user);
    log(`link: a new one for ${user}`);
    return linkOf(token);
  };

  /** The first rows of an Opinion, in one step with the act that opens it. */
  const firstRows =
    (actor: Participant | null, opinion: Omit<NewOpinion, "id">) =>
    (acts: readonly ForumEvent[]): readonly Row[] =>
      acts.flatMap((act) =>
        act.type === "opinionOpened"
          ? foundOpinion(
              { id: act.opinionId, ...opinion },
              {
                actor: actor ?? SERVER,
                at: clock.now(),
                newId,
                rules: { ...forum.rules(null), textOpen: true },
                forumSeq: forum.seq(),
                author: forum.authorAt(actor?.id ?? SERVER_USER),
              },
            )
          : [],
      );

  /** A new group with its draft Opinion, and on every open page before it is answered (rule M14). */
  const addGroup = async (
    actor: Participant | null,
    command: Extract<ForumCommand, { type: "addGroup" }>,
    id: CommandId | null,
  ): Promise<CarriedOut> => {
    const { group } = command;
    const draft = emptyDraft(forum.preset(), group);
    const alongside = firstRows(actor, { groupId: groupId(group.id), draft, sample: false });
    const answered = await forum.command(actor, command, { alongside, id });
    if ("refusal" in answered) return answered;
    await rooms.each((room) => room.tellWindows());
    const opened = answered.acts.find((act) => act.type === "opinionOpened");
    return { entries: answered.entries, ...(opened && { opinionId: opened.opinionId }) };
  };

  const openOpinion: Secretariat["openOpinion"] = async (
    actor,
    { groupId, draft, sample, received },
    id = null,
  ) => {
    const asked = { type: "openOpinion", groupId, number: draft.number } as const;
    const opinion = { groupId, draft, sample, ...(received === undefined ? {} : { received }) };
    const answered = await forum.command(actor, asked, { alongside: firstRows(actor, opinion), id });
    if ("refusal" in answered) return answered;
    const opened = answered.acts.find((act) => act.type === "opinionOpened");
    if (opened === undefined) throw new Error("no Opinion was opened");
    return { opinionId: opened.opinionId, entries: answered.entries };
  };

  /** Entry, person and link in one transaction: nobody is admitted by half. */
  const admit = async (
    actor: Participant | null,
    command: AdmitParticipant,
    id: CommandId | null,
  ): Promise<CarriedOut> => {
    let token = "";
    const answered = await forum.command(actor, command, {
      id,
      append: async (rows, acts) => {
        const admitted = acts.find((act) => act.type === "participantAdmitted");
        if (admitted === undefined) throw new Error("nobody was admitted");
        token = await people.admit(rows, admitted.participant.id, command.name);
      },
    });
    if ("refusal" in answered) return answered;
    for (const entry of answered.entries)
      if (entry.type === "participantAdmitted")
        log(`link: a first one for ${entry.participant.id}, by ${by(actor)}`);
    return { entries: answered.entries, link: linkOf(token) };
  };

  /** Answered when each room has the new rights, and has closed the connections of whoever writes as another now (rules A13, A21). */
  const change = async (
    actor: Participant | null,
    command: Extract<ForumCommand, { readonly type: "changeParticipant" }>,
    id: CommandId | null,
  ): Promise<CarriedOut> => {
    const { userId: user, name } = command;
    const append =
      name === undefined ? {} : { append: (rows: readonly Row[]) => people.rename(rows, user, name) };
    const answered = await forum.command(actor, command, { id, ...append });
    if ("refusal" in answered) return answered;
    log(`changed: ${user} by ${by(actor)}`);
    await rooms.each((room) => {
      room.checkMembers();
      room.tellWindows();
    });
    return { entries: answered.entries };
  };

  return {
    invite,
    openOpinion,
    carryOut: async (actor, command, id = null) => {
      if (command.type === "openOpinion") {
        const preset = forum.preset();
        const group = preset.groups.find((one) => one.id === command.groupId);
        const draft: DraftText =
          group === undefined
            ? { number: "", clauses: [] }
            : { ...emptyDraft(preset, group, command.title), number: command.number };
        return openOpinion(actor, { groupId: command.groupId, draft, sample: false }, id);
      }
      if (command.type === "addGroup") return addGroup(actor, command, id);
      if (command.type === "admitParticipant") return admit(actor, command, id);
      if (command.type === "changeParticipant") return change(actor, command, id);
      if (command.type === "issueReport") return options.issue(actor, command, id);
      const answered = await forum.command(actor, command, { id });
      if ("refusal" in answered) return answered;
      const { entries } = answered;
      switch (command.type) {
        case "admitDelegation":
        case "nameDeputy":
        case "shelveText":
        case "unshelveText":
        case "registerContribution":
        case "editContribution":
        case "reviseContribution":
        case "withdrawContribution":
        case "editReport":
        case "takeReportBack":
          return { entries };
        case "openMeeting":
        case "attendMeeting":
        case "listAttendance":
          await rooms.each((room) => room.tellWindows());
          return { entries };
        case "closeMeeting":
          await tellMeetingEnds(forum, rooms);
          return { entries };
        case "changeChair":
        case "changeLead":
        case "renameGroup":
        case "closeGroup":
        case "reopenGroup":
        case "setCategoryRights":
        case "changeForumTexts":
        case "setSilenceRules":
        case "setAnswerTime":
          // Open pages read the forum anew before it is answered.
          await rooms.each((room) => room.tellWindows());
          return { entries };
        case "correctDelegation":
          // Open pages read the forum anew before it is answered.
          await rooms.each((room) => room.tellWindows());
          return { entries };
        case "dismissParticipant":
          log(`dismissed: ${command.userId} by ${by(actor)}`);
          await rooms.each((room) => room.checkMembers());
          return { entries };
        case "openBoard":
        case "handLead":
        case "takeLeadBack":
          // Answered only when every open room has it: the right is gone everywhere (rule A4).
          await rooms.each((room) => room.checkMembers());
          return { entries };
        case "addTimetableEntry":
        case "changeTimetableEntry":
        case "removeTimetableEntry":
        case "extendDeadline":
          // Every open page is told before it is answered; the gate asks the timetable itself (rule T7).
          await rooms.each((room) => room.tellWindows());
          return { entries };
      }
    },
  };
}
