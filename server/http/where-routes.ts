import { opinionsOf } from "../../shared/forum/main-report.ts";
import { setImmediate } from "node:timers/promises";
import type { Hono } from "hono";
import { WHERE_DOCX_SENTENCES_MAX } from "../../shared/file-limits.ts";
import { SLICE_MS } from "../../shared/limits.ts";
import { asReportLanguage } from "../../shared/text/localized.ts";
import { ownTexts } from "../../shared/whereabouts/own-texts.ts";
import {
  type FoundText,
  whereCsv,
  whereSections,
  whereText,
  whereTitle,
} from "../../shared/whereabouts/where-document.ts";
import { type TextNow, whereIs } from "../../shared/whereabouts/where-is.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { viewOrClosed } from "../room/closed-opinion.ts";
import { sectionsJob } from "../exports/file-job.ts";
import { FILE_TYPES } from "../exports/export-forms.ts";
import { fileAnswer } from "./opinion-routes.ts";
import { recordedAt } from "../store/recorded-at.ts";
import { symbolsIn } from "../forum/standing.ts";
import type { WordExportParts } from "../exports/word-export.ts";

type WhereParts = Pick<WordExportParts, "forum" | "rooms" | "store" | "fileWorkers">;

type TextHere = TextNow & { readonly title: string; readonly isSample: boolean };

/** The texts as their reader may have them; what is closed for repair is not looked in. */
async function textsFor({ forum, rooms }: WhereParts, reader: Participant): Promise<readonly TextHere[]> {
  const texts: TextHere[] = [];
  for (const { id } of opinionsOf(forum.forum())) {
    const view = await viewOrClosed(rooms, id, reader);
    if (view === null || view === "quarantined") continue;
    const { number, title, clauses, sample } = view.document;
    texts.push({ id, number, title, clauses, record: view.opinion, isSample: sample });
  }
  return texts;
}

/** `GET /api/where.{docx,txt,csv}`: where the reader's papers and proposals went, to send home (rule U21). */
export function whereRoutes(app: Hono<SignedIn>, parts: WhereParts): void {
  const { forum, store } = parts;
  app.get("/api/:file{where\\..+}", async (c) => {
    const form = c.req.param("file").slice("where.".length);
    if (form !== "docx" && form !== "txt" && form !== "csv") {
      return refusalAnswer(c, { reason: "notBuilt", message: "It goes out as docx, txt and csv." });
    }
    const reader = c.get("participant");
    const language = asReportLanguage(c.req.query("language"), forum.preset().language);
    const texts = await textsFor(parts, reader);
    const { delegationId: id } = reader;
    const preset = forum.preset();
    const symbol = id === null ? preset.shortName : symbolsIn(forum)(id);
    const own = ownTexts({ id, symbol }, forum.forum().contributions, texts);
    const sentencesCount = own.reduce((sum, { sentences }) => sum + sentences.length, 0);
    if (form === "docx" && sentencesCount > WHERE_DOCX_SENTENCES_MAX) {
      const message = `More than ${WHERE_DOCX_SENTENCES_MAX} sentences go out as txt and csv alone.`;
      return refusalAnswer(c, { reason: "tooLarge", message, details: { max: WHERE_DOCX_SENTENCES_MAX } });
    }
    const found: FoundText[] = [];
    let until = performance.now() + SLICE_MS;
    for (const { of, sentences, texts: within, symbols } of own) {
      const lines: FoundText["lines"][number][] = [];
      for (const sentence of sentences) {
        if (performance.now() > until) {
          await setImmediate();
          until = performance.now() + SLICE_MS;
        }
        lines.push({ sentence, where: whereIs(sentence, within, symbols) });
      }
      found.push({ of, lines });
    }
    const title = whereTitle(symbol, language);
    const sections = whereSections(found, texts, language);
    const name = `where-our-text-went-${symbol.replaceAll(/[^A-Za-z0-9.-]+/g, "-")}.${form}`;
    const type = form === "csv" ? "text/csv; charset=utf-8" : FILE_TYPES[form];
    if (form === "csv") return fileAnswer(c, { bytes: whereCsv(sections, language), type, name });
    if (form === "txt") return fileAnswer(c, { bytes: whereText(title, sections, language), type, name });
    // Of the last row that it was read from, so that the same record gives the same file (rule R8).
    const instants = await Promise.all(texts.map(({ id: at, record }) => recordedAt(store, at, record.seq)));
    const isSample = texts.some((text) => text.isSample);
    const at = Math.max(0, ...instants);
    const options = { title, preset, language, at, isSample } as const;
    const file = await parts.fileWorkers.make(sectionsJob(form, sections, options), c.req.raw.signal);
    return "refusal" in file ? refusalAnswer(c, file.refusal) : fileAnswer(c, { ...file, type, name });
  });
}
