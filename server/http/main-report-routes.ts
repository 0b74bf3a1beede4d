import type { Hono } from "hono";
import type { ToldDraft } from "../../shared/forum/main-report.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { FILE_TYPES, opinionFileName } from "../exports/export-forms.ts";
import { opinionFile } from "../exports/opinion-file.ts";
import { readStanding } from "../forum/standing.ts";
import { versionAt } from "../history/version-at.ts";
import { DRAFT_FORMS } from "../main-report/publish-draft.ts";
import { recordedAt } from "../store/recorded-at.ts";
import { ofSoundRows } from "../room/sound-rows.ts";
import type { WordExportParts } from "../exports/word-export.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { fileAnswer, languageParam } from "./opinion-routes.ts";
import { withRoom } from "./with-room.ts";

type DraftForm = (typeof DRAFT_FORMS)[number];
const isDraftForm = (form: string): form is DraftForm => DRAFT_FORMS.some((one) => one === form);

const noSuchFile = (): { readonly refusal: Refusal } =>
  refuse("noSuchReport", "There is no such file of a published draft.");

/** Published drafts of the report as they were kept, and each annexed text as it stood then (rule R34). */
export function mainReportRoutes(app: Hono<SignedIn>, parts: WordExportParts): void {
  const { forum, store, rooms, versions, fileWorkers } = parts;
  const draftOf = (n: string): ToldDraft | undefined =>
    forum.forum().mainReport?.drafts.find((one) => String(one.n) === n);

  app.get("/api/main-report/drafts/:n/:file{report\\..+}", async (c) => {
    const draft = draftOf(c.req.param("n"));
    const form = c.req.param("file").slice("report.".length);
    const kept = draft?.files.find(({ format }) => format === form);
    const bytes = kept === undefined ? null : await store.file(kept.hash);
    if (draft === undefined || bytes === null || !isDraftForm(form))
      return refusalAnswer(c, noSuchFile().refusal);
    const name = draft.kind === "final" ? "report-final" : `report-draft-${draft.n}`;
    return fileAnswer(c, { bytes, type: FILE_TYPES[form], name: `${name}.${form}` });
  });

  app.get("/api/main-report/drafts/:n/annexes/:id/:file{export\\..+}", (c) =>
    withRoom(c, rooms, async (room) => {
      const form = c.req.param("file").slice("export.".length);
      const annex = draftOf(c.req.param("n"))?.annexes.find(({ opinionId }) => opinionId === room.id);
      if (annex === undefined || !isDraftForm(form)) return refusalAnswer(c, noSuchFile().refusal);
      const present = (await room.view()).opinion;
      const id: OpinionId = room.id;
      const view = await ofSoundRows(room, versionAt({ versions, forum }, id, { seq: annex.seq, present }));
      // Keystrokes of that moment may have been removed since: the kept files have the text.
      if (view?.document.hash !== annex.hash)
        return refusalAnswer(c, {
          reason: "keystrokesRemoved",
          message: "This state was removed with its keystrokes. The files of the draft have its text.",
        });
      const at = await ofSoundRows(room, recordedAt(store, id, annex.seq));
      const language = languageParam(c);
      const file = await opinionFile(form, view.document, {
        preset: forum.presetAt(at),
        language,
        at,
        fileWorkers,
        gone: c.req.raw.signal,
        standing: await ofSoundRows(room, readStanding({ store, forum }, view)),
        json: null,
      });
      if ("refusal" in file) return refusalAnswer(c, file.refusal);
      const name = opinionFileName(view.document, { form, language, row: String(annex.seq) });
      return fileAnswer(c, { ...file, type: FILE_TYPES[form], name });
    }),
  );
}
