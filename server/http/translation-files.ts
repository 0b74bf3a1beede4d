import type { Hono } from "hono";
import { draftedIn } from "../../shared/checks/drafted-language.ts";
import { meetingAt } from "../../shared/forum/meeting.ts";
import { workingRows } from "../../shared/language-version/working-rows.ts";
import { refuse } from "../../shared/refusal.ts";
import { isWorkLanguage } from "../../shared/text/work-language.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { FILE_TYPES, opinionFileName } from "../exports/export-forms.ts";
import { isTranslationForm, translationFile } from "../exports/translation-file.ts";
import type { WordExportParts } from "../exports/word-export.ts";
import { readStanding } from "../forum/standing.ts";
import { fileAnswer, languageParam } from "./opinion-routes.ts";
import { ofSoundRows } from "../room/sound-rows.ts";
import { recordedAt } from "../store/recorded-at.ts";
import { withRoom } from "./with-room.ts";

const NO_TRANSLATION = refuse("noSuchText", "Nobody has written this text in this language.").refusal;
const NO_FORM = refuse("notBuilt", "A translation is a file in docx, pdf, html or txt.").refusal;

/** The working text in another language, alone or beside the original, as files (rules X47 and X48). */
export function translationFileRoutes(app: Hono<SignedIn>, parts: WordExportParts): void {
  const { rooms, forum, store, fileWorkers } = parts;
  app.get("/api/opinions/:id/languages/:language/:file{(?:text|both)\\..+}", (c) =>
    withRoom(c, rooms, async (room) => {
      const view = await room.view(c.get("participant"));
      const { opinion, document } = view;
      const into = c.req.param("language");
      const from = draftedIn(document) ?? "en";
      if (!isWorkLanguage(into) || into === from) return refusalAnswer(c, NO_TRANSLATION);
      const rows = workingRows(document.clauses, opinion, into);
      if (rows.every(({ state }) => state === "missing")) return refusalAnswer(c, NO_TRANSLATION);
      const [which, form] = c.req.param("file").split(".");
      if (!isTranslationForm(form)) return refusalAnswer(c, NO_FORM);
      const isBoth = which === "both";
      const at = await ofSoundRows(room, recordedAt(store, room.id, view.seq));
      const language = isBoth ? languageParam(c) : into;
      const meeting = meetingAt(forum.forum().meetings, { groupId: document.groupId, at });
      const file = await translationFile(form, {
        document,
        rows,
        languages: { from, into },
        isBoth,
        options: { preset: forum.preset(), language, at, ...meeting },
        standing: await ofSoundRows(room, readStanding({ store, forum }, view)),
        fileWorkers,
        gone: c.req.raw.signal,
      });
      if ("refusal" in file) return refusalAnswer(c, file.refusal);
      const { plain, own } = opinionFileName(document, { form, language });
      const told = isBoth ? `${from}-${into}` : into;
      const put = (name: string): string => `${name.slice(0, -form.length)}${told}.${form}`;
      return fileAnswer(c, { ...file, type: FILE_TYPES[form], name: { plain: put(plain), own: put(own) } });
    }),
  );
}
