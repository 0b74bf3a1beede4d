import type { Context, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { UserId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { PERSON_HEADER } from "../../shared/wire/protocol.ts";
import { type Reason, type Refusal, statusOf } from "../../shared/refusal.ts";
import { LANGUAGE_COOKIE, LANGUAGE_COOKIE_S, type PageLanguage } from "../../shared/text/page-language.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { People } from "../forum/people.ts";
import type { Settings } from "../setup/settings.ts";
import type { DiskWatch } from "../store/disk-watch.ts";

const COOKIE = "concord";
/** Cookie name behind https: neither another host of the domain nor plain http can set it. */
const HOST_COOKIE = "__Host-concord";

/** Under this name an answer keeps why it was refused, for the metrics. */
const REFUSED = "refused";
export const refusedAs = (c: Context): Reason | undefined => c.get(REFUSED) as Reason | undefined;

/** Default `Retry-After` of a 429. */
const RETRY_AFTER_S = 5;

/** A refusal as an HTTP answer. */
export function refusalAnswer(c: Context, refusal: Refusal): Response {
  c.set(REFUSED, refusal.reason);
  const status = statusOf(refusal);
  if (status === 429 && !c.res.headers.has("retry-after")) c.header("retry-after", String(RETRY_AFTER_S));
  return c.json({ refusal }, status as 400);
}

const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i;

/** Protocol of this request: behind a proxy PUBLIC_URL says, else it is plain http. */
export const isSecure = (settings: Settings): boolean => settings.publicUrl?.startsWith("https://") === true;

/**
 * A browser says where a page came from; a foreign page is refused (rule A3). A missing Origin is no
 * browser and passes: it has no cookie that it did not bring itself. `reading`: mere reading is refused too.
 */
export const sameOrigin =
  (settings: Settings, { reading = false }: { readonly reading?: boolean } = {}): MiddlewareHandler =>
  async (c, next) => {
    const origin = c.req.header("origin");
    const reads = c.req.method === "GET" && c.req.header("upgrade") === undefined;
    if (origin === undefined || (reads && !reading)) return next();
    const host = c.req.header("host") ?? "";
    const own = [
      `http://${host}`,
      `https://${host}`,
      ...(settings.publicUrl === null ? [] : [new URL(settings.publicUrl).origin]),
    ];
    if (own.includes(origin)) return next();
    return refusalAnswer(c, { reason: "badOrigin", message: "This request comes from another site's page." });
  };

/** Off localhost a sign-in over plain http would give the cookie away; null means it may go on. */
export function plainHttpRefusal(c: Context, settings: Settings): Refusal | null {
  const host = c.req.header("host") ?? "";
  if (settings.allowHttp || isSecure(settings) || LOCAL.test(host)) return null;
  return {
    reason: "plainHttp",
    message:
      "Off localhost, sign-in needs https: set PUBLIC_URL to its address, or ALLOW_HTTP=1 to go without.",
  };
}

const settled = (settings: Settings) =>
  ({ httpOnly: true, sameSite: "Lax", secure: isSecure(settings), path: "/" }) as const;

/** `lastsMs`: how long the cookie stands, which is as long as its sign-in would without further use. */
export function setSession(
  c: Context,
  session: string,
  { settings, lastsMs }: { readonly settings: Settings; readonly lastsMs: number },
): void {
  const isHttps = isSecure(settings);
  const options = { ...settled(settings), maxAge: Math.floor(lastsMs / 1000) };
  setCookie(c, isHttps ? HOST_COOKIE : COOKIE, session, options);
  if (isHttps && getCookie(c, COOKIE) !== undefined) deleteCookie(c, COOKIE, settled(settings));
}

/** The page reads this cookie, and keeps it. */
export const setLanguage = (c: Context, language: PageLanguage, settings: Settings): void =>
  setCookie(c, LANGUAGE_COOKIE, language, {
    path: "/",
    sameSite: "Lax",
    secure: isSecure(settings),
    maxAge: LANGUAGE_COOKIE_S,
  });

export function dropSession(c: Context, settings: Settings): void {
  deleteCookie(c, COOKIE, settled(settings));
  if (isSecure(settings)) deleteCookie(c, HOST_COOKIE, settled(settings));
}

/** The plain name is of an earlier version, or of a site without https. */
export const sessionOf = (c: Context): string | undefined =>
  getCookie(c, HOST_COOKIE) ?? getCookie(c, COOKIE);

/** A sign-in that is used is renewed with its cookie (rule A15); a socket's handshake could bring none back. */
export const renewing =
  (
    people: People,
    options: {
      readonly settings: Settings;
      readonly disk: DiskWatch;
      readonly log: (line: string) => void;
    },
  ): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const session = sessionOf(c);
    if (session === undefined || options.disk.isFull()) return;
    try {
      const isOld = isSecure(options.settings) && getCookie(c, HOST_COOKIE) === undefined;
      if ((await people.renew(session)) || isOld)
        setSession(c, session, { settings: options.settings, lastsMs: people.cookieMs(session) });
    } catch (error) {
      // The request is done; a later one renews the sign-in.
      if (!options.disk.notice(error)) options.log(`sign-in: not renewed: ${String(error)}`);
    }
  };

/** Not null: the request is of a page of somebody else than the cookie is of by now, and nothing is done (rule A9). */
export function otherPersonRefusal(c: Context, user: UserId): Refusal | null {
  const person = c.req.header(PERSON_HEADER);
  if (person === undefined || person === user) return null;
  return {
    reason: "otherPerson",
    message: "Somebody else signed in since this page was opened; nothing was done.",
  };
}

export type SignedIn = {
  Variables: {
    participant: Participant;
    user: UserId;
    /** Asked once a body has come: the sign-in may have ended while it was on its way (rule A28). */
    hasEnded: () => boolean;
  };
};

/** The person of a sign-in, as the forum's record of this moment has them; null: nobody who takes part. */
export async function participantOf(
  session: string | undefined,
  { people, forum }: { readonly people: People; readonly forum: ForumRoom },
): Promise<Participant | null> {
  const user = await people.signedIn(session);
  return user === null ? null : forum.participant(user);
}

/** Only people who take part pass; the forum's record of this moment decides, not the cookie. */
export const signedIn =
  (people: People, forum: ForumRoom): MiddlewareHandler<SignedIn> =>
  async (c, next) => {
    const session = sessionOf(c);
    const participant = await participantOf(session, { people, forum });
    if (participant === null) {
      return refusalAnswer(c, { reason: "notSignedIn", message: "Open your sign-in link first." });
    }
    c.set("participant", participant);
    c.set("user", participant.id);
    c.set("hasEnded", () => people.hasEnded(session ?? ""));
    return next();
  };

/** A page asks for its own person alone; who names none, as a link or a program, asks for whose cookie it is. */
export const ownPage: MiddlewareHandler<SignedIn> = async (c, next) => {
  const refusal = otherPersonRefusal(c, c.get("user"));
  return refusal === null ? next() : refusalAnswer(c, refusal);
};
