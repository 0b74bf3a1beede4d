import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context, Hono } from "hono";
import type { UserId } from "../../shared/ids.ts";
import { deviceKind } from "../../shared/people/audit.ts";
import type { ForumParts } from "../setup/parts.ts";
import type { Settings } from "../setup/settings.ts";
import {
  dropSession,
  otherPersonRefusal,
  plainHttpRefusal,
  refusalAnswer,
  sessionOf,
  setSession,
  type SignedIn,
} from "./access.ts";
import { readBody } from "./body.ts";
import { clientAddress, isTrusted } from "./client-address.ts";
import { openFailedSignIns } from "./failed-sign-ins.ts";
import type { SignInLog } from "./sign-in-log.ts";

const SIGN_IN_BYTES_MAX = 4_096;

type Parts = Pick<ForumParts, "people" | "forum" | "rooms"> & {
  readonly settings: Settings;
  readonly log: (line: string) => void;
  readonly signIns: SignInLog;
};

const peerOf = (c: Context): string | undefined => {
  try {
    return getConnInfo(c).remote.address;
  } catch {
    return undefined;
  }
};

/** Reads the client's address. It logs once that a proxy which the setting does not name stands for everybody behind it. */
function openAddressOf({ settings, log }: Pick<Parts, "settings" | "log">): (c: Context) => string {
  const { publicUrl, trustedProxies } = settings;
  let isProxyTold = false;
  return (c) => {
    const [peer, forwarded] = [peerOf(c), c.req.header("x-forwarded-for")];
    const nearest = clientAddress(peer, undefined, trustedProxies);
    const isUnread = forwarded !== undefined && publicUrl !== null && !isTrusted(trustedProxies, nearest);
    if (isUnread && !isProxyTold) {
      isProxyTold = true;
      log(`X-Forwarded-For from ${nearest} is not read: TRUSTED_PROXIES does not name it.`);
    }
    return clientAddress(peer, forwarded, trustedProxies);
  };
}

/** Signs people in by their link, and out. */
export function signInRoutes(app: Hono<SignedIn>, parts: Parts): void {
  const { people, forum, rooms, settings, signIns } = parts;
  const failures = openFailedSignIns();
  const addressOf = openAddressOf(parts);
  const closeSession = async (session: string | undefined): Promise<void> => {
    if (session !== undefined) await rooms.each((room) => room.closeSessions((one) => one === session));
  };
  const takesPart = (user: UserId): boolean => forum.participant(user) !== null;
  app.post("/api/sign-in", async (c) => {
    const plain = plainHttpRefusal(c, settings);
    if (plain !== null) return refusalAnswer(c, plain);
    const body = await readBody(c, SIGN_IN_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const token: unknown =
      typeof body.json === "object" && body.json !== null && "token" in body.json ? body.json.token : null;
    // Ends the sign-in of another person at this browser: that person could not end it any more.
    const before = sessionOf(c);
    const was = await people.signedIn(before);
    const signed = await people.signIn(token, { takesPart, over: before });
    const address = addressOf(c);
    if ("refusal" in signed) {
      const { refusal, user } = signed;
      signIns.failed({ reason: refusal.reason, address, ...(user === undefined ? {} : { user }) });
      const waitS = failures.note(address);
      if (waitS === null) return refusalAnswer(c, refusal);
      c.header("retry-after", String(waitS));
      const message = "Too many failed sign-ins from this network; try again in a minute.";
      return refusalAnswer(c, { reason: "tooMany", message });
    }
    signIns.signedIn(signed.user, address, { device: deviceKind(c.req.header("user-agent")) });
    if (was !== null && was !== signed.user) {
      signIns.signedOut(was, address);
      await closeSession(before);
    }
    setSession(c, signed.session, settings);
    return c.body(null, 204);
  });
  app.post("/api/sign-out", async (c) => {
    const session = sessionOf(c);
    const user = await people.signedIn(session);
    const refusal = user === null ? null : otherPersonRefusal(c, user);
    if (refusal !== null) return refusalAnswer(c, refusal);
    await people.signOut(session);
    if (user !== null) signIns.signedOut(user, addressOf(c));
    await closeSession(session);
    dropSession(c, settings);
    return c.body(null, 204);
  });
}
