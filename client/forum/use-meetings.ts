import { useTranslations } from "use-intl";
import { openOf } from "../../shared/forum/meeting.ts";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import type { MeetingPlan } from "../../shared/forum/meeting-plan.ts";
import type { MeetingsAnswer, ToldMeeting } from "../../shared/forum/told-meeting.ts";
import type { GroupId } from "../../shared/ids.ts";
import { readJson } from "./fetch-json.ts";
import { useForum } from "./use-forum.ts";
import { type Read, useRead } from "./use-read.ts";
import { useWordsOf } from "../i18n/words-of.ts";

/** All meetings and plans; read anew when one was opened or closed, or somebody said that they attend. */
function useMeetingsAnswer(): Read<MeetingsAnswer> {
  const { meetingsSeq } = useForum();
  const read = async (): Promise<MeetingsAnswer> =>
    meetingsSeq === 0 ? { seq: 0, meetings: [], plans: [] } : readJson<MeetingsAnswer>("/api/forum/meetings");
  return useRead(["meetings", meetingsSeq], read, { keepsEarlier: true });
}

export function useMeetings(): Read<readonly ToldMeeting[]> {
  const read = useMeetingsAnswer();
  return read.kind === "here" ? { kind: "here", here: read.here.meetings } : read;
}

/** All planned meetings, also those that are over or cancelled. */
export function usePlans(): Read<readonly MeetingPlan[]> {
  const read = useMeetingsAnswer();
  return read.kind === "here" ? { kind: "here", here: read.here.plans } : read;
}

/** Names a meeting's group by its topic, or the group of all. */
export function useGroupLabel(): (groupId: GroupId | null) => string {
  const t = useTranslations("meeting");
  const { groups } = useForum();
  const wordsOf = useWordsOf();
  return (groupId) => {
    const group = groups.find((one) => one.id === groupId);
    return group === undefined ? t("ofAll") : wordsOf(group.topic);
  };
}

/** The groups whose meetings the reader opens, null for the group of all; without closed ones and those that have one open. */
export function useOpenable(): readonly (GroupId | null)[] {
  const { me, groups, openMeetings } = useForum();
  return [...groups.filter(({ closedAt }) => closedAt === undefined).map(({ id }) => id), null].filter(
    (id) => mayHoldMeeting(me, id) === null && openOf(openMeetings, id) === null,
  );
}
