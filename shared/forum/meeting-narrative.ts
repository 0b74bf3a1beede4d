import type { MeetingId } from "../ids.ts";
import { NARRATIVE_VERSIONS_HELD_MAX } from "../meeting-limits.ts";
import type { Logged } from "../signed.ts";

type Placed = Omit<Logged, "forumSeq">;

/** Events of the lead's own words on a meeting, and of its record (rule T37). */
export type NarrativeEvent =
  | { readonly type: "narrativeEdited"; readonly meetingId: MeetingId; readonly text: string }
  /** Nobody changes the narrative any more. */
  | { readonly type: "recordApproved"; readonly meetingId: MeetingId };

/** The lead's words on a meeting as they stand and stood. */
export type Narrative = {
  /** The newest last; older ones stand in the log. */
  readonly versions: readonly (Placed & { readonly text: string })[];
  /** Number of all edits. */
  readonly edits: number;
  readonly approved: Placed | null;
};

export const NO_NARRATIVE: Narrative = { versions: [], edits: 0, approved: null };

/** The words after one more event. */
export function applyNarrativeEvent(
  narrative: Narrative,
  event: NarrativeEvent,
  { seq, at, by }: Placed,
): Narrative {
  const placed = { seq, at, by };
  if (event.type === "recordApproved") return { ...narrative, approved: placed };
  const versions = [...narrative.versions, { ...placed, text: event.text }];
  return {
    ...narrative,
    versions: versions.slice(-NARRATIVE_VERSIONS_HELD_MAX),
    edits: narrative.edits + 1,
  };
}
