import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import type { AgendaLine } from "../../shared/presets/preset.ts";
import type { AgendaRun } from "../../shared/forum/agenda-run.ts";
import { useMeetings } from "../forum/use-meetings.ts";
import type { Read } from "../forum/use-read.ts";

/** A meeting that goes through the forum's agenda. */
export type ConductedMeeting = ToldMeeting & {
  readonly agenda: readonly AgendaLine[];
  readonly run: AgendaRun;
};

/** The newest meeting that goes through the forum's agenda; null: there was none yet. */
export function useConducted(): Read<ConductedMeeting | null> {
  const read = useMeetings();
  return read.kind === "here" ? { kind: "here", here: read.here.findLast(isConducted) ?? null } : read;
}

const isConducted = (meeting: ToldMeeting): meeting is ConductedMeeting =>
  meeting.agenda !== undefined && meeting.run !== undefined;

/** An agenda without any acts offers all of them under each item. */
export const offersAct = (
  agenda: readonly AgendaLine[],
  item: AgendaLine,
  act: NonNullable<AgendaLine["acts"]>,
): boolean => item.acts === act || agenda.every((one) => one.acts === undefined);
