import type { MeetingChair } from "../forum/meeting.ts";
import type { ToldMeeting } from "../forum/told-meeting.ts";
import type { ReportSection } from "../printed/report-block.ts";

/** A version of the lead's words on a meeting, with the office that wrote it. */
export type ToldVersion = {
  readonly seq: number;
  readonly at: number;
  readonly office: MeetingChair;
  readonly text: string;
};

/** `GET /api/forum/meetings/:id`: a meeting with its record. */
export type MeetingView = {
  /** The forum's last entry. */
  readonly seq: number;
  readonly meeting: ToldMeeting;
  readonly sections: readonly ReportSection[];
  /** Versions of the narrative, the newest last, and when the record was approved; null: it is not. */
  readonly versions: readonly ToldVersion[];
  readonly approvedAt: number | null;
};
