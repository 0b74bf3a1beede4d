import type { Hono } from "hono";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { fileWord } from "../../shared/printed/word-file-words.ts";
import { isSentForm, type SentForm } from "../../shared/word-file/sent-mark.ts";
import { isWorkLanguage } from "../../shared/text/work-language.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { FILE_TYPES, type FileName, opinionFileName } from "../exports/export-forms.ts";
import { fileAnswer, languageParam, rebuilt, rowParam } from "./opinion-routes.ts";
import { withRoom } from "./with-room.ts";
import { ofSoundRows } from "../room/sound-rows.ts";
import { recordedAt } from "../store/recorded-at.ts";
import { atBase, type WordExportParts, wordJob } from "../exports/word-export.ts";

const NO_FORM: Refusal = {
  reason: "notBuilt",
  message: "A Word file is clean, bracketed, tracked or bilingual.",
};
const NO_LANGUAGE: Refusal = {
  reason: "unreadable",
  message: "A bilingual working copy is for one `language`: ar, zh, en, fr, ru or es.",
};

/** An Opinion as a Word file in one of its forms, as its reader may have it. */
export function wordRoutes(app: Hono<SignedIn>, parts: WordExportParts): void {
  app.get("/api/opinions/:id/export.docx", async (c) => {
    const form = c.req.query("form") ?? "bracketed";
    if (!isSentForm(form)) return refusalAnswer(c, NO_FORM);
    return withRoom(c, parts.rooms, async (room) => {
      const asked = c.req.query("language");
      if (form === "bilingual" && !isWorkLanguage(asked)) return refusalAnswer(c, NO_LANGUAGE);
      const language = languageParam(c);
      const reader = c.get("participant");
      const at = c.req.query("at");
      const now = await room.view(reader);
      const view =
        form === "bilingual"
          ? await atBase(parts, room, now)
          : at === undefined
            ? now
            : await rebuilt(parts, room, { seq: rowParam(at), reader });
      if ("refusal" in view) return refusalAnswer(c, view.refusal);
      const instant = await ofSoundRows(room, recordedAt(parts.store, room.id, view.seq));
      const preset = at === undefined ? parts.forum.preset() : parts.forum.presetAt(instant);
      const into = form === "bilingual" && isWorkLanguage(asked) ? asked : null;
      const job = await wordJob(parts, { room, view, form, language, into, preset, instant });
      const file = await parts.fileWorkers.make(job, c.req.raw.signal);
      if ("refusal" in file) return refusalAnswer(c, file.refusal);
      const name = wordFileName(view.document, { form, language, into: asked, row: at });
      return fileAnswer(c, { ...file, type: FILE_TYPES.docx, name });
    });
  });
}

/** `draft-opinion-4.tracked.docx`, 意见草案-4.修订.docx. */
function wordFileName(
  document: OpinionDocument,
  {
    form,
    language,
    into,
    row,
  }: {
    readonly form: SentForm;
    readonly language: ReportLanguage;
    readonly into: string | undefined;
    readonly row: string | undefined;
  },
): FileName {
  const then = row === undefined || form === "bilingual" ? {} : { row };
  const { plain, own } = opinionFileName(document, { form: "docx", language, ...then });
  if (form === "bracketed") return { plain, own };
  const of = form === "bilingual" ? `-${into ?? ""}` : "";
  const said = { clean: "cleanFile", tracked: "trackedFile", bilingual: "bilingualFile" } as const;
  const put = (name: string, middle: string): string => name.replace(/\.docx$/, `.${middle}${of}.docx`);
  const named = put(plain, form);
  return {
    plain: named,
    own: own === plain ? named : put(own, fileWord(said[form], language)),
  };
}
