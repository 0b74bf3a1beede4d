import { createHash } from "node:crypto";
import type { Hono } from "hono";
import { findVersion } from "../../shared/opinion/language-version.ts";
import type { VersionPreview } from "../../shared/language-version/match-version.ts";
import { versionDocument } from "../../shared/language-version/version-document.ts";
import { WORD_BYTES_MAX } from "../../shared/file-limits.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { refuse } from "../../shared/refusal.ts";
import { isWorkLanguage } from "../../shared/text/work-language.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { readBytes } from "./body.ts";
import { FILE_TYPES, opinionFileName } from "../exports/export-forms.ts";
import type { ForumParts } from "../setup/parts.ts";
import { fileNameOf, type SignedInContext } from "./import-routes.ts";
import { readSource } from "../imports/file-source.ts";
import { readVersion } from "../imports/read-word-file.ts";
import { fileAnswer } from "./opinion-routes.ts";
import { withRoom } from "./with-room.ts";
import { READ_ONLY } from "../store/read-only.ts";

const NO_BASE_TEXT = refuse("noSuchText", "There is no such base text.").refusal;
const NO_VERSION = refuse("noSuchText", "This base text was not brought in in this language.").refusal;

/** Base texts in other languages: a file is matched first and looked at, then kept by a command (rule X13). */
export function languageVersionRoutes(
  app: Hono<SignedIn>,
  { rooms, store, disk, forum, fileWorkers }: ForumParts,
): void {
  const PATH = "/api/opinions/:id/base-texts/:n/languages/:language";
  const baseOf = (c: SignedInContext, { baseTexts }: Opinion) =>
    baseTexts.find(({ n }) => String(n) === c.req.param("n"));

  app.post(PATH, async (c) => {
    if (disk.isFull()) return refusalAnswer(c, READ_ONLY);
    return withRoom(c, rooms, async (room) => {
      const { opinion } = await room.view(c.get("participant"));
      const right = mayDo(c.get("participant"), opinion.groupId, "keepTranslation");
      if (right !== null) return refusalAnswer(c, right);
      const base = baseOf(c, opinion);
      if (base === undefined || !isWorkLanguage(c.req.param("language")))
        return refusalAnswer(c, NO_BASE_TEXT);
      const body = await readBytes(c, WORD_BYTES_MAX);
      if ("refusal" in body) return refusalAnswer(c, body.refusal);
      const { bytes } = body;
      const read = await readSource(bytes, (file) => readVersion(file, base.clauses));
      if ("refusal" in read) return refusalAnswer(c, read.refusal);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      // A file that no entry names is nothing.
      await store.keepFile({ hash: sha256, body: bytes });
      const preview: VersionPreview = { sha256, name: fileNameOf(c), ...read };
      return c.json(preview);
    });
  });

  app.get(`${PATH}/:file{text\\.docx}`, (c) =>
    withRoom(c, rooms, async (room) => {
      const { opinion, document } = await room.view(c.get("participant"));
      const base = baseOf(c, opinion);
      const language = c.req.param("language");
      if (base === undefined || !isWorkLanguage(language)) return refusalAnswer(c, NO_BASE_TEXT);
      const version = findVersion(opinion, { baseText: base.n, language });
      if (version === undefined) return refusalAnswer(c, NO_VERSION);
      const words = versionDocument(document, base, version);
      const preset = forum.preset();
      const word = { form: "version", document: words, standing: version.standing } as const;
      const options = { preset, language, at: version.at };
      const file = await fileWorkers.make({ of: "word", form: "docx", word, options }, c.req.raw.signal);
      if ("refusal" in file) return refusalAnswer(c, file.refusal);
      const name = opinionFileName(words, { form: "docx", language });
      return fileAnswer(c, { ...file, type: FILE_TYPES.docx, name });
    }),
  );

  app.get(`${PATH}/:file{source}`, (c) =>
    withRoom(c, rooms, async (room) => {
      const { opinion } = await room.view(c.get("participant"));
      const language = c.req.param("language") ?? "";
      const version = findVersion(opinion, { baseText: Number(c.req.param("n")), language });
      const bytes = version === undefined ? null : await store.file(version.sha256);
      if (version === undefined || bytes === null) return refusalAnswer(c, NO_VERSION);
      return fileAnswer(c, { bytes, type: "application/octet-stream", name: version.name });
    }),
  );
}
