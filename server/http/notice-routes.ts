import type { Hono } from "hono";
import { z } from "zod";
import { opinionId, ULID } from "../../shared/ids.ts";
import { refuse } from "../../shared/refusal.ts";
import type { Inboxes } from "../notices/inboxes.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { readBody } from "./body.ts";

const SEEN_BYTES_MAX = 1_024;

const asPlace = z.int().min(0);
/** One event by its place, or all notices up to one. */
export const seenNoticesSchema = z.union([
  z.strictObject({ opinionId: z.string().regex(ULID).nullable(), seq: asPlace }),
  z.strictObject({ upTo: asPlace }),
]);

const BAD_PAGE = refuse("unreadable", "`before` is the place of a notice.");

/** A person's own notices, and what they have seen of them. */
export function noticeRoutes(app: Hono<SignedIn>, { inboxes }: { readonly inboxes: Inboxes }): void {
  app.get("/api/notices", async (c) => {
    const before = c.req.query("before");
    const place = asPlace.safeParse(before === undefined ? 0 : Number(before));
    if (!place.success) return refusalAnswer(c, BAD_PAGE.refusal);
    return c.json(
      await inboxes.of(c.get("participant"), { before: before === undefined ? null : place.data }),
    );
  });
  app.post("/api/notices/seen", async (c) => {
    const read = await readBody(c, SEEN_BYTES_MAX);
    if ("refusal" in read) return refusalAnswer(c, read.refusal);
    const seen = seenNoticesSchema.safeParse(read.json);
    if (!seen.success)
      return refusalAnswer(c, refuse("unreadable", "Say which notice was seen, or up to which.").refusal);
    const reader = c.get("participant");
    if ("upTo" in seen.data) await inboxes.seeUpTo(reader, seen.data.upTo);
    else {
      const { opinionId: id, seq } = seen.data;
      await inboxes.see(reader, { opinionId: id === null ? null : opinionId(id), seq });
    }
    return c.body(null, 204);
  });
}
