import type { Hono } from "hono";
import { COMMENT_TABLE_ROWS_MAX } from "../../shared/file-limits.ts";
import { commentCsv, commentRows, commentSections } from "../../shared/report/comment-table.ts";
import { sayIn } from "../../shared/catalogs/say.ts";
import { officeIn } from "../../shared/printed/report-words.ts";
import { titledNumber } from "../../shared/report/opinion-text.ts";
import type { Signed } from "../../shared/signed.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { FILE_TYPES } from "../exports/export-forms.ts";
import { sectionsJob } from "../exports/file-job.ts";
import type { WordExportParts } from "../exports/word-export.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { symbolsIn } from "../forum/standing.ts";
import { ofSoundRows } from "../room/sound-rows.ts";
import { recordedAt } from "../store/recorded-at.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { fileAnswer, languageParam } from "./opinion-routes.ts";
import { withRoom } from "./with-room.ts";

/** `GET /api/opinions/:id/comments.{docx,csv}`: all that was said on it, with its resolution (rule E27). */
export function commentRoutes(
  app: Hono<SignedIn>,
  { rooms, forum, store, fileWorkers }: Pick<WordExportParts, "rooms" | "forum" | "store" | "fileWorkers">,
): void {
  app.get("/api/opinions/:id/:file{comments\\..+}", (c) =>
    withRoom(c, rooms, async (room) => {
      const form = c.req.param("file").slice("comments.".length);
      if (form !== "docx" && form !== "csv")
        return refusalAnswer(c, { reason: "notBuilt", message: "The table goes out as docx and csv." });
      const { opinion, document, seq } = await room.view(c.get("participant"));
      const language = languageParam(c);
      const preset = forum.preset();
      const rows = commentRows({
        opinion,
        document,
        preset,
        language,
        symbol: symbolsIn(forum),
        office: officeOf(forum, language),
      });
      const name = `comments-on-opinion-${document.number.replaceAll(/[^A-Za-z0-9.-]+/g, "-") || "x"}.${form}`;
      if (form === "csv")
        return fileAnswer(c, { bytes: commentCsv(rows, language), type: "text/csv; charset=utf-8", name });
      if (rows.length > COMMENT_TABLE_ROWS_MAX) {
        const message = `More than ${COMMENT_TABLE_ROWS_MAX} rows go out as csv alone.`;
        return refusalAnswer(c, { reason: "tooLarge", message, details: { max: COMMENT_TABLE_ROWS_MAX } });
      }
      const title = sayIn("commentTable", language)("title", { opinion: titledNumber(document, language) });
      const at = await ofSoundRows(room, recordedAt(store, room.id, seq));
      const job = sectionsJob("docx", commentSections(rows, { preset, language }), {
        title,
        preset,
        language,
        at,
        isSample: opinion.sample,
      });
      const file = await fileWorkers.make(job, c.req.raw.signal);
      return "refusal" in file
        ? refusalAnswer(c, file.refusal)
        : fileAnswer(c, { ...file, type: FILE_TYPES.docx, name });
    }),
  );
}

/** An office by its name: the table names no person. */
const officeOf =
  (forum: ForumRoom, language: ReportLanguage) =>
  ({ by, forumSeq }: Signed): string => {
    const role = forum.personAt(by, forumSeq)?.role;
    return officeIn(role === "chair" ? "chair" : role === "secretariat" ? "secretariat" : "lead", language);
  };
