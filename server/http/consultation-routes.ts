import type { Context, Hono } from "hono";
import type { Consultation } from "../../shared/consultation/consultation.ts";
import { exportedInputs, inputsCsv } from "../../shared/consultation/inputs-export.ts";
import {
  type ConsultationDrafts,
  type ConsultationsAnswer,
  listedConsultation,
  moderatedInputs,
  type ModerationAnswer,
} from "../../shared/consultation/moderated-input.ts";
import { sayIn } from "../../shared/catalogs/say.ts";
import { consultationId } from "../../shared/ids.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { consultationSections } from "../../shared/printed/consultation-sections.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { asReportLanguage } from "../../shared/text/localized.ts";
import { FILE_TYPES, PAPER_TYPES } from "../exports/export-forms.ts";
import { sectionsJob } from "../exports/file-job.ts";
import { publicTexts, titleOfBase } from "../public/public-site.ts";
import type { ForumParts } from "../setup/parts.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { fileAnswer } from "./opinion-routes.ts";

type Parts = Pick<ForumParts, "forum" | "rooms" | "store" | "mail" | "clock" | "fileWorkers" | "audit">;

const NO_CONSULTATION: Refusal = { reason: "noSuchText", message: "There is no such consultation." };
const NO_FILE: Refusal = { reason: "noSuchFile", message: "There is no such file." };

/** Consultations for those who take part; inputs for the secretariat alone (rules F25, F29, F33). */
export function consultationRoutes(app: Hono<SignedIn>, parts: Parts): void {
  const { forum, store, mail, clock, fileWorkers, audit } = parts;
  const mayKeep = (c: Context<SignedIn>): Refusal | null =>
    mayDo(c.get("participant"), null, "keepConsultations");
  const found = (c: Context): Consultation | undefined =>
    forum.forum().consultations.find(({ id }) => id === consultationId(c.req.param("id") ?? ""));

  app.get("/api/consultations", (c) => {
    const withCounts = mayKeep(c) === null;
    const consultations = forum.forum().consultations.map((one) => listedConsultation(one, { withCounts }));
    return c.json({ consultations, isMailOn: mail.isOn } satisfies ConsultationsAnswer);
  });
  app.get("/api/consultation-drafts", async (c) => {
    const refusal = mayKeep(c);
    if (refusal !== null) return refusalAnswer(c, refusal);
    const texts = await publicTexts(parts);
    const baseTexts = texts.flatMap(({ id, number, baseTexts: bases }) =>
      bases.map((base) => ({ opinionId: id, number, title: titleOfBase(base), n: base.n })),
    );
    const { out } = forum.forum().report;
    const reports = out.map(({ issue }) => ({ reportId: issue.id, symbol: issue.symbol }));
    return c.json({ baseTexts, reports } satisfies ConsultationDrafts);
  });
  app.get("/api/consultations/:id", async (c) => {
    const refusal = mayKeep(c);
    if (refusal !== null) return refusalAnswer(c, refusal);
    const of = found(c);
    if (of === undefined) return refusalAnswer(c, NO_CONSULTATION);
    const { inputs: _inputs, ...consultation } = of;
    const inputs = moderatedInputs(of, await store.inputsOf(of.id));
    return c.json({ consultation, inputs } satisfies ModerationAnswer);
  });
  app.get("/api/consultations/:id/inputs/:input/file", async (c) => {
    const refusal = mayKeep(c);
    if (refusal !== null) return refusalAnswer(c, refusal);
    const input = found(c)?.inputs.find(({ id }) => id === c.req.param("input"));
    const [stored] = input === undefined ? [] : await store.inputsById([input.id]);
    const file = stored?.words.file ?? null;
    const bytes = stored === undefined || file === null ? null : await store.inputFile(stored.id);
    if (file === null || bytes === null) return refusalAnswer(c, NO_FILE);
    const name = { plain: `input.${file.form}`, own: file.name };
    return fileAnswer(c, { bytes, type: PAPER_TYPES[file.form], name });
  });
  app.get("/api/consultations/:id/:file{inputs\\..+}", async (c) => {
    const refusal = mayKeep(c);
    if (refusal !== null) return refusalAnswer(c, refusal);
    const form = c.req.param("file").slice("inputs.".length);
    if (form !== "docx" && form !== "csv" && form !== "json")
      return refusalAnswer(c, {
        reason: "notBuilt",
        message: "Inputs go out as docx, csv and json.",
      });
    const of = found(c);
    if (of === undefined) return refusalAnswer(c, NO_CONSULTATION);
    audit.note({ act: "inputsExported", user: c.get("user") });
    const language = asReportLanguage(c.req.query("language"), forum.preset().language);
    const stored = await store.inputsOf(of.id);
    const name = `consultation-inputs.${form}`;
    const exported = exportedInputs(of, stored, language);
    if (form === "csv")
      return fileAnswer(c, { bytes: inputsCsv(exported, language), type: "text/csv; charset=utf-8", name });
    if (form === "json") {
      const { inputs: _inputs, ...consultation } = of;
      const bytes = JSON.stringify({ consultation, inputs: exported }, null, 2);
      return fileAnswer(c, { bytes, type: "application/json", name });
    }
    const job = sectionsJob("docx", consultationSections(exported, language), {
      title: sayIn("consult", language)("exportTitle"),
      preset: forum.preset(),
      language,
      at: clock.now(),
      isSample: forum.forum().sample,
    });
    const file = await fileWorkers.make(job, c.req.raw.signal);
    return "refusal" in file
      ? refusalAnswer(c, file.refusal)
      : fileAnswer(c, { ...file, type: FILE_TYPES.docx, name });
  });
}
