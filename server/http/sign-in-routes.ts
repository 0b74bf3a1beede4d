import type { Context, Hono } from "hono";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { z } from "zod";
import type { UserId } from "../../shared/ids.ts";
import { EMAIL_CHARS_MAX } from "../../shared/door-limits.ts";
import {
  CODE_FAILURES_IN_ALL,
  CODE_FAILURES_PER_NETWORK,
  TRIES_KEYS_MAX,
  WRONG_CODE_MS,
} from "../../shared/people/sign-ins.ts";
import { MINUTE_MS } from "../../shared/durations.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { SignedInBy } from "../forum/sign-in-links.ts";
import { openTries } from "../forum/tries.ts";
import type { ForumParts } from "../setup/parts.ts";
import type { Settings } from "../setup/settings.ts";
import {
  dropSession,
  otherPersonRefusal,
  plainHttpRefusal,
  refusalAnswer,
  sessionOf,
  type SignedIn,
} from "./access.ts";
import type { AddressOf } from "./address-of.ts";
import { askerOf, keepAsker } from "./asker.ts";
import { readBody } from "./body.ts";
import { networkOf } from "./client-address.ts";
import { openFailedSignIns } from "./failed-sign-ins.ts";
import type { LetIn } from "./let-in.ts";
import type { MailedLinks } from "./mailed-links.ts";
import type { SignInLog } from "./sign-in-log.ts";

const SIGN_IN_BYTES_MAX = 4_096;

/** The parts that signing in needs. */
export type SignInParts = Pick<ForumParts, "people" | "forum" | "mail"> & {
  readonly settings: Settings;
  readonly signIns: SignInLog;
  readonly addressOf: AddressOf;
  readonly letIn: LetIn;
  readonly mailedLinks: MailedLinks;
};

const tokenOrCode = z.union([z.object({ token: z.unknown() }), z.object({ code: z.unknown() })]);
const asked = z.object({
  email: z
    .string()
    .max(EMAIL_CHARS_MAX)
    .transform((email) => email.trim())
    .pipe(z.string().regex(/^[^\s@]+@[^\s@]+$/u)),
  language: z.enum(REPORT_LANGUAGES).default("en"),
});

const NOT_AN_ADDRESS = refuse("notAnAddress", "This is no e-mail address.").refusal;
export const MAIL_OFF = refuse(
  "mailOff",
  "This server sends no mail. Ask the secretariat for a link.",
).refusal;
const TOO_MANY: Refusal = {
  reason: "tooMany",
  message: "Too many failed sign-ins from this network; try again in a minute.",
};

/** Signs people in by link or code, and out; sends a link to people who ask for one. */
export function signInRoutes(app: Hono<SignedIn>, parts: SignInParts): void {
  const { people, forum, mail, settings, signIns, addressOf, letIn, mailedLinks } = parts;
  const failures = openFailedSignIns();
  const perMinute = { perMs: MINUTE_MS, keysMax: TRIES_KEYS_MAX };
  const wrongOfNetwork = openTries({ ...perMinute, max: CODE_FAILURES_PER_NETWORK });
  const wrongInAll = openTries({ ...perMinute, max: CODE_FAILURES_IN_ALL });
  const takesPart = (user: UserId): boolean => forum.participant(user) !== null;
  const refused = (
    c: Context,
    { refusal, user }: Extract<SignedInBy, { readonly refusal: unknown }>,
  ): Response => {
    const address = addressOf(c);
    signIns.failed({ reason: refusal.reason, address, ...(user === undefined ? {} : { user }) });
    const waitS = failures.note(address);
    if (waitS === null) return refusalAnswer(c, refusal);
    c.header("retry-after", String(waitS));
    return refusalAnswer(c, TOO_MANY);
  };
  const byCode = async (c: Context, typed: unknown): Promise<Response> => {
    const until = performance.now() + WRONG_CODE_MS;
    const network = networkOf(addressOf(c));
    // Counted before it is looked up: of guesses at the same moment no more than the limit is.
    const mayTry = wrongOfNetwork.take(network) && wrongInAll.take("");
    if (!mayTry) {
      c.header("retry-after", String(MINUTE_MS / 1000));
      return refusalAnswer(c, TOO_MANY);
    }
    const asker = askerOf(c, settings);
    const failed = await letIn(c, (browser) => people.signInByCode(typed, { takesPart, asker, ...browser }));
    if (failed === null) {
      wrongOfNetwork.giveBack(network);
      wrongInAll.giveBack("");
      return c.body(null, 204);
    }
    await new Promise((resolve) => setTimeout(resolve, until - performance.now()));
    return refused(c, failed);
  };
  app.post("/api/sign-in", async (c) => {
    const plain = plainHttpRefusal(c, settings);
    if (plain !== null) return refusalAnswer(c, plain);
    const body = await readBody(c, SIGN_IN_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const { data } = tokenOrCode.safeParse(body.json);
    if (data !== undefined && "code" in data) return byCode(c, data.code);
    const failed = await letIn(c, (browser) => people.signIn(data?.token, { takesPart, ...browser }));
    return failed === null ? c.body(null, 204) : refused(c, failed);
  });
  app.post("/api/sign-in/mail", async (c) => {
    const plain = plainHttpRefusal(c, settings);
    if (plain !== null) return refusalAnswer(c, plain);
    if (!mail.isOn) return refusalAnswer(c, MAIL_OFF);
    const body = await readBody(c, SIGN_IN_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const { data } = asked.safeParse(body.json);
    if (data === undefined) return refusalAnswer(c, NOT_AN_ADDRESS);
    mailedLinks.send({ ...data, asker: keepAsker(c, settings), address: addressOf(c) });
    return c.body(null, 204);
  });
  app.post("/api/sign-out", async (c) => {
    const session = sessionOf(c);
    const user = await people.signedIn(session);
    const refusal = user === null ? null : otherPersonRefusal(c, user);
    if (refusal !== null) return refusalAnswer(c, refusal);
    await people.signOut(session);
    if (user !== null) signIns.signedOut(user, addressOf(c));
    dropSession(c, settings);
    return c.body(null, 204);
  });
}
