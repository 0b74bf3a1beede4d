import type { ToldMeeting } from "../forum/told-meeting.ts";
import type { ReportSection } from "../printed/report-block.ts";

/** `GET /api/forum/meetings/:id`: a meeting with its record. */
export type MeetingView = {
  /** The forum's last entry. */
  readonly seq: number;
  readonly meeting: ToldMeeting;
  readonly sections: readonly ReportSection[];
};
