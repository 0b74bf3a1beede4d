import { Hono, type MiddlewareHandler } from "hono";
import { every } from "hono/combine";
import { ulid } from "ulid";
import { mayDo } from "../shared/people/permissions.ts";
import { BUILD_HEADER } from "../shared/wire/protocol.ts";
import {
  ownPage,
  refusalAnswer,
  refusedAs,
  renewing,
  sameOrigin,
  type SignedIn,
  signedIn,
} from "./http/access.ts";
import type { ClockWatch } from "./time/clock-watch.ts";
import { consultRoutes } from "./http/consult-routes.ts";
import { consultationRoutes } from "./http/consultation-routes.ts";
import { openInputs } from "./consultation/inputs.ts";
import { auditRoutes } from "./http/audit-routes.ts";
import { compressed } from "./http/compressed.ts";
import { boardRoutes } from "./http/board-routes.ts";
import { calendarFeedRoutes, calendarRoutes } from "./http/calendar-routes.ts";
import { commandRoutes, forumCommandOnce } from "./http/command-routes.ts";
import { NOTHING_INLINE, openFirstTexts } from "./http/first-html.ts";
import { expertRoutes } from "./http/expert-routes.ts";
import { nominationRoutes, publicNominationRoutes } from "./http/nomination-routes.ts";
import { type NominationOptions, openNominations } from "./forum/nominations.ts";
import { openAddressOf } from "./http/address-of.ts";
import { openEntryRoutes } from "./http/entry-routes.ts";
import { securityContact } from "./http/security-contact.ts";
import { signInRoutes } from "./http/sign-in-routes.ts";
import { siteHeaders } from "./http/site-headers.ts";
import { socketRoutes } from "./wire/socket-routes.ts";
import { forumRoutes } from "./http/forum-routes.ts";
import { type LineParts, lineRoutes } from "./wire/line-routes.ts";
import { metricsRoutes } from "./http/metrics-routes.ts";
import { healthRoutes } from "./http/ready.ts";
import type { Gauges } from "./metrics/metrics.ts";
import type { LastBackup } from "./store/last-backup.ts";
import { knownAddresses } from "./http/known-addresses.ts";
import { historyRoutes } from "./http/history-routes.ts";
import { inTurn } from "./http/in-turn.ts";
import { draftImportRoutes } from "./http/draft-import-routes.ts";
import { languageVersionRoutes } from "./http/language-versions.ts";
import { importRoutes } from "./http/import-routes.ts";
import { deviceRoutes } from "./http/device-routes.ts";
import { openLetIn } from "./http/let-in.ts";
import { openMailedLinks } from "./http/mailed-links.ts";
import { openApi } from "./http/openapi.ts";
import { mailRoutes, stopMailRoutes } from "./http/mail-routes.ts";
import { mainReportRoutes } from "./http/main-report-routes.ts";
import { meetingRoutes } from "./http/meeting-routes.ts";
import { mergingRoutes } from "./http/merging-routes.ts";
import { commentRoutes } from "./http/comment-routes.ts";
import { whereRoutes } from "./http/where-routes.ts";
import { noticeRoutes } from "./http/notice-routes.ts";
import { opinionRoutes } from "./http/opinion-routes.ts";
import { searchRoutes } from "./http/search-routes.ts";
import { Quarantined } from "./room/quarantine.ts";
import { READ_ONLY } from "./store/read-only.ts";
import { previewRoutes } from "./public/preview-routes.ts";
import { publicEnd, publicRoutes } from "./public/public-routes.ts";
import { paperRoutes } from "./http/paper-routes.ts";
import { peopleRoutes } from "./http/people-routes.ts";
import { pageRoutes, readBuiltPage } from "./http/page-routes.ts";
import { reportRoutes } from "./http/report-routes.ts";
import type { Log } from "./log/log.ts";
import { Fenced, Taken } from "./store/claims.ts";
import { Away } from "./store/store.ts";
import type { SignInLog } from "./http/sign-in-log.ts";
import { whileOpen } from "./http/while-open.ts";
import { translationFileRoutes } from "./http/translation-files.ts";
import { wordRoutes } from "./http/word-routes.ts";

const keepersOfPublic: MiddlewareHandler<SignedIn> = async (c, next) => {
  const refusal = mayDo(c.get("participant"), null, "openToPublic");
  return refusal === null ? next() : refusalAnswer(c, refusal);
};

/** The whole site as a function from request to answer. `pageDir`: the built page, relative to the working folder. */
export function openApp(
  parts: LineParts & {
    readonly clockWatch: Pick<ClockWatch, "state">;
    readonly pageDir: string;
    readonly isStopping: () => boolean;
    readonly gauges: Gauges;
    readonly lastBackup: LastBackup;
    readonly log: Log;
    readonly signIns: SignInLog;
    readonly providerWaitS?: number;
  },
): Hono<SignedIn> {
  const { people, forum, disk, settings } = parts;
  const app = new Hono<SignedIn>();
  /** Written once: nobody needs to sign in for it. */
  let described: string | undefined;

  app.onError((error, c) => {
    if (
      error instanceof Quarantined ||
      error instanceof Away ||
      error instanceof Fenced ||
      error instanceof Taken
    )
      return refusalAnswer(c, error.refusal);
    if (disk.notice(error)) return refusalAnswer(c, READ_ONLY);
    parts.log(`${c.req.method} ${c.req.path}: ${error.stack ?? String(error)}`, {
      event: "requestFailed",
      level: "error",
    });
    return c.json(
      { refusal: { reason: "failed", message: "Something went wrong here. Nothing was changed." } },
      500,
    );
  });
  const page = readBuiltPage(parts.pageDir, settings.offline);
  app.use(siteHeaders(settings, page?.inline ?? NOTHING_INLINE));
  stopMailRoutes(app, parts);
  const addressOf = openAddressOf(parts);
  calendarFeedRoutes(app, { ...parts, addressOf });
  // A page of these sends no referrer, so its browser names no origin; nobody is signed in here.
  app.use("/public/*", compressed());
  consultRoutes(app, { ...parts, addressOf, inputs: openInputs({ ...parts, newId: ulid }) });
  app.use(sameOrigin(settings));
  publicRoutes(app, { ...parts, addressOf });
  publicEnd(app);
  // Streams of lines are left as they are: they say `no-transform`.
  app.use("/api/*", compressed());
  app.use("/api/*", async (c, next) => {
    await next();
    const reason = refusedAs(c);
    if (reason !== undefined) parts.metrics.refused(reason);
    // Open pages learn from it that there is another build (rule K13).
    if (page !== null) c.header(BUILD_HEADER, page.build);
  });

  healthRoutes(app, parts);
  metricsRoutes(app, settings, () => parts.metrics.text(parts.gauges));
  securityContact(app, settings);
  app.get("/api/openapi.json", (c) =>
    c.body((described ??= JSON.stringify(openApi())), 200, { "content-type": "application/json" }),
  );
  const mailedLinks = openMailedLinks({ ...parts, link: (token) => `${parts.address()}/sign-in#${token}` });
  signInRoutes(app, { ...parts, addressOf, mailedLinks, letIn: openLetIn({ ...parts, addressOf }) });
  const carryOut: NominationOptions["carryOut"] = (actor, command, id) =>
    forumCommandOnce(parts, { actor, id }, () => parts.secretariat.carryOut(actor, command, id));
  const nominations = openNominations({
    ...parts,
    carryOut,
    invite: parts.secretariat.invite,
    newId: ulid,
  });
  publicNominationRoutes(app, { nominations, addressOf });
  const entry = openEntryRoutes(parts);
  entry.open(app);

  app.use("/api/*", knownAddresses(app));
  const guard = signedIn(people, forum);
  app.use("/api/*", guard);
  app.use("/api/*", ownPage);
  app.use("/api/*", renewing(people, parts));
  app.use("/api/*", inTurn());
  app.use("/api/*", whileOpen(forum));
  entry.own(app);
  previewRoutes(app, parts, every(guard, keepersOfPublic));
  deviceRoutes(app, { ...parts, mailedLinks });
  commandRoutes(app, parts);
  forumRoutes(app, parts);
  paperRoutes(app, parts);
  mainReportRoutes(app, parts);
  consultationRoutes(app, parts);
  nominationRoutes(app, { ...parts, nominations });
  expertRoutes(app, parts);
  peopleRoutes(app, parts);
  reportRoutes(app, parts);
  noticeRoutes(app, parts);
  mailRoutes(app, parts);
  calendarRoutes(app, parts);
  boardRoutes(app, parts);
  auditRoutes(app, parts);
  wordRoutes(app, parts);
  opinionRoutes(app, parts);
  historyRoutes(app, parts);
  mergingRoutes(app, parts.rooms);
  commentRoutes(app, parts);
  whereRoutes(app, parts);
  searchRoutes(app, parts);
  meetingRoutes(app, parts);
  importRoutes(app, parts);
  languageVersionRoutes(app, parts);
  translationFileRoutes(app, parts);
  draftImportRoutes(app, parts);
  lineRoutes(app, parts);
  app.all("/api/*", (c) =>
    refusalAnswer(c, { reason: "notBuilt", message: "There is nothing at this address." }),
  );

  socketRoutes(app, guard, parts);

  pageRoutes(app, {
    pageDir: parts.pageDir,
    page,
    firstOf: openFirstTexts(parts),
    forumLanguage: () => parts.forum.preset().language,
  });
  return app;
}
