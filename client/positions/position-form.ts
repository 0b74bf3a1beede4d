import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { DelegationId } from "../../shared/ids.ts";
import type { Position, PositionKind } from "../../shared/negotiation/position.ts";
import { plainSubject, type Spoken } from "../opinion/use-speaking.ts";

/** A position as its form has it. */
export type PositionForm = {
  readonly position: PositionKind | null;
  readonly reason: string;
  /** An instant in this device's time, as the browser's field has it. */
  readonly until: string;
  readonly to: "room" | "lead";
  /** The secretariat fills in these two: who speaks, and with which words. */
  readonly delegation: string;
  readonly word: string;
};

/** The parts that a form can lack. */
export type MissingPart = "delegation" | "position" | "word";

/** The form at its beginning: with the delegation's last position on these words. */
export const begunWith = (before: Position | undefined, delegation: DelegationId | null): PositionForm => ({
  position: before?.position ?? null,
  reason: before?.reason ?? "",
  until: localOf(before?.until ?? null),
  to: before?.to ?? "room",
  delegation: delegation ?? "",
  word: "",
});

type TakePosition = Extract<SingleCommand, { type: "takePosition" }>;

/** A position told on the word of a delegation; undefined while the form names none. */
type OnWord = { readonly delegationId: DelegationId | undefined };

/** Returns the command, or the first part that is missing. On a delegation's word, the room hears it. */
export function takenPosition(
  { subject, hash }: Spoken,
  { position, reason, until, to, word }: PositionForm,
  onWord: OnWord | null,
): TakePosition | MissingPart {
  const speaker = onWord?.delegationId;
  if (onWord !== null && speaker === undefined) return "delegation";
  if (position === null) return "position";
  if (onWord !== null && word.trim() === "") return "word";
  return {
    type: "takePosition",
    subject: plainSubject(subject),
    position,
    hash,
    to: onWord === null ? to : "room",
    ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
    ...(position === "awaitsInstructions" && until !== "" ? { until: new Date(until).toISOString() } : {}),
    ...(speaker === undefined ? {} : { for: { delegationId: speaker, word: word.trim() } }),
  };
}

/** Returns an instant as the browser's own field has it: in the time of this device, without a zone. */
function localOf(until: string | null): string {
  if (until === null) return "";
  const at = new Date(until);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
