import { opinionsOf } from "../../shared/forum/main-report.ts";
import type { Hono } from "hono";
import { fieldsOf } from "../../shared/forum/keep-report.ts";
import { WORD_BYTES_MAX } from "../../shared/file-limits.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { fieldsHash } from "../../shared/forum/report-fields.ts";
import { notReadyOf } from "../../shared/report/not-ready.ts";
import type { IssuedAnswer, ReportPreview, ReportView } from "../../shared/report/report-view.ts";
import { reportText } from "../../shared/report/report-text.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { readBytes } from "./body.ts";
import { viewOrClosed } from "../room/closed-opinion.ts";
import { returnedReport } from "../report/edited-report.ts";
import { reportToIssue } from "../report/issuing.ts";
import { FILE_TYPES, isReportForm } from "../exports/export-forms.ts";
import type { Versions } from "../history/versions.ts";
import { fileAnswer } from "./opinion-routes.ts";
import type { ReportParts } from "../report/report.ts";

/** `GET /api/report`, the issued files, and a report that was edited in Word. */
export function reportRoutes(
  app: Hono<SignedIn>,
  parts: ReportParts & { readonly versions: Versions },
): void {
  const { forum, store } = parts;
  app.get("/api/report", async (c) => {
    const me = c.get("participant");
    const mayPrepare = mayDo(me, null, "editReport") === null;
    const view: ReportView = {
      out: forum.forum().report.out,
      preparing: mayPrepare ? await previewFor(parts, me) : null,
    };
    return c.json(view);
  });

  app.get("/api/report/issued", (c) => c.json({ out: forum.forum().report.out } satisfies IssuedAnswer));

  app.post("/api/report/edited", async (c) => {
    const me = c.get("participant");
    const role = mayDo(me, null, "editReport");
    if (role !== null) return refusalAnswer(c, role);
    const body = await readBytes(c, WORD_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const returned = await returnedReport(parts, body.bytes, me);
    return "refusal" in returned ? refusalAnswer(c, returned.refusal) : c.json(returned);
  });

  app.get("/api/report/issued/:id/:file", async (c) => {
    const found = forum.forum().report.out.find(({ issue }) => issue.id === c.req.param("id"));
    const format = c.req.param("file").slice("report.".length);
    const file = found?.issue.files.find((one) => one.format === format);
    const body = file === undefined ? null : await store.file(file.hash);
    if (found === undefined || body === null || !isReportForm(format)) {
      return refusalAnswer(c, {
        reason: "noSuchReport",
        message: "There is no such file of an issued report.",
      });
    }
    const name = `${found.issue.symbol.replaceAll(/[^A-Za-z0-9.()-]+/g, "-")}.${format}`;
    return fileAnswer(c, { bytes: body, type: FILE_TYPES[format], name });
  });
}

/** Previews the issue, section by section, with all that is not ready (rule H2). */
async function previewFor(parts: ReportParts, me: Participant): Promise<ReportPreview> {
  const { forum, rooms } = parts;
  const state = forum.forum();
  const fields = fieldsOf({ report: state.report, preset: forum.preset() });
  const { report, hash } = await reportToIssue(parts);
  const text = reportText(report);
  const notReady = await Promise.all(
    opinionsOf(state).map(async ({ id }) => {
      const view = await viewOrClosed(rooms, id, me);
      if (view === null || view === "quarantined") return [];
      const { number, title } = view.document;
      return [{ opinionId: id, number, title, what: notReadyOf(view.opinion, view.document) }];
    }),
  );
  return {
    fields,
    fieldsHash: fieldsHash(fields),
    hash,
    title: text.title,
    standing: text.standing,
    masthead: text.masthead,
    sections: text.sections,
    annexes: text.annexes.map((annex) =>
      annex.kind === "opinion"
        ? { kind: "opinion", label: annex.label, opinionId: annex.document.id, title: annex.document.title }
        : annex,
    ),
    ownWordsHidden:
      fields.introduction !== report.fields.introduction || fields.remarks !== report.fields.remarks,
    notReady: notReady.flat(),
    closed: report.closed ?? [],
    toCome: state.report.toCome,
  };
}
