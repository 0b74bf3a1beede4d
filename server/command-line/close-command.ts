import type { Concord } from "../setup/concord.ts";
import { askForum } from "./ask-forum.ts";
import type { Outcome } from "./outcome.ts";
import { readOptions } from "./read-options.ts";
import { say } from "./spoken.ts";

/** `close-forum --reason R` and `reopen-forum --reason R`: the forum is read-only, or open again (rules D23, D26). */
export async function closeForumCommand(
  concord: Concord,
  type: "closeForum" | "reopenForum",
  words: readonly string[],
): Promise<Outcome> {
  const read = readOptions(words, { reason: "string" }, 0);
  if ("code" in read) return read;
  const answered = await askForum(concord, { type, reason: read.values.reason ?? "" });
  if ("code" in answered) return answered;
  return {
    lines: answered.entries.map(({ seq, type: event }) => `${say("command", "entry", { seq })}\t${event}`),
    code: 0,
  };
}
