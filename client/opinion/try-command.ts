import type { Command, SingleCommand } from "../../shared/commands/commands.ts";
import { refusalOf } from "../../shared/decide/decide.ts";
import { marksEndedBy } from "../../shared/decide/marks-ended-by.ts";
import type { EndedMark } from "../../shared/document/ended-marks.ts";
import type { Context } from "../../shared/decide/decision-context.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Rules } from "../../shared/people/permissions.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { RoomSnapshot } from "../room/room.ts";

const OFFLINE: Refusal = { reason: "offline", message: "The page is not connected." };

export type DryRunContext = {
  readonly now: number;
  readonly me: Participant;
  readonly rules: Rules;
  readonly names: ReadonlySet<string>;
};

/** A dry run keeps nothing: its ids and clocks are placeholders. */
const contextOf = (asker: DryRunContext): Context => ({
  actor: asker.me,
  at: asker.now,
  rules: asker.rules,
  // Assumes that a receipt's window is open; the server corrects this if not.
  rulesAt: () => ({ ...asker.rules, textOpen: true, commentsOpen: true }),
  names: asker.names,
  newId: () => "00000000000000000000000000",
  serverClientOf: () => 0,
  authorOf: () => null,
  nextClock: () => 0,
});

/**
 * Predicts the server's refusal by the same pure code: the page offers what is open and says why not for the rest.
 * The server still decides.
 */
export function tryCommand(
  snapshot: RoomSnapshot,
  command: SingleCommand,
  asker: DryRunContext,
): Refusal | null {
  const refusal = refusalOf(snapshot.opinion, snapshot.words, { command, context: contextOf(asker) });
  return refusal ?? (snapshot.status === "live" ? null : OFFLINE);
}

/** Returns the marks that hold now and would not hold after this command (rule C24). */
export const tryMarks = (
  snapshot: RoomSnapshot,
  command: Command,
  asker: DryRunContext,
): readonly EndedMark[] => marksEndedBy(snapshot, { command, context: contextOf(asker) });
