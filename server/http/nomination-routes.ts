import type { Context, Hono } from "hono";
import type { z } from "zod";
import { nominationCodeSchema, nominationFormSchema } from "../../shared/experts/nomination.ts";
import { NOMINATION_BYTES_MAX } from "../../shared/door-limits.ts";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { isPlainName } from "../../shared/text/plain-words.ts";
import type { Nominations } from "../forum/nominations.ts";
import type { ForumParts } from "../setup/parts.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { readBody } from "./body.ts";
import { openFailedSignIns } from "./failed-sign-ins.ts";

type Parts = Pick<ForumParts, "disk"> & { readonly nominations: Nominations };

const UNREADABLE = refuse("unreadable", "The form could not be read.").refusal;
const TOO_MANY: Refusal = {
  reason: "tooMany",
  message: "Too many wrong codes from this network; try again in a minute.",
};

async function readForm<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<{ readonly form: z.output<Schema> } | { readonly refusal: Refusal }> {
  const body = await readBody(c, NOMINATION_BYTES_MAX);
  if ("refusal" in body) return body;
  const parsed = schema.safeParse(body.json);
  if (parsed.success) return { form: parsed.data };
  const issue = parsed.error.issues[0];
  return {
    refusal: { ...UNREADABLE, message: `The form could not be read at "${issue?.path.join(".") ?? ""}".` },
  };
}

/** The form by which delegations nominate experts, without a sign-in: the letter's code lets in (rule P22). */
export function publicNominationRoutes(
  app: Hono<SignedIn>,
  { nominations, addressOf }: Pick<Parts, "nominations"> & { readonly addressOf: (c: Context) => string },
): void {
  const failures = openFailedSignIns();
  const told = (c: Context, refusal: Refusal): Response => {
    const waitS = refusal.reason === "nominationCodeWrong" ? failures.note(addressOf(c)) : null;
    if (waitS === null) return refusalAnswer(c, refusal);
    c.header("retry-after", String(waitS));
    return refusalAnswer(c, TOO_MANY);
  };
  app.post("/api/nominations/terms", async (c) => {
    const read = await readForm(c, nominationCodeSchema);
    if ("refusal" in read) return refusalAnswer(c, read.refusal);
    const terms = await nominations.termsOf(read.form.code);
    return "refusal" in terms ? told(c, terms.refusal) : c.json(terms);
  });
  app.post("/api/nominations", async (c) => {
    const read = await readForm(c, nominationFormSchema);
    if ("refusal" in read) return refusalAnswer(c, read.refusal);
    const answered = await nominations.nominate(read.form);
    return "refusal" in answered
      ? told(c, answered.refusal)
      : c.json({ count: read.form.experts.length }, 201);
  });
}

/** The secretariat's part: all nominations, approved or refused one by one (rules P23, P24). */
export function nominationRoutes(app: Hono<SignedIn>, { nominations }: Parts): void {
  app.use("/api/nominations/*", async (c, next) => {
    const refusal = mayDo(c.get("participant"), null, "admitPeople");
    return refusal === null ? next() : refusalAnswer(c, refusal);
  });
  app.get("/api/nominations", async (c) => {
    const refusal = mayDo(c.get("participant"), null, "admitPeople");
    if (refusal !== null) return refusalAnswer(c, refusal);
    return c.json({ nominations: await nominations.all() });
  });
  app.post("/api/nominations/:id/approve", async (c) => {
    const done = await nominations.approve(c.get("participant"), c.req.param("id"));
    if ("refusal" in done) return refusalAnswer(c, done.refusal);
    return c.json(done);
  });
  app.post("/api/nominations/:id/refuse", async (c) => {
    const body = await readBody(c, NOMINATION_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const reason = reasonIn(body.json);
    if (reason === null) return refusalAnswer(c, refuse("unreadable", "A reason is needed.").refusal);
    const done = await nominations.refuse(c.get("participant"), c.req.param("id"), reason);
    return "refusal" in done ? refusalAnswer(c, done.refusal) : c.json({ nomination: done.nomination });
  });
}

function reasonIn(body: unknown): string | null {
  const given: unknown = typeof body === "object" && body !== null && "reason" in body ? body.reason : null;
  if (typeof given !== "string") return null;
  const reason = given.trim();
  return reason !== "" && reason.length <= REASON_CHARS_MAX && isPlainName(reason) ? reason : null;
}
