import { setImmediate } from "node:timers/promises";
import type { Hono } from "hono";
import { z } from "zod";
import { opinionId, ULID } from "../../shared/ids.ts";
import { SEARCH_CHARS_MAX, SLICE_MS } from "../../shared/limits.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { refuse } from "../../shared/refusal.ts";
import type { SearchAnswer } from "../../shared/search/found-text.ts";
import { readQuestion } from "../../shared/search/match.ts";
import { openSearch, type SearchedText, sourceOfPaper, sourcesIn } from "../../shared/search/search.ts";
import { viewOrClosed } from "../room/closed-opinion.ts";
import type { ForumParts } from "../setup/parts.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { readBody } from "./body.ts";

const SEARCH_BYTES_MAX = 2_048;

/** `here`: the Opinion that is open; what is found in it comes first. */
export const searchSchema = z.strictObject({
  question: z.string().max(SEARCH_CHARS_MAX),
  here: z.string().regex(ULID).optional(),
});

type SearchParts = Pick<ForumParts, "forum" | "rooms">;

/** Everything that this reader may read now; what is closed for repair is not looked in. */
async function* sourcesFor(
  { forum, rooms }: SearchParts,
  reader: Participant,
  here: string | undefined,
): AsyncGenerator<SearchedText> {
  const { opinions, contributions } = forum.forum();
  const ids = opinions.map(({ id }) => id);
  for (const id of here === undefined ? ids : [opinionId(here), ...ids.filter((one) => one !== here)]) {
    if (!ids.includes(id)) continue;
    const view = await viewOrClosed(rooms, id, reader);
    if (view !== null && view !== "quarantined") yield* sourcesIn(view);
  }
  yield* contributions.map(sourceOfPaper);
}

/**
 * `POST /api/search`: clauses, proposals, comments and papers with these words, as their reader may have them (rules K23,
 * K24). The question is in the body: no address and no proxy's log has it.
 */
export function searchRoutes(app: Hono<SignedIn>, parts: SearchParts): void {
  app.post("/api/search", async (c) => {
    const read = await readBody(c, SEARCH_BYTES_MAX);
    if ("refusal" in read) return refusalAnswer(c, read.refusal);
    const asked = searchSchema.safeParse(read.json);
    if (!asked.success)
      return refusalAnswer(
        c,
        refuse("unreadable", `A question has at most ${SEARCH_CHARS_MAX} characters.`).refusal,
      );
    const question = readQuestion(asked.data.question);
    if (question === null) return c.json({ found: [], more: false } satisfies SearchAnswer);
    const search = openSearch(question);
    let until = performance.now() + SLICE_MS;
    for await (const source of sourcesFor(parts, c.get("participant"), asked.data.here)) {
      search.look(source);
      if (search.isFull() || c.req.raw.signal.aborted) break;
      if (performance.now() > until) {
        await setImmediate();
        until = performance.now() + SLICE_MS;
      }
    }
    return c.json(search.answer());
  });
}
