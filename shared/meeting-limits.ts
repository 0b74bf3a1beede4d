/** Limits of meetings: plans, attendance, the floor, calls for objections, the narrative (docs/rules.md, I and T). */

/** Meetings of one group, the name of one, and what its chair concludes. */
export const GROUP_MEETINGS_MAX = 100;
export const MEETING_NAME_CHARS_MAX = 160;
export const MEETING_CONCLUSION_CHARS_MAX = 4_000;
/** Plans of meetings of the same groups, changes of one, and the length of a meeting. */
export const MEETING_PLANS_MAX = 200;
export const MEETING_PLAN_CHANGES_MAX = 100;
export const MEETING_LENGTH_MS_MAX = 48 * 3600 * 1000;
/** Planned meetings that every page knows: the next ones. */
export const MEETING_PLANS_TOLD_MAX = 10;
export const MEETING_PLACE_CHARS_MAX = 300;
export const MEETING_LINK_CHARS_MAX = 500;
export const MEETING_AGENDA_ITEMS_MAX = 60;
export const MEETING_AGENDA_CLAUSES_MAX = 60;
export const MEETING_NOTE_CHARS_MAX = 300;
/** Statements of one person on attendance at one meeting; delegations that are listed at once. */
export const ATTENDANCE_TOLD_MAX = 20;
export const LISTED_DELEGATIONS_MAX = 500;
/** Requests for the floor by one delegation or office in one meeting; those that are put in order at once. */
export const FLOOR_REQUESTS_MAX = 60;
export const FLOOR_ORDERED_MAX = 100;
/** How a lead heard a request that they record, and why a meeting is suspended: both are pushed to every page. */
export const FLOOR_WORD_CHARS_MAX = 80;
export const SUSPENSION_CHARS_MAX = 120;
/** An open meeting as it is pushed: its waiting requests are cut to fit. */
export const MEETING_NOW_BYTES_MAX = 2_048;
/** Delegations that were seen in the room are listed together, so often. */
export const ATTENDANCE_SEEN_MS = 3_000;
/** A meeting that is open for longer was forgotten, and is shown so. */
export const MEETING_LONG_MS = 12 * 3600 * 1000;
/** The lead's words on one meeting, their edits, and the versions that pages can take back. */
export const NARRATIVE_CHARS_MAX = 8_000;
export const NARRATIVE_EDITS_MAX = 200;
export const NARRATIVE_VERSIONS_HELD_MAX = 20;
/** Times that items of the agenda are taken up in one meeting. */
export const AGENDA_TURNS_MAX = 200;
/** Meetings whose events the server holds in memory. */
export const MEETING_EVENTS_HELD_MAX = 8;
/** A call for objections lapses when no lead was connected for this long (rule I21). */
export const CALL_LEAD_GONE_MS = 10_000;
/** While a call is open, the server sends each lead's connection a ping this often. */
export const CALL_PROBE_MS = 2_500;
/** A lead's connection from which nothing came for this long counts as ended (rule I21). */
export const CALL_LEAD_SILENT_MS = 6_000;
/** The leads hear at most this often which delegations have not shown a call. */
export const CALL_TOLD_MS = 250;
