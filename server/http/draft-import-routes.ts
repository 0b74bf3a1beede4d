import type { Hono, MiddlewareHandler } from "hono";
import { fileName } from "../../shared/text/file-name.ts";
import { WORD_BYTES_MAX } from "../../shared/file-limits.ts";
import { COMMAND_BYTES_MAX } from "../../shared/limits.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { openDraftSchema } from "../../shared/word-file/draft-import.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { readBody, readBytes } from "./body.ts";
import type { ForumParts } from "../setup/parts.ts";
import { receiptOf, type SignedInContext } from "./import-routes.ts";
import { openReceivedDrafts } from "../received/received-drafts.ts";
import { READ_ONLY } from "../store/read-only.ts";

/** Files that are to become new draft Opinions: a receipt, what was read, and the Opinion when it is confirmed (rule X8). */
export function draftImportRoutes(app: Hono<SignedIn>, parts: ForumParts): void {
  const drafts = openReceivedDrafts(parts);
  const answer = (c: SignedInContext, answered: object): Response =>
    "refusal" in answered ? refusalAnswer(c, answered.refusal as Refusal) : c.json(answered);

  /** Refuses everybody else before anything is read of what they send. */
  const openers: MiddlewareHandler<SignedIn> = async (c, next) => {
    const right = mayDo(c.get("participant"), null, "openOpinion");
    return right === null ? next() : refusalAnswer(c, right);
  };

  app.post("/api/forum/imports", openers, async (c) => {
    if (parts.disk.isFull()) return refusalAnswer(c, READ_ONLY);
    const actor = c.get("participant");
    const body = await readBytes(c, WORD_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const name = fileName(c.req.query("name") ?? "");
    const received = await drafts.receive(actor, { name, bytes: body.bytes });
    return answer(c, typeof received === "number" ? { number: received } : received);
  });
  app.get("/api/forum/imports", async (c) => {
    const listed = await drafts.list(c.get("participant"));
    return answer(c, "refusal" in listed ? listed : { files: listed });
  });
  app.get("/api/forum/imports/:n", async (c) =>
    answer(c, await drafts.preview(c.get("participant"), receiptOf(c))),
  );
  app.post("/api/forum/imports/:n/open", openers, async (c) => {
    const body = await readBody(c, COMMAND_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const asked = openDraftSchema.safeParse(body.json);
    if (!asked.success)
      return refusalAnswer(c, refuse("unreadable", "Say for which group, under which number.").refusal);
    return answer(c, await drafts.open(c.get("participant"), receiptOf(c), asked.data));
  });
  app.post("/api/forum/imports/:n/drop", async (c) =>
    answer(c, (await drafts.drop(c.get("participant"), receiptOf(c))) ?? {}),
  );
}
