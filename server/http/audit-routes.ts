import type { Hono } from "hono";
import { auditCsv, isAuditKind } from "../../shared/forum/audit-line.ts";
import {
  AUDIT_CSV_LINES_MAX,
  AUDIT_PAGE_LINES_MAX,
  AUDIT_SEARCH_CHARS_MAX,
} from "../../shared/door-limits.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { type AuditQuery, openAuditReader } from "../forum/audit-reader.ts";
import type { ForumParts } from "../setup/parts.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { fileAnswer } from "./opinion-routes.ts";

const FROM = /^\d{1,16}\.\d{1,16}$/u;

/** `GET /api/audit` and `/api/audit.csv`, for the secretariat alone (rule D18). */
export function auditRoutes(app: Hono<SignedIn>, parts: ForumParts): void {
  const read = openAuditReader(parts);
  const queryOf = (asked: (name: string) => string | undefined, limit: number): AuditQuery => {
    const [kind = "", from = ""] = [asked("kind"), asked("from")];
    return {
      kind: isAuditKind(kind) ? kind : null,
      search: (asked("search") ?? "").slice(0, AUDIT_SEARCH_CHARS_MAX),
      from: FROM.test(from) ? from : null,
      limit,
    };
  };
  app.get("/api/:file{audit(\\.csv)?}", async (c) => {
    const refusal = mayDo(c.get("participant"), null, "readAudit");
    if (refusal !== null) return refusalAnswer(c, refusal);
    const asked = (name: string): string | undefined => c.req.query(name);
    if (c.req.param("file") === "audit") return c.json(await read(queryOf(asked, AUDIT_PAGE_LINES_MAX)));
    const { lines } = await read(queryOf(asked, AUDIT_CSV_LINES_MAX));
    const bytes = new TextEncoder().encode(auditCsv(lines));
    return fileAnswer(c, { bytes, type: "text/csv; charset=utf-8", name: "audit.csv" });
  });
}
