import type { Context, Hono, MiddlewareHandler } from "hono";
import { fileName } from "../../shared/text/file-name.ts";
import { draftedIn } from "../../shared/checks/drafted-language.ts";
import { isWorkLanguage } from "../../shared/text/work-language.ts";
import { contributionId, delegationId, groupId } from "../../shared/ids.ts";
import { WORD_BYTES_MAX } from "../../shared/file-limits.ts";
import { COMMAND_BYTES_MAX, IMPORT_BYTES_MAX } from "../../shared/limits.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { authorsSchema, keepSchema } from "../../shared/word-file/word-import.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { readBody, readBytes } from "./body.ts";
import type { ForumParts } from "../setup/parts.ts";
import { draftOf } from "../received/draft-of-file.ts";
import { fileOfPaper } from "../papers/file-of-paper.ts";
import { openReceivedFiles } from "../received/received-files.ts";
import type { Asker } from "../received/whose-file.ts";
import type { Room } from "../room/room.ts";
import { READ_ONLY } from "../store/read-only.ts";
import { NO_OPINION, roomOf, withRoom } from "./with-room.ts";

type Answer = Record<string, unknown> | { readonly refusal: Refusal };
export type SignedInContext = Context<SignedIn>;

export const fileNameOf = (c: SignedInContext): string => fileName(c.req.query("name") ?? "", "file.docx");
export const receiptOf = (c: SignedInContext): number =>
  /^\d{1,9}$/u.test(c.req.param("n") ?? "") ? Number(c.req.param("n")) : 0;

/** Word files that come in: a receipt first, then what was understood, then what is taken from it (rules X6 and X7). */
export function importRoutes(app: Hono<SignedIn>, parts: ForumParts): void {
  const { rooms, disk, secretariat, forum } = parts;
  const files = openReceivedFiles(parts);

  const askerAt = (c: SignedInContext, room: Room): Asker => {
    const on = c.req.query("for");
    return { room, participant: c.get("participant"), on: on === undefined ? null : delegationId(on) };
  };
  const of = (c: SignedInContext, answer: (asker: Asker) => Promise<Answer>): Promise<Response> =>
    withRoom(c, rooms, async (room) => {
      const answered = await answer(askerAt(c, room));
      return "refusal" in answered ? refusalAnswer(c, answered.refusal as Refusal) : c.json(answered);
    });
  /** Refuses people who bring in no file here, before anything is read of what they send. */
  const senders: MiddlewareHandler<SignedIn> = async (c, next) => {
    const room = await roomOf(c, rooms);
    if (room === null) return refusalAnswer(c, NO_OPINION);
    const refused = await files.refusedTo(askerAt(c, room));
    return refused === null ? next() : refusalAnswer(c, refused.refusal);
  };

  app.post("/api/opinions/:id/import", senders, async (c) => {
    if (disk.isFull()) return refusalAnswer(c, READ_ONLY);
    const body = await readBytes(c, WORD_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const paper = c.req.query("paper");
    return of(c, async (asker) => {
      const file =
        paper === undefined
          ? { name: fileNameOf(c), bytes: body.bytes }
          : await fileOfPaper(parts, asker, { id: contributionId(paper), hash: c.req.query("hash") ?? "" });
      if ("refusal" in file) return file;
      const received = await files.receive(asker, file);
      return typeof received === "number" ? { number: received } : received;
    });
  });
  app.get("/api/opinions/:id/imports", (c) =>
    of(c, async (asker) => {
      const listed = await files.list(asker);
      return "refusal" in listed ? listed : { files: listed };
    }),
  );
  app.get("/api/opinions/:id/imports/:n", (c) => of(c, (asker) => files.preview(asker, receiptOf(c))));
  app.post("/api/opinions/:id/imports/:n/authors", senders, async (c) => {
    const body = await readBody(c, COMMAND_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const asked = authorsSchema.safeParse(body.json);
    if (!asked.success) return refusalAnswer(c, refuse("unreadable", "Say whose each name is.").refusal);
    return of(c, async (asker) => {
      const refused = await files.name(asker, receiptOf(c), asked.data.authors);
      return refused ?? files.preview(asker, receiptOf(c));
    });
  });
  app.post("/api/opinions/:id/imports/:n/keep", senders, async (c) => {
    const body = await readBody(c, COMMAND_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const asked = keepSchema.safeParse(body.json);
    if (!asked.success)
      return refusalAnswer(c, refuse("unreadable", "Say what to take from the file.").refusal);
    return of(c, (asker) => files.keep(asker, receiptOf(c), asked.data));
  });
  app.post("/api/opinions/:id/imports/:n/drop", (c) =>
    of(c, async (asker) => (await files.drop(asker, receiptOf(c))) ?? {}),
  );
  app.post("/api/forum/import", async (c) => {
    const right = mayDo(c.get("participant"), null, "openOpinion");
    if (right !== null) return refusalAnswer(c, right);
    const group = forum.preset().groups.find(({ id }) => id === c.req.query("group"));
    if (group === undefined)
      return refusalAnswer(c, refuse("noSuchGroup", "There is no such group.").refusal);
    const body = await readBytes(c, Math.max(WORD_BYTES_MAX, IMPORT_BYTES_MAX));
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const read = await draftOf(body.bytes, forum);
    if ("refusal" in read) return refusalAnswer(c, read.refusal);
    const { draft, unplaced, not } = read;
    const said = c.req.query("language");
    const language = isWorkLanguage(said) ? said : (draftedIn(draft) ?? "en");
    const opened = await secretariat.openOpinion(c.get("participant"), {
      groupId: groupId(group.id),
      draft,
      sample: false,
      language,
    });
    if ("refusal" in opened) return refusalAnswer(c, opened.refusal);
    return c.json({ opinionId: opened.opinionId, clauses: draft.clauses.length, unplaced, not });
  });
}
