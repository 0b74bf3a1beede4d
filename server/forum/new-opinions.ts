import type { DraftText } from "../../shared/plain-text/draft-text.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { ForumEvent, ForumEntry } from "../../shared/forum/forum.ts";
import { MAIN_REPORT_GROUP } from "../../shared/forum/main-report.ts";
import { type CommandId, groupId, type NewId, type OpinionId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Preset } from "../../shared/presets/preset.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { inLanguage } from "../../shared/text/localized.ts";
import type { WorkLanguage } from "../../shared/text/work-language.ts";
import { foundOpinion, type NewOpinion } from "../room/found-opinion.ts";
import type { Rooms } from "../room/rooms.ts";
import { SERVER_USER } from "../room/server-user.ts";
import type { Row } from "../store/store.ts";
import type { Clock } from "../time/clock.ts";
import type { CarriedOut } from "./carried-out.ts";
import type { ForumRoom } from "./forum-room.ts";

/** The server itself, where it opens texts at a first start or by its command line. */
export const SERVER: Participant = {
  id: SERVER_USER,
  role: "secretariat",
  category: "office",
  delegationId: null,
  leads: [],
  head: false,
};

type Ask<Type extends ForumCommand["type"]> = Extract<ForumCommand, { readonly type: Type }>;

/** Opens Opinions, each with its first rows in one step with the forum's event. `actor` null is the command line. */
export type NewOpinions = {
  readonly openOpinion: (
    actor: Participant | null,
    opinion: Omit<NewOpinion, "id">,
    id?: CommandId | null,
  ) => Promise<
    { readonly opinionId: OpinionId; readonly entries: readonly ForumEntry[] } | { readonly refusal: Refusal }
  >;
  readonly openEmpty: (
    actor: Participant | null,
    command: Ask<"openOpinion">,
    id: CommandId | null,
  ) => Promise<CarriedOut>;
  /** The report that the forum discusses, with its title (rule R31). */
  readonly openMainReport: (
    actor: Participant | null,
    command: Ask<"openMainReport">,
    id: CommandId | null,
  ) => Promise<CarriedOut>;
  /** A new group with its draft Opinion, and on every open page before it is answered (rule M14). */
  readonly addGroup: (
    actor: Participant | null,
    command: Ask<"addGroup">,
    id: CommandId | null,
  ) => Promise<CarriedOut>;
};

type Start = { readonly title?: string; readonly language?: WorkLanguage };

/** Start of an Opinion without a text: its title and opening words, from the preset. */
export function emptyDraft(
  preset: Preset,
  group: Preset["groups"][number],
  { title, language = "en" }: Start = {},
): DraftText {
  return {
    number: group.opinion.number,
    clauses: [
      { kind: "title", level: 1, text: title ?? inLanguage(group.opinion.title, language) },
      { kind: "opening", level: 1, text: inLanguage(preset.openingWords, language) },
    ],
  };
}

export function openNewOpinions({
  forum,
  rooms,
  clock,
  newId,
}: {
  readonly forum: ForumRoom;
  readonly rooms: Rooms;
  readonly clock: Clock;
  readonly newId: NewId;
}): NewOpinions {
  const firstRows =
    (actor: Participant | null, opinion: Omit<NewOpinion, "id">) =>
    (events: readonly ForumEvent[]): readonly Row[] =>
      events.flatMap((event) =>
        event.type === "opinionOpened"
          ? foundOpinion(
              { id: event.opinionId, ...opinion },
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

  const addGroup: NewOpinions["addGroup"] = async (actor, command, id) => {
    const { group } = command;
    const draft = emptyDraft(forum.preset(), group);
    const alongside = firstRows(actor, { groupId: groupId(group.id), draft, sample: false });
    const answered = await forum.command(actor, command, { alongside, id });
    if ("refusal" in answered) return answered;
    await rooms.each((room) => room.tellWindows());
    const opened = answered.events.find((event) => event.type === "opinionOpened");
    return { entries: answered.entries, ...(opened && { opinionId: opened.opinionId }) };
  };

  const openOpinion: NewOpinions["openOpinion"] = async (
    actor,
    { groupId, draft, sample, received, language },
    id = null,
  ) => {
    const asked = { type: "openOpinion", groupId, number: draft.number } as const;
    const opinion = {
      groupId,
      draft,
      sample,
      ...(received === undefined ? {} : { received }),
      ...(language === undefined ? {} : { language }),
    };
    const answered = await forum.command(actor, asked, { alongside: firstRows(actor, opinion), id });
    if ("refusal" in answered) return answered;
    const opened = answered.events.find((event) => event.type === "opinionOpened");
    if (opened === undefined) throw new Error("no Opinion was opened");
    return { opinionId: opened.opinionId, entries: answered.entries };
  };

  const openMainReport: NewOpinions["openMainReport"] = async (actor, command, id) => {
    const { title, language } = command;
    const draft: DraftText = { number: "", clauses: [{ kind: "title", level: 1, text: title }] };
    const report = {
      groupId: MAIN_REPORT_GROUP,
      draft,
      sample: false,
      kind: "report" as const,
      ...(language === undefined ? {} : { language }),
    };
    const answered = await forum.command(actor, command, { alongside: firstRows(actor, report), id });
    if ("refusal" in answered) return answered;
    const opened = answered.events.find((event) => event.type === "opinionOpened");
    return { entries: answered.entries, ...(opened && { opinionId: opened.opinionId }) };
  };

  return {
    addGroup,
    openOpinion,
    openMainReport,
    openEmpty: (actor, command, id) => {
      const preset = forum.preset();
      const { groupId, number, title, language } = command;
      const start = { ...(title && { title }), ...(language && { language }) };
      const group = preset.groups.find((one) => one.id === groupId);
      const draft: DraftText =
        group === undefined ? { number: "", clauses: [] } : { ...emptyDraft(preset, group, start), number };
      return openOpinion(actor, { groupId, draft, sample: false, ...(language && { language }) }, id);
    },
  };
}
