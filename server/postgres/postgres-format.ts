/**
 * Tables of the store on PostgreSQL: those of a SQLite file by the same names, so that one is copied into the other
 * column by column (rule D33). Texts are ordered by their bytes, as in SQLite.
 */

/** The tables of this version. A later one only adds to them, so that two versions can be at work at once. */
export const POSTGRES_FORMAT = 1;

const TEXT = 'text COLLATE "C"';

/** `epoch` says who wrote a row; no hash covers it. */
const ROWS = `
  CREATE TABLE rows (
    stream ${TEXT} NOT NULL, seq bigint NOT NULL, kind ${TEXT} NOT NULL, at bigint NOT NULL, "user" ${TEXT} NOT NULL,
    client bigint, body bytea NOT NULL, copied ${TEXT}, readers ${TEXT} NOT NULL, salt ${TEXT} NOT NULL,
    prev ${TEXT} NOT NULL, hash ${TEXT} NOT NULL, removed ${TEXT}, epoch bigint NOT NULL, PRIMARY KEY (stream, seq)
  );
  CREATE INDEX minutes_rows ON rows (stream, seq) WHERE kind = 'minutes';
  CREATE TABLE bound_clients (
    stream ${TEXT} NOT NULL, client bigint NOT NULL, "user" ${TEXT} NOT NULL, sum ${TEXT} NOT NULL,
    PRIMARY KEY (stream, client)
  );
  CREATE TABLE commands (
    n bigint PRIMARY KEY, "user" ${TEXT} NOT NULL, id ${TEXT} NOT NULL, stream ${TEXT}, first bigint NOT NULL,
    last bigint NOT NULL, at bigint NOT NULL, sum ${TEXT} NOT NULL
  );
  CREATE UNIQUE INDEX command_ids ON commands ("user", id);
`;

const MADE_OF_ROWS = `
  CREATE TABLE checkpoints (
    stream ${TEXT} NOT NULL, seq bigint NOT NULL, format bigint NOT NULL, body bytea NOT NULL, hash ${TEXT} NOT NULL,
    PRIMARY KEY (stream, format)
  );
  CREATE TABLE kept_checkpoints (
    stream ${TEXT} NOT NULL, seq bigint NOT NULL, format bigint NOT NULL, body bytea NOT NULL, hash ${TEXT} NOT NULL,
    PRIMARY KEY (stream, seq)
  );
  CREATE TABLE counted_days (
    stream ${TEXT} NOT NULL, day ${TEXT} NOT NULL, seq bigint NOT NULL, at bigint NOT NULL, body ${TEXT} NOT NULL,
    sum ${TEXT} NOT NULL, PRIMARY KEY (stream, day)
  );
  CREATE TABLE looks (
    stream ${TEXT} NOT NULL, "user" ${TEXT} NOT NULL, seq bigint NOT NULL, at bigint NOT NULL, body ${TEXT} NOT NULL,
    sum ${TEXT} NOT NULL, PRIMARY KEY (stream, "user")
  );
  CREATE TABLE notices (
    n bigint PRIMARY KEY, stream ${TEXT} NOT NULL, seq bigint NOT NULL, audience ${TEXT} NOT NULL,
    at bigint NOT NULL, "user" ${TEXT} NOT NULL, body ${TEXT} NOT NULL, sum ${TEXT} NOT NULL
  );
  CREATE INDEX notices_by_audience ON notices (audience, n);
  CREATE INDEX notices_by_event ON notices (stream, seq);
  CREATE TABLE restored (mark ${TEXT} PRIMARY KEY, at bigint NOT NULL, sum ${TEXT} NOT NULL);
  CREATE TABLE restored_streams (stream ${TEXT} PRIMARY KEY, mark ${TEXT} NOT NULL, sum ${TEXT} NOT NULL);
  CREATE TABLE to_pack (since bigint NOT NULL);
  CREATE TABLE probe (body bytea NOT NULL);
`;

const FILES = `
  CREATE TABLE files (hash ${TEXT} PRIMARY KEY, body bytea NOT NULL);
  CREATE TABLE received (
    number bigint PRIMARY KEY, stream ${TEXT} NOT NULL, "user" ${TEXT} NOT NULL, owner ${TEXT} NOT NULL,
    name ${TEXT} NOT NULL, at bigint NOT NULL, sha256 ${TEXT} NOT NULL, kept_at bigint, body bytea NOT NULL,
    sum ${TEXT} NOT NULL
  );
  CREATE UNIQUE INDEX received_of_owner ON received (owner, (number % 1048576));
  CREATE TABLE received_pieces (
    number bigint NOT NULL, n bigint NOT NULL, body bytea NOT NULL, PRIMARY KEY (number, n)
  );
  CREATE TABLE word_authors (
    owner ${TEXT} NOT NULL, name ${TEXT} NOT NULL, whose ${TEXT} NOT NULL, sum ${TEXT} NOT NULL,
    PRIMARY KEY (owner, name)
  );
`;

const PEOPLE = `
  CREATE TABLE people (id ${TEXT} PRIMARY KEY, name ${TEXT} NOT NULL, created_at bigint NOT NULL, sum ${TEXT} NOT NULL);
  CREATE TABLE contacts (
    "user" ${TEXT} PRIMARY KEY REFERENCES people (id), email ${TEXT} NOT NULL, title ${TEXT} NOT NULL,
    gender ${TEXT} NOT NULL, sum ${TEXT} NOT NULL
  );
  CREATE TABLE sessions (
    hash ${TEXT} PRIMARY KEY, id ${TEXT} NOT NULL, "user" ${TEXT} NOT NULL REFERENCES people (id),
    created_at bigint NOT NULL, seen_at bigint NOT NULL, device ${TEXT} NOT NULL, way ${TEXT} NOT NULL,
    sum ${TEXT} NOT NULL
  );
  CREATE INDEX sessions_by_user ON sessions ("user");
  CREATE TABLE links (
    hash ${TEXT} PRIMARY KEY, "user" ${TEXT} NOT NULL REFERENCES people (id), kind ${TEXT} NOT NULL,
    created_at bigint NOT NULL, ends_at bigint NOT NULL, used_at bigint, code ${TEXT}, asker ${TEXT},
    tries bigint NOT NULL, sum ${TEXT} NOT NULL
  );
  CREATE TABLE identities (
    issuer ${TEXT} NOT NULL, subject ${TEXT} NOT NULL, "user" ${TEXT} NOT NULL REFERENCES people (id),
    bound_at bigint NOT NULL, used_at bigint NOT NULL, sum ${TEXT} NOT NULL, PRIMARY KEY (issuer, subject)
  );
  CREATE TABLE passkeys (
    id ${TEXT} PRIMARY KEY, "user" ${TEXT} NOT NULL REFERENCES people (id), name ${TEXT} NOT NULL,
    public_key ${TEXT} NOT NULL, counter bigint NOT NULL, created_at bigint NOT NULL, used_at bigint,
    sum ${TEXT} NOT NULL
  );
  CREATE TABLE notices_seen (
    "user" ${TEXT} NOT NULL REFERENCES people (id), stream ${TEXT} NOT NULL, seq bigint NOT NULL,
    sum ${TEXT} NOT NULL, PRIMARY KEY ("user", stream, seq)
  );
  CREATE TABLE audit (
    n bigint PRIMARY KEY, at bigint NOT NULL, act ${TEXT} NOT NULL, "user" ${TEXT}, "by" ${TEXT}, way ${TEXT},
    device ${TEXT}, reason ${TEXT}, count bigint NOT NULL, sum ${TEXT} NOT NULL
  );
  CREATE INDEX audit_failures ON audit (at) WHERE act = 'signInFailed';
`;

/** `n` of nominations is their order, which SQLite knows by its rowid. */
const MAILS_AND_NOMINATIONS = `
  CREATE TABLE mails (
    n bigint PRIMARY KEY, key ${TEXT} NOT NULL UNIQUE, "user" ${TEXT} REFERENCES people (id), address ${TEXT} NOT NULL,
    kind ${TEXT} NOT NULL, language ${TEXT} NOT NULL, body ${TEXT} NOT NULL, message_id ${TEXT} NOT NULL,
    state ${TEXT} NOT NULL, attempts bigint NOT NULL, queued_at bigint NOT NULL, next_at bigint NOT NULL,
    done_at bigint, said ${TEXT} NOT NULL, sum ${TEXT} NOT NULL
  );
  CREATE INDEX mails_by_state ON mails (state, next_at);
  CREATE INDEX mails_done ON mails (done_at);
  CREATE TABLE mail_choices (
    "user" ${TEXT} PRIMARY KEY REFERENCES people (id), concerns ${TEXT} NOT NULL, followed ${TEXT} NOT NULL,
    language ${TEXT} NOT NULL, token ${TEXT} NOT NULL UNIQUE, sum ${TEXT} NOT NULL
  );
  CREATE TABLE mail_bounces (
    "user" ${TEXT} PRIMARY KEY REFERENCES people (id), address ${TEXT} NOT NULL, at bigint NOT NULL,
    why ${TEXT} NOT NULL, sum ${TEXT} NOT NULL
  );
  CREATE TABLE nominations (
    id ${TEXT} PRIMARY KEY, letter ${TEXT} NOT NULL, delegation ${TEXT} NOT NULL, at bigint NOT NULL,
    body ${TEXT} NOT NULL, state ${TEXT} NOT NULL, sum ${TEXT} NOT NULL,
    n bigint GENERATED BY DEFAULT AS IDENTITY UNIQUE
  );
  CREATE TABLE nomination_code ("only" bigint PRIMARY KEY, hash ${TEXT} NOT NULL, sum ${TEXT} NOT NULL);
  CREATE TABLE meta (name ${TEXT} PRIMARY KEY, value ${TEXT} NOT NULL, sum ${TEXT} NOT NULL);
`;

/** Tables that came later. Each start makes those that are missing: an earlier version at work beside it knows none. */
export const LATER_TABLES = `
  CREATE TABLE IF NOT EXISTS consultation_inputs (
    id ${TEXT} PRIMARY KEY, consultation ${TEXT} NOT NULL, at bigint NOT NULL, confirmed bigint NOT NULL,
    bytes bigint NOT NULL, link ${TEXT} NOT NULL, salt ${TEXT} NOT NULL, body ${TEXT} NOT NULL, sum ${TEXT} NOT NULL
  );
  CREATE UNIQUE INDEX IF NOT EXISTS consultation_links ON consultation_inputs (link);
  CREATE INDEX IF NOT EXISTS consultation_inputs_of ON consultation_inputs (consultation, at);
  CREATE TABLE IF NOT EXISTS consultation_files (id ${TEXT} PRIMARY KEY, body bytea NOT NULL);
`;

/**
 * Of this database alone; no backup copies them. A lease is the node's, so that renewing it never touches a row that an
 * append locks. `cluster` keeps facts by name: format, needs, founding, moved, removals.
 */
const CLUSTER = `
  CREATE TABLE cluster (name ${TEXT} PRIMARY KEY, value ${TEXT} NOT NULL);
  CREATE TABLE nodes (
    id ${TEXT} PRIMARY KEY, address ${TEXT} NOT NULL, version ${TEXT} NOT NULL, speaks bigint NOT NULL,
    draining boolean NOT NULL, forum_seq bigint NOT NULL, until timestamptz NOT NULL
  ) WITH (fillfactor = 50);
  CREATE TABLE owners (key ${TEXT} PRIMARY KEY, node ${TEXT} NOT NULL, epoch bigint NOT NULL);
`;

/** Nearly all bodies are small or compressed already: PostgreSQL would try for nothing. */
const STORAGE = ["rows", "checkpoints", "kept_checkpoints", "files", "received", "received_pieces", "probe"]
  .map((table) => `ALTER TABLE ${table} ALTER COLUMN body SET STORAGE EXTERNAL;`)
  .join("\n");

export const POSTGRES_TABLES = [
  ROWS,
  MADE_OF_ROWS,
  FILES,
  PEOPLE,
  MAILS_AND_NOMINATIONS,
  CLUSTER,
  STORAGE,
].join("");
