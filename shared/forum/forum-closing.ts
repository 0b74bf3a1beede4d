import { z } from "zod";
import { asReason } from "../commands/command-parts.ts";
import type { Signed } from "../signed.ts";

/** The secretariat closes the forum, which is read-only from then on, or opens it again (rules D23, D26). */
export type ClosingEvent = { readonly type: "forumClosed" | "forumReopened"; readonly reason: string };

/** One of these events, with its author and instant. */
export type ForumClosing = ClosingEvent & Signed;

export const closingCommandSchemas = [
  z.strictObject({ type: z.literal("closeForum"), reason: asReason }),
  z.strictObject({ type: z.literal("reopenForum"), reason: asReason }),
] as const;

export type ClosingCommand = z.output<(typeof closingCommandSchemas)[number]>;

/** Returns the event that closed the forum; null while it is open. */
export function closedBy(closings: readonly ForumClosing[]): ForumClosing | null {
  const last = closings.at(-1);
  return last?.type === "forumClosed" ? last : null;
}
