import type { MESSAGE } from "../../shared/wire/protocol.ts";
import { ALL, type Caller, DESK, MEMBERS, OWN_SPEAKERS, SPEAKERS, WRITERS } from "./authorization-cast.ts";
import { type Furnished, NO_HASH, NO_ID } from "./authorization-room.ts";

/** Public: without a sign-in. Else: who may, of those who take part. */
export type RouteRight = {
  readonly route: string;
  readonly may: "public" | readonly Caller[];
  readonly path?: (room: Furnished) => string;
  readonly body?: (room: Furnished) => unknown;
  /** Others who may the same for people of their own: what they send is read first. */
  readonly readOf?: readonly Caller[];
};

const SECRETARIAT: readonly Caller[] = ["secretariat"];
const CHAIR_AND_SECRETARIAT: readonly Caller[] = ["chair", "secretariat"];
const DRAFTERS: readonly Caller[] = ["head", "deputy", "delegate", "contributor"];
/** X29: whose file it is; the secretariat names the delegation. */
const SENDERS: readonly Caller[] = WRITERS.filter((one) => one !== "secretariat");
/** P12, P17: those who may admit the person give links. */
const OF_AAA: readonly Caller[] = ["secretariat", ...OWN_SPEAKERS];
const OTHER_HEADS: readonly Caller[] = ["otherHead", "observer"];

const route = (
  named: string,
  may: RouteRight["may"],
  path?: (room: Furnished) => string,
  body?: (room: Furnished) => unknown,
): RouteRight => ({
  route: named,
  may,
  ...(path === undefined ? {} : { path }),
  ...(body === undefined ? {} : { body }),
});

const of = (rest: string) => (room: Furnished) => `/api/opinions/${room.id}${rest}`;
const draft = (rest: string) => (room: Furnished) => `/api/drafts/${String(room.draft)}${rest}`;
const meeting = (rest: string) => (room: Furnished) => `/api/forum/meetings/${room.meetingId}${rest}`;
const at = (path: string) => () => path;

/** Each method and path of the router, by hand from the rules: A1 is the rule where nothing else is said. */
export const ROUTE_RIGHTS: readonly RouteRight[] = [
  // Before anybody is signed in.
  route("GET /api/health", "public"),
  route("GET /api/ready", "public"),
  route("GET /metrics", "public"),
  route("GET /.well-known/security.txt", "public"),
  route("GET /worker.js", "public"),
  route("GET /api/openapi.json", "public"),
  route("GET /api/sign-in/ways", "public"),
  route("GET /api/sign-in/openid/callback", "public"),
  route("GET /unsubscribe/:token", "public", at("/unsubscribe/none")),
  route("GET /calendar/:file", "public", at("/calendar/none.ics")),
  route("GET /*", "public", at("/sign-in")),
  // F17: the same for everybody; F18: nothing while no part is open.
  route("GET /public", "public"),
  route("GET /public/:file{style-[0-9a-f]+\\.css}", "public", at("/public/style-0.css")),
  route("GET /public/:language", "public", at("/public/en")),
  route("GET /public/:language/texts", "public", at("/public/en/texts")),
  route("GET /public/:language/texts/:id/:n{[0-9]{1,4}}", "public", at("/public/en/texts/none/1")),
  route("GET /public/:language/texts/:id/:n{[0-9]{1,4}\\.txt}", "public", at("/public/en/texts/none/1.txt")),
  route("GET /public/:language/drafts", "public", at("/public/en/drafts")),
  route("GET /public/:language/drafts/:n{[0-9]{1,4}}", "public", at("/public/en/drafts/1")),
  route(
    "GET /public/:language/drafts/:n{[0-9]{1,4}}/:file{report\\..+}",
    "public",
    at("/public/en/drafts/1/report.pdf"),
  ),
  route("GET /public/:language/reports", "public", at("/public/en/reports")),
  route(
    "GET /public/:language/reports/:id/:file{report\\..+}",
    "public",
    at("/public/en/reports/none/report.pdf"),
  ),
  route("GET /public/:language/contributions", "public", at("/public/en/contributions")),
  route("GET /public/:language/contributions/:id", "public", at("/public/en/contributions/none")),
  route(
    "GET /public/:language/contributions/:id/:hash{[0-9a-f]{64}}",
    "public",
    at(`/public/en/contributions/none/${NO_HASH}`),
  ),
  route("GET /public/:language/timetable", "public", at("/public/en/timetable")),
  route("GET /public/:language/timetable.ics", "public", at("/public/en/timetable.ics")),
  route("GET /public/:language/agenda", "public", at("/public/en/agenda")),
  route("GET /public/:language/feed.atom", "public", at("/public/en/feed.atom")),
  route("POST /api/sign-in", "public"),
  route("POST /api/sign-in/mail", "public"),
  route("POST /api/sign-in/openid", "public"),
  route("POST /api/sign-in/passkey", "public"),
  route("POST /api/sign-in/passkey/options", "public"),
  route("POST /api/sign-out", "public"),
  route("POST /unsubscribe/:token", "public", at("/unsubscribe/none")),
  // F26, F28: strangers take part in a consultation.
  route("GET /public/:language/consultations", "public", at("/public/en/consultations")),
  route("GET /public/:language/consultations/:id", "public", at("/public/en/consultations/none")),
  route("POST /public/:language/consultations/:id", "public", at("/public/en/consultations/none")),
  route(
    "GET /public/:language/consultations/:id/inputs",
    "public",
    at("/public/en/consultations/none/inputs"),
  ),
  route(
    "GET /public/:language/consultations/:id/inputs/:input/file",
    "public",
    at("/public/en/consultations/none/inputs/none/file"),
  ),
  route(
    "GET /public/:language/consultations/:id/summary",
    "public",
    at("/public/en/consultations/none/summary"),
  ),
  route("GET /public/:language/confirm", "public", at("/public/en/confirm")),
  route("POST /public/:language/confirm", "public", at("/public/en/confirm")),
  route("POST /api/nominations", "public"),
  route("POST /api/nominations/terms", "public"),
  // F17: before a part is opened.
  route("GET /preview/*", SECRETARIAT, at("/preview/en")),
  // One's own.
  route("GET /api/account/ways", ALL),
  route("POST /api/account/openid", ALL),
  route("DELETE /api/account/openid/:id", ALL, at("/api/account/openid/none")),
  route("POST /api/account/passkeys", ALL),
  route("POST /api/account/passkeys/options", ALL),
  route("DELETE /api/account/passkeys/:id", ALL, at("/api/account/passkeys/none")),
  route("GET /api/commands/:id", ALL, at(`/api/commands/${NO_ID}`)),
  route("DELETE /api/commands/:id", ALL, at(`/api/commands/01${"Y".repeat(24)}`)),
  route("GET /api/devices", ALL),
  route("DELETE /api/devices", ALL),
  route("DELETE /api/devices/:id", ALL, at("/api/devices/none")),
  route("POST /api/devices/links", ALL),
  route("GET /api/devices/links/:id", ALL, at("/api/devices/links/none")),
  route("DELETE /api/devices/links/:id", ALL, at("/api/devices/links/none")),
  route("POST /api/devices/mail", ALL),
  route("GET /api/mail", ALL),
  route("POST /api/mail", ALL),
  route("POST /api/language", ALL),
  route("GET /api/calendar", ALL),
  route("POST /api/calendar", ALL),
  route("DELETE /api/calendar", ALL),
  route("GET /api/notices", ALL),
  route("POST /api/notices/seen", ALL),
  // The forum.
  route("GET /api/forum", ALL),
  route("GET /api/forum/seq", ALL),
  route("GET /api/forum/minutes", ALL),
  route("GET /api/forum/shelf", ALL),
  route("GET /api/forum/meetings", ALL),
  route(
    "GET /api/forum/meetings/:file{[0-9A-Z]+\\.ics}",
    ALL,
    ({ planId }) => `/api/forum/meetings/${planId}.ics`,
  ),
  // Its record is for all; a cable is its delegation's alone (T36).
  route("GET /api/forum/meetings/:id{[0-9A-Z]+}", ALL, meeting("")),
  route("GET /api/forum/meetings/:id{[0-9A-Z]+}/record.docx", ALL, meeting("/record.docx")),
  route(
    "GET /api/forum/meetings/:id{[0-9A-Z]+}/cable.docx",
    [...MEMBERS, "contributor"],
    meeting("/cable.docx"),
  ),
  route("GET /api/forum/contributions", ALL),
  route(
    "GET /api/forum/contributions/:id",
    ALL,
    ({ paper }) => `/api/forum/contributions/${paper as string}`,
  ),
  route(
    "GET /api/forum/contributions/:id/files/:hash",
    ALL,
    ({ paper }) => `/api/forum/contributions/${paper as string}/files/none`,
  ),
  // F25, F29, F33: everybody reads which consultations there are; the secretariat alone what came in.
  route("GET /api/consultations", ALL),
  route("GET /api/consultation-drafts", SECRETARIAT),
  route("GET /api/consultations/:id", SECRETARIAT, at("/api/consultations/none")),
  route(
    "GET /api/consultations/:id/inputs/:input/file",
    SECRETARIAT,
    at("/api/consultations/none/inputs/none/file"),
  ),
  route(
    "GET /api/consultations/:id/:file{inputs\\..+}",
    SECRETARIAT,
    at("/api/consultations/none/inputs.csv"),
  ),
  route("GET /api/forum/papers", ALL),
  route("GET /api/forum/papers/:id/files/:hash", ALL, at("/api/forum/papers/none/files/none")),
  route("GET /api/main-report/drafts/:n/:file{report\\..+}", ALL, at("/api/main-report/drafts/1/report.txt")),
  route(
    "GET /api/main-report/drafts/:n/annexes/:id/:file{export\\..+}",
    ALL,
    ({ id }) => `/api/main-report/drafts/1/annexes/${id}/export.txt`,
  ),
  route("POST /api/forum/papers", [...SPEAKERS, "secretariat"]),
  // Each command has its own right (FORUM_RIGHTS).
  route("POST /api/forum/commands", ALL),
  route("POST /api/forum/import", CHAIR_AND_SECRETARIAT),
  route("POST /api/forum/imports", CHAIR_AND_SECRETARIAT),
  route("GET /api/forum/imports", CHAIR_AND_SECRETARIAT),
  route("GET /api/forum/imports/:n", CHAIR_AND_SECRETARIAT, at("/api/forum/imports/9")),
  route("POST /api/forum/imports/:n/open", CHAIR_AND_SECRETARIAT, at("/api/forum/imports/9/open"), () => ({
    groupId: "space",
    number: "9",
    hash: NO_HASH,
  })),
  route("POST /api/forum/imports/:n/drop", CHAIR_AND_SECRETARIAT, at("/api/forum/imports/9/drop")),
  // O2: before an act of the chair all see the figures.
  route("GET /api/board", ALL),
  route("GET /api/board.csv", ALL),
  route("GET /api/:file{where\\..+}", ALL, at("/api/where.txt")),
  route("GET /api/:file{report\\..+}", ["chair"], at("/api/report.txt")),
  // Each person finds the text that they may read (K24).
  route("POST /api/search", ALL, undefined, () => ({ question: "a word" })),
  // Its preview is for chair and secretariat alone; what is issued is for all (H4).
  route("GET /api/report", ALL),
  route("POST /api/report/edited", CHAIR_AND_SECRETARIAT),
  route("GET /api/report/issued", ALL),
  route("GET /api/report/issued/:id/:file", ALL, at(`/api/report/issued/${NO_ID}/report.txt`)),
  route("GET /api/:file{audit(\\.csv)?}", SECRETARIAT, at("/api/audit")),
  route("GET /api/experts", CHAIR_AND_SECRETARIAT),
  route("GET /api/:file{experts\\..+}", CHAIR_AND_SECRETARIAT, at("/api/experts.csv")),
  // People (P11-P17): each sees whose contacts they may read.
  route("GET /api/people", ALL),
  route("POST /api/people/list", SECRETARIAT, undefined, () => ({ file: "" })),
  {
    ...route("POST /api/people/links", OF_AAA, undefined, ({ ids }) => ({ users: [ids.delegate] })),
    readOf: OTHER_HEADS,
  },
  {
    ...route("POST /api/people/invitations", OF_AAA, undefined, ({ ids }) => ({
      users: [ids.delegate],
      language: "en",
      press: NO_ID,
    })),
    readOf: OTHER_HEADS,
  },
  route("POST /api/people/:id/end-sign-ins", OF_AAA, ({ spare }) => `/api/people/${spare}/end-sign-ins`),
  route("GET /api/nominations", SECRETARIAT),
  route("POST /api/nominations/:id/approve", SECRETARIAT, at("/api/nominations/none/approve")),
  route("POST /api/nominations/:id/refuse", SECRETARIAT, at("/api/nominations/none/refuse"), () => ({
    reason: "r",
  })),
  // One Opinion: all who take part read it.
  route("GET /api/opinions/:id", ALL, of("")),
  route("GET /api/opinions/:id/minutes", ALL, of("/minutes")),
  // E27: as each reader may have it.
  route("GET /api/opinions/:id/:file{comments\\..+}", ALL, of("/comments.csv")),
  route("GET /api/opinions/:id/:file{export\\..+}", ALL, of("/export.txt")),
  route("GET /api/opinions/:id/export.docx", ALL, of("/export.docx?form=none")),
  route("GET /api/opinions/:id/states", ALL, of("/states")),
  route("GET /api/opinions/:id/typed", ALL, of("/typed")),
  route("GET /api/opinions/:id/compare", ALL, of("/compare")),
  route("GET /api/opinions/:id/look", ALL, of("/look")),
  route("POST /api/opinions/:id/look", ALL, of("/look")),
  // Each command has its own right (COMMAND_RIGHTS).
  route("POST /api/opinions/:id/commands", ALL, of("/commands")),
  route("GET /api/opinions/:id/merges/:merge", DESK, (room) => of(`/merges/${room.mergeId}`)(room)),
  route(
    "GET /api/opinions/:id/revisions/:revision/:file{provenance\\..+}",
    ALL,
    of(`/revisions/${NO_ID}/provenance.txt`),
  ),
  route(
    "POST /api/opinions/:id/base-texts/:n/languages/:language",
    ["lead", "secretariat"],
    of("/base-texts/1/languages/fr"),
  ),
  route(
    "GET /api/opinions/:id/languages/:language/:file{(?:text|both)\\..+}",
    ALL,
    of("/languages/fr/both.docx"),
  ),
  route(
    "GET /api/opinions/:id/base-texts/:n/languages/:language/:file{text\\.docx}",
    ALL,
    of("/base-texts/1/languages/fr/text.docx"),
  ),
  route(
    "GET /api/opinions/:id/base-texts/:n/languages/:language/:file{source}",
    ALL,
    of("/base-texts/1/languages/fr/source"),
  ),
  // Word files of a delegation (X): for whom one may propose.
  route("POST /api/opinions/:id/import", SENDERS, of("/import")),
  route("GET /api/opinions/:id/imports", SENDERS, of("/imports")),
  route("GET /api/opinions/:id/imports/:n", SENDERS, of("/imports/9")),
  route("POST /api/opinions/:id/imports/:n/authors", SENDERS, of("/imports/9/authors"), () => ({
    authors: [],
  })),
  route("POST /api/opinions/:id/imports/:n/keep", SENDERS, of("/imports/9/keep"), () => ({
    hash: NO_HASH,
    proposals: [],
    comments: [],
    as: "proposals",
    readers: "room",
  })),
  route("POST /api/opinions/:id/imports/:n/drop", SENDERS, of("/imports/9/drop")),
  // Connections: reading is for all, each message has its own right.
  route("GET /api/opinions/:id/line", ALL, of("/line")),
  route("POST /api/opinions/:id/line", ALL, of("/line")),
  route("GET /api/opinions/:id/line/:line", ALL, of("/line/none")),
  route("POST /api/opinions/:id/line/:line", ALL, of("/line/none")),
  route("DELETE /api/opinions/:id/line/:line", ALL, of("/line/none")),
  // It takes no message, and says to each what their inbox says.
  route("GET /ws/notices", ALL),
  route("GET /ws/opinions/:id", ALL, ({ id }) => `/ws/opinions/${id}`),
  // Drafts: for its authors (V4), here AAA; its contributors read them (P28).
  route("GET /api/drafts/:id", DRAFTERS, draft("")),
  route("GET /api/drafts/:id/minutes", DRAFTERS, draft("/minutes")),
  route("GET /api/drafts/:id/line", DRAFTERS, draft("/line")),
  route("POST /api/drafts/:id/line", DRAFTERS, draft("/line")),
  // A line is found by the session that opened it.
  route("GET /api/drafts/:id/line/:line", ALL, draft("/line/none")),
  route("POST /api/drafts/:id/line/:line", ALL, draft("/line/none")),
  route("DELETE /api/drafts/:id/line/:line", ALL, draft("/line/none")),
  route("GET /ws/drafts/:id", DRAFTERS, (room) => `/ws/drafts/${String(room.draft)}`),
];

/**
 * Doors of a node before its router, and who may. GET gives a challenge, which is worth nothing without the cluster's
 * secret. No person may carry a command out there, whatever their rights (rule D43).
 */
export const NODE_DOORS: readonly { readonly door: string; readonly may: "public" | "machines" }[] = [
  { door: "GET /node/command", may: "public" },
  { door: "POST /node/command", may: "machines" },
];

/** Paths of all methods: guards before routes, and what answers that there is nothing. They open nothing. */
export const GUARDS: readonly string[] = [
  "/*",
  "/api/*",
  "/api/nominations/*",
  "/api/opinions/:id/line/*",
  "/api/drafts/:id/line/*",
  "/ws/*",
  "/assets/*",
  "/public",
  "/public/*",
];

/** Callers whose message of each kind is taken on a connection; none where the server alone sends it. */
export const MESSAGE_RIGHTS: Readonly<Record<keyof typeof MESSAGE, readonly Caller[]>> = {
  // Words in it are typing (P1); asking for the state is reading.
  sync: WRITERS,
  awareness: ALL,
  queryAwareness: ALL,
  // Each command has its own right (COMMAND_RIGHTS).
  command: ALL,
  // I20: each page says what it shows.
  shown: ALL,
  auth: [],
  acknowledgement: [],
  minutes: [],
  refusal: [],
  frame: [],
};
