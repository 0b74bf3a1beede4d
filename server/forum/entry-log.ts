import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { Log } from "../log/log.ts";
import { SERVER_USER } from "../room/server-user.ts";

/** Logs an entry of the forum's record that an operator watches: issues, restores and closings, by ids (rule D17). */
export function logEntry(log: Log, entry: ForumEntry): void {
  const by = entry.by === SERVER_USER ? null : entry.by;
  const byWhom = by ?? "the server";
  if (entry.type === "reportIssued") {
    const { id } = entry.issue;
    log(`report: ${id} was issued by ${byWhom}`, { event: "reportIssued", fields: { report: id, by } });
  } else if (entry.type === "opinionRestored") {
    const { opinionId: opinion, repaired, lost } = entry;
    log(`restore: Opinion ${opinion}, ${repaired} rows repaired, ${lost} lost`, {
      event: "opinionRestored",
      level: lost === 0 ? "info" : "warn",
      fields: { opinion, repaired, lost },
    });
  } else if (entry.type === "forumClosed" || entry.type === "forumReopened") {
    const done = entry.type === "forumClosed" ? "closed" : "opened again";
    log(`forum: ${done} by ${byWhom}`, { event: entry.type, fields: { by } });
  }
}
