import type { Context, Hono } from "hono";
import type { UserId } from "../../shared/ids.ts";
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
import { openAddressOf } from "./address-of.ts";
import { readBody } from "./body.ts";
import { openFailedSignIns } from "./failed-sign-ins.ts";
import { openLetIn } from "./let-in.ts";
import type { SignInLog } from "./sign-in-log.ts";

const SIGN_IN_BYTES_MAX = 4_096;

type Parts = Pick<ForumParts, "people" | "forum" | "rooms"> & {
  readonly settings: Settings;
  readonly log: (line: string) => void;
  readonly signIns: SignInLog;
};

/** Signs people in by their link, and out. */
export function signInRoutes(app: Hono<SignedIn>, parts: Parts): void {
  const { people, forum, rooms, settings, signIns } = parts;
  const failures = openFailedSignIns();
  const addressOf = openAddressOf(parts);
  const letIn = openLetIn({ ...parts, addressOf });
  const takesPart = (user: UserId): boolean => forum.participant(user) !== null;
  const refused = (
    c: Context,
    failed: Extract<Awaited<ReturnType<typeof people.signIn>>, { readonly refusal: unknown }>,
  ) => {
    const { refusal, user } = failed;
    const address = addressOf(c);
    signIns.failed({ reason: refusal.reason, address, ...(user === undefined ? {} : { user }) });
    const waitS = failures.note(address);
    if (waitS === null) return refusalAnswer(c, refusal);
    c.header("retry-after", String(waitS));
    const message = "Too many failed sign-ins from this network; try again in a minute.";
    return refusalAnswer(c, { reason: "tooMany", message });
  };
  app.post("/api/sign-in", async (c) => {
    const plain = plainHttpRefusal(c, settings);
    if (plain !== null) return refusalAnswer(c, plain);
    const body = await readBody(c, SIGN_IN_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const token: unknown =
      typeof body.json === "object" && body.json !== null && "token" in body.json ? body.json.token : null;
    const failed = await letIn(c, (browser) => people.signIn(token, { takesPart, ...browser }));
    return failed === null ? c.body(null, 204) : refused(c, failed);
  });
  app.post("/api/sign-out", async (c) => {
    const session = sessionOf(c);
    const user = await people.signedIn(session);
    const refusal = user === null ? null : otherPersonRefusal(c, user);
    if (refusal !== null) return refusalAnswer(c, refusal);
    await people.signOut(session);
    if (user !== null) signIns.signedOut(user, addressOf(c));
    if (session !== undefined) await rooms.each((room) => room.closeSessions((one) => one === session));
    dropSession(c, settings);
    return c.body(null, 204);
  });
}
