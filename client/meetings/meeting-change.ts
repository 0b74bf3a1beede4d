import type { FloorRequest } from "../../shared/forum/meeting-live.ts";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";

export type MeetingChange =
  | { readonly kind: "opened" | "closed" | "resumed"; readonly name: string }
  | { readonly kind: "suspended"; readonly reason: string }
  | { readonly kind: "speaks"; readonly who: FloorRequest["who"] }
  | { readonly kind: "asks"; readonly who: FloorRequest["who"]; readonly on: FloorRequest["on"] };

type Standing = Pick<MeetingNow, "id" | "name" | "suspended" | "floor">;

/** Returns the one change of a meeting that its listeners hear of, or null. */
export function meetingChange(was: Standing | null, now: Standing | null): MeetingChange | null {
  if (now === null) return was === null ? null : { kind: "closed", name: was.name };
  if (was?.id !== now.id) return { kind: "opened", name: now.name };
  if (was.suspended === null && now.suspended !== null)
    return { kind: "suspended", reason: now.suspended.reason };
  if (was.suspended !== null && now.suspended === null) return { kind: "resumed", name: now.name };
  const { speaking, waiting } = now.floor;
  if (speaking !== null && speaking.id !== was.floor.speaking?.id)
    return { kind: "speaks", who: speaking.who };
  const known = new Set([...was.floor.waiting.map(({ id }) => id), was.floor.speaking?.id]);
  const asked = waiting.findLast(({ id }) => !known.has(id));
  return asked === undefined ? null : { kind: "asks", who: asked.who, on: asked.on };
}
