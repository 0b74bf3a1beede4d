import type { MeetingView } from "../../shared/report/meeting-view.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { fetchJson } from "./fetch-json.ts";
import { useForum } from "./use-forum.ts";
import { type Read, useRead } from "./use-read.ts";

/**
 * One meeting with its record, in the page's language; null: there is none. `n`: another number reads it anew, and so does
 * a change of any meeting.
 */
export function useMeetingRecord(id: string, n: number): Read<MeetingView | null> {
  const { meetingsSeq } = useForum();
  const { language } = useLanguage();
  const read = async (): Promise<MeetingView | null> => {
    const path = `/api/forum/meetings/${encodeURIComponent(id)}?language=${language}`;
    const answered = await fetchJson<MeetingView>(path);
    if (answered.kind === "here") return answered.body;
    if (answered.refusal.reason === "noSuchMeeting") return null;
    throw new Error(answered.refusal.message);
  };
  return useRead(["meeting record", id, language, meetingsSeq, n], read, { keepsEarlier: true });
}
