import { getConnInfo } from "@hono/node-server/conninfo";
import { upgradeWebSocket } from "@hono/node-server";
import { Hono } from "hono";
import type { Context } from "hono";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";
import type { WSEvents } from "hono/ws";
import { BUILD_HEADER, CLOSE } from "../shared/wire/protocol.ts";
import type { UserId } from "../shared/ids.ts";
import type { SignedIn } from "./http/access.ts";
import {
  dropSession,
  otherPersonRefusal,
  ownPage,
  plainHttpRefusal,
  refusalAnswer,
  renewing,
  sameOrigin,
  sessionOf,
  setSession,
  signedIn,
} from "./http/access.ts";
import { readBody } from "./http/body.ts";
import type { ClockWatch } from "./time/clock-watch.ts";
import { boardRoutes } from "./http/board-routes.ts";
import { clientAddress, isTrusted } from "./http/client-address.ts";
import { commandRoutes } from "./http/command-routes.ts";
import { connecting } from "./wire/connecting.ts";
import { openFailedSignIns } from "./http/failed-sign-ins.ts";
import type { Connections } from "./wire/connections.ts";
import type { ForumParts } from "./setup/parts.ts";
import { forumRoutes } from "./http/forum-routes.ts";
import { lineRoutes } from "./wire/line-routes.ts";
import type { Lines } from "./wire/lines.ts";
import { rawMessages } from "./wire/raw-messages.ts";
import { healthOf } from "./http/health.ts";
import { knownAddresses } from "./http/known-addresses.ts";
import { historyRoutes } from "./http/history-routes.ts";
import { inTurn } from "./http/in-turn.ts";
import { draftImportRoutes } from "./http/draft-import-routes.ts";
import { languageVersionRoutes } from "./http/language-versions.ts";
import { importRoutes } from "./http/import-routes.ts";
import { openApi } from "./http/openapi.ts";
import { mergingRoutes } from "./http/merging-routes.ts";
import { whereRoutes } from "./http/where-routes.ts";
import { opinionRoutes } from "./http/opinion-routes.ts";
import { roomOf } from "./http/with-room.ts";
import { Quarantined } from "./room/quarantine.ts";
import { READ_ONLY } from "./store/read-only.ts";
import { pageRoutes, readBuiltPage } from "./http/page-routes.ts";
import { reportRoutes } from "./http/report-routes.ts";
import type { Settings } from "./setup/settings.ts";
import { Away } from "./store/store.ts";
import type { SignInLog } from "./http/sign-in-log.ts";
import { wordRoutes } from "./http/word-routes.ts";

const SIGN_IN_BYTES_MAX = 4_096;

const peerOf = (c: Context): string | undefined => {
  try {
    return getConnInfo(c).remote.address;
  } catch {
    return undefined;
  }
};

/** Older browsers do not take a page's own WebSockets for its own host. */
const ownSockets = ({ publicUrl }: Settings): readonly string[] =>
  publicUrl === null ? [] : [new URL(publicUrl).origin.replace(/^http/u, "ws")];

/** The whole site as a function from request to answer. `pageDir`: the built page, relative to the working folder. */
export function openApp(
  parts: ForumParts & {
    readonly settings: Settings;
    readonly clockWatch: Pick<ClockWatch, "state">;
    readonly lines: Lines;
    readonly connections: Connections;
    readonly pageDir: string;
    readonly log: (line: string) => void;
    readonly signIns: SignInLog;
  },
): Hono<SignedIn> {
  const { people, forum, rooms, disk, settings, signIns } = parts;
  const app = new Hono<SignedIn>();
  const failures = openFailedSignIns();
  /** Written once: who asks for it need not be signed in. */
  let described: string | undefined;

  app.onError((error, c) => {
    if (error instanceof Quarantined || error instanceof Away) return refusalAnswer(c, error.refusal);
    if (disk.notice(error)) return refusalAnswer(c, READ_ONLY);
    parts.log(`${c.req.method} ${c.req.path}: ${error.stack ?? String(error)}`);
    return c.json(
      { refusal: { reason: "failed", message: "Something went wrong here. Nothing was changed." } },
      500,
    );
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'", ...ownSockets(settings)],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
      strictTransportSecurity: "max-age=31536000; includeSubDomains",
      referrerPolicy: "no-referrer",
    }),
  );
  app.use(sameOrigin(settings));
  // Streams of lines are left as they are: they say `no-transform`.
  app.use("/api/*", compress());
  const page = readBuiltPage(parts.pageDir);
  app.use("/api/*", async (c, next) => {
    await next();
    // Open pages learn from it that there is another build (rule K13).
    if (page !== null) c.header(BUILD_HEADER, page.build);
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
  });

  app.get("/api/health", async (c) => {
    const health = await healthOf(parts);
    return c.json(health, health.status === "readOnly" || health.status === "storeAway" ? 503 : 200);
  });
  app.get("/api/openapi.json", (c) =>
    c.body((described ??= JSON.stringify(openApi())), 200, { "content-type": "application/json" }),
  );
  const closeSession = async (session: string | undefined): Promise<void> => {
    if (session !== undefined) await rooms.each((room) => room.closeSessions((one) => one === session));
  };
  let isProxyTold = false;
  const addressOf = (c: Context): string => {
    const [peer, forwarded] = [peerOf(c), c.req.header("x-forwarded-for")];
    const { publicUrl, trustedProxies } = settings;
    const nearest = clientAddress(peer, undefined, trustedProxies);
    const isUnread = forwarded !== undefined && publicUrl !== null && !isTrusted(trustedProxies, nearest);
    // Once: a proxy that the setting does not name stands for everybody behind it.
    if (isUnread && !isProxyTold) {
      isProxyTold = true;
      parts.log(`X-Forwarded-For from ${nearest} is not read: TRUSTED_PROXIES does not name it.`);
    }
    return clientAddress(peer, forwarded, trustedProxies);
  };
  const takesPart = (user: UserId): boolean => forum.participant(user) !== null;
  app.post("/api/sign-in", async (c) => {
    const plain = plainHttpRefusal(c, settings);
    if (plain !== null) return refusalAnswer(c, plain);
    const body = await readBody(c, SIGN_IN_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const token: unknown =
      typeof body.json === "object" && body.json !== null && "token" in body.json ? body.json.token : null;
    // Whoever signs in over somebody else at a browser leaves no sign-in behind that its person cannot end any more.
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
    signIns.signedIn(signed.user, address);
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

  app.use("/api/*", knownAddresses(app));
  const guard = signedIn(people, forum);
  app.use("/api/*", guard);
  app.use("/api/*", ownPage);
  app.use("/api/*", renewing(people, parts));
  app.use("/api/*", inTurn());
  commandRoutes(app, parts);
  forumRoutes(app, parts);
  reportRoutes(app, parts);
  boardRoutes(app, parts);
  wordRoutes(app, parts);
  opinionRoutes(app, parts);
  historyRoutes(app, parts);
  mergingRoutes(app, parts.rooms);
  whereRoutes(app, parts);
  importRoutes(app, parts);
  languageVersionRoutes(app, parts);
  draftImportRoutes(app, parts);
  lineRoutes(app, parts);
  app.all("/api/*", (c) =>
    refusalAnswer(c, { reason: "notBuilt", message: "There is nothing at this address." }),
  );

  app.on(
    "GET",
    ["/ws/opinions/:id", "/ws/drafts/:id"],
    guard,
    upgradeWebSocket(async (c): Promise<WSEvents> => {
      try {
        const room = await roomOf(c as Context<SignedIn>, rooms);
        if (room !== null) return rawMessages(connecting(c as Context<SignedIn>, room, parts));
        return { onOpen: (_event, ws) => ws.close(CLOSE.unknown, "there is no such Opinion") };
      } catch (error) {
        if (error instanceof Away) {
          return { onOpen: (_event, ws) => ws.close(CLOSE.transient, "the store is away: come back soon") };
        }
        if (!(error instanceof Quarantined)) throw error;
        return { onOpen: (_event, ws) => ws.close(CLOSE.quarantined, "quarantined: closed for repair") };
      }
    }),
  );
  app.all("/ws/*", (c) => refusalAnswer(c, { reason: "noSuchOpinion", message: "There is no such room." }));

  pageRoutes(app, { pageDir: parts.pageDir, page });
  return app;
}
