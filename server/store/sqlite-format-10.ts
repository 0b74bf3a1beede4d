import { WITHOUT_TABLES_11 } from "./sqlite-format-11.ts";

/**
 * Format 10 added tables that only reach people: how to write to them, how they sign in, what they are told. Each
 * table stands here with the columns that its checksum covers, and has a file of its own that reads and writes it.
 */

/** How to reach a person: outside the chain, like their name. An empty text: not known. */
const CONTACTS = `
  CREATE TABLE contacts (
    user TEXT PRIMARY KEY REFERENCES people (id), email TEXT NOT NULL, title TEXT NOT NULL, gender TEXT NOT NULL,
    sum TEXT NOT NULL
  ) STRICT;
`;

/** Sign-ins by device, and links of each kind: both tables were there before, with fewer columns. */
const SIGN_INS = `
  CREATE TABLE sessions (
    hash TEXT PRIMARY KEY, id TEXT NOT NULL, user TEXT NOT NULL REFERENCES people (id), created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL, device TEXT NOT NULL, way TEXT NOT NULL, sum TEXT NOT NULL
  ) STRICT;
  CREATE TABLE links (
    hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES people (id), kind TEXT NOT NULL, created_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL, used_at INTEGER, code TEXT, asker TEXT, tries INTEGER NOT NULL, sum TEXT NOT NULL
  ) STRICT;
`;

/** Mails in the order in which they were queued. `body` is wiped once a mail is done: it may hold a sign-in link. */
const MAILS = `
  CREATE TABLE mails (
    n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, user TEXT REFERENCES people (id), address TEXT NOT NULL,
    kind TEXT NOT NULL, language TEXT NOT NULL, body TEXT NOT NULL, message_id TEXT NOT NULL, state TEXT NOT NULL,
    attempts INTEGER NOT NULL, queued_at INTEGER NOT NULL, next_at INTEGER NOT NULL, done_at INTEGER,
    said TEXT NOT NULL, sum TEXT NOT NULL
  ) STRICT;
  CREATE INDEX mails_by_state ON mails (state, next_at);
  CREATE INDEX mails_done ON mails (done_at);
`;
/** Wishes of a person about mail; the token lets them end it without signing in. */
const MAIL_CHOICES = `
  CREATE TABLE mail_choices (
    user TEXT PRIMARY KEY REFERENCES people (id), concerns TEXT NOT NULL, followed TEXT NOT NULL,
    language TEXT NOT NULL, token TEXT NOT NULL UNIQUE, sum TEXT NOT NULL
  ) STRICT;
`;
/** The last mail that a person's mail server refused for good. */
const MAIL_BOUNCES = `
  CREATE TABLE mail_bounces (
    user TEXT PRIMARY KEY REFERENCES people (id), address TEXT NOT NULL, at INTEGER NOT NULL, why TEXT NOT NULL,
    sum TEXT NOT NULL
  ) STRICT;
`;

/** Accounts at providers that sign a person in (OpenID Connect). */
const IDENTITIES = `
  CREATE TABLE identities (
    issuer TEXT NOT NULL, subject TEXT NOT NULL, user TEXT NOT NULL REFERENCES people (id),
    bound_at INTEGER NOT NULL, used_at INTEGER NOT NULL, sum TEXT NOT NULL, PRIMARY KEY (issuer, subject)
  ) STRICT, WITHOUT ROWID;
`;

/** Public keys of people's passkeys. */
const PASSKEYS = `
  CREATE TABLE passkeys (
    id TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES people (id), name TEXT NOT NULL, public_key TEXT NOT NULL,
    counter INTEGER NOT NULL, created_at INTEGER NOT NULL, used_at INTEGER, sum TEXT NOT NULL
  ) STRICT;
`;

/** Acts that stand in no event log: sign-ins, links, exports. Failures that look alike are one row an hour. */
const AUDIT = `
  CREATE TABLE audit (
    n INTEGER PRIMARY KEY, at INTEGER NOT NULL, act TEXT NOT NULL, user TEXT, "by" TEXT, way TEXT, device TEXT,
    reason TEXT, count INTEGER NOT NULL, sum TEXT NOT NULL
  ) STRICT;
  CREATE INDEX audit_failures ON audit (at) WHERE act = 'signInFailed';
`;

/** Notices of events, each with its readers and the event's place; `n` is the order in which they were made. */
const NOTICES = `
  CREATE TABLE notices (
    n INTEGER PRIMARY KEY, stream TEXT NOT NULL, seq INTEGER NOT NULL, audience TEXT NOT NULL,
    at INTEGER NOT NULL, user TEXT NOT NULL, body TEXT NOT NULL, sum TEXT NOT NULL
  ) STRICT;
  CREATE INDEX notices_by_audience ON notices (audience, n);
  CREATE INDEX notices_by_event ON notices (stream, seq);
`;

/** Events whose notices a person has seen. The stream "*" marks all notices up to a place. */
const NOTICES_SEEN = `
  CREATE TABLE notices_seen (
    user TEXT NOT NULL REFERENCES people (id), stream TEXT NOT NULL, seq INTEGER NOT NULL, sum TEXT NOT NULL,
    PRIMARY KEY (user, stream, seq)
  ) STRICT, WITHOUT ROWID;
`;

/** Experts whom a delegation nominated: personal, so outside the chain. `body` and `state` are JSON. */
const NOMINATIONS = `
  CREATE TABLE nominations (
    id TEXT PRIMARY KEY, letter TEXT NOT NULL, delegation TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL, sum TEXT NOT NULL
  ) STRICT;
  CREATE TABLE nomination_code (only INTEGER PRIMARY KEY, hash TEXT NOT NULL, sum TEXT NOT NULL) STRICT;
`;
/** Opinions that were restored by themselves: pages that know other rows of them begin anew. */
const RESTORED_STREAMS =
  "CREATE TABLE restored_streams (stream TEXT PRIMARY KEY, mark TEXT NOT NULL, sum TEXT NOT NULL) STRICT;";

export const TABLES_10 = [
  RESTORED_STREAMS,
  CONTACTS,
  SIGN_INS,
  MAILS,
  MAIL_CHOICES,
  MAIL_BOUNCES,
  IDENTITIES,
  PASSKEYS,
  AUDIT,
  NOMINATIONS,
  NOTICES,
  NOTICES_SEEN,
].join("");

export const SUMMED_10 = {
  nominations: ["id", "letter", "delegation", "at", "body", "state"],
  nomination_code: ["only", "hash"],
  restored_streams: ["stream", "mark"],
  sessions: ["hash", "id", "user", "created_at", "seen_at", "device", "way"],
  links: ["hash", "user", "kind", "created_at", "ends_at", "used_at", "code", "asker", "tries"],
  contacts: ["user", "email", "title", "gender"],
  mails: [
    "n",
    "key",
    "user",
    "address",
    "kind",
    "language",
    "body",
    "message_id",
    "state",
    "attempts",
    "queued_at",
    "next_at",
    "done_at",
    "said",
  ],
  mail_choices: ["user", "concerns", "followed", "language", "token"],
  mail_bounces: ["user", "address", "at", "why"],
  identities: ["issuer", "subject", "user", "bound_at", "used_at"],
  notices: ["stream", "seq", "audience", "at", "user", "body"],
  notices_seen: ["user", "stream", "seq"],
  passkeys: ["id", "user", "name", "public_key", "counter", "created_at", "used_at"],
  audit: ["at", "act", "user", "by", "way", "device", "reason", "count"],
} as const;

/** Brings a file of this version back to format 9, for tests of the upgrade; links and sign-ins go. */
export const WITHOUT_TABLES_10 = `
  ${WITHOUT_TABLES_11}
  ${Object.keys(SUMMED_10)
    .map((table) => `DROP TABLE ${table};`)
    .join(" ")}
  CREATE TABLE links (
    hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES people (id), created_at INTEGER NOT NULL, used_at INTEGER,
    sum TEXT NOT NULL
  ) STRICT;
  CREATE TABLE sessions (
    hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES people (id), expires_at INTEGER NOT NULL, sum TEXT NOT NULL
  ) STRICT;
`;
